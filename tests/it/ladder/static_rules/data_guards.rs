//! What stands between data and those who may not have it, or may lose it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::evidence::{Evidence, Resource};
use super::policies::{statements, strings};

const MOUNT: &str = "elasticfilesystem:ClientMount";
const ROOT: &str = "elasticfilesystem:ClientRootAccess";

/// Every mounted file system, the copy that AWS made too, has a policy that refuses whoever comes without TLS, lets nobody mount without a
/// signature, and makes nobody root.
/// <https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html>
pub(super) fn file_systems_demand_tls_and_a_signature(evidence: &Evidence) -> Vec<String> {
    let mounted: BTreeSet<&str> = evidence
        .of_kind("aws_efs_mount_target")
        .filter(|target| target.stands())
        .filter_map(|target| target.text("file_system_id"))
        .collect();
    let mut findings = Vec::new();
    for id in mounted {
        let mut policies = evidence.of_kind("aws_efs_file_system_policy");
        let policy = policies.find(|policy| policy.text("file_system_id") == Some(id));
        let wrong = policy.map_or(vec!["no policy"], |policy| holes(&statements(policy)));
        findings.extend(wrong.into_iter().map(|hole| format!("{id}: {hole}")));
    }
    findings
}

/// What a file system's policy leaves open.
fn holes(statements: &[Value]) -> Vec<&'static str> {
    let with = |effect: &'static str| {
        statements
            .iter()
            .filter(move |statement| statement["Effect"] == effect)
    };
    let mut holes = Vec::new();
    let refuses_plain = with("Deny").any(|statement| {
        let plain = &statement["Condition"]["Bool"]["aws:SecureTransport"];
        is_anybody(statement) && names(statement, MOUNT) && strings(plain) == ["false"]
    });
    if !refuses_plain {
        holes.push("can be mounted without TLS");
    }
    if with("Allow").any(|statement| names(statement, ROOT)) {
        holes.push("allows root");
    }
    if with("Allow").any(|statement| is_anybody(statement) && names(statement, MOUNT)) {
        holes.push("can be mounted by anybody");
    }
    holes
}

fn is_anybody(statement: &Value) -> bool {
    let principal = &statement["Principal"];
    principal == "*" || strings(&principal["AWS"]).contains(&"*")
}

/// Whether a statement is about an action.
fn names(statement: &Value, action: &str) -> bool {
    strings(&statement["Action"]).iter().any(|pattern| {
        let (head, tail) = pattern.split_once('*').unwrap_or((pattern, action));
        *pattern == action
            || (pattern.contains('*') && action.starts_with(head) && action.ends_with(tail))
    })
}

/// A selection of AWS Backup takes one cluster and one file system at most, and each that is not a copy of another: a tag that nobody carries
/// backs nothing up, and the copies of a global database or of a file system would be backed up, and paid for, again.
pub(super) fn backups_take_each_original(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    let selected: BTreeSet<&str> = evidence
        .of_kind("aws_backup_selection")
        .filter_map(|selection| {
            let condition = &selection.values["condition"][0]["string_equals"][0];
            let is_tag = condition["key"] == "aws:ResourceTag/backup";
            is_tag.then(|| condition["value"].as_str()).flatten()
        })
        .collect();
    let selections: BTreeSet<&str> = addresses(evidence, "aws_backup_selection", |_| true);
    if !selections.is_empty() && selected.len() != 1 {
        findings.push(format!("{selections:?} select {selected:?}"));
    }
    for kind in ["aws_rds_cluster", "aws_efs_file_system"] {
        let all = addresses(evidence, kind, |_| true);
        let taken = addresses(evidence, kind, |resource| {
            let tag = resource.values["tags_all"]["backup"].as_str();
            let tag = tag.or(resource.values["tags"]["backup"].as_str());
            tag.is_some_and(|tag| selected.is_empty() || selected.contains(tag))
        });
        if !all.is_empty() && taken.len() != 1 {
            findings.push(format!("of {all:?}, backups take {taken:?}"));
        }
    }
    findings
}

fn addresses<'a>(
    evidence: &'a Evidence,
    kind: &'a str,
    is: impl Fn(&Resource) -> bool,
) -> BTreeSet<&'a str> {
    evidence
        .of_kind(kind)
        .filter(|resource| is(resource))
        .map(|resource| resource.address.as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{
        Evidence, Resource, backups_take_each_original, file_systems_demand_tls_and_a_signature,
    };

    fn resource(address: &str, values: &Value) -> Resource {
        let kind = address.split('.').nth(2).unwrap();
        Resource::new(&json!({"address": address, "type": kind}), values)
    }

    fn evidence(resources: Vec<Resource>) -> Evidence {
        Evidence {
            resources,
            ..Evidence::default()
        }
    }

    /// How many findings there are on a mounted file system with a policy of these statements.
    fn policy(statements: &Value) -> usize {
        let target = json!({"id": "fsmt-1", "file_system_id": "fs-1"});
        let text = json!({ "Statement": statements }).to_string();
        let policy = json!({"id": "fs-1", "file_system_id": "fs-1", "policy": text});
        let mounted = evidence(vec![
            resource("module.m.aws_efs_mount_target.this", &target),
            resource("module.m.aws_efs_file_system_policy.this", &policy),
        ]);
        file_systems_demand_tls_and_a_signature(&mounted).len()
    }

    #[test]
    fn an_open_file_system_is_found() {
        let allow = json!({"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "elasticfilesystem:ClientMount"});
        let deny = json!({"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": ["elasticfilesystem:ClientMount"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}});
        assert_eq!(policy(&json!([allow, deny])), 0);
        assert_eq!(policy(&json!([allow])), 1);
        for (attribute, value) in [
            ("Principal", json!("*")),
            ("Action", json!("elasticfilesystem:ClientRootAccess")),
            ("Action", json!("elasticfilesystem:Client*")),
        ] {
            let mut open = allow.clone();
            open[attribute] = value;
            assert_eq!(policy(&json!([open, deny])), 1, "{open}");
        }
        let mut lax = deny;
        lax["Condition"]["Bool"]["aws:SecureTransport"] = json!("true");
        assert_eq!(policy(&json!([allow, lax])), 1);
        let target = json!({"id": "fsmt-1", "file_system_id": "fs-1"});
        let bare = evidence(vec![resource(
            "module.m.aws_efs_mount_target.this",
            &target,
        )]);
        assert_eq!(file_systems_demand_tls_and_a_signature(&bare).len(), 1);
    }

    /// How many findings there are on two clusters and one selection with these tags.
    fn backup(primary: &str, secondary: &str, selected: &str) -> usize {
        let condition =
            json!([{"string_equals": [{"key": "aws:ResourceTag/backup", "value": selected}]}]);
        let cluster = |tag: &str| json!({"tags": {"backup": tag}});
        let tree = evidence(vec![
            resource("module.a.aws_rds_cluster.this", &cluster(primary)),
            resource("module.b.aws_rds_cluster.this", &cluster(secondary)),
            resource(
                "module.c.aws_backup_selection.this",
                &json!({ "condition": condition }),
            ),
        ]);
        backups_take_each_original(&tree).len()
    }

    #[test]
    fn a_backup_of_nothing_or_of_copies_is_found() {
        assert_eq!(backup("t", "", "t"), 0);
        assert_eq!(backup("t", "t", "t"), 1);
        assert_eq!(backup("", "", "t"), 1);
        assert_eq!(backup("t", "", "u"), 1);
        let condition = json!({"condition": []});
        let all = vec![resource("module.c.aws_backup_selection.this", &condition)];
        assert_eq!(backups_take_each_original(&evidence(all)).len(), 1);
    }
}
