/// What Aurora Serverless v2 can do with an engine version. Capacity is in Aurora capacity units (ACU) of about 2 GiB.
///
/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.capacity>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerlessSupport {
    /// The most that the greatest capacity may be set to, in ACU: 128 or 256.
    pub max_acu: u16,
    /// Whether the least capacity may be 0 (an instance then pauses); else it is at least 0.5.
    pub zero_acu: bool,
}
