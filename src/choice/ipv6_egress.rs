use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// How private subnets reach the internet over IPv6; follows from [`IpVersion`](super::IpVersion) and [`Egress`](super::Egress).
    Ipv6Egress {
        /// Not at all.
        Off = "off",
        /// Through an egress-only internet gateway.
        EgressOnly = "egress_only",
    }
}
choice_option!(Ipv6Egress, "nat", "ipv6_egress");
