//! What holds data, as data: where it stands in the tree, and which of its attributes replace it.
//!
//! That each attribute replaces its resource, and that no other one that a blueprint can change does, is what hashicorp/aws 5.100 plans
//! (`forceNew` in its schema).

use std::collections::BTreeMap;

use super::Replacing;
use crate::plan::{AuroraPlan, BackupPlan, CognitoPlan, EfsPlan, Plan, RegionName};

mod data;
mod delivery;
mod streams;
#[cfg(test)]
mod tests;

/// Keys of the plan that make the prefix of every composed name.
const PREFIX: &[&str] = &["name", "environment"];

/// The keys of each Region that hold back what they encrypted when they go.
const REGION_KEYS: [&str; 3] = ["logs", "session", "storage"];

/// The buckets of each Region.
const BUCKETS: [&str; 3] = ["access", "alb", "logs"];

/// The resources of a plan that hold data, or without which data cannot be read: by address, as `terraform state list` prints it, the
/// attributes that replace the resource when they change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stateful(BTreeMap<String, BTreeMap<&'static str, Replacing>>);

impl Stateful {
    /// Nothing that holds data.
    pub const NONE: Self = Self(BTreeMap::new());

    /// What a plan makes.
    pub fn of(plan: &Plan) -> Self {
        let mut stateful = Self::NONE;
        for (region, facts) in plan.regions().active() {
            stateful.region(plan, region, facts.code());
        }
        let domain = plan.entry().domain();
        if let Some(cognito) = domain.and_then(|domain| domain.cognito.as_ref()) {
            stateful.user_pool(plan, cognito);
        }
        if let Some(aurora) = plan.aurora() {
            stateful.aurora(plan, aurora);
        }
        if let Some(efs) = plan.efs() {
            stateful.efs(efs);
        }
        if let Some(backup) = plan.backup() {
            stateful.backup(plan, backup);
        }
        stateful.streams(plan);
        stateful.delivery(plan);
        stateful
    }

    /// Every address with its replacing attributes, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &BTreeMap<&'static str, Replacing>)> {
        self.0
            .iter()
            .map(|(address, attributes)| (address.as_str(), attributes))
    }

    /// The replacing attributes of one resource, if it is there.
    pub fn get(&self, address: &str) -> Option<&BTreeMap<&'static str, Replacing>> {
        self.0.get(address)
    }

    fn add(
        &mut self,
        address: String,
        attributes: impl IntoIterator<Item = (&'static str, Replacing)>,
    ) {
        self.0.insert(address, attributes.into_iter().collect());
    }

    fn region(&mut self, plan: &Plan, region: &RegionName, code: &str) {
        let module = region.alias();
        for key in REGION_KEYS {
            // Nothing replaces a key: what changes in one changes in place.
            self.add(
                format!("module.{module}.module.kms.aws_kms_key.this[\"{key}\"]"),
                [],
            );
        }
        for role in BUCKETS {
            let bucket = format!("{}-{role}-<account id>-{code}", plan.identity().prefix());
            self.add(
                format!("module.{module}.module.logs.aws_s3_bucket.{role}"),
                [("bucket", Replacing::new(bucket, PREFIX))],
            );
        }
    }

    fn user_pool(&mut self, plan: &Plan, cognito: &CognitoPlan) {
        self.add(
            format!(
                "module.cognito_{}.aws_cognito_user_pool.this",
                cognito.region.alias()
            ),
            [("name", Replacing::new(plan.identity().prefix(), PREFIX))],
        );
    }
}
