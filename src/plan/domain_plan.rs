use super::{Certificates, CognitoPlan, HostedZonePlan};

/// The name under which users know the site, and what rests on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainPlan {
    /// The fully qualified name, without a dot at its end.
    pub domain: String,
    /// Where its certificates come from.
    pub certificates: Certificates,
    /// The sign-in, where there is one.
    pub cognito: Option<CognitoPlan>,
}

impl DomainPlan {
    /// The hosted zone, where the tree makes certificates and records.
    pub fn hosted_zone(&self) -> Option<&HostedZonePlan> {
        match &self.certificates {
            Certificates::Issued(hosted_zone) => Some(hosted_zone),
            Certificates::Given(_) => None,
        }
    }
}
