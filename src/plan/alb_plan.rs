/// The load balancers and their target groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlbPlan {
    /// The path that must answer 200 on a healthy instance; begins with `/`.
    pub health_check_path: String,
    /// The port that instances serve.
    pub target_port: u16,
    /// Seconds for which a leaving instance finishes its requests, 0 to 3600.
    pub deregistration_delay: u16,
    /// Seconds over which a new instance's share of requests grows, 30 to 900.
    pub slow_start: u16,
    /// Seconds until an idle connection is closed, 1 to 4000.
    pub idle_timeout: u16,
}
