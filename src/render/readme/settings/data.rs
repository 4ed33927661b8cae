use super::Table;
use crate::plan::{
    AuroraPlan, BackupPlan, CapacityPlan, EfsPlan, Plan, ThroughputPlan, TopologyPlan,
};

/// The rows of the parts that hold data.
pub(super) fn settings(plan: &Plan, table: &mut Table) {
    if let Some(section) = plan.aurora() {
        aurora(section, table);
    }
    if let Some(section) = plan.efs() {
        efs(section, table);
    }
    if let Some(section) = plan.backup() {
        backup(section, table);
    }
}

fn aurora(aurora: &AuroraPlan, table: &mut Table) {
    table.add("aurora.engine", aurora.engine.as_str());
    table.add("aurora.engine_version", &aurora.version.engine_version);
    table.add("aurora.topology", aurora.topology.choice().as_str());
    table.add("aurora.region", aurora.region.as_str());
    match &aurora.capacity {
        CapacityPlan::Provisioned {
            instance_class,
            max_readers,
            ..
        } => {
            table.add("aurora.instance_class", instance_class);
            table.add("aurora.max_readers", max_readers);
        }
        CapacityPlan::Serverless {
            min,
            max,
            auto_pause,
        } => {
            table.add("aurora.serverless.min_acu", min);
            table.add("aurora.serverless.max_acu", max);
            if let Some(pause) = auto_pause {
                table.add("aurora.serverless.auto_pause_seconds", pause.seconds);
            }
        }
    }
    table.add("aurora.instances", aurora.instances);
    table.add("aurora.database_name", &aurora.database_name);
    table.add("aurora.backup_retention_days", aurora.backup_retention_days);
    table.add("aurora.log_retention_days", aurora.log_retention_days);
    if let TopologyPlan::Global {
        write_forwarding,
        password_version,
        ..
    } = &aurora.topology
    {
        table.add("aurora.write_forwarding", write_forwarding);
        table.add("aurora.password_version", password_version);
    }
}

fn efs(efs: &EfsPlan, table: &mut Table) {
    table.add("efs.region", efs.region.as_str());
    if let Some(replica) = &efs.replica {
        table.add("efs.replica_region", replica.as_str());
    }
    table.add("efs.throughput_mode", efs.throughput.choice().as_str());
    if let ThroughputPlan::Provisioned {
        mebibytes_per_second,
    } = efs.throughput
    {
        table.add("efs.provisioned_throughput", mebibytes_per_second);
    }
    table.add("efs.transition_to_ia_days", efs.transition_to_ia_days);
    if let ThroughputPlan::Elastic {
        transition_to_archive_days,
    } = efs.throughput
    {
        table.add("efs.transition_to_archive_days", transition_to_archive_days);
    }
}

fn backup(backup: &BackupPlan, table: &mut Table) {
    table.add("backup.daily_retention_days", backup.daily_retention_days);
    table.add(
        "backup.monthly_retention_days",
        backup.monthly_retention_days,
    );
    table.add("backup.start_hour", backup.start_hour);
    if let Some(copy) = &backup.copy {
        table.add("backup.copy_region", copy.region.as_str());
        table.add("backup.copy_retention_days", copy.retention_days);
    }
}
