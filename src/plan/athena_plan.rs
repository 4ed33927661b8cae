use std::collections::BTreeSet;

use crate::choice::FleetQuery;

/// The workgroup of each Region, and its queries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AthenaPlan {
    /// Bytes that one query may read, at least one GiB.
    pub bytes_scanned_cutoff: i64,
    /// Days for which results are kept, 1 to 365.
    pub results_retention_days: u16,
    /// The queries over the fleet's events: none without a delivery stream, and each finds the fields that it needs.
    pub fleet_queries: BTreeSet<FleetQuery>,
}
