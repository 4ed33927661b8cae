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
    /// Those beside the primary one.
    beside_primary: Vec<RegionContext>,
    /// Regions whose provider is rendered: the active and the retired ones.
    providers: Vec<RegionContext>,
    state: Option<StateContext>,
    cognito: Option<CognitoContext>,
    aurora: Option<AuroraContext>,
    /// The Regions of a global database: one of them keeps its password.
    secrets: Vec<RegionContext>,
    efs: Option<EfsContext>,
    backup: Option<BackupContext>,
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
struct AuroraContext {
    /// The Region whose cluster is written to.
    home: RegionContext,
    /// The Regions whose clusters follow it.
    secondaries: Vec<RegionContext>,
    /// The active Regions without a cluster.
    others: Vec<RegionContext>,
}

#[derive(Debug, Serialize)]
struct EfsContext {
    /// The Region of the file system.
    home: RegionContext,
    /// The Region of its copy.
    replica: Option<RegionContext>,
    /// The active Regions without either.
    others: Vec<RegionContext>,
}

#[derive(Debug, Serialize)]
struct BackupContext {
    /// The Regions that hold what is backed up.
    homes: Vec<RegionContext>,
    /// The Region that recovery points are copied to.
    copy: Option<RegionContext>,
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
            beside_primary: beside_primary(plan).map(RegionContext::of).collect(),
            providers: providers.into_iter().map(RegionContext::of).collect(),
            state: StateContext::of(plan.state()),
            cognito: CognitoContext::of(plan),
            aurora: AuroraContext::of(plan),
            secrets: secrets(plan),
            efs: EfsContext::of(plan),
            backup: BackupContext::of(plan),
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

impl AuroraContext {
    fn of(plan: &Plan) -> Option<Self> {
        let aurora = plan.aurora()?;
        let others = plan.regions().active().keys();
        Some(Self {
            home: RegionContext::of(&aurora.region),
            secondaries: aurora
                .topology
                .secondaries()
                .map(RegionContext::of)
                .collect(),
            others: others
                .filter(|region| !aurora.is_in(region))
                .map(RegionContext::of)
                .collect(),
        })
    }
}

fn beside_primary(plan: &Plan) -> impl Iterator<Item = &RegionName> {
    let regions = plan.regions();
    let primary = regions.primary();
    regions.active().keys().filter(move |name| *name != primary)
}

fn secrets(plan: &Plan) -> Vec<RegionContext> {
    let Some(aurora) = plan.aurora() else {
        return Vec::new();
    };
    let secondaries: Vec<&RegionName> = aurora.topology.secondaries().collect();
    let home = (!secondaries.is_empty()).then_some(&aurora.region);
    let mut members: Vec<&RegionName> = home.into_iter().chain(secondaries).collect();
    members.sort();
    members.into_iter().map(RegionContext::of).collect()
}

impl EfsContext {
    fn of(plan: &Plan) -> Option<Self> {
        let efs = plan.efs()?;
        let others = plan.regions().active().keys();
        Some(Self {
            home: RegionContext::of(&efs.region),
            replica: efs.replica.as_ref().map(RegionContext::of),
            others: others
                .filter(|region| !efs.is_in(region))
                .map(RegionContext::of)
                .collect(),
        })
    }
}

impl BackupContext {
    fn of(plan: &Plan) -> Option<Self> {
        let backup = plan.backup()?;
        Some(Self {
            homes: backup.regions.iter().map(RegionContext::of).collect(),
            copy: backup
                .copy
                .as_ref()
                .map(|copy| RegionContext::of(&copy.region)),
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
