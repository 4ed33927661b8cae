use super::vocabulary;

vocabulary! {
    /// A cheaper storage class of S3, as its API spells it, from the dearer to the cheaper.
    ///
    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html>
    StorageClass {
        /// Infrequent Access: billed for 30 days and 128 KiB at least.
        StandardIa = "STANDARD_IA",
        /// Glacier Instant Retrieval: billed for 90 days and 128 KiB at least, read at once like the others.
        GlacierIr = "GLACIER_IR",
    }
}
