use crate::hcl::Document;
use crate::plan::{Plan, StateBackend};

/// `backend.tf`: where Terraform keeps its state. A backend takes no variables, so the values stand here.
pub(super) fn render(plan: &Plan) -> String {
    let (kind, body) = match plan.state() {
        StateBackend::Local => (
            "local",
            Document::new().attribute("path", "terraform.tfstate"),
        ),
        StateBackend::S3 {
            bucket,
            key,
            region,
            kms_key_id,
        } => (
            "s3",
            Document::new()
                .attribute("bucket", bucket.as_str())
                .attribute("key", key.as_str())
                .attribute("region", region.as_str())
                .attribute("encrypt", true)
                .attribute("kms_key_id", kms_key_id.as_str())
                // S3's own conditional writes: no DynamoDB table.
                // https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
                .attribute("use_lockfile", true),
        ),
    };
    let none: [&'static str; 0] = [];
    Document::new()
        .block(
            "terraform",
            none,
            Document::new().block("backend", [kind], body),
        )
        .to_string()
}
