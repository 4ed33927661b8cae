use super::mailboxes;
use crate::blueprint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{AlarmThresholds, AlarmsPlan, Origins};

/// Resolves the section `[alarms]`.
pub(super) fn resolve(
    section: &blueprint::Alarms,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> AlarmsPlan {
    origins.record("alarms.emails", section.emails.span);
    origins.record("alarms.error_rate_percent", section.error_rate_percent.span);
    origins.record("alarms.response_time_ms", section.response_time_ms.span);
    origins.record("alarms.certificate_days", section.certificate_days.span);
    check_recipients(section, findings);
    AlarmsPlan {
        emails: mailboxes::resolve(&section.emails.value, findings),
        thresholds: AlarmThresholds {
            error_rate_percent: section.error_rate_percent.value,
            response_time_ms: section.response_time_ms.value,
            certificate_days: section.certificate_days.value,
        },
    }
}

/// Warns of alarms that nobody is told of.
fn check_recipients(section: &blueprint::Alarms, findings: &mut Diagnostics) {
    if section.emails.value.is_empty() {
        findings.push(
            Diagnostic::new(
                Code::AlarmsWithoutRecipient,
                "alarms are raised, and nobody is told: there is no address in `emails`",
                "add `emails = [\"on-call@springfield.example\"]` under `[alarms]`; where something else listens to the topics, this warning can stay",
            )
            .label(section.emails.span.unwrap_or(section.span), "nobody is told"),
        );
    }
}
