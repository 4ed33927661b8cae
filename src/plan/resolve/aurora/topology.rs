use std::collections::BTreeSet;

use super::super::entry::active;
use super::super::listing::both;
use crate::blueprint::{self, Blueprint};
use crate::choice::Topology;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins, RegionName, TopologyPlan};
use crate::source::Span;

/// The most secondary Regions of a global database:
/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html>.
const MAX_SECONDARIES: usize = 10;

/// Resolves over how many Regions the database extends; `None` where that cannot be told.
pub(super) fn resolve(
    section: &blueprint::Aurora,
    home: Option<&str>,
    blueprint: &Blueprint,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<TopologyPlan> {
    origins.record("aurora.topology", section.topology.span);
    let others: BTreeSet<&str> = active(blueprint)
        .map(|region| region.name.value.as_str())
        .filter(|name| home.is_some_and(|home| home != *name))
        .collect();
    match section.topology.value {
        Topology::Single => {
            refuse_unused(section, findings);
            warn_of_others(section, home, &others, findings);
            home.map(|_| TopologyPlan::Single)
        }
        Topology::Global => {
            origins.record(
                "aurora.secondaries",
                Origin::Rule("every other active Region"),
            );
            origins.record("aurora.write_forwarding", section.write_forwarding.span);
            origins.record("aurora.password_version", section.password_version.span);
            check_number(section, blueprint, findings);
            home.map(|_| TopologyPlan::Global {
                secondaries: others
                    .into_iter()
                    .map(|name| RegionName(name.to_owned()))
                    .collect(),
                write_forwarding: section.write_forwarding.value,
                password_version: section.password_version.value,
            })
        }
    }
}

/// What only a global database has.
fn refuse_unused(section: &blueprint::Aurora, findings: &mut Diagnostics) {
    let mut refuse = |key: &str, span: Option<Span>, why: &str| {
        if span.is_some() {
            findings.push(
                Diagnostic::new(
                    Code::AuroraGlobalOnly,
                    format!("`{key}` has no meaning with `topology = \"single\"`: {why}"),
                    format!("remove `{key}`, or write `topology = \"global\"`"),
                )
                .label(span, "would not be used")
                .label(section.topology.span, "one cluster"),
            );
        }
    };
    refuse(
        "write_forwarding",
        section.write_forwarding.span,
        "there is no other cluster to forward writes from",
    );
    refuse(
        "password_version",
        section.password_version.span,
        "RDS makes and rotates the password",
    );
}

fn warn_of_others(
    section: &blueprint::Aurora,
    home: Option<&str>,
    others: &BTreeSet<&str>,
    findings: &mut Diagnostics,
) {
    let (Some(home), Some(names)) = (home, both(others)) else {
        return;
    };
    findings.push(
        Diagnostic::new(
            Code::AuroraRegionsWithout,
            format!("the database is in `{home}` only: instances in {names} have none"),
            "write `topology = \"global\"`, unless the other Regions can do without a database",
        )
        .label(
            section.topology.span.or(Some(section.span)),
            "one cluster for several Regions",
        ),
    );
}

fn check_number(section: &blueprint::Aurora, blueprint: &Blueprint, findings: &mut Diagnostics) {
    let names: BTreeSet<&str> = active(blueprint)
        .map(|region| region.name.value.as_str())
        .collect();
    let span = section.topology.span;
    match names.len() {
        0 | 1 => findings.push(
            Diagnostic::new(
                Code::AuroraGlobalOneRegion,
                format!(
                    "a global database needs two active Regions or more, this blueprint has {}",
                    names.len()
                ),
                "write `topology = \"single\"`, or add a `[[region]]`",
            )
            .label(span, "needs a second Region"),
        ),
        count if count > MAX_SECONDARIES + 1 => findings.push(
            Diagnostic::new(
                Code::AuroraGlobalTooManyRegions,
                format!(
                    "a global database extends over {} Regions at most, this blueprint has {count}",
                    MAX_SECONDARIES + 1
                ),
                format!(
                    "remove {} of the Regions, or write `topology = \"single\"`",
                    count - MAX_SECONDARIES - 1
                ),
            )
            .label(span, format!("one cluster in each of {count} Regions")),
        ),
        _ => {}
    }
}
