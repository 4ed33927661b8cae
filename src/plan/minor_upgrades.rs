/// Who takes a database to the next minor version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MinorUpgrades {
    /// AWS, in the maintenance window: the blueprint states a major version only.
    Automatic,
    /// Whoever changes the blueprint: it states a minor version, which may be of an LTS line.
    Manual,
}
