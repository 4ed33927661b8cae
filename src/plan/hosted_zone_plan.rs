use crate::choice::Routing;

/// The hosted zone of Route 53 that takes the tree's records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostedZonePlan {
    /// Its name: the domain itself, or what the domain ends with behind a dot.
    pub name: String,
    /// How the records lead to the Regions; [`Routing::Single`] with one active Region, and only then.
    pub routing: Routing,
}
