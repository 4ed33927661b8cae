//! What a trail must be to count as evidence.

use super::evidence::{Evidence, Resource};

/// A trail has every Region's management events, those of global services too, is on, sealed by digests, encrypted under a key, and told to
/// CloudWatch Logs. There are as many as the plan promises: one, however many Regions the tree has, or none.
/// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html>
pub(super) fn trails_miss_nothing(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    let trails: Vec<&Resource> = evidence.standing("aws_cloudtrail").collect();
    for trail in &trails {
        for demand in [
            "enable_log_file_validation",
            "enable_logging",
            "include_global_service_events",
            "is_multi_region_trail",
        ] {
            if trail.values[demand] != true {
                findings.push(format!("{}: no {demand}", trail.address));
            }
        }
        for demand in [
            "cloud_watch_logs_group_arn",
            "cloud_watch_logs_role_arn",
            "kms_key_id",
            "s3_bucket_name",
        ] {
            if trail.text(demand).is_none_or(str::is_empty) {
                findings.push(format!("{}: no {demand}", trail.address));
            }
        }
        if is_without_management(trail) {
            findings.push(format!("{}: no management events", trail.address));
        }
    }
    let is_applied = evidence.standing("aws_lb").next().is_some();
    if let Some(promise) = &evidence.promise
        && is_applied
        && trails.len() != promise.trails
    {
        let addresses: Vec<&str> = trails.iter().map(|trail| &*trail.address).collect();
        findings.push(format!(
            "trails {addresses:?}, where {} are promised",
            promise.trails
        ));
    }
    findings
}

/// Whether selectors leave out the events that the trail is there for, or half of them. Without any, there are all.
fn is_without_management(trail: &Resource) -> bool {
    let basic = trail.values["event_selector"].as_array();
    let basic = basic.into_iter().flatten().any(|selector| {
        selector["include_management_events"] != true || selector["read_write_type"] != "All"
    });
    let advanced = trail.values["advanced_event_selector"].as_array();
    let advanced = advanced.is_some_and(|selectors| {
        !selectors.is_empty()
            && !selectors.iter().any(|selector| {
                let fields = selector["field_selector"].as_array();
                fields.into_iter().flatten().any(|field| {
                    field["field"] == "eventCategory"
                        && Resource::texts(&field["equals"]).contains("Management")
                })
            })
    });
    basic || advanced
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use carshare_gen::choice::Egress;
    use serde_json::{Value, json};

    use super::{Evidence, trails_miss_nothing};
    use crate::ladder::static_rules::evidence::Promise;

    fn sound() -> Value {
        json!({
            "enable_log_file_validation": true, "enable_logging": true, "include_global_service_events": true,
            "is_multi_region_trail": true, "cloud_watch_logs_group_arn": "g", "cloud_watch_logs_role_arn": "r",
            "kms_key_id": "k", "s3_bucket_name": "b", "event_selector": [], "advanced_event_selector": [],
        })
    }

    /// How many findings there are after one value of a sound trail was changed.
    fn found(attribute: &str, value: Value) -> usize {
        let mut trail = sound();
        trail[attribute] = value;
        trails_miss_nothing(&Evidence::state([(
            "module.cloudtrail_r.aws_cloudtrail.this",
            trail,
        )]))
        .len()
    }

    #[test]
    fn a_trail_with_gaps_is_found() {
        assert_eq!(found("enable_logging", json!(true)), 0);
        for (attribute, value) in [
            ("is_multi_region_trail", json!(false)),
            ("enable_log_file_validation", json!(false)),
            ("include_global_service_events", json!(false)),
            ("enable_logging", json!(false)),
            ("kms_key_id", json!("")),
            ("cloud_watch_logs_group_arn", Value::Null),
            (
                "event_selector",
                json!([{"include_management_events": true, "read_write_type": "WriteOnly"}]),
            ),
            (
                "advanced_event_selector",
                json!([{"field_selector": [{"field": "eventCategory", "equals": ["Data"]}]}]),
            ),
        ] {
            assert_eq!(found(attribute, value), 1, "{attribute}");
        }
    }

    #[test]
    fn a_trail_too_many_or_too_few_is_found() {
        let found = |trails: usize, promised: usize| {
            let trail = |number| format!("module.cloudtrail_r.aws_cloudtrail.t{number}");
            let mut names: Vec<String> = (0..trails).map(trail).collect();
            names.push("module.r.module.alb.aws_lb.this".to_owned());
            let resources = names.iter().map(|name| (name.as_str(), sound()));
            let mut evidence = Evidence::state(resources);
            evidence.promise = Some(Promise {
                egress: Egress::None,
                zones: BTreeMap::new(),
                clusters: BTreeMap::new(),
                mounts: BTreeSet::new(),
                trails: promised,
            });
            trails_miss_nothing(&evidence).len()
        };
        assert_eq!((found(1, 1), found(0, 0)), (0, 0));
        assert_eq!((found(2, 1), found(1, 0), found(0, 1)), (1, 1, 1));
    }
}
