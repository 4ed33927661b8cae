use super::text_rule::{TextRule, text_type};

/// <https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html>.
pub(crate) static ZONE_ID: TextRule = TextRule::new(
    r"^[a-z]{3,5}[0-9]{1,2}-az[0-9]{1,2}$",
    None,
    "the id of an availability zone (not its name, which means another zone in another account)",
);

text_type!(
    /// The id of an availability zone in shape, such as `use1-az1`: the same zone in every account, which zone names are not.
    ZoneId,
    ZONE_ID
);
