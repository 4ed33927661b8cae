//! What is delivered, recorded and kept to be queried.

use super::{PREFIX, Plan, Replacing, Stateful};

impl Stateful {
    /// The records that were delivered, the results of queries, and the key of the trail's files. Not the key of the alarms' topic, which keeps nothing.
    pub(super) fn streams(&mut self, plan: &Plan) {
        for (region, facts) in plan.regions().active() {
            let alias = region.alias();
            let held = [
                (plan.firehose().is_some(), "firehose", "data", "data"),
                (plan.athena().is_some(), "athena", "athena", "results"),
            ];
            for (is_there, module, kind, role) in held {
                if !is_there {
                    continue;
                }
                let prefix = plan.identity().prefix();
                let bucket = format!("{prefix}-{kind}-<account id>-{}", facts.code());
                self.add(
                    format!("module.{module}_{alias}.aws_s3_bucket.{role}"),
                    [("bucket", Replacing::new(bucket, PREFIX))],
                );
                self.add(format!("module.{module}_{alias}.aws_kms_key.{role}"), []);
            }
        }
        // Its files stay in the log bucket, and nobody reads them without it.
        if plan.trail().is_some() {
            let alias = plan.regions().primary().alias();
            self.add(format!("module.cloudtrail_{alias}.aws_kms_key.this"), []);
        }
    }
}
