use super::vocabulary;

vocabulary! {
    /// Which traffic VPC flow logs record.
    TrafficType {
        /// Accepted and rejected traffic.
        All = "all",
        /// Accepted traffic only.
        Accept = "accept",
        /// Rejected traffic only.
        Reject = "reject",
    }
}
