use super::vocabulary;

vocabulary! {
    /// Who can still remove an object that is locked.
    ///
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes>
    ObjectLockMode {
        /// Whoever has `s3:BypassGovernanceRetention`.
        Governance = "governance",
        /// Nobody, not even the account's root user.
        Compliance = "compliance",
    }
}

impl ObjectLockMode {
    /// As the API of S3 spells it: `GOVERNANCE`.
    pub fn as_s3(self) -> &'static str {
        match self {
            Self::Governance => "GOVERNANCE",
            Self::Compliance => "COMPLIANCE",
        }
    }
}
