use super::text_rule::{TextRule, text_type};

/// `db`, family and size: <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html>.
/// Which of them exist is for the catalogue to say.
pub(crate) static INSTANCE_CLASS: TextRule = TextRule::new(
    r"^db\.[a-z][a-z0-9-]{1,30}\.[a-z0-9][a-z0-9-]{1,30}$",
    None,
    "the name of an instance class of Aurora, in lower case, or a table `serverless` in place of this key",
);

text_type!(
    /// The name of an Aurora instance class, such as `db.r6g.large`.
    InstanceClass,
    INSTANCE_CLASS
);
