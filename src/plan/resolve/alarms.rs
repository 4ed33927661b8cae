use std::collections::BTreeMap;

use crate::blueprint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{AlarmThresholds, AlarmsPlan, Origins};
use crate::source::Located;

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
    let emails = section.emails.value.iter();
    AlarmsPlan {
        emails: emails
            .map(|email| email.value.as_str().to_owned())
            .collect(),
        thresholds: AlarmThresholds {
            error_rate_percent: section.error_rate_percent.value,
            response_time_ms: section.response_time_ms.value,
            certificate_days: section.certificate_days.value,
        },
    }
}

/// Warns of alarms that nobody is told of, and refuses an address that is told twice: no mail server in use minds the letter case.
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
    let mut by_folded: BTreeMap<String, &Located<blueprint::Email>> = BTreeMap::new();
    for email in &section.emails.value {
        let folded = email.value.as_str().to_ascii_lowercase();
        let first = *by_folded.entry(folded).or_insert(email);
        if first.value != email.value {
            findings.push(
                Diagnostic::new(
                    Code::EmailDuplicate,
                    format!(
                        "`{}` and `{}` differ in letter case only",
                        first.value, email.value
                    ),
                    "keep one of them: each alarm would be sent twice",
                )
                .label(email.span, "the same mailbox")
                .label(first.span, "as this one"),
            );
        }
    }
}
