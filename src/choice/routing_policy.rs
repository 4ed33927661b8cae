use super::vocabulary;

vocabulary! {
    /// Which Region of several answers a user: what a blueprint asks for.
    RoutingPolicy {
        /// The primary Region while it is healthy.
        Failover = "failover",
        /// The nearest healthy Region.
        Latency = "latency",
    }
}
