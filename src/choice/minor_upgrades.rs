use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Who takes a database to the next minor version.
    MinorUpgrades {
        /// AWS, in the maintenance window: the blueprint states a major version only.
        Automatic = "automatic",
        /// Whoever changes the blueprint: it states a minor version, which may be of an LTS line.
        Manual = "manual",
    }
}
choice_option!(MinorUpgrades, "aurora", "minor_upgrades");
