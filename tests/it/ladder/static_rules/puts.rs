//! Who puts records into the delivery streams.

use std::collections::BTreeSet;

use serde_json::Value;

use super::evidence::{Evidence, Resource};
use super::policies::{statements, strings};
use crate::ladder::edit::matches;

const PUTS: [&str; 2] = ["firehose:putrecord", "firehose:putrecordbatch"];

/// AWS's own policies that hold these rights among many others.
const TOO_WIDE: [&str; 3] = [
    ":policy/AdministratorAccess",
    ":policy/AmazonKinesisFirehoseFullAccess",
    ":policy/PowerUserAccess",
];

/// Instances put records, each Region's into its own stream, and no other role of the tree does.
pub(super) fn only_instances_put_records(evidence: &Evidence) -> Vec<String> {
    let instances: BTreeSet<&str> = evidence
        .standing("aws_iam_instance_profile")
        .filter_map(|profile| profile.text("role"))
        .collect();
    let streams: Vec<&Resource> = evidence
        .standing("aws_kinesis_firehose_delivery_stream")
        .collect();
    let arns: BTreeSet<&str> = streams.iter().filter_map(|it| it.text("arn")).collect();
    let mut findings = Vec::new();
    let mut served = BTreeSet::new();
    for (role, policy) in grants(evidence) {
        for statement in statements(policy).iter().filter(|it| lets_put(it)) {
            if !instances.contains(role) {
                findings.push(format!("{}: {role} may put records", policy.address));
                continue;
            }
            for resource in strings(&statement["Resource"]) {
                if arns.contains(resource) {
                    served.insert(resource.to_owned());
                } else {
                    findings.push(format!(
                        "{}: {role} may put records into {resource}",
                        policy.address
                    ));
                }
            }
        }
    }
    for attachment in evidence.standing("aws_iam_role_policy_attachment") {
        let policy = attachment.text("policy_arn").unwrap_or_default();
        if TOO_WIDE.iter().any(|wide| policy.ends_with(wide)) {
            findings.push(format!("{}: {policy}", attachment.address));
        }
    }
    for arn in arns.iter().filter(|arn| !served.contains(**arn)) {
        findings.push(format!("{arn}: no instance may put records"));
    }
    findings
}

/// Whether a statement lets somebody put records, by whatever pattern.
fn lets_put(statement: &Value) -> bool {
    let takes_in = |key: &str| {
        strings(&statement[key]).iter().any(|pattern| {
            let pattern = pattern.to_ascii_lowercase();
            PUTS.iter().any(|action| matches(&pattern, action))
        })
    };
    let all_but = !statement["NotAction"].is_null() && !takes_in("NotAction");
    statement["Effect"] == "Allow" && (takes_in("Action") || all_but)
}

/// Every role with each policy that it has.
fn grants(evidence: &Evidence) -> Vec<(&str, &Resource)> {
    let mut grants = Vec::new();
    for inline in evidence.standing("aws_iam_role_policy") {
        grants.extend(inline.text("role").map(|role| (role, inline)));
    }
    for policy in evidence.standing("aws_iam_policy") {
        let attachments = evidence.standing("aws_iam_role_policy_attachment");
        let own = attachments.filter(|attachment| {
            let arn = attachment.text("policy_arn");
            arn.is_some() && arn == policy.text("arn")
        });
        grants.extend(own.filter_map(|it| Some((it.text("role")?, policy))));
    }
    grants
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Evidence, only_instances_put_records};

    const STREAM: &str = "arn:aws:firehose:us-east-1:123456789012:deliverystream/s";

    /// A stream, the instances' role, which may put records into it, and what else there is.
    fn found(statement: &Value, more: &[(&str, Value)]) -> usize {
        let policy = |statement: &Value| json!({"Statement": [statement]}).to_string();
        let mut all = vec![
            (
                "module.firehose_r.aws_kinesis_firehose_delivery_stream.this",
                json!({"arn": STREAM}),
            ),
            (
                "module.r.aws_iam_instance_profile.this",
                json!({"role": "instances"}),
            ),
            (
                "module.firehose_r.aws_iam_policy.put",
                json!({"arn": "put", "policy": policy(statement)}),
            ),
            (
                "module.firehose_r.aws_iam_role_policy_attachment.put",
                json!({"role": "instances", "policy_arn": "put"}),
            ),
        ];
        all.extend(more.iter().cloned());
        only_instances_put_records(&Evidence::state(all)).len()
    }

    fn put(action: &str, resource: &str) -> Value {
        json!({"Effect": "Allow", "Action": action, "Resource": resource})
    }

    #[test]
    fn another_role_that_puts_records_is_found() {
        let sound = put("firehose:PutRecord*", STREAM);
        assert_eq!(found(&sound, &[]), 0);
        for statement in [
            put("Firehose:Put*", STREAM),
            put("*", "*"),
            json!({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}),
        ] {
            let text = json!({ "Statement": statement }).to_string();
            let other = (
                "module.r.aws_iam_role_policy.other",
                json!({"role": "other", "policy": text}),
            );
            assert_eq!(found(&sound, &[other]), 1, "{statement}");
        }
        let reads = json!({"Statement": put("s3:GetObject", "*")}).to_string();
        let other = (
            "module.r.aws_iam_role_policy.other",
            json!({"role": "other", "policy": reads}),
        );
        assert_eq!(found(&sound, &[other]), 0);
        let attachment = (
            "module.r.aws_iam_role_policy_attachment.wide",
            json!({"role": "instances", "policy_arn": "arn:aws:iam::aws:policy/AmazonKinesisFirehoseFullAccess"}),
        );
        assert_eq!(found(&sound, &[attachment]), 1);
    }

    #[test]
    fn the_wrong_stream_is_found() {
        // Into every stream, and so into none that is named.
        assert_eq!(found(&put("firehose:PutRecord", "*"), &[]), 2);
        assert_eq!(found(&put("s3:PutObject", STREAM), &[]), 1);
    }
}
