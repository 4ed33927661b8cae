use std::collections::BTreeSet;

use super::super::entry::active;
use super::super::{aurora, backup, efs, place};
use crate::blueprint::{self, Blueprint};
use crate::catalog::Service;
use crate::choice::{Approval, Architecture, Egress, PipelineSource};
use crate::source::Span;

/// A part that needs services in some Regions only.
pub(super) struct Part<'a> {
    /// What it is: `the user pool`.
    pub(super) what: &'static str,
    /// Its services.
    pub(super) services: Vec<Service>,
    /// Where it stands, as far as the blueprint decides it.
    pub(super) regions: BTreeSet<&'a str>,
    /// Where the blueprint asks for it.
    pub(super) span: Option<Span>,
    /// What stands there.
    pub(super) label: &'static str,
    /// What to do where a Region cannot hold it.
    pub(super) help: &'static str,
}

/// The parts that a blueprint asks for, with instances of this architecture.
pub(super) fn of(blueprint: &Blueprint, architecture: Option<Architecture>) -> Vec<Part<'_>> {
    let parts = [
        user_pool(blueprint),
        database(blueprint),
        file_system(blueprint),
        backups(blueprint),
        stream(blueprint),
        queries(blueprint),
        trail(blueprint),
        alarms(blueprint),
        agent_endpoint(blueprint),
    ];
    let delivery = blueprint.codepipeline.as_ref();
    let delivery = delivery.map(|section| pipeline(section, blueprint, architecture));
    let delivery = delivery.into_iter().flatten();
    parts.into_iter().flatten().chain(delivery).collect()
}

/// Load balancers that do not integrate the pool treat it as any OpenID Connect provider.
fn user_pool(blueprint: &Blueprint) -> Option<Part<'_>> {
    let section = blueprint.cognito.as_ref()?;
    let stated = section.region.as_ref();
    let home = place::meant(stated, blueprint);
    Some(Part {
        what: "the user pool",
        services: vec![Service::CognitoIdp],
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
        services: vec![Service::Rds, Service::Secretsmanager, Service::Monitoring],
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
        services: vec![Service::Elasticfilesystem],
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
        services: vec![Service::Backup],
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
        services: vec![Service::Firehose, Service::Glue],
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
        services: vec![Service::Athena, Service::Glue],
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
        services: vec![Service::Cloudtrail],
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
        services: vec![Service::Monitoring, Service::Sns],
        regions: everywhere(blueprint),
        span: Some(section.span),
        label: "alarms in every Region",
        help: "write another Region, or remove `[alarms]`: every Region has a topic",
    })
}

/// Without a way out the agent asks an interface endpoint for its deployments, `modules/codedeploy/endpoint/interface.tf`.
fn agent_endpoint(blueprint: &Blueprint) -> Option<Part<'_>> {
    blueprint.codepipeline.as_ref()?;
    let egress = &blueprint.nat.egress;
    (egress.value == Egress::None).then(|| Part {
        what: "the endpoint of the CodeDeploy agent",
        services: vec![Service::CodedeployCommandsSecure],
        regions: everywhere(blueprint),
        span: egress.span,
        label: "so the agent needs its endpoint in every Region",
        help: "write `egress = \"per_az\"` or `egress = \"single\"` under `[nat]`, or remove `[codepipeline]`: without a way out, instances get their deployments by this endpoint only",
    })
}

/// An action of another Region needs CodePipeline there too:
/// <https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html>.
fn pipeline<'a>(
    section: &'a blueprint::CodePipeline,
    blueprint: &'a Blueprint,
    architecture: Option<Architecture>,
) -> [Part<'a>; 3] {
    let home: BTreeSet<&str> = place::meant(None, blueprint).into_iter().collect();
    let mut others = everywhere(blueprint);
    others.retain(|name| !home.contains(name));
    let mut services = vec![
        Service::Codepipeline,
        Service::Codebuild,
        Service::Codedeploy,
        Service::Events,
    ];
    if architecture == Some(Architecture::Arm64) {
        services.push(Service::CodebuildArm);
    }
    if section.approval.value == Approval::Manual {
        services.push(Service::Sns);
    }
    let source = match section.source.value {
        PipelineSource::Codecommit => vec![Service::Codecommit],
        PipelineSource::Codeconnections => vec![Service::Codeconnections],
        PipelineSource::S3 => Vec::new(),
    };
    [
        Part {
            what: "the pipeline",
            services,
            regions: home.clone(),
            span: Some(section.span),
            label: "a pipeline in the primary Region",
            help: match architecture {
                Some(Architecture::Arm64) => {
                    "write another `primary_region`, remove `[codepipeline]`, or, if it is the build on Graviton that the Region lacks, write an `instance_type` of x86_64 under `[asg]`"
                }
                Some(Architecture::X86_64) | None => {
                    "write another `primary_region`, or remove `[codepipeline]`"
                }
            },
        },
        Part {
            what: "the pipeline's source",
            services: source,
            regions: home,
            span: section.source.span.or(Some(section.span)),
            label: "its source in the primary Region",
            help: "write another `source` under `[codepipeline]`, or another `primary_region`",
        },
        Part {
            what: "deployments",
            services: vec![Service::Codepipeline, Service::Codedeploy],
            regions: others,
            span: Some(section.span),
            label: "deployments in every Region",
            help: "write another Region, or remove `[codepipeline]`: it deploys to every Region",
        },
    ]
}
