//! The data tier's part.

use super::{AuroraPlan, BackupPlan, EfsPlan, PREFIX, Plan, RegionName, Replacing, Stateful};
use crate::choice::Topology;

/// The key that encrypts a Region's storage: another one replaces what it encrypts.
fn storage_key(region: &RegionName) -> (&'static str, Replacing) {
    let address = format!(
        "module.{}.module.kms.aws_kms_key.this[\"storage\"]",
        region.alias()
    );
    ("kms_key_id", Replacing::new(address, &[]))
}

impl Stateful {
    pub(super) fn aurora(&mut self, plan: &Plan, aurora: &AuroraPlan) {
        let prefix = plan.identity().prefix();
        let named = || Replacing::new(prefix.as_str(), PREFIX);
        let cluster = |region: &RegionName| {
            let facts = plan.regions().active().get(region);
            let facts = facts.expect("a cluster stands in an active Region");
            Replacing::new(format!("{prefix}-{}", facts.code()), PREFIX)
        };
        for region in aurora.topology.secondaries().chain([&aurora.region]) {
            let module = format!("module.aurora_{}", region.alias());
            // The first database's name is not among them: the module lets a change of it fail instead.
            let attributes = [
                ("cluster_identifier", cluster(region)),
                ("db_subnet_group_name", named()),
                (
                    "engine",
                    Replacing::new(aurora.engine.as_str(), &["aurora.engine"]),
                ),
                storage_key(region),
            ];
            self.add(format!("{module}.aws_rds_cluster.this"), attributes);
            self.add(format!("{module}.aws_kms_key.secret"), []);
        }
        // Not the secret: it holds nothing that is not made anew, and goes its way in a switchover.
        if aurora.topology.choice() == Topology::Global {
            self.add(
                "module.aurora_global.aws_rds_global_cluster.this".to_owned(),
                [("global_cluster_identifier", named())],
            );
        }
    }

    pub(super) fn efs(&mut self, efs: &EfsPlan) {
        let file_system = format!("module.efs_{}.aws_efs_file_system.this", efs.region.alias());
        if let Some(replica) = &efs.replica {
            let (_, key) = storage_key(replica);
            self.add(
                "module.efs_replication.aws_efs_replication_configuration.this".to_owned(),
                [
                    (
                        "source_file_system_id",
                        Replacing::new(file_system.as_str(), &["efs.region"]),
                    ),
                    (
                        "destination.region",
                        Replacing::new(replica.as_str(), &["efs.replica_region"]),
                    ),
                    // AWS makes the copy where the key is: the key's Region is the copy's.
                    ("destination.kms_key_id", key.with(&["efs.replica_region"])),
                ],
            );
        }
        self.add(file_system, [storage_key(&efs.region)]);
    }

    pub(super) fn backup(&mut self, plan: &Plan, backup: &BackupPlan) {
        let prefix = plan.identity().prefix();
        let homes = backup.regions.iter();
        let homes =
            homes.map(|region| (format!("module.backup_{}", region.alias()), prefix.clone()));
        let copies = backup.copy.iter().map(|copy| {
            let module = format!("module.backup_vault_{}", copy.region.alias());
            (module, format!("{prefix}-copy"))
        });
        for (module, name) in homes.chain(copies) {
            let key = format!("{module}.aws_kms_key.this");
            self.add(
                format!("{module}.aws_backup_vault.this"),
                [
                    ("name", Replacing::new(name, PREFIX)),
                    ("kms_key_arn", Replacing::new(key.as_str(), &[])),
                ],
            );
            self.add(key, []);
        }
    }
}
