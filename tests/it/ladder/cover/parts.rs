//! The parts that watch, log, analyse and deliver: each is there by its section.

use std::collections::BTreeSet;

use carshare_gen::choice::{
    Alarms, Athena, Cloudtrail, CodeSource, CodedeployEndpoint, Codepipeline, Egress, Firehose,
    FirehoseEndpoint, FleetQueries, ObjectLock, TrailQueries,
};
use carshare_gen::plan::{ConnectionPlan, PipelinePlan, Plan, SourcePlan};

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

/// The options of the pipeline that a plan takes.
pub(super) fn delivery_options(plan: &Plan) -> BTreeSet<String> {
    match plan.pipeline() {
        Some(pipeline) => BTreeSet::from(delivery(plan, pipeline)),
        None => BTreeSet::from([name(Codepipeline::None)]),
    }
}

fn delivery(plan: &Plan, pipeline: &PipelinePlan) -> [String; 4] {
    [
        name(Codepipeline::Pipeline),
        name(match &pipeline.source {
            SourcePlan::Codecommit { .. } => CodeSource::Codecommit,
            SourcePlan::Codeconnections { connection, .. } => match connection {
                ConnectionPlan::Created(_) => CodeSource::Codeconnections,
                ConnectionPlan::Existing(_) => CodeSource::CodeconnectionsExisting,
            },
            SourcePlan::S3 { .. } => CodeSource::S3,
        }),
        name(pipeline.approval_choice()),
        name(match plan.egress().choice() {
            Egress::None => CodedeployEndpoint::Interface,
            Egress::PerAz | Egress::Single => CodedeployEndpoint::Public,
        }),
    ]
}

/// Whether sources and approvals are tried with an option: those of the parts, and the ways out.
pub(super) fn is_met_by_a_delivery(option: &str) -> bool {
    let data_tier = ["stack/aurora/", "stack/backup/", "stack/efs/"];
    let way_in = ["stack/cognito/", "stack/dns/"];
    let others = [
        "codedeploy/",
        "codepipeline/",
        "firehose/",
        "logs/",
        "nat/egress/",
        "stack/",
    ];
    let is_of = |prefixes: &[&str]| prefixes.iter().any(|prefix| option.starts_with(prefix));
    is_of(&others) && !is_of(&data_tier) && !is_of(&way_in)
}

/// No pipeline, and every source with every approval, without the other parts and with them. Decision record 0026: these meet each other and the ways out,
/// nothing else.
pub(super) fn deliveries() -> Vec<String> {
    let sources = [
        "",
        "source = \"codeconnections\"\nrepository = \"owner/name\"\n",
        "source = \"codeconnections\"\nrepository = \"owner/name\"\n\
         connection_arn = \"arn:aws:codeconnections:us-east-1:111122223333:connection/1234abcd-12ab-34cd-96ef-1234567890ab\"\n",
        "source = \"s3\"\n",
    ];
    let approvals = ["none", "manual"];
    let others = SECTIONS.concat();
    let combined = sources.iter().flat_map(|source| {
        approvals.map(|approval| format!("[codepipeline]\napproval = \"{approval}\"\n{source}"))
    });
    combined
        .chain([String::new()])
        .flat_map(|delivery| [delivery.clone(), format!("{others}{delivery}")])
        .collect()
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
