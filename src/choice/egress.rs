use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// How private subnets reach the internet over IPv4.
    Egress {
        /// One NAT gateway in each zone: a zone's failure stays in the zone.
        PerAz = "per_az",
        /// One NAT gateway in a named zone: cheaper, but its zone's failure cuts all zones off.
        Single = "single",
        /// No way out: interface endpoints serve what the instances need.
        None = "none",
    }
}
choice_option!(Egress, "nat", "egress");
