use super::{certificates, cognito, dns};
use crate::blueprint::{self, Blueprint};
use crate::catalog::Catalog;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Certificates, DomainPlan, EntryPlan, Identity, Origin, Origins};

/// Resolves how users enter: domain, certificates, sign-in. `None` where a finding makes that guesswork.
pub(super) fn resolve(
    blueprint: &Blueprint,
    identity: &Identity,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<EntryPlan> {
    let cognito = match &blueprint.cognito {
        Some(section) => {
            cognito::resolve(section, blueprint, identity, catalog, origins, findings).map(Some)
        }
        None => {
            origins.record("cognito", Origin::Default);
            Some(None)
        }
    };
    let Some(section) = &blueprint.dns else {
        origins.record("dns", Origin::Default);
        return without_domain(blueprint, catalog, origins, findings);
    };
    origins.record("dns.domain", section.domain.span);
    let certificates = match &section.hosted_zone {
        Some(zone) => {
            certificates::refuse_unused(blueprint, zone, findings);
            let zone = dns::hosted_zone(section, zone, blueprint, origins, findings);
            Some(Certificates::Issued(zone))
        }
        None => {
            dns::refuse_unused_routing(section, findings);
            certificates::given(blueprint, catalog, origins, findings).map(Certificates::Given)
        }
    };
    Some(EntryPlan::Domain(DomainPlan {
        domain: section.domain.value.as_str().to_owned(),
        certificates: certificates?,
        cognito: cognito?,
    }))
}

/// What there is under the load balancers' own names: no sign-in, and HTTPS only with certificates that are given.
fn without_domain(
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<EntryPlan> {
    let is_https = active(blueprint).any(|region| region.certificate_arn.is_some());
    match (&blueprint.cognito, is_https) {
        (Some(section), true) => findings.push(cognito::needs_domain(section)),
        (Some(section), false) => findings.push(cognito::needs_https(section)),
        (None, true) => {}
        (None, false) => findings.extend(plaintext(blueprint)),
    }
    match is_https {
        true => certificates::given(blueprint, catalog, origins, findings).map(EntryPlan::Https),
        false => Some(EntryPlan::Http),
    }
}

/// The Regions that are rendered, as the blueprint states them.
pub(super) fn active(blueprint: &Blueprint) -> impl Iterator<Item = &blueprint::Region> {
    blueprint.regions.iter().filter(|r| !r.retired.value)
}

fn plaintext(blueprint: &Blueprint) -> Option<Diagnostic> {
    let first = active(blueprint).next()?;
    Some(
        Diagnostic::new(
            Code::AlbPlaintext,
            "the site is served over plain HTTP: there is no domain and no certificate",
            "add `[dns]` with `domain` and `hosted_zone`; where no hosted zone of Route 53 holds the domain, a `certificate_arn` to each `[[region]]`",
        )
        .label(first.name.span, "anybody on the way reads and changes what users send"),
    )
}
