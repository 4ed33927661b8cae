use crate::hcl::{Document, Object, Value};
use crate::plan::{BuildPlan, ConnectionPlan, PipelinePlan, Plan, SourcePlan};

/// The values of the pipeline, only where it is rendered.
pub(super) fn attributes(document: Document, plan: &Plan) -> Document {
    match plan.pipeline() {
        Some(pipeline) => document.attribute("codepipeline", pipeline_value(pipeline)),
        None => document,
    }
}

fn pipeline_value(pipeline: &PipelinePlan) -> Object {
    let emails = pipeline.approval.iter().flat_map(|plan| &plan.emails);
    let alarms = pipeline.rollback_alarms.iter();
    let regions = pipeline.region_order.iter();
    Object::new()
        .with("source_code", source(&pipeline.source))
        .with("deployment", pipeline.deployment.as_str())
        .with(
            "approval_emails",
            emails.map(String::as_str).collect::<Value>(),
        )
        .with(
            "rollback_alarms",
            alarms.map(|alarm| alarm.as_str()).collect::<Value>(),
        )
        .with(
            "region_order",
            regions.map(|region| region.as_str()).collect::<Value>(),
        )
        .with("build", build(pipeline.build))
        .with("artifact_retention_days", pipeline.artifact_retention_days)
        .with("log_retention_days", pipeline.log_retention_days)
}

fn source(source: &SourcePlan) -> Object {
    match source {
        SourcePlan::Codecommit { branch } => Object::new().with("branch", branch.as_str()),
        SourcePlan::Codeconnections {
            repository,
            branch,
            connection,
        } => {
            let value = Object::new()
                .with("repository", repository.as_str())
                .with("branch", branch.as_str());
            match connection {
                ConnectionPlan::Created(provider) => {
                    value.with("connection_provider", provider.provider_type())
                }
                ConnectionPlan::Existing(arn) => value.with("connection_arn", arn.as_str()),
            }
        }
        SourcePlan::S3 { bucket, object_key } => {
            let mut value = Object::new();
            if let Some(bucket) = bucket {
                value.insert("bucket", bucket.as_str());
            }
            value.with("object_key", object_key.as_str())
        }
    }
}

fn build(build: BuildPlan) -> Object {
    Object::new()
        .with("image", build.image())
        .with("environment_type", build.environment_type())
        .with("compute_type", build.compute.compute_type())
}
