/// After how many seconds without a connection an instance of zero capacity pauses: 300 to 86400.
///
/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AutoPause {
    /// Seconds.
    pub seconds: u32,
}
