/// What alarms are raised at, where the blueprint sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlarmThresholds {
    /// The share of requests that fail, in percent, 1 to 100.
    pub error_rate_percent: u8,
    /// The time until instances answer, in milliseconds, 1 to 60000.
    pub response_time_ms: u16,
    /// Days until a certificate expires, 1 to 45.
    pub certificate_days: u8,
}
