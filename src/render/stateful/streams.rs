//! What is delivered, recorded and kept to be queried.

use super::{PREFIX, Plan, Replacing, Stateful};

impl Stateful {
    /// The records that were delivered, with their key, and the key of the trail's files. Nothing of query results: a query makes them
    /// anew.
    pub(super) fn streams(&mut self, plan: &Plan) {
        for (region, facts) in plan.regions().active() {
            let alias = region.alias();
            if plan.firehose().is_some() {
                let bucket = format!(
                    "{}-data-<account id>-{}",
                    plan.identity().prefix(),
                    facts.code()
                );
                self.add(
                    format!("module.firehose_{alias}.aws_s3_bucket.data"),
                    [("bucket", Replacing::new(bucket, PREFIX))],
                );
                self.add(format!("module.firehose_{alias}.aws_kms_key.data"), []);
            }
        }
        // Its files stay in the log bucket, and nobody reads them without it.
        if plan.trail().is_some() {
            let alias = plan.regions().primary().alias();
            self.add(format!("module.cloudtrail_{alias}.aws_kms_key.this"), []);
        }
    }
}
