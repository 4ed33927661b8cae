use super::text_rule::{TextRule, text_type};

pub(crate) static AMI_RELEASE: TextRule = TextRule::new(
    r"^[a-z0-9]+([.-][a-z0-9]+)*$",
    Some(32),
    "lower-case letters and digits with single dots and hyphens between them",
);

text_type!(
    /// A word whose change takes the newest image.
    AmiRelease,
    AMI_RELEASE
);
