/// Name and environment: together the prefix of every composed name.
///
/// Both hold lower-case letters, digits and single hyphens only, and every composed name stays inside its service's limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub(super) name: String,
    pub(super) environment: String,
}

impl Identity {
    /// The stack's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The stack's environment.
    pub fn environment(&self) -> &str {
        &self.environment
    }

    /// What every composed name begins with: `<name>-<environment>`.
    pub fn prefix(&self) -> String {
        format!("{}-{}", self.name, self.environment)
    }
}
