use crate::blueprint::{self, AvailabilityZones, Blueprint};
use crate::catalog::{self, Availability, Catalog, Service, Zones};
use crate::choice::{Architecture, Egress};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use parts::Part;

mod parts;

/// What every Region of the tree calls, whatever the choices are.
const ALWAYS: [Service; 8] = [
    Service::Ec2,
    Service::S3,
    Service::Kms,
    Service::Ssm,
    Service::SsmMessages,
    Service::Logs,
    Service::Elasticloadbalancing,
    Service::Autoscaling,
];

/// What the interface endpoints of `egress = "none"` add.
const WITHOUT_NAT: [Service; 2] = [Service::Monitoring, Service::Sts];

/// What certificates and records of the tree's own add.
const WITH_HOSTED_ZONE: [Service; 2] = [Service::Acm, Service::Route53];

/// Refuses a Region that lacks a service of the tree with instances of this architecture, and warns where the catalogue does not know.
pub(super) fn check(
    blueprint: &Blueprint,
    architecture: Option<Architecture>,
    catalog: &Catalog,
    findings: &mut Diagnostics,
) {
    let mut needed = ALWAYS.to_vec();
    if blueprint.nat.egress.value == Egress::None {
        needed.extend(WITHOUT_NAT);
    }
    if blueprint
        .dns
        .as_ref()
        .is_some_and(|dns| dns.hosted_zone.is_some())
    {
        needed.extend(WITH_HOSTED_ZONE);
    }
    let parts = parts::of(blueprint, architecture);
    for region in blueprint.regions.iter().filter(|r| !r.retired.value) {
        let name = region.name.value.as_str();
        let Some(facts) = catalog.region(name) else {
            continue;
        };
        let mut all = needed.clone();
        for part in parts.iter().filter(|part| part.regions.contains(name)) {
            check_part(part, region, facts, findings);
            for service in &part.services {
                if !all.contains(service) {
                    all.push(*service);
                }
            }
        }
        warn_of_unknown(region, facts, &all, findings);
        check_region(region, facts, &needed, findings);
    }
}

/// The services of which the catalogue says this, in backticks.
fn listed(needed: &[Service], facts: &catalog::Region, wanted: Availability) -> String {
    let services = needed
        .iter()
        .filter(|service| facts.availability(**service) == wanted);
    let quoted: Vec<String> = services.map(|s| format!("`{}`", s.as_str())).collect();
    quoted.join(", ")
}

fn check_part(
    part: &Part<'_>,
    region: &blueprint::Region,
    facts: &catalog::Region,
    findings: &mut Diagnostics,
) {
    let absent = listed(&part.services, facts, Availability::NotOffered);
    if absent.is_empty() {
        return;
    }
    findings.push(
        Diagnostic::new(
            Code::ServiceNotInRegion,
            format!(
                "`{}` cannot hold {}: it does not offer {absent}",
                facts.name, part.what
            ),
            part.help,
        )
        .label(part.span, part.label)
        .label(region.name.span, "a service is not offered here"),
    );
}

fn check_region(
    region: &blueprint::Region,
    facts: &catalog::Region,
    needed: &[Service],
    findings: &mut Diagnostics,
) {
    let absent = listed(needed, facts, Availability::NotOffered);
    if !absent.is_empty() {
        findings.push(
            Diagnostic::new(
                Code::ServiceNotInRegion,
                format!("`{}` does not offer {absent}", facts.name),
                "write another Region: every Region of the tree needs all of its services",
            )
            .label(region.name.span, "a service is not offered here"),
        );
    }
}

fn warn_of_unknown(
    region: &blueprint::Region,
    facts: &catalog::Region,
    needed: &[Service],
    findings: &mut Diagnostics,
) {
    let name = &facts.name;
    let services = listed(needed, facts, Availability::Unknown);
    // Zones that are to be chosen cannot be: that is an error of its own.
    let zones_are_believed = matches!(facts.zones, Zones::FactsMissing)
        && matches!(region.availability_zones.value, AvailabilityZones::Named(_));
    let unknown: Vec<String> = [
        (!services.is_empty()).then(|| format!("whether `{name}` offers {services}")),
        zones_are_believed.then(|| format!("which availability zones `{name}` has")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !unknown.is_empty() {
        findings.push(
            Diagnostic::new(
                Code::FactsMissing,
                format!("the catalogue does not know {}", unknown.join(", nor ")),
                "look it up in AWS's own tables before you apply: nothing was verified here",
            )
            .label(region.name.span, "facts are missing for this Region"),
        );
    }
}
