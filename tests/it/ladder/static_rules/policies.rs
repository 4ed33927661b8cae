//! Whom the policies of a tree admit, read from the values of its plan and its state. What they allow is judged by `tests/iam`.

use std::fs;

use regex::Regex;
use serde::Deserialize;
use serde_json::Value;

use super::evidence::{Evidence, Resource};
use crate::ladder::paths;

/// `tests/principals.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Principals {
    confined_otherwise: Vec<ConfinedOtherwise>,
    unconfined: Vec<Unconfined>,
}

/// A service principal for which another condition does the work.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfinedOtherwise {
    principal: String,
    condition: String,
    reason: String,
    link: String,
}

/// A service principal that sends nothing to confine it by, with the one action that it may be allowed so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unconfined {
    principal: String,
    action: String,
    reason: String,
    link: String,
}

impl Principals {
    fn citations(&self) -> impl Iterator<Item = (&str, &str)> {
        let otherwise = self.confined_otherwise.iter();
        otherwise
            .map(|entry| (entry.reason.as_str(), entry.link.as_str()))
            .chain(
                self.unconfined
                    .iter()
                    .map(|entry| (entry.reason.as_str(), entry.link.as_str())),
            )
    }

    /// Whether a service may be admitted under these condition keys for these actions.
    fn excuses(&self, service: &str, keys: &[String], actions: &[&str]) -> bool {
        let is = |pattern: &str| {
            let principal = Regex::new(&format!("^(?:{pattern})$")).expect("a pattern");
            principal.is_match(service)
        };
        let otherwise = self.confined_otherwise.iter().any(|entry| {
            is(&entry.principal) && keys.contains(&entry.condition.to_ascii_lowercase())
        });
        let unconfined = self
            .unconfined
            .iter()
            .any(|entry| is(&entry.principal) && actions == [entry.action.as_str()]);
        otherwise || unconfined
    }
}

/// Every service that a policy admits is confined to this account's use of it.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>
pub(super) fn services_are_confined(evidence: &Evidence) -> Vec<String> {
    let text = fs::read_to_string(paths::tests().join("principals.toml"))
        .expect("tests/principals.toml is checked in");
    let list: Principals =
        toml::from_str(&text).unwrap_or_else(|error| panic!("tests/principals.toml: {error}"));
    for (reason, link) in list.citations() {
        let cited = link.starts_with("https://") && reason.len() > 20;
        assert!(
            cited,
            "tests/principals.toml: {reason}: say why, and where AWS says it"
        );
    }
    findings(evidence, |statement| {
        let keys = condition_keys(statement);
        let confined = |key: &str| matches!(key, "aws:sourceaccount" | "aws:sourcearn");
        if keys.iter().any(|key| confined(key)) {
            return None;
        }
        let services = strings(&statement["Principal"]["Service"]);
        let actions = strings(&statement["Action"]);
        let open: Vec<&str> = services
            .into_iter()
            .filter(|service| !list.excuses(service, &keys, &actions))
            .collect();
        (!open.is_empty()).then(|| {
            format!(
                "{} without aws:SourceAccount or aws:SourceArn",
                open.join(", ")
            )
        })
    })
}

/// What `judge` finds in the allowing statements of all policies.
fn findings(evidence: &Evidence, judge: impl Fn(&Value) -> Option<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for resource in &evidence.resources {
        for statement in statements(resource) {
            if statement["Effect"] != "Allow" {
                continue;
            }
            if let Some(finding) = judge(&statement) {
                findings.push(format!(
                    "{}: {}: {finding}",
                    resource.address, statement["Sid"]
                ));
            }
        }
    }
    findings
}

/// The statements of every attribute that holds a policy.
pub(super) fn statements(resource: &Resource) -> Vec<Value> {
    let attributes = resource.values.as_object().into_iter().flatten();
    attributes
        .filter_map(|(_, value)| serde_json::from_str::<Value>(value.as_str()?).ok())
        .flat_map(|document| match &document["Statement"] {
            Value::Array(statements) => statements.clone(),
            Value::Object(_) => vec![document["Statement"].clone()],
            _ => Vec::new(),
        })
        .collect()
}

/// One string, or a list of them.
pub(super) fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The condition keys of a statement; IAM ignores their letter case.
fn condition_keys(statement: &Value) -> Vec<String> {
    let operators = statement["Condition"]
        .as_object()
        .into_iter()
        .flat_map(|condition| condition.values());
    operators
        .filter_map(Value::as_object)
        .flat_map(|keys| keys.keys().map(|key| key.to_ascii_lowercase()))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Evidence, services_are_confined};

    fn policy(statement: &serde_json::Value) -> Evidence {
        let text = json!({"Version": "2012-10-17", "Statement": [statement]}).to_string();
        Evidence::resource("aws_s3_bucket_policy", json!({ "policy": text }))
    }

    #[test]
    fn a_service_without_its_account_is_found() {
        let bare = json!({"Effect": "Allow", "Action": "s3:PutObject", "Principal": {"Service": "delivery.logs.amazonaws.com"}});
        assert_eq!(services_are_confined(&policy(&bare)).len(), 1);
        let mut confined = bare.clone();
        confined["Condition"] = json!({"StringEquals": {"AWS:SourceAccount": "123456789012"}});
        assert!(services_are_confined(&policy(&confined)).is_empty());
        let mut other = bare;
        other["Condition"] = json!({"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}});
        assert_eq!(services_are_confined(&policy(&other)).len(), 1);
    }

    #[test]
    fn the_list_excuses_its_principals_under_its_conditions_only() {
        let mut logs = json!({"Effect": "Allow", "Action": "kms:Decrypt", "Principal": {"Service": ["logs.us-east-1.amazonaws.com"]}});
        assert_eq!(services_are_confined(&policy(&logs)).len(), 1);
        logs["Condition"] = json!({"ArnLike": {"kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:123456789012:log-group:/a/*"}});
        assert!(services_are_confined(&policy(&logs)).is_empty());
    }

    #[test]
    fn what_sends_nothing_to_confine_it_by_is_excused_for_its_action_only() {
        let mut trust = json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}});
        assert!(services_are_confined(&policy(&trust)).is_empty());
        trust["Action"] = json!(["sts:AssumeRole", "sts:TagSession"]);
        assert_eq!(services_are_confined(&policy(&trust)).len(), 1);
        trust["Action"] = json!("sts:AssumeRole");
        trust["Principal"]["Service"] = json!("lambda.amazonaws.com");
        assert_eq!(services_are_confined(&policy(&trust)).len(), 1);
    }
}
