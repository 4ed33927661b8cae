use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use super::word::words;
use crate::choice::Egress;
use crate::source::Located;

/// The section `[nat]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nat {
    /// How private subnets reach the internet over IPv4.
    pub egress: Located<Egress>,
}

pub(crate) static NAT_KEYS: [&Key; 1] = [&EGRESS];

static EGRESS: Key = Key {
    name: "egress",
    path: "nat.egress",
    title: "Way out of the private subnets",
    description: "`per_az`: one NAT gateway in each zone. `single`: one in the region's `nat_zone`, cheaper, but all zones depend on that one. \
                  `none`: no way out, interface endpoints instead.",
    example: "\"per_az\"",
    fallback: Fallback::Word("per_az"),
    rule: Rule::Word(words::<Egress>),
};

impl Nat {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        Some(Self {
            egress: from.word(&EGRESS)?,
        })
    }
}
