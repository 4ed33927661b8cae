/// What a group of the picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// An active Region.
    Region,
    /// Its VPC.
    Vpc,
    /// One zone, or all zones of a Region where the picture would grow too large.
    Zone,
    /// Subnets of the tier that the internet gateway serves.
    PublicSubnet,
    /// Subnets of the tier that holds the instances.
    PrivateSubnet,
    /// Subnets of the tier that nothing leads out of.
    DatabaseSubnet,
}

impl GroupKind {
    /// Every kind, the largest first.
    pub const ALL: [Self; 6] = [
        Self::Region,
        Self::Vpc,
        Self::Zone,
        Self::PublicSubnet,
        Self::PrivateSubnet,
        Self::DatabaseSubnet,
    ];
}
