use std::collections::BTreeSet;

use super::super::entry::active;
use super::super::{aurora, backup, efs, place};
use crate::blueprint::Blueprint;
use crate::catalog::Service;
use crate::source::Span;

/// A part that needs services in some Regions only.
pub(super) struct Part<'a> {
    /// What it is: `the user pool`.
    pub(super) what: &'static str,
    /// Its services.
    pub(super) services: &'static [Service],
    /// Where it stands, as far as the blueprint decides it.
    pub(super) regions: BTreeSet<&'a str>,
    /// Where the blueprint asks for it.
    pub(super) span: Option<Span>,
    /// What stands there.
    pub(super) label: &'static str,
    /// What to do where a Region cannot hold it.
    pub(super) help: &'static str,
}

/// The parts that a blueprint asks for.
pub(super) fn of(blueprint: &Blueprint) -> Vec<Part<'_>> {
    let parts = [
        user_pool(blueprint),
        database(blueprint),
        file_system(blueprint),
        backups(blueprint),
        stream(blueprint),
        queries(blueprint),
        trail(blueprint),
        alarms(blueprint),
    ];
    parts.into_iter().flatten().collect()
}

/// Load balancers that do not integrate the pool treat it as any OpenID Connect provider.
fn user_pool(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.cognito.as_ref()?;
    let stated = section.region.as_ref();
    let home = place::meant(stated, blueprint);
    Some(Part {
        what: "the user pool",
        services: &[Service::CognitoIdp],
        regions: home.into_iter().collect(),
        span: stated.map_or(Some(section.span), |stated| stated.span),
        label: "the user pool's Region",
        help: "write a `region` of this blueprint that does under `[cognito]`, or remove `[cognito]`: load balancers use a pool of another Region as well",
    })
}

fn database(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.aurora.as_ref()?;
    let stated = section.region.as_ref();
    Some(Part {
        what: "the database",
        services: &[Service::Rds, Service::Secretsmanager, Service::Monitoring],
        regions: aurora::regions(section, blueprint),
        span: stated.map_or(Some(section.span), |stated| stated.span),
        label: "a cluster in this Region",
        help: "write a `region` of this blueprint that does under `[aurora]`; a global database needs it in every Region",
    })
}

fn file_system(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.efs.as_ref()?;
    Some(Part {
        what: "the file system",
        services: &[Service::Elasticfilesystem],
        regions: efs::regions(section, blueprint),
        span: Some(section.span),
        label: "a file system in this Region",
        help: "write a `region` and a `replica_region` of this blueprint that do under `[efs]`, or remove `[efs]`",
    })
}

fn backups(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.backup.as_ref()?;
    Some(Part {
        what: "backups",
        services: &[Service::Backup],
        regions: backup::regions(section, blueprint),
        span: Some(section.span),
        label: "a vault in this Region",
        help: "write a `copy_region` of this blueprint that does, or remove `[backup]`",
    })
}

/// The Regions of what is once in every Region.
fn everywhere(blueprint: &Blueprint) -> BTreeSet<&str> {
    let names = active(blueprint).map(|region| region.name.value.as_str());
    names.collect()
}

fn stream(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.firehose.as_ref()?;
    Some(Part {
        what: "the stream of the fleet's events",
        services: &[Service::Firehose, Service::Glue],
        regions: everywhere(blueprint),
        span: Some(section.span),
        label: "a stream in every Region",
        help: "write another Region, or remove `[firehose]`: every Region has a stream",
    })
}

fn queries(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.athena.as_ref()?;
    Some(Part {
        what: "queries",
        services: &[Service::Athena, Service::Glue],
        regions: everywhere(blueprint),
        span: Some(section.span),
        label: "queries in every Region",
        help: "write another Region, or remove `[athena]`: every Region has a workgroup",
    })
}

fn trail(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.cloudtrail.as_ref()?;
    Some(Part {
        what: "the trail",
        services: &[Service::Cloudtrail],
        regions: place::meant(None, blueprint).into_iter().collect(),
        span: Some(section.span),
        label: "a trail in the primary Region",
        help: "write another `primary_region`, or remove `[cloudtrail]`",
    })
}

fn alarms(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.alarms.as_ref()?;
    Some(Part {
        what: "alarms",
        services: &[Service::Monitoring, Service::Sns],
        regions: everywhere(blueprint),
        span: Some(section.span),
        label: "alarms in every Region",
        help: "write another Region, or remove `[alarms]`: every Region has a topic",
    })
}
