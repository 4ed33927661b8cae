use std::collections::BTreeSet;

use super::entry::active;
use super::place::{self, Place};
use crate::blueprint::{self, Blueprint};
use crate::catalog::{AuroraEngine, Catalog, Date, EngineVersion};
use crate::choice::{Engine, MinorUpgrades, Topology};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{AuroraPlan, AuroraVersion, CapacityPlan, Origins, RegionName, TopologyPlan};

mod database_name;
mod provisioned;
mod reserved_words;
mod serverless;
mod topology;
mod version;

const PLACE: Place = Place {
    key: "aurora.region",
    whose: "the database's",
    unknown: Code::AuroraRegionUnknown,
};

/// The most readers of the first cluster of a global database, less one for each secondary Region:
/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html>.
const MAX_READERS: usize = 15;

/// Resolves the section `[aurora]`; `None` where a finding makes that guesswork.
pub(super) fn resolve(
    section: &blueprint::Aurora,
    blueprint: &Blueprint,
    catalog: &Catalog,
    as_of: Date,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<AuroraPlan> {
    record(section, origins);
    database_name::check(section, findings);
    let home = PLACE.resolve(
        section.region.as_ref(),
        blueprint,
        catalog,
        origins,
        findings,
    );
    let version = version::resolve(section, catalog, as_of, origins, findings);
    let topology = topology::resolve(section, home, blueprint, origins, findings);
    let known: Vec<&str> = regions(section, blueprint)
        .into_iter()
        .filter(|name| catalog.region(name).is_some())
        .collect();
    // What a version cannot do that has to go anyway is no help.
    let lasting = version
        .as_ref()
        .filter(|version| !version::has_ended(version, catalog, as_of));
    let capacity = capacity(section, lasting, &known, catalog, origins, findings);
    let (home, topology, capacity) = (home?, topology?, capacity?);
    check_readers(section, home, &topology, &capacity, findings);
    Some(AuroraPlan {
        region: RegionName(home.to_owned()),
        topology,
        engine: section.engine.value,
        version: planned(version?, catalog),
        capacity,
        instances: section.instances.value,
        database_name: section.database_name.value.as_str().to_owned(),
        backup_retention_days: section.backup_retention_days.value,
        log_retention_days: section.log_retention_days.value,
    })
}

/// The Region of the cluster that is written to, as far as the blueprint decides it.
pub(super) fn home<'a>(
    section: &'a blueprint::Aurora,
    blueprint: &'a Blueprint,
) -> Option<&'a str> {
    place::meant(section.region.as_ref(), blueprint)
}

/// The Regions that have a cluster, as far as the blueprint decides it.
pub(super) fn regions<'a>(
    section: &'a blueprint::Aurora,
    blueprint: &'a Blueprint,
) -> BTreeSet<&'a str> {
    match section.topology.value {
        Topology::Single => home(section, blueprint).into_iter().collect(),
        Topology::Global => active(blueprint)
            .map(|region| region.name.value.as_str())
            .collect(),
    }
}

/// The catalogue's word for the engine.
fn engine(section: &blueprint::Aurora) -> AuroraEngine {
    match section.engine.value {
        Engine::AuroraMysql => AuroraEngine::Mysql,
        Engine::AuroraPostgresql => AuroraEngine::Postgresql,
    }
}

fn record(section: &blueprint::Aurora, origins: &mut Origins) {
    origins.record("aurora.engine", section.engine.span);
    origins.record("aurora.instances", section.instances.span);
    origins.record("aurora.database_name", section.database_name.span);
    origins.record(
        "aurora.backup_retention_days",
        section.backup_retention_days.span,
    );
    origins.record("aurora.log_retention_days", section.log_retention_days.span);
}

/// A minor version stays as it is stated. A major one leaves the minor one to AWS: the cluster is made with the newest that the catalogue has, because
/// provider 5.100 does not take less than a full version well (<https://github.com/hashicorp/terraform-provider-aws/issues/45026>).
fn planned(version: EngineVersion, catalog: &Catalog) -> AuroraVersion {
    let (minor_upgrades, first) = match version.is_line() {
        true => (MinorUpgrades::Automatic, newest_of(&version, catalog)),
        false => (MinorUpgrades::Manual, version.version),
    };
    AuroraVersion {
        engine_version: first,
        parameter_group_family: version.family,
        minor_upgrades,
    }
}

fn newest_of(line: &EngineVersion, catalog: &Catalog) -> String {
    let all = catalog.engine_versions(line.engine);
    let mut of_line = all.into_iter().filter(|other| other.major == line.major);
    let newest = of_line.next_back();
    newest
        .expect("a line of the catalogue has versions, in order")
        .version
}

fn capacity(
    section: &blueprint::Aurora,
    version: Option<&EngineVersion>,
    regions: &[&str],
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<CapacityPlan> {
    let Some(table) = &section.serverless else {
        return provisioned::resolve(section, version, regions, catalog, origins, findings);
    };
    if let Some(class) = &section.instance_class {
        findings.push(
            Diagnostic::new(
                Code::AuroraCapacityTwice,
                format!(
                    "`instance_class` is `{}`, and `serverless` is stated too: instances are the one or the other",
                    class.value
                ),
                "remove `instance_class` or `serverless`",
            )
            .label(class.span, "a fixed class")
            .label(table.span, "a capacity that scales"),
        );
    }
    if let Some(max_readers) = &section.max_readers {
        findings.push(
            Diagnostic::new(
                Code::AuroraReadersUnused,
                "`max_readers` has no meaning with `serverless`: there each instance scales, not their number",
                "remove `max_readers`, and state the readers by `instances`",
            )
            .label(max_readers.span, "would not be used")
            .label(table.span, "scales by itself"),
        );
    }
    Some(serverless::resolve(table, version, origins, findings))
}

/// The first cluster of a global database takes a reader less for each secondary one.
fn check_readers(
    section: &blueprint::Aurora,
    home: &str,
    topology: &TopologyPlan,
    capacity: &CapacityPlan,
    findings: &mut Diagnostics,
) {
    let most = MAX_READERS.saturating_sub(topology.secondaries().count());
    let fixed = provisioned::fixed_readers(section);
    let scaled = match capacity {
        CapacityPlan::Provisioned { max_readers, .. } => *max_readers,
        CapacityPlan::Serverless { .. } => 0,
    };
    if usize::from(fixed.max(scaled)) <= most {
        return;
    }
    let (span, what) = match &section.max_readers {
        Some(stated) if scaled > fixed => (stated.span, "too many readers"),
        _ => (section.instances.span, "too many instances"),
    };
    findings.push(
        Diagnostic::new(
            Code::AuroraGlobalReaders,
            format!(
                "the cluster in `{home}` would have {} readers, and takes {most}: 15, less one for each Region that follows it",
                fixed.max(scaled)
            ),
            format!(
                "write `instances = {}` or less, and `max_readers = {most}` or less",
                most + 1
            ),
        )
        .label(span.or(Some(section.span)), what)
        .label(section.topology.span, "a cluster in every Region"),
    );
}
