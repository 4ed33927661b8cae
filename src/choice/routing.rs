use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// How the domain's records lead to the Regions.
    Routing {
        /// To the only Region there is.
        Single = "single",
        /// To the primary Region while it is healthy, else to the nearest of the others.
        Failover = "failover",
        /// To the nearest healthy Region.
        Latency = "latency",
    }
}
choice_option!(Routing, "dns", "routing");
