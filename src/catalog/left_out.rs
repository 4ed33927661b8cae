use serde::Deserialize;

/// A real region that the catalogue deliberately has no row for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Its name, such as `eusc-de-east-1`.
    pub name: String,
    /// Its partition, also one that [`PartitionId`](super::PartitionId) lacks.
    pub partition: String,
    /// Why, as a clause without a full stop.
    pub reason: String,
}
