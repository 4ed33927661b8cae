use crate::blueprint::{self, Blueprint};
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
    let mut unknown = Vec::new();
    for service in needed {
        match facts.availability(*service) {
            Availability::Offered => {}
            Availability::NotOffered => findings.push(
                Diagnostic::new(
                    Code::ServiceNotInRegion,
                    format!("`{name}` does not offer {}", service.as_str()),
                    "choose another Region: every Region of the tree needs this service",
                )
                .label(region.name.span, format!("no {} here", service.as_str())),
            ),
            Availability::Unknown => unknown.push(service.as_str()),
        }
    }
    if matches!(facts.zones, Zones::FactsMissing) {
        unknown.push("its availability zones");
    }
    if !unknown.is_empty() {
        findings.push(
            Diagnostic::new(
                Code::FactsMissing,
                format!(
                    "the catalogue does not know of `{name}`: {}",
                    unknown.join(", ")
                ),
                "check AWS's own tables before you apply; nothing was verified here",
            )
            .label(region.name.span, "facts are missing for this Region"),
        );
    }
}
