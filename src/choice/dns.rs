use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Who makes the certificates and the records of the domain.
    Dns {
        /// The tree, in a hosted zone of Route 53 that exists.
        HostedZone = "hosted_zone",
        /// Nobody, or somebody else: certificates, if any, are given.
        None = "none",
    }
}
choice_option!(Dns, "stack", "dns");
