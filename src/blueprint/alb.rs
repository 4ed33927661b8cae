use super::health_check_path::{HEALTH_CHECK_PATH, HealthCheckPath};
use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use crate::source::Located;

/// The section `[alb]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alb {
    /// The path that a healthy instance answers with status 200.
    pub health_check_path: Located<HealthCheckPath>,
    /// The port that instances serve.
    pub target_port: Located<u16>,
    /// For how long a leaving instance finishes its requests, in seconds.
    pub deregistration_delay: Located<u16>,
    /// Over how long a new instance's share of requests grows, in seconds.
    pub slow_start: Located<u16>,
    /// After how long an idle connection is closed, in seconds.
    pub idle_timeout: Located<u16>,
}

pub(crate) static ALB_KEYS: [&Key; 5] = [
    &HEALTH_CHECK_PATH_KEY,
    &TARGET_PORT,
    &DEREGISTRATION_DELAY,
    &SLOW_START,
    &IDLE_TIMEOUT,
];

static HEALTH_CHECK_PATH_KEY: Key = Key {
    name: "health_check_path",
    path: "alb.health_check_path",
    title: "Path of the health check",
    description: "The path that a healthy instance answers with status 200; load balancers and the domain's health checks ask for it.",
    example: "\"/health\"",
    fallback: Fallback::Text("/health"),
    rule: Rule::Text(&HEALTH_CHECK_PATH),
};

/// Ports below 1024 take a privilege that the application is not given.
static TARGET_PORT: Key = Key {
    name: "target_port",
    path: "alb.target_port",
    title: "Port of the application",
    description: "The port that instances serve, over HTTP and from 1024 to 65535; only the load balancer reaches it.",
    example: "8080",
    fallback: Fallback::Integer(8080),
    rule: Rule::Integer {
        min: 1024,
        max: 65535,
    },
};

/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay>.
static DEREGISTRATION_DELAY: Key = Key {
    name: "deregistration_delay",
    path: "alb.deregistration_delay",
    title: "Seconds for the last requests",
    description: "For how long an instance that leaves finishes its requests, in seconds, from 0 to 3600.",
    example: "30",
    fallback: Fallback::Integer(60),
    rule: Rule::Integer { min: 0, max: 3600 },
};

/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#slow-start-mode>.
static SLOW_START: Key = Key {
    name: "slow_start",
    path: "alb.slow_start",
    title: "Seconds to the full share of requests",
    description: "Over how long the share of requests of a new instance grows, in seconds, from 30 to 900.",
    example: "120",
    fallback: Fallback::Integer(60),
    rule: Rule::Integer { min: 30, max: 900 },
};

/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout>.
static IDLE_TIMEOUT: Key = Key {
    name: "idle_timeout",
    path: "alb.idle_timeout",
    title: "Seconds until an idle connection is closed",
    description: "After how long without data a connection is closed, in seconds, from 1 to 4000.",
    example: "120",
    fallback: Fallback::Integer(60),
    rule: Rule::Integer { min: 1, max: 4000 },
};

impl Alb {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let health_check_path = from.text(&HEALTH_CHECK_PATH_KEY);
        let target_port = from.integer(&TARGET_PORT);
        let deregistration_delay = from.integer(&DEREGISTRATION_DELAY);
        let slow_start = from.integer(&SLOW_START);
        let idle_timeout = from.integer(&IDLE_TIMEOUT);
        Some(Self {
            health_check_path: health_check_path?,
            target_port: target_port?,
            deregistration_delay: deregistration_delay?,
            slow_start: slow_start?,
            idle_timeout: idle_timeout?,
        })
    }
}
