use super::AuroraEngine;

/// The facts of an Aurora instance class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceClass {
    /// `db.r6g.large`.
    pub name: String,
    /// Its number of vCPUs, where known.
    pub vcpus: Option<u32>,
    /// Its memory in MiB, where known.
    pub memory_mib: Option<u32>,
    /// Whether it is burstable (`db.t4g`); AWS advises those for development and tests only:
    /// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html>
    pub burstable: bool,
    /// Whether a cluster of a global database may have it: the memory optimized classes, so every one that is not burstable.
    ///
    /// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html>;
    /// the recorded offerings of Aurora PostgreSQL say the same of each class (`problems` in `generate/aurora.py`).
    pub global: bool,
}

impl InstanceClass {
    /// Whether it can have Performance Insights (Database Insights) with the engine.
    ///
    /// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.Engines.html>
    pub fn has_performance_insights(&self, engine: AuroraEngine) -> bool {
        let refused = ["db.t2.", "db.t3.", "db.t4g.micro", "db.t4g.small"];
        let is_refused = refused.iter().any(|start| self.name.starts_with(start));
        engine == AuroraEngine::Postgresql || !is_refused
    }
}
