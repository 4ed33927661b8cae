use super::text_rule::{TextRule, text_type};

/// Connections that were made before the service was renamed keep the old name in their ARN:
/// <https://docs.aws.amazon.com/dtconsole/latest/userguide/rename.html>,
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodeconnections.html#awscodeconnections-resources-for-iam-policies>.
pub(crate) static CONNECTION_ARN: TextRule = TextRule::new(
    r"^arn:(aws|aws-cn|aws-us-gov):(codeconnections|codestar-connections):[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}:[0-9]{12}:connection/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    None,
    "the ARN of a connection, as the console of the developer tools shows it",
);

text_type!(
    /// The ARN of a connection to a repository that AWS does not host.
    ConnectionArn,
    CONNECTION_ARN
);
