//! What is pushed, and what is built of it.

use super::{PREFIX, Plan, Replacing, Stateful};
use crate::plan::SourcePlan;

impl Stateful {
    /// The tree's own repository or source bucket, the Regions' artifacts, and their keys. Not the key of the approvals' topic, which keeps nothing.
    pub(super) fn delivery(&mut self, plan: &Plan) {
        let Some(pipeline) = plan.pipeline() else {
            return;
        };
        let prefix = plan.identity().prefix();
        for (region, facts) in plan.regions().active() {
            let module = format!("module.codedeploy_{}", region.alias());
            let bucket = format!("{prefix}-artifacts-<account id>-{}", facts.code());
            self.add(
                format!("{module}.aws_s3_bucket.artifacts"),
                [("bucket", Replacing::new(bucket, PREFIX))],
            );
            self.add(format!("{module}.aws_kms_key.artifacts"), []);
        }
        let primary = plan.regions().primary();
        let module = format!("module.codepipeline_{}", primary.alias());
        match &pipeline.source {
            SourcePlan::Codecommit { .. } => {
                self.add(format!("{module}.aws_codecommit_repository.this"), []);
            }
            SourcePlan::S3 { bucket, .. } => {
                let named = match (bucket, plan.regions().active().get(primary)) {
                    (None, Some(facts)) => Replacing::new(
                        format!("{prefix}-source-<account id>-{}", facts.code()),
                        PREFIX,
                    ),
                    (bucket, _) => Replacing::new(
                        bucket.as_deref().unwrap_or_default(),
                        &["codepipeline.bucket"],
                    ),
                };
                self.add(
                    format!("{module}.aws_s3_bucket.source"),
                    [("bucket", named)],
                );
            }
            SourcePlan::Codeconnections { .. } => return,
        }
        self.add(format!("{module}.aws_kms_key.source"), []);
    }
}
