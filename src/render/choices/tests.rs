use super::Choices;
use crate::choice::{FleetQuery, ObjectLockMode};
use crate::plan::{
    AlarmsPlan, AthenaPlan, FirehosePlan, LogsPlan, ObjectLockPlan, Plan, TrailPlan,
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
