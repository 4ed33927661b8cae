use crate::choice::MinorUpgrades;

/// An engine's version, as far as the blueprint fixes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuroraVersion {
    /// In full, as RDS takes it: `16.8`, `8.0.mysql_aurora.3.10.1`. With automatic upgrades it is that of the cluster's creation.
    pub engine_version: String,
    /// The family of its parameter groups: `aurora-postgresql16`.
    pub parameter_group_family: String,
    /// Who takes it to the next minor version.
    pub minor_upgrades: MinorUpgrades,
}
