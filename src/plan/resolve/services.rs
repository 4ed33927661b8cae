use crate::blueprint::{self, AvailabilityZones, Blueprint};
use crate::catalog::{self, Availability, Catalog, Service, Zones};
use crate::choice::Egress;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// What every Region of the tree calls, whatever the choices are.
const ALWAYS: [Service; 6] = [
    Service::Ec2,
    Service::S3,
    Service::Kms,
    Service::Ssm,
    Service::SsmMessages,
    Service::Logs,
];

/// What the interface endpoints of `egress = "none"` add.
const WITHOUT_NAT: [Service; 2] = [Service::Monitoring, Service::Sts];

/// Refuses a Region that lacks a service of the tree, and warns where the catalogue does not know.
pub(super) fn check(blueprint: &Blueprint, catalog: &Catalog, findings: &mut Diagnostics) {
    let without_nat: &[Service] = match blueprint.nat.egress.value {
        Egress::None => &WITHOUT_NAT,
        Egress::PerAz | Egress::Single => &[],
    };
    let needed: Vec<Service> = ALWAYS.iter().chain(without_nat).copied().collect();
    for region in blueprint.regions.iter().filter(|r| !r.retired.value) {
        if let Some(facts) = catalog.region(region.name.value.as_str()) {
            check_region(region, facts, &needed, findings);
        }
    }
}

fn check_region(
    region: &blueprint::Region,
    facts: &catalog::Region,
    needed: &[Service],
    findings: &mut Diagnostics,
) {
    let name = &facts.name;
    let listed = |wanted: Availability| -> String {
        let services = needed
            .iter()
            .filter(|service| facts.availability(**service) == wanted);
        let quoted: Vec<String> = services.map(|s| format!("`{}`", s.as_str())).collect();
        quoted.join(", ")
    };
    let absent = listed(Availability::NotOffered);
    if !absent.is_empty() {
        findings.push(
            Diagnostic::new(
                Code::ServiceNotInRegion,
                format!("`{name}` does not offer {absent}"),
                "write another Region: every Region of the tree needs all of its services",
            )
            .label(region.name.span, "a service is not offered here"),
        );
    }
    let services = listed(Availability::Unknown);
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
