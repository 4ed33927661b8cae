use super::entry::active;
use crate::blueprint::{self, Blueprint, DomainName};
use crate::choice::{Routing, RoutingPolicy, Topology};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{HostedZonePlan, Origin, Origins};
use crate::source::{Located, Span};

/// Resolves the hosted zone and the routing in it.
///
/// Every partition has public hosted zones: China (<https://www.amazonaws.cn/en/route53/faqs/>) and, since May 2025, GovCloud
/// (<https://aws.amazon.com/blogs/networking-and-content-delivery/introducing-amazon-route-53-authoritative-dns-service-for-public-hosted-zones-in-aws-govcloud-us-regions/>).
pub(super) fn hosted_zone(
    section: &blueprint::Dns,
    zone: &Located<DomainName>,
    blueprint: &Blueprint,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> HostedZonePlan {
    check_domain(section, zone, findings);
    origins.record("dns.hosted_zone", zone.span);
    let routing = match (active(blueprint).count(), section.routing.value) {
        (0 | 1, _) => {
            origins.record("dns.routing", Origin::Rule("there is one Region only"));
            Routing::Single
        }
        (_, policy) => {
            origins.record("dns.routing", section.routing.span);
            check_routing(section, blueprint, findings);
            match policy {
                RoutingPolicy::Failover => Routing::Failover,
                RoutingPolicy::Latency => Routing::Latency,
            }
        }
    };
    HostedZonePlan {
        name: zone.value.as_str().to_owned(),
        routing,
    }
}

/// Routing is what records do, and without a hosted zone there are none.
pub(super) fn refuse_unused_routing(section: &blueprint::Dns, findings: &mut Diagnostics) {
    if section.routing.span.is_some() {
        findings.push(
            Diagnostic::new(
                Code::RoutingUnused,
                "`routing` has no meaning without a `hosted_zone`: the tree makes no records",
                "remove `routing`, or add the `hosted_zone` of Route 53 that holds the domain",
            )
            .label(section.routing.span, "would not be used")
            .label(section.domain.span, "the records of this name are yours"),
        );
    }
}

fn check_domain(section: &blueprint::Dns, zone: &Located<DomainName>, findings: &mut Diagnostics) {
    let (domain, name) = (section.domain.value.as_str(), zone.value.as_str());
    let is_inside = domain
        .strip_suffix(name)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if is_inside {
        return;
    }
    findings.push(
        Diagnostic::new(
            Code::DomainOutsideHostedZone,
            format!("the domain `{domain}` is not in the hosted zone `{name}`"),
            format!("write a domain that is `{name}` or ends with `.{name}`, or name the zone that holds `{domain}`"),
        )
        .label(section.domain.span, "outside")
        .label(zone.span, "the zone takes names that end like this"),
    );
}

/// Any Region may answer any request then: what lives in one Region only would be far away, or down while the others are healthy.
fn check_routing(section: &blueprint::Dns, blueprint: &Blueprint, findings: &mut Diagnostics) {
    if section.routing.value != RoutingPolicy::Latency {
        return;
    }
    let bound = bound_to_one_region(blueprint);
    if bound.is_empty() {
        return;
    }
    let parts: Vec<&str> = bound.iter().map(|part| part.fact).collect();
    let mends: Vec<&str> = bound.iter().map(|part| part.mend).collect();
    let finding = Diagnostic::new(
        Code::RoutingNotServable,
        format!(
            "`routing = \"latency\"` needs that every Region serves alone, but {}",
            parts.join(", and ")
        ),
        format!("write `routing = \"failover\"`, or {}", mends.join(" and ")),
    )
    .label(section.routing.span, "users of every Region");
    let labelled = bound.into_iter().fold(finding, |finding, part| {
        finding.label(part.span, part.label)
    });
    findings.push(labelled);
}

/// What requests need and one Region has.
struct Bound {
    span: Option<Span>,
    fact: &'static str,
    label: &'static str,
    mend: &'static str,
}

fn bound_to_one_region(blueprint: &Blueprint) -> Vec<Bound> {
    let pool = blueprint.cognito.as_ref().map(|section| Bound {
        span: Some(section.span),
        fact: "the user pool lives in one of them",
        label: "sign in at one of them",
        mend: "remove `[cognito]`",
    });
    let database = blueprint.aurora.as_ref().and_then(|section| {
        match (section.topology.value, section.write_forwarding.value) {
            (Topology::Global, true) => None,
            (Topology::Global, false) => Some(Bound {
                span: section.topology.span,
                fact: "the database takes writes in one of them",
                label: "write in one of them",
                mend: "add `write_forwarding = true` under `[aurora]`",
            }),
            (Topology::Single, _) => Some(Bound {
                span: section.topology.span.or(Some(section.span)),
                fact: "the database lives in one of them",
                label: "read and write in one of them",
                mend: "make the database one with `topology = \"global\"` and `write_forwarding = true`",
            }),
        }
    });
    let files = blueprint.efs.as_ref().map(|section| Bound {
        span: Some(section.span),
        fact: "the shared files are written in one of them",
        label: "store files in one of them",
        mend: "remove `[efs]`",
    });
    pool.into_iter().chain(database).chain(files).collect()
}
