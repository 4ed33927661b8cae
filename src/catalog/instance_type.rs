use super::Architecture;

/// The facts of an instance type that Amazon Linux 2023 runs on.
///
/// Source: `DescribeInstanceTypes`, as recorded by moto; the field of it stands beside each fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceType {
    /// `t4g.medium`.
    pub name: String,
    /// What its image must be built for (`SupportedArchitectures`).
    pub architecture: Architecture,
    /// Its default number of vCPUs (`DefaultVCpus`).
    pub vcpus: u32,
    /// Its memory in MiB (`SizeInMiB`).
    pub memory_mib: u32,
    /// Whether AWS counts it to the current generation (`CurrentGeneration`): fit for an order of suggestions, not for a refusal.
    pub current_generation: bool,
    /// Whether it can be a Spot Instance (`SupportedUsageClasses`).
    pub spot: bool,
    /// Whether its network interfaces take IPv6 addresses (`Ipv6Supported`).
    pub ipv6: bool,
}
