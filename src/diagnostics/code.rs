use super::{Kind, Severity};

/// Declares every code once: variant, name, severity, kind. The explanation is the file of the same name under `explain/`.
macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $kind:ident;)*) => {
        /// The stable name of a finding, kebab-case, subject first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`: see `carshare-gen explain ", $name, "`.")] $variant,)*
        }

        impl Code {
            /// Every code, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name as people and machines see it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How grave findings of this code are.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Which exit status an error of this code leads to.
            pub fn kind(self) -> Kind {
                match self { $(Self::$variant => Kind::$kind,)* }
            }

            /// What it means, why it matters and how to mend it, in Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("explain/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    // The file itself.
    FileUnreadable = "file-unreadable", Error, Environment;
    FileTooLarge = "file-too-large", Error, Input;
    FileNotUtf8 = "file-not-utf8", Error, Input;
    // Shape: found by `blueprint::parse`.
    SyntaxInvalid = "syntax-invalid", Error, Input;
    KeyUnknown = "key-unknown", Error, Input;
    KeyMissing = "key-missing", Error, Input;
    TypeMismatch = "type-mismatch", Error, Input;
    ValueUnknown = "value-unknown", Error, Input;
    ValueOutOfRange = "value-out-of-range", Error, Input;
    ValueMalformed = "value-malformed", Error, Input;
    LengthOutOfRange = "length-out-of-range", Error, Input;
    ItemDuplicate = "item-duplicate", Error, Input;
    TagKeyReserved = "tag-key-reserved", Error, Input;
    // Meaning: found by `plan::resolve`.
    RegionUnknown = "region-unknown", Error, Input;
    RegionDuplicate = "region-duplicate", Error, Input;
    RegionPartitionMixed = "region-partition-mixed", Error, Input;
    PrimaryRegionMissing = "primary-region-missing", Error, Input;
    PrimaryRegionUnknown = "primary-region-unknown", Error, Input;
    PrimaryRegionRetired = "primary-region-retired", Error, Input;
    ServiceNotInRegion = "service-not-in-region", Error, Input;
    FactsMissing = "facts-missing", Warning, Input;
    ZoneUnknown = "zone-unknown", Error, Input;
    ZoneClosed = "zone-closed", Warning, Input;
    ZoneConstrained = "zone-constrained", Warning, Input;
    ZonesTooMany = "zones-too-many", Error, Input;
    ZonesNotNamed = "zones-not-named", Error, Input;
    NatZoneUnknown = "nat-zone-unknown", Error, Input;
    NatZoneUnused = "nat-zone-unused", Error, Input;
    ElasticIpQuota = "elastic-ip-quota", Warning, Input;
    EgressNoneLimits = "egress-none-limits", Warning, Input;
    CidrHostBits = "cidr-host-bits", Error, Input;
    CidrReserved = "cidr-reserved", Error, Input;
    CidrOverlaps = "cidr-overlaps", Error, Input;
    CidrNotPrivate = "cidr-not-private", Warning, Input;
    NameTooLong = "name-too-long", Error, Input;
    TagKeyDuplicate = "tag-key-duplicate", Error, Input;
    AlbPlaintext = "alb-plaintext", Warning, Input;
    AsgSizeOrder = "asg-size-order", Error, Input;
    AsgDesiredOutside = "asg-desired-outside", Error, Input;
    SpotOneType = "spot-one-type", Warning, Input;
    InstanceTypeUnknown = "instance-type-unknown", Error, Input;
    InstanceTypeDuplicate = "instance-type-duplicate", Error, Input;
    InstanceTypeUnfit = "instance-type-unfit", Error, Input;
    InstanceTypeNotInZone = "instance-type-not-in-zone", Error, Input;
    InstanceArchitectureMixed = "instance-architecture-mixed", Error, Input;
    CertificateMissing = "certificate-missing", Error, Input;
    CertificateUnused = "certificate-unused", Error, Input;
    CertificateRegionMismatch = "certificate-region-mismatch", Error, Input;
    DomainOutsideHostedZone = "domain-outside-hosted-zone", Error, Input;
    RoutingNotServable = "routing-not-servable", Error, Input;
    RoutingUnused = "routing-unused", Error, Input;
    CognitoNeedsHttps = "cognito-needs-https", Error, Input;
    CognitoNeedsDomain = "cognito-needs-domain", Error, Input;
    CognitoRegionUnknown = "cognito-region-unknown", Error, Input;
    CognitoDomainForbiddenWord = "cognito-domain-forbidden-word", Error, Input;
    PathWildcardsTooMany = "path-wildcards-too-many", Error, Input;
    AuroraVersionUnknown = "aurora-version-unknown", Error, Input;
    AuroraVersionEnding = "aurora-version-ending", Warning, Input;
    AuroraVersionEnded = "aurora-version-ended", Error, Input;
    AuroraClassUnknown = "aurora-class-unknown", Error, Input;
    AuroraClassNotOffered = "aurora-class-not-offered", Error, Input;
    AuroraCapacityTwice = "aurora-capacity-twice", Error, Input;
    AuroraAcuOrder = "aurora-acu-order", Error, Input;
    AuroraAutoPauseUnsupported = "aurora-auto-pause-unsupported", Error, Input;
    AuroraAutoPauseUnused = "aurora-auto-pause-unused", Error, Input;
    AuroraServerlessUnsupported = "aurora-serverless-unsupported", Error, Input;
    AuroraReadersOrder = "aurora-readers-order", Error, Input;
    AuroraReadersUnused = "aurora-readers-unused", Error, Input;
    AuroraGlobalOneRegion = "aurora-global-one-region", Error, Input;
    AuroraGlobalTooManyRegions = "aurora-global-too-many-regions", Error, Input;
    AuroraGlobalClass = "aurora-global-class", Error, Input;
    AuroraGlobalVersion = "aurora-global-version", Error, Input;
    AuroraGlobalReaders = "aurora-global-readers", Error, Input;
    AuroraGlobalOnly = "aurora-global-only", Error, Input;
    AuroraWriteForwardingUnsupported = "aurora-write-forwarding-unsupported", Error, Input;
    AuroraRegionUnknown = "aurora-region-unknown", Error, Input;
    AuroraRegionsWithout = "aurora-regions-without", Warning, Input;
    DatabaseNameReserved = "database-name-reserved", Error, Input;
    EfsRegionUnknown = "efs-region-unknown", Error, Input;
    EfsReplicaRegionUnknown = "efs-replica-region-unknown", Error, Input;
    EfsReplicaRegionSame = "efs-replica-region-same", Error, Input;
    EfsRegionsWithout = "efs-regions-without", Warning, Input;
    EfsThroughputMissing = "efs-throughput-missing", Error, Input;
    EfsThroughputUnused = "efs-throughput-unused", Error, Input;
    EfsArchiveNeedsElastic = "efs-archive-needs-elastic", Error, Input;
    EfsTransitionOrder = "efs-transition-order", Error, Input;
    BackupNothingToKeep = "backup-nothing-to-keep", Error, Input;
    BackupCopyRegionUnknown = "backup-copy-region-unknown", Error, Input;
    BackupCopyRegionSame = "backup-copy-region-same", Error, Input;
    BackupCopyRegionMissing = "backup-copy-region-missing", Error, Input;
    BackupRetentionOrder = "backup-retention-order", Error, Input;
    GlueTypeUnknown = "glue-type-unknown", Error, Input;
    ColumnNameReserved = "column-name-reserved", Error, Input;
    ColumnNameDuplicate = "column-name-duplicate", Error, Input;
    ColumnIsPartitionKey = "column-is-partition-key", Error, Input;
    PrefixExpressionMissing = "prefix-expression-missing", Error, Input;
    PrefixExpressionOrder = "prefix-expression-order", Error, Input;
    PrefixOverlaps = "prefix-overlaps", Error, Input;
    QueryFieldMissing = "query-field-missing", Error, Input;
    QueryTypeMismatch = "query-type-mismatch", Error, Input;
    FleetQueriesUnused = "fleet-queries-unused", Error, Input;
    EmailDuplicate = "email-duplicate", Error, Input;
    AlarmsWithoutRecipient = "alarms-without-recipient", Warning, Input;
    PipelineKeyUnused = "pipeline-key-unused", Error, Input;
    RepositoryMissing = "repository-missing", Error, Input;
    RepositoryNested = "repository-nested", Error, Input;
    ConnectionInOtherPartition = "connection-in-other-partition", Error, Input;
    ApprovalWithoutRecipient = "approval-without-recipient", Warning, Input;
    RollbackWithoutAlarms = "rollback-without-alarms", Error, Input;
    BucketHoldsState = "bucket-holds-state", Error, Input;
    DeploymentRingsAlarms = "deployment-rings-alarms", Warning, Input;
    RegionOrderUnknown = "region-order-unknown", Error, Input;
    RegionOrderIncomplete = "region-order-incomplete", Error, Input;
    RetentionBeforeTransition = "retention-before-transition", Error, Input;
    TransitionOrder = "transition-order", Error, Input;
    ObjectLockIncomplete = "object-lock-incomplete", Error, Input;
    ObjectLockUndeletable = "object-lock-undeletable", Warning, Input;
    StateRegionUnknown = "state-region-unknown", Error, Input;
    StateInPrimaryRegion = "state-in-primary-region", Warning, Input;
    StateKeyRegion = "state-key-region", Error, Input;
    // Writing: found by `output`.
    OutputConflict = "output-conflict", Error, Differences;
    OutputNotDirectory = "output-not-directory", Error, Environment;
    OutputSymlink = "output-symlink", Error, Environment;
    OutputLocked = "output-locked", Error, Environment;
    OutputUnwritable = "output-unwritable", Error, Environment;
    ManifestUnreadable = "manifest-unreadable", Error, Environment;
    ManifestTooNew = "manifest-too-new", Error, Environment;
    // What an edit would lose: found by `output`, told by `cli`.
    StatefulRemoved = "stateful-removed", Error, Input;
    StatefulReplaced = "stateful-replaced", Error, Input;
    StatefulAddressUnneeded = "stateful-address-unneeded", Warning, Input;
    StatefulUnknown = "stateful-unknown", Warning, Input;
    FileExists = "file-exists", Error, Input;
    // The rendered tree: found by `lint`; a finding there is a defect of ours.
    TreeUnparsable = "tree-unparsable", Error, Bug;
    TreeReferenceUnresolved = "tree-reference-unresolved", Error, Bug;
    TreeInterfaceMismatch = "tree-interface-mismatch", Error, Bug;
    CodeUnknown = "code-unknown", Error, Input;
}

impl std::fmt::Display for Code {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}
