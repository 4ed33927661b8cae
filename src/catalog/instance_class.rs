/// The facts of an Aurora instance class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceClass {
    /// `db.r6g.large`.
    pub name: String,
    /// Its number of vCPUs, where known.
    pub vcpus: Option<u32>,
    /// Its memory in MiB, where known.
    pub memory_mib: Option<u32>,
    /// Whether it is burstable (`db.t4g`): AWS advises those for development only, and a global database refuses them.
    pub burstable: bool,
    /// Whether a cluster of a global database may have it.
    pub global: bool,
    /// Whether it can have Performance Insights.
    pub performance_insights: bool,
}
