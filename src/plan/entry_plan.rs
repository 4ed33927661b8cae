use std::collections::BTreeMap;

use super::{CertificateArn, DomainPlan, RegionName};
use crate::choice::{Cognito, Dns, Listener};

/// How users enter: only what has a certificate serves HTTPS, only what has a domain has a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryPlan {
    /// Plain HTTP under the load balancers' own names.
    Http,
    /// HTTPS under a certificate of the user's in each active Region; under which name is not known.
    Https(BTreeMap<RegionName, CertificateArn>),
    /// HTTPS under a domain.
    Domain(DomainPlan),
}

impl EntryPlan {
    /// What the load balancers serve.
    pub fn listener(&self) -> Listener {
        match self {
            Self::Http => Listener::Http,
            Self::Https(_) | Self::Domain(_) => Listener::Https,
        }
    }

    /// Whether the tree makes certificates and records.
    pub fn dns(&self) -> Dns {
        match self.domain().and_then(DomainPlan::hosted_zone) {
            Some(_) => Dns::HostedZone,
            None => Dns::None,
        }
    }

    /// Whether paths are behind a sign-in.
    pub fn cognito(&self) -> Cognito {
        match self.domain().and_then(|domain| domain.cognito.as_ref()) {
            Some(_) => Cognito::UserPool,
            None => Cognito::None,
        }
    }

    /// The domain, where one is known.
    pub fn domain(&self) -> Option<&DomainPlan> {
        match self {
            Self::Domain(domain) => Some(domain),
            Self::Http | Self::Https(_) => None,
        }
    }

    /// The certificate that was given for a Region; `None` where the tree makes it or there is none.
    pub fn given_certificate(&self, region: &RegionName) -> Option<&CertificateArn> {
        let given = match self {
            Self::Http => None,
            Self::Https(given) => Some(given),
            Self::Domain(domain) => domain.certificates.given(),
        };
        given.and_then(|given| given.get(region))
    }
}
