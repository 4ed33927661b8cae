/// What a node of the picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// The people who use the site.
    Users,
    /// The people who run it.
    Operators,
    /// Route 53, where the tree makes records.
    HostedZone,
    /// The user pool of the sign-in.
    UserPool,
    /// A VPC's internet gateway.
    InternetGateway,
    /// A VPC's way out over IPv6, which nothing comes in by.
    EgressOnlyGateway,
    /// An Application Load Balancer.
    LoadBalancer,
    /// Instances of a Region's Auto Scaling group in one zone.
    Instances,
    /// A NAT gateway, or all of a Region where its zones are one group.
    NatGateway,
    /// A VPC's endpoints.
    Endpoints,
    /// What instances reach outside AWS.
    Internet,
    /// Session Manager.
    SessionManager,
    /// A bucket.
    Bucket,
    /// An Aurora cluster.
    Database,
    /// An EFS file system.
    FileSystem,
    /// A vault of AWS Backup.
    BackupVault,
    /// CloudWatch Logs.
    LogGroups,
}
