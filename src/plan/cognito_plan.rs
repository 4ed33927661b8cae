use super::{PoolAccess, RegionName};
use crate::choice::{Mfa, UserPoolTier};

/// The user pool and the paths behind its sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CognitoPlan {
    /// The active Region that holds the pool.
    pub region: RegionName,
    /// How that Region's load balancer asks the pool.
    pub access: PoolAccess,
    /// The prefix of the sign-in page's name; `None` for one composed of name, environment and account id.
    pub domain_prefix: Option<String>,
    /// Path patterns of the load balancer, 1 to 5.
    pub protected_paths: Vec<String>,
    /// The pool's feature plan.
    pub tier: UserPoolTier,
    /// Who needs a second factor.
    pub mfa: Mfa,
    /// The fewest characters of a password, 8 to 99.
    pub password_minimum_length: u8,
    /// Hours until a signed-in user must sign in again, 1 to 168.
    pub session_timeout_hours: u8,
    /// Whether anybody may sign up; else administrators make the users.
    pub self_sign_up: bool,
}

impl CognitoPlan {
    /// Whether the load balancer of a Region asks the pool directly; else it asks it as an OpenID Connect provider.
    ///
    /// A pool of another Region is refused (<https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1057>).
    pub fn asks_directly(&self, region: &RegionName) -> bool {
        self.access == PoolAccess::Direct && self.region == *region
    }
}
