//! Which buckets are locked.

use super::evidence::Evidence;

/// A lock is on versioned buckets that KMS encrypts only, by the resource of its own: load balancers and S3's access logs take neither KMS nor a
/// default retention, and the bucket's own argument cannot be set on a bucket that stands.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html>
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html>
pub(super) fn only_buckets_under_kms_are_locked(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    for lock in evidence.standing("aws_s3_bucket_object_lock_configuration") {
        let Some(bucket) = lock.text("bucket") else {
            continue;
        };
        let has = |kind: &str, is: fn(&serde_json::Value) -> bool| {
            evidence
                .standing(kind)
                .any(|resource| resource.text("bucket") == Some(bucket) && is(&resource.values))
        };
        if !has(
            "aws_s3_bucket_server_side_encryption_configuration",
            |values| {
                let rule = &values["rule"][0]["apply_server_side_encryption_by_default"][0];
                rule["sse_algorithm"] == "aws:kms"
            },
        ) {
            findings.push(format!(
                "{}: {bucket} is locked, and not under KMS",
                lock.address
            ));
        }
        if !has("aws_s3_bucket_versioning", |values| {
            values["versioning_configuration"][0]["status"] == "Enabled"
        }) {
            findings.push(format!(
                "{}: {bucket} is locked, and not versioned",
                lock.address
            ));
        }
        let is_target =
            |logging: &super::evidence::Resource| logging.text("target_bucket") == Some(bucket);
        if evidence.standing("aws_s3_bucket_logging").any(is_target) {
            findings.push(format!(
                "{}: access logs cannot be written to {bucket}",
                lock.address
            ));
        }
    }
    for file in &evidence.files {
        for block in file.parsed.body.blocks_of("resource") {
            if block.label(0) == "aws_s3_bucket"
                && block.body.attribute("object_lock_enabled").is_some()
            {
                findings.push(format!("{}: {}", file.path, block.label(1)));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Evidence, only_buckets_under_kms_are_locked};

    /// How many findings there are on a locked bucket with this encryption and versioning, which takes the access logs of `logging`.
    fn locked(algorithm: &str, versioning: &str, logging: &str) -> usize {
        let encryption =
            json!([{"apply_server_side_encryption_by_default": [{"sse_algorithm": algorithm}]}]);
        only_buckets_under_kms_are_locked(&Evidence::state([
            (
                "module.r.aws_s3_bucket_object_lock_configuration.this",
                json!({"bucket": "b"}),
            ),
            (
                "module.r.aws_s3_bucket_server_side_encryption_configuration.b",
                json!({"bucket": "b", "rule": encryption}),
            ),
            (
                "module.r.aws_s3_bucket_versioning.b",
                json!({"bucket": "b", "versioning_configuration": [{"status": versioning}]}),
            ),
            (
                "module.r.aws_s3_bucket_logging.c",
                json!({"bucket": "c", "target_bucket": logging}),
            ),
        ]))
        .len()
    }

    #[test]
    fn a_lock_on_the_wrong_bucket_is_found() {
        assert_eq!(locked("aws:kms", "Enabled", "d"), 0);
        assert_eq!(locked("AES256", "Enabled", "d"), 1);
        assert_eq!(locked("aws:kms", "Suspended", "d"), 1);
        assert_eq!(locked("aws:kms", "Enabled", "b"), 1);
    }

    #[test]
    fn a_lock_by_the_buckets_own_argument_is_found() {
        let bucket = |line: &str| {
            let text = format!("resource \"aws_s3_bucket\" \"b\" {{\n{line}}}\n");
            only_buckets_under_kms_are_locked(&Evidence::text(&text)).len()
        };
        assert_eq!(bucket("  object_lock_enabled = true\n"), 1);
        assert_eq!(bucket(""), 0);
    }
}
