//! The parts that watch, log and analyse: each is there by its section.

use std::collections::BTreeSet;

use carshare_gen::choice::{
    Alarms, Athena, Cloudtrail, Egress, Firehose, FirehoseEndpoint, FleetQueries, ObjectLock,
    TrailQueries,
};
use carshare_gen::plan::Plan;

use super::name;

/// A section each, and the lock.
const SECTIONS: [&str; 5] = [
    "[firehose]\n",
    "[athena]\n",
    "[cloudtrail]\n",
    "[alarms]\n",
    "[logs]\nobject_lock_mode = \"governance\"\nobject_lock_days = 1\n",
];

/// The options that a plan takes.
pub(super) fn options(plan: &Plan) -> BTreeSet<String> {
    let (firehose, athena) = (plan.firehose().is_some(), plan.athena().is_some());
    let trail = plan.trail().is_some();
    let mut options = BTreeSet::from([
        name(match firehose {
            true => Firehose::DirectPut,
            false => Firehose::None,
        }),
        name(match athena {
            true => Athena::Workgroup,
            false => Athena::None,
        }),
        name(match firehose && athena {
            true => FleetQueries::Athena,
            false => FleetQueries::None,
        }),
        name(match trail && athena {
            true => TrailQueries::Athena,
            false => TrailQueries::None,
        }),
        name(match trail {
            true => Cloudtrail::Trail,
            false => Cloudtrail::None,
        }),
        name(match plan.alarms() {
            Some(_) => Alarms::Sns,
            None => Alarms::None,
        }),
        name(match plan.logs().object_lock {
            Some(_) => ObjectLock::On,
            None => ObjectLock::Off,
        }),
    ]);
    if firehose {
        options.insert(name(match plan.egress().choice() {
            Egress::None => FirehoseEndpoint::Interface,
            Egress::PerAz | Egress::Single => FirehoseEndpoint::Public,
        }));
    }
    options
}

/// No part, and all of them: with these two, every option of theirs meets every option of anything else.
pub(super) fn extremes() -> [String; 2] {
    [String::new(), SECTIONS.concat()]
}

/// All combinations of the sections, for how the parts meet each other.
pub(super) fn combinations() -> Vec<String> {
    let all = 0..1_u32 << SECTIONS.len();
    all.map(|combination| {
        let of = SECTIONS.iter().enumerate();
        of.filter(|(index, _)| combination >> index & 1 == 1)
            .map(|(_, section)| *section)
            .collect()
    })
    .collect()
}
