use std::collections::BTreeSet;

use super::Choices;
use crate::choice::{ConnectionProvider, FleetQuery, ObjectLockMode};
use crate::plan::{
    AlarmsPlan, ApprovalPlan, AthenaPlan, ConnectionPlan, FirehosePlan, LogsPlan, ObjectLockPlan,
    PipelinePlan, Plan, SourcePlan, TrailPlan,
};

const ONE_REGION: &str = r#"
name = "springfield"
environment = "test"

[[region]]
name = "us-east-1"
cidr = "10.20.0.0/16"
"#;

/// The options of the parts that deliver, query, record and watch.
fn parts(plan: &Plan) -> [Option<&'static str>; 8] {
    let choices = Choices::of(plan);
    [
        choices.stem("stack", "firehose"),
        choices.stem("firehose", "endpoint"),
        choices.stem("stack", "athena"),
        choices.stem("stack", "fleet_queries"),
        choices.stem("stack", "cloudtrail"),
        choices.stem("stack", "trail_queries"),
        choices.stem("stack", "alarms"),
        choices.stem("logs", "object_lock"),
    ]
}

#[test]
fn parts_are_there_where_the_plan_has_them_and_queries_where_there_is_something_to_query() {
    let none = Some("none");
    let plan = || Plan::of_blueprint(ONE_REGION);
    assert_eq!(
        parts(&plan()),
        [none, None, none, none, none, none, none, Some("off")]
    );
    let athena = || AthenaPlan::of_queries(&[FleetQuery::EventsPerVehicle]);
    assert_eq!(
        parts(&plan().with_athena(athena())),
        [
            none,
            None,
            Some("workgroup"),
            none,
            none,
            none,
            none,
            Some("off")
        ]
    );
    let plan = plan()
        .with_firehose(FirehosePlan::of_two_fields())
        .with_athena(athena())
        .with_trail(TrailPlan::of_a_year())
        .with_alarms(AlarmsPlan::of_nobody());
    let lock = ObjectLockPlan {
        mode: ObjectLockMode::Governance,
        days: 1,
    };
    let logs = LogsPlan {
        object_lock: Some(lock),
        ..plan.logs().clone()
    };
    assert_eq!(
        parts(&plan.with_logs(logs)),
        [
            Some("direct_put"),
            Some("public"),
            Some("workgroup"),
            Some("athena"),
            Some("trail"),
            Some("athena"),
            Some("sns"),
            Some("on"),
        ]
    );
}

/// The options of the pipeline.
fn delivery(plan: &Plan) -> [Option<&'static str>; 4] {
    let choices = Choices::of(plan);
    [
        choices.stem("stack", "codepipeline"),
        choices.stem("codepipeline", "source"),
        choices.stem("codepipeline", "approval"),
        choices.stem("codedeploy", "endpoint"),
    ]
}

#[test]
fn a_pipeline_has_the_source_the_approval_and_the_way_of_its_plan() {
    let plan = |further: &str| Plan::of_blueprint(&format!("{ONE_REGION}{further}"));
    assert_eq!(delivery(&plan("")), [Some("none"), None, None, None]);
    let to = |connection| SourcePlan::Codeconnections {
        repository: "a/b".to_owned(),
        branch: "main".to_owned(),
        connection,
    };
    let branch = "main".to_owned();
    let sources = [
        (SourcePlan::Codecommit { branch }, "codecommit"),
        (
            to(ConnectionPlan::Created(ConnectionProvider::Gitlab)),
            "codeconnections",
        ),
        (
            to(ConnectionPlan::Existing("arn".to_owned())),
            "codeconnections_existing",
        ),
        (
            SourcePlan::S3 {
                bucket: None,
                object_key: "app.zip".to_owned(),
            },
            "s3",
        ),
    ];
    for (source, stem) in sources {
        let pipeline = PipelinePlan::of_source(source, &["us-east-1"]);
        assert_eq!(
            delivery(&plan("").with_pipeline(pipeline.clone())),
            [Some("pipeline"), Some(stem), Some("none"), Some("public")]
        );
        let approval = Some(ApprovalPlan {
            emails: BTreeSet::new(),
        });
        let approved = PipelinePlan {
            approval,
            ..pipeline
        };
        assert_eq!(
            delivery(&plan("[nat]\negress = \"none\"\n").with_pipeline(approved)),
            [
                Some("pipeline"),
                Some(stem),
                Some("manual"),
                Some("interface")
            ]
        );
    }
}
