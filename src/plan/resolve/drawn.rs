use std::collections::BTreeMap;

use crate::blueprint;
use crate::catalog::ZoneId;
use crate::plan::Regions;

/// The Regions as far as they could be resolved.
///
/// What could be resolved of one Region serves the checks that need no more, so that a fault elsewhere does not hide theirs.
pub(super) struct Drawn<'a> {
    /// All of them together; `None` where a finding makes that guesswork.
    pub(super) regions: Option<Regions>,
    /// The active Regions whose zones are known.
    pub(super) picked: Vec<Picked<'a>>,
}

/// The zones of one active Region.
pub(super) struct Picked<'a> {
    /// The Region as the blueprint states it.
    pub(super) stated: &'a blueprint::Region,
    /// Its zones with their CIDR slots.
    pub(super) zones: BTreeMap<ZoneId, u8>,
}

impl Picked<'_> {
    /// The Region's code as its zone ids spell it.
    pub(super) fn code(&self) -> &str {
        self.zones
            .keys()
            .next()
            .expect("a Region has two zones or more")
            .code()
    }
}
