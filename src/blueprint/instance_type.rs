use super::text_rule::{TextRule, text_type};

/// Family, generation and options, a dot, a size: <https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html>.
/// Which of them exist is for the catalogue to say.
pub(crate) static INSTANCE_TYPE: TextRule = TextRule::new(
    r"^[a-z][a-z0-9-]{1,30}\.[a-z0-9][a-z0-9-]{1,30}$",
    None,
    "the name of an EC2 instance type, in lower case",
);

text_type!(
    /// The name of an EC2 instance type, such as `t4g.small`.
    InstanceType,
    INSTANCE_TYPE
);
