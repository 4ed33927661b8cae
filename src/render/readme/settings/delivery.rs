use super::Table;
use crate::plan::{ConnectionPlan, PipelinePlan, Plan, SourcePlan};

/// The rows of the pipeline.
pub(super) fn settings(plan: &Plan, table: &mut Table) {
    let Some(pipeline) = plan.pipeline() else {
        return;
    };
    source(&pipeline.source, table);
    table.add("codepipeline.deployment", pipeline.deployment.as_str());
    approval(pipeline, table);
    let alarms: Vec<&str> = pipeline
        .rollback_alarms
        .iter()
        .map(|alarm| alarm.as_str())
        .collect();
    if !alarms.is_empty() {
        table.add("codepipeline.rollback_alarms", alarms.join(" "));
    }
    let regions: Vec<&str> = pipeline
        .region_order
        .iter()
        .map(|region| region.as_str())
        .collect();
    table.add("codepipeline.region_order", regions.join(" "));
    table.add(
        "codepipeline.build_compute",
        pipeline.build.compute.as_str(),
    );
    table.add(
        "codepipeline.artifact_retention_days",
        pipeline.artifact_retention_days,
    );
    table.add(
        "codepipeline.log_retention_days",
        pipeline.log_retention_days,
    );
}

fn source(source: &SourcePlan, table: &mut Table) {
    table.add("codepipeline.source", source.choice().as_str());
    match source {
        SourcePlan::Codecommit { branch } => table.add("codepipeline.branch", branch),
        SourcePlan::Codeconnections {
            repository,
            branch,
            connection,
        } => {
            table.add("codepipeline.repository", repository);
            table.add("codepipeline.branch", branch);
            match connection {
                ConnectionPlan::Created(provider) => {
                    table.add("codepipeline.connection_provider", provider.as_str());
                }
                ConnectionPlan::Existing(arn) => table.add("codepipeline.connection_arn", arn),
            }
        }
        SourcePlan::S3 { bucket, object_key } => {
            if let Some(bucket) = bucket {
                table.add("codepipeline.bucket", bucket);
            }
            table.add("codepipeline.object_key", object_key);
        }
    }
}

fn approval(pipeline: &PipelinePlan, table: &mut Table) {
    let word = pipeline.approval_choice().as_str();
    table.add("codepipeline.approval", word);
    let emails: Vec<&str> = pipeline
        .approval
        .iter()
        .flat_map(|plan| &plan.emails)
        .map(String::as_str)
        .collect();
    if !emails.is_empty() {
        table.add("codepipeline.approval_emails", emails.join(" "));
    }
}
