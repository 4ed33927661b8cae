use super::drawn::Picked;
use super::instances;
use crate::blueprint::{self, Blueprint};
use crate::catalog::Catalog;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{AsgPlan, Origin, Origins};

/// Resolves the section `[asg]`; `None` where its instance types cannot be used.
pub(super) fn resolve(
    blueprint: &Blueprint,
    catalog: &Catalog,
    picked: &[Picked<'_>],
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<AsgPlan> {
    let section = &blueprint.asg;
    check_sizes(section, findings);
    check_spot(section, findings);
    let architecture = instances::resolve(blueprint, catalog, picked, origins, findings)?;
    record(section, origins);
    let others = section.other_instance_types.value.iter();
    Some(AsgPlan {
        instance_types: std::iter::once(&section.instance_type)
            .chain(others)
            .map(|instance_type| instance_type.value.as_str().to_owned())
            .collect(),
        architecture,
        min_size: section.min_size.value,
        max_size: section.max_size.value,
        desired_size: desired_size(section),
        spot_percentage: section.spot_percentage.value,
        cpu_target: section.cpu_target.value,
        requests_per_target: section.requests_per_target.value,
        root_volume_size: section.root_volume_size.value,
        ami_release: section.ami_release.value.as_str().to_owned(),
        log_retention_days: section.log_retention_days.value,
    })
}

fn desired_size(section: &blueprint::Asg) -> u16 {
    section
        .desired_size
        .as_ref()
        .map_or(section.min_size.value, |desired| desired.value)
}

fn record(section: &blueprint::Asg, origins: &mut Origins) {
    origins.record("asg.min_size", section.min_size.span);
    origins.record("asg.max_size", section.max_size.span);
    origins.record(
        "asg.desired_size",
        section
            .desired_size
            .as_ref()
            .map_or(Origin::Rule("the fewest instances"), |desired| {
                desired.span.into()
            }),
    );
    origins.record("asg.spot_percentage", section.spot_percentage.span);
    origins.record("asg.cpu_target", section.cpu_target.span);
    origins.record("asg.requests_per_target", section.requests_per_target.span);
    origins.record("asg.root_volume_size", section.root_volume_size.span);
    origins.record("asg.ami_release", section.ami_release.span);
    origins.record("asg.log_retention_days", section.log_retention_days.span);
}

/// Two sizes at odds get two labels, where the second one is not a default.
fn check_sizes(section: &blueprint::Asg, findings: &mut Diagnostics) {
    let (min, max) = (&section.min_size, &section.max_size);
    if min.value > max.value {
        findings.push(
            Diagnostic::new(
                Code::AsgSizeOrder,
                format!(
                    "`min_size` is {}{}, `max_size` is {}{}",
                    min.value,
                    by_default(min.span),
                    max.value,
                    by_default(max.span)
                ),
                format!(
                    "write `max_size = {}` or more, or `min_size = {}` or less",
                    min.value, max.value
                ),
            )
            .label(min.span, "the fewest instances")
            .label(max.span, "the most instances"),
        );
        // Which of the two is meant is open, and so is what lies between them.
        return;
    }
    let Some(desired) = &section.desired_size else {
        return;
    };
    let (bound, what) = if desired.value < min.value {
        (min, "fewer than `min_size`")
    } else if desired.value > max.value {
        (max, "more than `max_size`")
    } else {
        return;
    };
    findings.push(
        Diagnostic::new(
            Code::AsgDesiredOutside,
            format!(
                "`desired_size` is {}, {what}, which is {}{}",
                desired.value,
                bound.value,
                by_default(bound.span)
            ),
            format!(
                "write a whole number from {} to {}, or leave it out: scaling finds the number by itself",
                min.value, max.value
            ),
        )
        .label(desired.span, what)
        .label(bound.span, "the bound"),
    );
}

fn by_default(span: Option<crate::source::Span>) -> &'static str {
    match span {
        Some(_) => "",
        None => " by default",
    }
}

/// One type is one Spot pool a zone, and AWS takes a pool back as a whole.
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html#be-instance-type-flexible>
fn check_spot(section: &blueprint::Asg, findings: &mut Diagnostics) {
    let share = section.spot_percentage.value;
    if share == 0 || !section.other_instance_types.value.is_empty() {
        return;
    }
    findings.push(
        Diagnostic::new(
            Code::SpotOneType,
            format!(
                "{share} percent of the instances are Spot, but `{}` is the only instance type",
                section.instance_type.value
            ),
            "add types of the same architecture as `other_instance_types`: where AWS takes back one type, another stands in",
        )
        .label(section.spot_percentage.span, "Spot instances of one type")
        .label(section.instance_type.span, "the only type"),
    );
}
