use serde_json::{Value, json};

use super::{Evidence, each_tells_somebody, each_watches_what_stands, what_stands_is_watched};

const GATEWAY: &str = "module.r.module.nat.aws_nat_gateway.this[\"z1\"]";
const FILTER: &str = "module.cloudtrail_r.aws_cloudwatch_log_metric_filter.root_use";
const ALARM: &str = "module.alarms_r.aws_cloudwatch_metric_alarm.this[\"a\"]";
const ROOT_USE: &str = "module.alarms_r.aws_cloudwatch_metric_alarm.this[\"b\"]";
const GROUP: &str = "module.r.module.asg.aws_autoscaling_group.this";
const MEANING: &str = "The gateway has run out of ports, so that instances cannot open connections. First: look which instance holds most of them.";

fn alarm(namespace: &str, name: &str, dimensions: &Value) -> Value {
    json!({
        "actions_enabled": true, "alarm_actions": ["topic"], "alarm_description": MEANING,
        "metric_query": [{"metric": [{"namespace": namespace, "metric_name": name, "dimensions": dimensions}]}],
    })
}

/// A Region with a gateway, a group and a filter, and an alarm on each of what needs one, with one thing changed.
fn changed(change: impl Fn(&str, &mut Value)) -> Evidence {
    let all = [
        (GATEWAY, json!({"id": "nat-1"})),
        (
            "module.other.module.nat.aws_nat_gateway.this[\"z1\"]",
            json!({"id": "nat-2"}),
        ),
        (
            GROUP,
            json!({"name": "g", "enabled_metrics": ["GroupInServiceInstances"]}),
        ),
        (
            FILTER,
            json!({"metric_transformation": [{"namespace": "n/CloudTrail", "name": "RootUse"}]}),
        ),
        (
            "module.alarms_r.aws_sns_topic.this",
            json!({"arn": "topic"}),
        ),
        (
            ALARM,
            alarm(
                "AWS/NATGateway",
                "ErrorPortAllocation",
                &json!({"NatGatewayId": "nat-1"}),
            ),
        ),
        (ROOT_USE, alarm("n/CloudTrail", "RootUse", &json!({}))),
        (
            "module.alarms_r.aws_cloudwatch_metric_alarm.this[\"c\"]",
            alarm(
                "AWS/AutoScaling",
                "GroupInServiceInstances",
                &json!({"AutoScalingGroupName": "g"}),
            ),
        ),
    ];
    Evidence::state(all.map(|(address, mut values)| {
        change(address, &mut values);
        (address, values)
    }))
}

/// The same after one value of one resource was changed.
fn with(address: &str, attribute: &str, value: &Value) -> Evidence {
    changed(|other, values| {
        if other == address {
            values[attribute] = value.clone();
        }
    })
}

#[test]
fn a_sound_region_is_sound() {
    let sound = changed(|_, _| {});
    for rule in [
        each_tells_somebody,
        each_watches_what_stands,
        what_stands_is_watched,
    ] {
        assert_eq!(rule(&sound), Vec::<String>::new());
    }
}

#[test]
fn an_alarm_that_tells_nobody_anything_is_found() {
    for (attribute, value) in [
        ("alarm_actions", json!([])),
        ("alarm_actions", json!(["topic of another Region"])),
        ("actions_enabled", json!(false)),
        ("alarm_description", json!("Ports are short.")),
        ("alarm_description", json!(MEANING.replace("First: ", ""))),
        (
            "alarm_description",
            json!(MEANING.replace("ports", "pörts")),
        ),
        ("alarm_description", json!(MEANING.repeat(10))),
    ] {
        let found = each_tells_somebody(&with(ALARM, attribute, &value));
        assert_eq!(found.len(), 1, "{value}: {found:?}");
    }
    let stated = |line: &str| {
        let text = format!("resource \"aws_cloudwatch_metric_alarm\" \"a\" {{\n{line}}}\n");
        each_tells_somebody(&Evidence::text(&text)).len()
    };
    assert_eq!(stated(""), 1);
    assert_eq!(stated("  treat_missing_data = \"missing\"\n"), 0);
}

#[test]
fn an_alarm_on_what_is_not_there_is_found() {
    let query = |namespace: &str, name: &str, dimensions: Value| {
        let alarm = alarm(namespace, name, &dimensions);
        each_watches_what_stands(&with(ALARM, "metric_query", &alarm["metric_query"])).len()
    };
    let (nat, errors) = ("AWS/NATGateway", "ErrorPortAllocation");
    assert_eq!(query(nat, errors, json!({"NatGatewayId": "nat-1"})), 0);
    // Another Region's, and one that is nowhere.
    assert_eq!(query(nat, errors, json!({"NatGatewayId": "nat-2"})), 1);
    assert_eq!(query(nat, errors, json!({"NatGatewayId": "nat-3"})), 1);
    assert_eq!(query(nat, errors, json!({})), 1);
    assert_eq!(
        query(
            nat,
            "ErrorPortAllocations",
            json!({"NatGatewayId": "nat-1"})
        ),
        1
    );
    let group = json!({"AutoScalingGroupName": "g"});
    assert_eq!(
        query("AWS/AutoScaling", "GroupInServiceInstances", group.clone()),
        0
    );
    assert_eq!(query("AWS/AutoScaling", "GroupMaxSize", group), 1);
    assert_eq!(query("n/CloudTrail", "RootUses", json!({})), 1);
    assert_eq!(
        each_watches_what_stands(&with(ALARM, "metric_query", &json!([]))).len(),
        1
    );
}

#[test]
fn what_nobody_watches_is_found() {
    let elsewhere = json!({"NatGatewayId": "nat-2"});
    let elsewhere = alarm("AWS/NATGateway", "ErrorPortAllocation", &elsewhere);
    for address in [ALARM, ROOT_USE] {
        let unwatched = with(address, "metric_query", &elsewhere["metric_query"]);
        assert_eq!(what_stands_is_watched(&unwatched).len(), 1, "{address}");
    }
}
