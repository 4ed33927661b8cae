use serde::Serialize;

use super::token::Token;
use crate::plan::{Plan, RegionName, StateBackend};

/// What the templates of `modules/stack` see: words and numbers, no free text.
#[derive(Debug, Serialize)]
pub(super) struct StackContext {
    name: Token,
    environment: Token,
    primary: RegionContext,
    /// Regions whose module is rendered.
    regions: Vec<RegionContext>,
    /// Regions whose provider is rendered: the active and the retired ones.
    providers: Vec<RegionContext>,
    state: Option<StateContext>,
    cognito: Option<CognitoContext>,
}

#[derive(Debug, Serialize)]
struct RegionContext {
    name: Token,
    alias: Token,
}

#[derive(Debug, Serialize)]
struct CognitoContext {
    /// The Region that holds the user pool.
    home: RegionContext,
    /// The Region whose load balancer asks the pool directly: the home, or none where that Region's load balancers cannot.
    direct: Vec<RegionContext>,
    /// The Regions whose load balancers ask it as an OpenID Connect provider.
    by_oidc: Vec<RegionContext>,
}

#[derive(Debug, Serialize)]
struct StateContext {
    bucket: Token,
    key: Token,
    region: Token,
    kms_key_id: Token,
}

impl StackContext {
    /// Reads the words off a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        let regions = plan.regions();
        let mut providers: Vec<&RegionName> =
            regions.active().keys().chain(regions.retired()).collect();
        providers.sort();
        Self {
            name: Token::new(plan.identity().name()),
            environment: Token::new(plan.identity().environment()),
            primary: RegionContext::of(regions.primary()),
            regions: regions.active().keys().map(RegionContext::of).collect(),
            providers: providers.into_iter().map(RegionContext::of).collect(),
            state: StateContext::of(plan.state()),
            cognito: CognitoContext::of(plan),
        }
    }
}

impl RegionContext {
    fn of(name: &RegionName) -> Self {
        Self {
            name: Token::new(name.as_str()),
            alias: Token::new(name.alias()),
        }
    }
}

impl CognitoContext {
    fn of(plan: &Plan) -> Option<Self> {
        let cognito = plan.entry().domain()?.cognito.as_ref()?;
        let regions = plan.regions().active().keys();
        let (direct, by_oidc): (Vec<&RegionName>, Vec<&RegionName>) =
            regions.partition(|name| cognito.asks_directly(name));
        Some(Self {
            home: RegionContext::of(&cognito.region),
            direct: direct.into_iter().map(RegionContext::of).collect(),
            by_oidc: by_oidc.into_iter().map(RegionContext::of).collect(),
        })
    }
}

impl StateContext {
    fn of(state: &StateBackend) -> Option<Self> {
        match state {
            StateBackend::Local => None,
            StateBackend::S3 {
                bucket,
                key,
                region,
                kms_key_id,
            } => Some(Self {
                bucket: Token::new(bucket),
                key: Token::new(key),
                region: Token::new(region.as_str()),
                kms_key_id: Token::new(kms_key_id),
            }),
        }
    }
}
