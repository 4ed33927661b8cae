use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

/// The ports of a security group rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ports {
    first: u16,
    last: u16,
    /// Protocols without ports, or all of them.
    any: bool,
}

impl Ports {
    /// Reads a rule of the provider's: protocol `-1` is everything.
    pub(super) fn of(rule: &Value) -> Self {
        let port = |key: &str| u16::try_from(rule[key].as_i64().unwrap_or(-1)).ok();
        match (
            rule["ip_protocol"].as_str(),
            port("from_port"),
            port("to_port"),
        ) {
            (Some("tcp"), Some(first), Some(last)) => Self {
                first,
                last,
                any: false,
            },
            _ => Self {
                first: 0,
                last: u16::MAX,
                any: true,
            },
        }
    }

    /// Whether the rule is for `port` at least.
    pub(super) fn holds(self, port: u16) -> bool {
        (self.first..=self.last).contains(&port)
    }

    /// Whether the rule is for a single port, which is one of these.
    pub(super) fn is_one_of(self, ports: &BTreeSet<u16>) -> bool {
        !self.any && self.first == self.last && ports.contains(&self.first)
    }

    /// The lowest port.
    pub(super) fn first(self) -> Option<u16> {
        (!self.any).then_some(self.first)
    }
}

impl fmt::Display for Ports {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.any {
            formatter.write_str("everything")
        } else {
            write!(formatter, "tcp {}-{}", self.first, self.last)
        }
    }
}
