use super::text_rule::{TextRule, text_type};

/// The shape of region names in every partition, `us-gov-west-1` and `eusc-de-east-1` included:
/// <https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html>.
pub(crate) static REGION_NAME: TextRule = TextRule::new(
    r"^[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}$",
    None,
    "the name of an AWS region",
);

text_type!(
    /// The name of an AWS region in shape, such as `us-east-1`; whether it exists is the catalogue's knowledge.
    RegionName,
    REGION_NAME
);
