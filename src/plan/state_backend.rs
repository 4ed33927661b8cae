use super::RegionName;

/// Where Terraform keeps its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StateBackend {
    /// A file beside the tree.
    Local,
    /// An S3 object, locked by S3 itself and encrypted by KMS.
    S3 {
        /// The bucket's name.
        bucket: String,
        /// The object's key.
        key: String,
        /// The bucket's Region.
        region: RegionName,
        /// ARN of the KMS key, in the bucket's Region.
        kms_key_id: String,
    },
}
