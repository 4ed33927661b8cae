use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use super::word::words;
use crate::choice::IpVersion;
use crate::source::Located;

/// The section `[vpc]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vpc {
    /// Which address families the VPCs have.
    pub ip_version: Located<IpVersion>,
}

pub(crate) static VPC_KEYS: [&Key; 1] = [&IP_VERSION];

static IP_VERSION: Key = Key {
    name: "ip_version",
    path: "vpc.ip_version",
    title: "Address families",
    description: "`ipv4`, or `dual_stack` for IPv4 and an Amazon-provided IPv6 block in every region.",
    example: "\"dual_stack\"",
    fallback: Fallback::Word("ipv4"),
    rule: Rule::Word(words::<IpVersion>),
};

impl Vpc {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        Some(Self {
            ip_version: from.word(&IP_VERSION)?,
        })
    }
}
