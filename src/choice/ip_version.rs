use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Which address families the VPC has.
    IpVersion {
        /// IPv4 only.
        Ipv4 = "ipv4",
        /// IPv4 and an Amazon-provided IPv6 block.
        DualStack = "dual_stack",
    }
}
choice_option!(IpVersion, "vpc", "ip_version");
