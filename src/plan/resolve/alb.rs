use crate::blueprint::Blueprint;
use crate::plan::{AlbPlan, Origins};

/// Takes over the section `[alb]`: all its rules are of shape.
pub(super) fn resolve(blueprint: &Blueprint, origins: &mut Origins) -> AlbPlan {
    let section = &blueprint.alb;
    origins.record("alb.health_check_path", section.health_check_path.span);
    origins.record("alb.target_port", section.target_port.span);
    origins.record(
        "alb.deregistration_delay",
        section.deregistration_delay.span,
    );
    origins.record("alb.slow_start", section.slow_start.span);
    origins.record("alb.idle_timeout", section.idle_timeout.span);
    AlbPlan {
        health_check_path: section.health_check_path.value.as_str().to_owned(),
        target_port: section.target_port.value,
        deregistration_delay: section.deregistration_delay.value,
        slow_start: section.slow_start.value,
        idle_timeout: section.idle_timeout.value,
    }
}
