use super::text_rule::{TextRule, text_type};

/// Load balancers take up to 1024 characters
/// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html>), Route 53's health checks 255
/// (<https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html>); the limit of 128 is ours, and so are the
/// characters, which no URL has to escape.
pub(crate) static HEALTH_CHECK_PATH: TextRule = TextRule::new(
    r"^/[A-Za-z0-9._~/-]*$",
    Some(128),
    "a path of letters, digits and `._~/-` that starts with `/`",
);

text_type!(
    /// The path that a healthy instance answers with status 200.
    HealthCheckPath,
    HEALTH_CHECK_PATH
);
