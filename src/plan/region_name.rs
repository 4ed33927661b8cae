/// The name of a Region that the catalogue knows, such as `us-east-1`: lower-case letters, digits and hyphens only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionName(pub(super) String);

impl RegionName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The provider alias and module label of the Region: `us_east_1`.
    pub fn alias(&self) -> String {
        self.0.replace('-', "_")
    }
}

impl std::fmt::Display for RegionName {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}
