/// How the load balancer of the pool's own Region asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoolAccess {
    /// By `authenticate-cognito`.
    Direct,
    /// By `authenticate-oidc`: the Region is not among those that integrate the two.
    ///
    /// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#cognito-regions-available>
    Oidc,
}
