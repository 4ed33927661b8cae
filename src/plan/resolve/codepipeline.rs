use super::mailboxes;
use crate::blueprint::{self, Blueprint};
use crate::catalog::Catalog;
use crate::choice::{Approval, Architecture};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{ApprovalPlan, BuildPlan, Origin, Origins, PipelinePlan};
use unused::Unused;

mod region_order;
mod rollback;
mod source;
mod unused;

/// Resolves the section `[codepipeline]` for instances of this architecture; `None` where a finding makes that guesswork.
pub(super) fn resolve(
    section: &blueprint::CodePipeline,
    architecture: Option<Architecture>,
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<PipelinePlan> {
    let source = source::resolve(section, blueprint, catalog, origins, findings);
    let approval = approval(section, origins, findings);
    let rollback_alarms = rollback::resolve(section, blueprint, origins, findings);
    let region_order = region_order::resolve(section, blueprint, catalog, origins, findings);
    origins.record("codepipeline.deployment", section.deployment.span);
    origins.record(
        "codepipeline.build_architecture",
        Origin::Rule("the instances' architecture"),
    );
    origins.record("codepipeline.build_compute", section.build_compute.span);
    origins.record(
        "codepipeline.artifact_retention_days",
        section.artifact_retention_days.span,
    );
    origins.record(
        "codepipeline.log_retention_days",
        section.log_retention_days.span,
    );
    Some(PipelinePlan {
        source: source?,
        build: BuildPlan {
            architecture: architecture?,
            compute: section.build_compute.value,
        },
        approval,
        deployment: section.deployment.value,
        rollback_alarms: rollback_alarms?,
        region_order: region_order?,
        artifact_retention_days: section.artifact_retention_days.value,
        log_retention_days: section.log_retention_days.value,
    })
}

fn approval(
    section: &blueprint::CodePipeline,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<ApprovalPlan> {
    let emails = &section.approval_emails;
    origins.record("codepipeline.approval", section.approval.span);
    match section.approval.value {
        Approval::None => {
            let unused = Unused {
                key: "approval_emails",
                span: emails.span.filter(|_| !emails.value.is_empty()),
                because: "approval = \"none\"",
                because_span: section.approval.span,
                mend: "write `approval = \"manual\"`",
            };
            findings.extend(unused.finding());
            None
        }
        Approval::Manual => {
            origins.record("codepipeline.approval_emails", emails.span);
            let told = mailboxes::resolve(&emails.value, findings);
            if told.is_empty() {
                findings.push(nobody_told(section));
            }
            Some(ApprovalPlan { emails: told })
        }
    }
}

fn nobody_told(section: &blueprint::CodePipeline) -> Diagnostic {
    let place = section.approval_emails.span.or(section.approval.span);
    Diagnostic::new(
        Code::ApprovalWithoutRecipient,
        "what was built waits for approval, and nobody is told: there is no address in `approval_emails`",
        "add `approval_emails = [\"releases@springfield.example\"]` under `[codepipeline]`; where something else listens to the topic, this warning can stay",
    )
    .label(place.unwrap_or(section.span), "nobody is told")
}
