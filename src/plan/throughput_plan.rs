use crate::choice::Throughput;

/// How much a file system moves in a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThroughputPlan {
    /// As much as is asked for; the only mode with the Archive class.
    Elastic {
        /// Days without access after which a file moves to Archive: more than until Infrequent Access.
        transition_to_archive_days: u16,
    },
    /// In proportion to what is stored.
    Bursting,
    /// A fixed rate.
    Provisioned {
        /// MiB a second, 1 to 3414.
        mebibytes_per_second: u16,
    },
}

impl ThroughputPlan {
    /// The file that is rendered.
    pub fn choice(self) -> Throughput {
        match self {
            Self::Elastic { .. } => Throughput::Elastic,
            Self::Bursting => Throughput::Bursting,
            Self::Provisioned { .. } => Throughput::Provisioned,
        }
    }
}
