use std::collections::BTreeSet;

use super::{DOMAIN, catalog, findings, known};
use crate::blueprint::{parse, schema};
use crate::catalog::Catalog;
use crate::choice::{Architecture, BuildCompute, ConnectionProvider, Deployment, RollbackAlarm};
use crate::plan::{
    ConnectionPlan, Origin, PipelinePlan, RegionName, Resolved, SourcePlan, resolve,
};
use crate::source::SourceFile;

const THREE_REGIONS: &str = "name = \"a\"\nenvironment = \"b\"\nprimary_region = \"us-east-1\"\n[[region]]\nname = \"us-west-2\"\ncidr = \"10.0.0.0/16\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.1.0.0/16\"\n[[region]]\nname = \"eu-west-1\"\ncidr = \"10.2.0.0/16\"\n[[region]]\nname = \"us-east-2\"\ncidr = \"10.3.0.0/16\"\nretired = true\n";

fn resolved(further: &str) -> Resolved {
    let text = format!("{THREE_REGIONS}{DOMAIN}{further}");
    let blueprint = parse(&SourceFile::new("test.toml", text)).expect("the right shape");
    resolve(&blueprint, Catalog::embedded(), Catalog::embedded().date()).expect("sound")
}

fn pipeline(further: &str) -> PipelinePlan {
    let plan = resolved(&format!("[codepipeline]\n{further}")).plan;
    plan.pipeline().expect("a pipeline").clone()
}

fn order(plan: &PipelinePlan) -> Vec<&str> {
    plan.region_order.iter().map(RegionName::as_str).collect()
}

#[test]
fn without_the_section_there_is_no_pipeline() {
    let resolved = resolved("");
    assert!(resolved.plan.pipeline().is_none());
    assert_eq!(resolved.origins.get("codepipeline"), Some(Origin::Default));
}

#[test]
fn an_empty_section_is_a_whole_pipeline() {
    let plan = pipeline("");
    let branch = "main".to_owned();
    assert_eq!(plan.source, SourcePlan::Codecommit { branch });
    assert_eq!(plan.deployment, Deployment::OneAtATime);
    assert_eq!(plan.approval, None);
    assert_eq!(plan.build.architecture, Architecture::Arm64);
    assert_eq!(plan.build.compute, BuildCompute::Small);
    assert_eq!(plan.build.environment_type(), "ARM_CONTAINER");
    // The primary Region comes last, the retired one not at all.
    assert_eq!(order(&plan), ["eu-west-1", "us-west-2", "us-east-1"]);
    assert!(plan.rollback_alarms.is_empty());
    assert_eq!(
        (plan.artifact_retention_days, plan.log_retention_days),
        (90, 90)
    );
}

#[test]
fn it_builds_for_the_architecture_of_the_instances() {
    let plan = pipeline("build_compute = \"large\"\n[asg]\ninstance_type = \"m7i.large\"\n");
    assert_eq!(plan.build.environment_type(), "LINUX_CONTAINER");
    assert!(plan.build.image().contains("x86_64"));
    assert_eq!(plan.build.compute.compute_type(), "BUILD_GENERAL1_LARGE");
}

#[test]
fn each_source_has_its_own_values() {
    let connected = |further: &str| {
        pipeline(&format!(
            "source = \"codeconnections\"\nrepository = \"a/b\"\nbranch = \"release/1\"\n{further}"
        ))
        .source
    };
    let to = |connection| SourcePlan::Codeconnections {
        repository: "a/b".to_owned(),
        branch: "release/1".to_owned(),
        connection,
    };
    assert_eq!(
        connected(""),
        to(ConnectionPlan::Created(ConnectionProvider::Github))
    );
    let arn = "arn:aws:codestar-connections:eu-central-1:111122223333:connection/1234abcd-12ab-34cd-56ef-1234567890ab";
    assert_eq!(
        connected(&format!("connection_arn = \"{arn}\"\n")),
        to(ConnectionPlan::Existing(arn.to_owned()))
    );
    let nested = pipeline(
        "source = \"codeconnections\"\nrepository = \"a/b/c\"\nconnection_provider = \"gitlab\"\n",
    );
    assert!(
        matches!(nested.source, SourcePlan::Codeconnections { repository, .. } if repository == "a/b/c")
    );
    let stored = |bucket: Option<&str>, object_key: &str| SourcePlan::S3 {
        bucket: bucket.map(str::to_owned),
        object_key: object_key.to_owned(),
    };
    assert_eq!(
        pipeline("source = \"s3\"\n").source,
        stored(None, "app.zip")
    );
    assert_eq!(
        pipeline("source = \"s3\"\nbucket = \"b-b\"\nobject_key = \"x/y.zip\"\n").source,
        stored(Some("b-b"), "x/y.zip")
    );
}

#[test]
fn alarms_roll_back_where_there_are_alarms() {
    use RollbackAlarm::{AlbErrorRate, AsgAtMax};
    let alarms = "[alarms]\nemails = [\"a@b.example\"]\n";
    let of = |further: &str| pipeline(&format!("{further}{alarms}")).rollback_alarms;
    // The others ring for what new instances cure, and keep these out while they do.
    assert_eq!(of(""), BTreeSet::from([AlbErrorRate]));
    assert_eq!(of("rollback_alarms = []\n"), BTreeSet::new());
    assert_eq!(
        of("rollback_alarms = [\"asg-at-max\"]\n"),
        BTreeSet::from([AsgAtMax])
    );
    // A deployment that leaves nobody to answer would ring the alarm itself.
    assert_eq!(of("deployment = \"all_at_once\"\n"), BTreeSet::new());
    assert_eq!(
        of("deployment = \"half\"\n[asg]\nmin_size = 1\n"),
        BTreeSet::new()
    );
    // None is what there is without alarms.
    assert_eq!(
        pipeline("rollback_alarms = []\n").rollback_alarms,
        BTreeSet::new()
    );
}

#[test]
fn the_alarms_are_those_of_the_modules_of_every_region() {
    let of = |module: &str| {
        let path = format!("{}/modules/{module}/alarms.tf", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("the module's alarms")
    };
    let declared = of("alb") + &of("asg");
    let keys: BTreeSet<&str> = declared
        .lines()
        .filter_map(|line| line.strip_prefix("    ")?.strip_suffix(" = {"))
        .filter(|key| key.starts_with("alb-") || key.starts_with("asg-"))
        .collect();
    let known: BTreeSet<&str> = RollbackAlarm::ALL
        .iter()
        .map(|alarm| alarm.as_str())
        .collect();
    assert_eq!(keys, known);
}

#[test]
fn the_order_is_the_blueprints_own_where_it_is_stated() {
    let stated = "[\"us-east-1\", \"us-west-2\", \"eu-west-1\"]";
    let plan = pipeline(&format!("region_order = {stated}\n"));
    assert_eq!(order(&plan), ["us-east-1", "us-west-2", "eu-west-1"]);
}

#[test]
fn every_value_has_an_origin() {
    let of = |text: &str| resolved(&format!("[codepipeline]\n{text}")).origins;
    let common = of("approval = \"manual\"\napproval_emails = [\"a@b.example\"]\n");
    let connected = of("source = \"codeconnections\"\nrepository = \"a/b\"\n");
    let given = of(
        "source = \"codeconnections\"\nrepository = \"a/b\"\nconnection_arn = \"arn:aws:codeconnections:us-east-1:111122223333:connection/1234abcd-12ab-34cd-56ef-1234567890ab\"\n",
    );
    let stored = of("source = \"s3\"\n");
    let schema = schema();
    let properties = schema["properties"]["codepipeline"]["properties"].as_object();
    for key in properties.expect("a section").keys() {
        let key = format!("codepipeline.{key}");
        let all = [&common, &connected, &given, &stored];
        assert!(
            all.iter().any(|origins| origins.get(&key).is_some()),
            "{key}"
        );
    }
    // What belongs to another source is no value of the plan.
    assert_eq!(common.get("codepipeline.bucket"), None);
    assert_eq!(stored.get("codepipeline.branch"), None);
    assert_eq!(stored.get("codepipeline.object_key"), Some(Origin::Default));
}

#[test]
fn a_region_without_the_services_of_the_pipeline_cannot_hold_it() {
    let lacking = catalog(
        &[("codecommit", "not_offered"), ("codedeploy", "not_offered")],
        known,
    );
    assert!(findings(&lacking, "").is_empty());
    let x86 = "[asg]\ninstance_type = \"m7i.large\"\n";
    assert_eq!(
        findings(&lacking, &format!("[codepipeline]\n{x86}")),
        [
            "service-not-in-region 6:1 `eu-west-3` cannot hold the pipeline: it does not offer `codedeploy` | write another `primary_region`, or remove `[codepipeline]`",
            "service-not-in-region 6:1 `eu-west-3` cannot hold the pipeline's source: it does not offer `codecommit` | write another `source` under `[codepipeline]`, or another `primary_region`",
        ]
    );
}

#[test]
fn where_nothing_is_known_of_builds_on_graviton_that_is_said() {
    let catalog = Catalog::embedded();
    let said = "facts-missing 4:8 the catalogue does not know whether `eu-west-3` offers `codebuild-arm` | look it up in AWS's own tables before you apply: nothing was verified here";
    assert_eq!(findings(catalog, "[codepipeline]\n"), [said]);
    let x86 = "[codepipeline]\n[asg]\ninstance_type = \"m7i.large\"\n";
    assert!(findings(catalog, x86).is_empty());
}

#[test]
fn every_region_needs_what_deploys_to_it() {
    let lacking = catalog(
        &[
            ("codepipeline", "not_offered"),
            ("codebuild", "not_offered"),
        ],
        known,
    );
    let text = format!(
        "name = \"a\"\nenvironment = \"b\"\nprimary_region = \"us-east-1\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\n[[region]]\nname = \"eu-west-3\"\ncidr = \"10.1.0.0/16\"\n{DOMAIN}[codepipeline]\n"
    );
    let blueprint = parse(&SourceFile::new("test.toml", text)).expect("the right shape");
    let found = resolve(&blueprint, &lacking, lacking.date()).expect_err("nothing to deploy with");
    let messages: Vec<&str> = found
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        messages,
        ["`eu-west-3` cannot hold deployments: it does not offer `codepipeline`"]
    );
}
