use crate::blueprint::{Blueprint, InstanceType};
use crate::catalog::Catalog;
use crate::choice::IpVersion;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Located;

/// What the blueprint asks of every instance and this type cannot do: each would refuse every launch of it.
pub(super) fn unfit(
    named: &Located<InstanceType>,
    blueprint: &Blueprint,
    catalog: &Catalog,
) -> Vec<Diagnostic> {
    let Some(facts) = catalog.instance_type(named.value.as_str()) else {
        return Vec::new();
    };
    let name = &facts.name;
    let ip_version = &blueprint.vpc.ip_version;
    let spot = &blueprint.asg.spot_percentage;
    let needs_ipv6 = ip_version.value == IpVersion::DualStack && !facts.ipv6;
    let needs_spot = spot.value > 0 && !facts.spot;
    let finding = |message: String, help: &str| {
        Diagnostic::new(Code::InstanceTypeUnfit, message, help)
            .label(named.span, "cannot do what is asked")
    };
    let without_ipv6 = needs_ipv6.then(|| {
        finding(
            format!("`{name}` takes no IPv6 addresses, and the private subnets give one to every instance"),
            "write a type of a newer generation, or `ip_version = \"ipv4\"` under `[vpc]`",
        )
        .label(ip_version.span, "asks for IPv6")
    });
    let without_spot = needs_spot.then(|| {
        finding(
            format!(
                "`{name}` cannot be a Spot instance, and {} percent shall be",
                spot.value
            ),
            "write another type, or `spot_percentage = 0`",
        )
        .label(spot.span, "asks for Spot instances")
    });
    without_ipv6.into_iter().chain(without_spot).collect()
}
