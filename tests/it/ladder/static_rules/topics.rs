//! Who publishes to the topics.

use std::collections::BTreeSet;

use serde_json::Value;

use super::evidence::{Evidence, Resource};
use super::policies::{statements, strings};

/// What CloudWatch asks of the key of a topic.
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services>
const OF_THE_KEY: [&str; 2] = ["kms:Decrypt", "kms:GenerateDataKey*"];

/// Every topic is encrypted under a key of the tree and refuses whoever comes without TLS. One that alarms tell lets CloudWatch use its key, admits CloudWatch to
/// publish and nobody else, to do nothing else: an alarm that may not publish says so nowhere. Any other one admits nobody, so that IAM alone says who publishes.
pub(super) fn only_alarms_publish(evidence: &Evidence) -> Vec<String> {
    let mut findings = BTreeSet::new();
    for topic in evidence.standing("aws_sns_topic") {
        let mut wrong = |what: String| {
            findings.insert(format!("{}: {what}", topic.address));
        };
        let key = topic
            .text("kms_master_key_id")
            .filter(|key| !key.is_empty());
        let mut keys = evidence.standing("aws_kms_key");
        let key =
            keys.find(|it| key.is_some() && [it.text("arn"), it.text("key_id")].contains(&key));
        if key.is_none() {
            wrong("is under no key of the tree".to_owned());
        }
        let key = key.map(statements).unwrap_or_default();
        let mut alarms = evidence.standing("aws_cloudwatch_metric_alarm");
        let is_told = alarms.any(|alarm| {
            let told = Resource::texts(&alarm.values["alarm_actions"]);
            topic.text("arn").is_some_and(|arn| told.contains(arn))
        });
        for action in OF_THE_KEY.into_iter().filter(|_| is_told) {
            let is_admitted = key.iter().any(|statement| {
                statement["Effect"] == "Allow"
                    && is_cloudwatch(statement)
                    && strings(&statement["Action"]).contains(&action)
            });
            if !is_admitted {
                wrong(format!("its key lets CloudWatch do no {action}"));
            }
        }
        let mut policies = evidence.standing("aws_sns_topic_policy");
        let policy = policies.find(|policy| policy.text("arn") == topic.text("arn"));
        let policy = policy.map(statements).unwrap_or_default();
        let (allowed, denied): (Vec<&Value>, Vec<&Value>) = policy
            .iter()
            .partition(|statement| statement["Effect"] == "Allow");
        if allowed.is_empty() && is_told {
            wrong("lets nobody publish".to_owned());
        }
        for statement in allowed {
            let principals = statement["Principal"].as_object();
            let is_alone = principals.is_some_and(|principals| principals.len() == 1);
            let publishes = strings(&statement["Action"]);
            let publishes = publishes
                .iter()
                .all(|action| action.eq_ignore_ascii_case("sns:Publish"));
            if !is_told || !is_cloudwatch(statement) || !is_alone || !publishes {
                wrong(format!("{} admits more than alarms", statement["Sid"]));
            }
        }
        let refuses_plain = denied.iter().any(|statement| {
            strings(&statement["Condition"]["Bool"]["aws:SecureTransport"]) == ["false"]
        });
        if !refuses_plain {
            wrong("takes messages without TLS".to_owned());
        }
    }
    findings.into_iter().collect()
}

fn is_cloudwatch(statement: &Value) -> bool {
    strings(&statement["Principal"]["Service"]) == ["cloudwatch.amazonaws.com"]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Evidence, only_alarms_publish};

    fn allow(service: &str, action: &Value) -> Value {
        json!({"Effect": "Allow", "Principal": {"Service": service}, "Action": action, "Resource": "*"})
    }

    fn deny(transport: &str) -> Value {
        json!({"Effect": "Deny", "Principal": "*", "Action": "sns:Publish", "Condition": {"Bool": {"aws:SecureTransport": transport}}})
    }

    /// How many findings there are on a topic that alarms tell, under `key`, with these statements, and the key's.
    fn found(key: &str, topic: &[Value], of_key: &Value) -> usize {
        found_on("t", key, topic, of_key)
    }

    /// The same where alarms tell the topic `told`.
    fn found_on(told: &str, key: &str, topic: &[Value], of_key: &Value) -> usize {
        let text = |statements: Value| json!({ "Statement": statements }).to_string();
        only_alarms_publish(&Evidence::state([
            (
                "module.alarms_r.aws_sns_topic.this",
                json!({"arn": "t", "kms_master_key_id": key}),
            ),
            (
                "module.alarms_r.aws_cloudwatch_metric_alarm.this",
                json!({"alarm_actions": [told]}),
            ),
            (
                "module.alarms_r.aws_sns_topic_policy.this",
                json!({"arn": "t", "policy": text(json!(topic))}),
            ),
            (
                "module.alarms_r.aws_kms_key.this",
                json!({"arn": "k", "key_id": "i", "policy": text(json!([of_key]))}),
            ),
        ]))
        .len()
    }

    #[test]
    fn a_topic_that_admits_more_or_less_than_alarms_is_found() {
        let alarms = "cloudwatch.amazonaws.com";
        let use_key = allow(alarms, &json!(["kms:Decrypt", "kms:GenerateDataKey*"]));
        let publish = allow(alarms, &json!("sns:Publish"));
        let sound = [publish.clone(), deny("false")];
        assert_eq!(found("k", &sound, &use_key), 0);
        // Each finding once: the key is none of the tree's and misses both actions, or one.
        assert_eq!(found("alias/aws/sns", &sound, &use_key), 3);
        assert_eq!(found("", &sound, &use_key), 3);
        assert_eq!(found("k", &sound, &allow(alarms, &json!("kms:Decrypt"))), 1);
        for policy in [
            vec![deny("false")],
            vec![publish.clone()],
            vec![publish.clone(), deny("true")],
            vec![
                allow("s3.amazonaws.com", &json!("sns:Publish")),
                deny("false"),
            ],
            vec![allow(alarms, &json!("sns:*")), deny("false")],
            vec![
                json!({"Effect": "Allow", "Principal": "*", "Action": "sns:Publish"}),
                deny("false"),
            ],
        ] {
            assert_eq!(found("k", &policy, &use_key), 1, "{policy:?}");
        }
    }

    #[test]
    fn a_topic_that_no_alarm_tells_admits_nobody() {
        let root = json!({"Effect": "Allow", "Principal": {"AWS": "r"}, "Action": "kms:*", "Resource": "*"});
        let publish = allow("cloudwatch.amazonaws.com", &json!("sns:Publish"));
        assert_eq!(found_on("other", "k", &[deny("false")], &root), 0);
        assert_eq!(found_on("other", "", &[deny("false")], &root), 1);
        assert_eq!(found_on("other", "k", &[publish, deny("false")], &root), 1);
        assert_eq!(found_on("other", "k", &[deny("true")], &root), 1);
    }
}
