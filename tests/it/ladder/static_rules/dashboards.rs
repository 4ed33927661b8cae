//! Dashboards that CloudWatch draws.

use std::collections::BTreeSet;

use serde_json::Value;

use super::evidence::{Evidence, Resource};

/// The documented form of a dashboard's body.
const SCHEMA: &str = include_str!("../dashboard.schema.json");

/// Columns of the grid.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html>
const COLUMNS: u64 = 24;

/// Every dashboard has the documented form, its widgets lie side by side within the grid, all that it draws is its own Region's, and it shows each
/// alarm of the Region and none that is not there.
pub(super) fn show_each_alarm(evidence: &Evidence) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).expect("a JSON document");
    let schema = jsonschema::draft202012::new(&schema).expect("a schema");
    let mut findings = Vec::new();
    for dashboard in evidence.standing("aws_cloudwatch_dashboard") {
        let mut wrong = |what: String| findings.push(format!("{}: {what}", dashboard.address));
        let body = dashboard.text("dashboard_body").unwrap_or_default();
        let Ok(body) = serde_json::from_str::<Value>(body) else {
            wrong("its body is no JSON".to_owned());
            continue;
        };
        for error in schema.iter_errors(&body) {
            wrong(format!("{}: {error}", error.instance_path()));
        }
        let widgets = body["widgets"].as_array().map_or(&[][..], Vec::as_slice);
        for fault in overlaps(widgets) {
            wrong(fault);
        }
        let alarms = || {
            let alarms = evidence.standing("aws_cloudwatch_metric_alarm");
            alarms.filter(|alarm| alarm.module() == dashboard.module())
        };
        let standing: BTreeSet<&str> = alarms().filter_map(|alarm| alarm.text("arn")).collect();
        let mut shown = BTreeSet::new();
        for widget in widgets.iter().filter(|widget| widget["type"] == "alarm") {
            shown.extend(Resource::texts(&widget["properties"]["alarms"]));
        }
        if shown != standing {
            let difference: Vec<&&str> = shown.symmetric_difference(&standing).collect();
            wrong(format!(
                "the alarms that stand are not those shown: {difference:?}"
            ));
        }
        let regions: BTreeSet<&str> = standing
            .iter()
            .filter_map(|arn| arn.split(':').nth(3))
            .collect();
        let drawn: Vec<&Value> = widgets
            .iter()
            .filter(|widget| widget["type"] == "metric")
            .collect();
        if drawn.len() < standing.len() {
            wrong(format!(
                "{} graphs for {} alarms",
                drawn.len(),
                standing.len()
            ));
        }
        for graph in drawn {
            let region = graph["properties"]["region"].as_str().unwrap_or_default();
            if !regions.contains(region) {
                wrong(format!("draws a metric of `{region}`"));
            }
            let threshold = &graph["properties"]["annotations"]["horizontal"][0]["value"];
            if !threshold.is_number() {
                let title = &graph["properties"]["title"];
                wrong(format!("{title} shows no threshold"));
            }
        }
    }
    findings
}

/// Widgets that reach beyond the grid or lie on others.
fn overlaps(widgets: &[Value]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut faults = Vec::new();
    for (index, widget) in widgets.iter().enumerate() {
        let of = |name: &str| widget[name].as_u64().unwrap_or_default();
        let (left, top) = (of("x"), of("y"));
        if left + of("width") > COLUMNS {
            faults.push(format!("widget {index} reaches beyond the grid"));
        }
        let cells = (left..left + of("width"))
            .flat_map(|column| (top..top + of("height")).map(move |row| (column, row)));
        let cells: Vec<(u64, u64)> = cells.collect();
        if cells.iter().any(|cell| taken.contains(cell)) {
            faults.push(format!("widget {index} lies on another"));
        }
        taken.extend(cells);
    }
    faults
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Evidence, show_each_alarm};

    const ARN: &str = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:a";

    fn sound() -> Value {
        json!({"widgets": [
            {"type": "alarm", "x": 0, "y": 0, "width": 24, "height": 2, "properties": {"title": "Alarms", "alarms": [ARN]}},
            {"type": "metric", "x": 0, "y": 2, "width": 8, "height": 6, "properties": {
                "title": "Ports", "region": "us-east-1", "view": "timeSeries",
                "metrics": [["AWS/NATGateway", "ErrorPortAllocation", "NatGatewayId", "nat-1"]],
                "annotations": {"horizontal": [{"label": "threshold", "value": 1}]},
            }},
        ]})
    }

    /// How many findings there are on a dashboard after one value of it was changed.
    fn found(pointer: &str, value: &Value) -> usize {
        let mut body = sound();
        body.pointer_mut(pointer).unwrap().clone_from(value);
        let body = body.to_string();
        show_each_alarm(&Evidence::state([
            (
                "module.alarms_r.aws_cloudwatch_dashboard.this",
                json!({"dashboard_body": body}),
            ),
            (
                "module.alarms_r.aws_cloudwatch_metric_alarm.this",
                json!({"arn": ARN}),
            ),
        ]))
        .len()
    }

    #[test]
    fn a_dashboard_that_misleads_is_found() {
        assert_eq!(found("/widgets/1/x", &json!(16)), 0);
        for (pointer, value) in [
            ("/widgets/1/x", json!(17)),
            ("/widgets/1/y", json!(1)),
            ("/widgets/1/type", json!("graph")),
            ("/widgets/1/properties/view", json!("curve")),
            ("/widgets/1/properties/region", json!("us-east-2")),
            ("/widgets/1/properties/annotations/horizontal", json!([])),
            ("/widgets/0/properties/alarms/0", json!(format!("{ARN}2"))),
        ] {
            assert!(found(pointer, &value) > 0, "{pointer}");
        }
        let none = "module.alarms_r.aws_cloudwatch_dashboard.this";
        let text = Evidence::state([(none, json!({"dashboard_body": "{"}))]);
        assert_eq!(show_each_alarm(&text).len(), 1);
    }
}
