use super::text_rule::{TextRule, text_type};

pub(crate) static NAME: TextRule = TextRule::with_exception(
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    Some(32),
    "lower-case letters, digits and single hyphens between them, starting with a letter",
    &REFUSED,
);

/// Every composed name starts with the name and a hyphen. AWS refuses
/// - Systems Manager documents that begin with `aws`, `amazon` or `amzn`
///   (<https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html>),
/// - load balancers that begin with `internal-`
///   (<https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html>),
/// - security groups that begin with `sg-` (<https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html>),
/// - buckets that begin with `sthree-` (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>).
static REFUSED: TextRule = TextRule::new(
    r"^(aws|amazon|amzn|internal$|internal-|sg$|sg-|sthree$|sthree-)",
    None,
    "a name that does not begin with `aws`, `amazon`, `amzn`, `internal-`, `sg-` or `sthree-`, which AWS refuses at the start of the names composed of it",
);

text_type!(
    /// The name of the application; every composed name starts with it.
    Name,
    NAME
);
