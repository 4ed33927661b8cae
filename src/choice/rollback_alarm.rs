use super::vocabulary;

vocabulary! {
    /// An alarm that exists in every Region and can tell a bad deployment, by the key that its module raises it under
    /// (`local.alarms` of `modules/alb` and `modules/asg`).
    RollbackAlarm {
        /// Instances that fail the load balancer's health check.
        AlbUnhealthyHosts = "alb-unhealthy-hosts",
        /// Requests answered with a 5xx status.
        AlbErrorRate = "alb-5xx-rate",
        /// Slow answers.
        AlbResponseTime = "alb-response-time",
        /// A group that cannot grow.
        AsgAtMax = "asg-at-max",
    }
}
