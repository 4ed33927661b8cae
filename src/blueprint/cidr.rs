use super::text_rule::{TextRule, text_type};

/// A VPC takes /16 to /28 (<https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html>); six zones with three tiers each need
/// /21 at least.
pub(crate) static CIDR: TextRule = TextRule::new(
    r"^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])/(1[6-9]|2[01])$",
    None,
    "an IPv4 block with a prefix from /16 to /21",
);

text_type!(
    /// An IPv4 block in shape, from `/16` to `/21`; host bits and overlaps are for the plan to judge.
    Cidr,
    CIDR
);
