use crate::blueprint;
use crate::choice::Throughput;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins, ThroughputPlan};

/// Days until Archive where the blueprint does not say and Infrequent Access comes before.
const DEFAULT_ARCHIVE_DAYS: u16 = 90;

/// Resolves the throughput and what hangs on it; `None` where a finding makes that guesswork.
pub(super) fn resolve(
    section: &blueprint::Efs,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<ThroughputPlan> {
    origins.record("efs.throughput_mode", section.throughput_mode.span);
    let mode = section.throughput_mode.value;
    if mode != Throughput::Provisioned {
        findings.extend(unused_rate(section));
    }
    if mode != Throughput::Elastic {
        findings.extend(no_archive(section));
    }
    match mode {
        Throughput::Elastic => {
            archive_days(section, origins, findings).map(|transition_to_archive_days| {
                ThroughputPlan::Elastic {
                    transition_to_archive_days,
                }
            })
        }
        Throughput::Bursting => Some(ThroughputPlan::Bursting),
        Throughput::Provisioned => match &section.provisioned_throughput {
            Some(rate) => {
                origins.record("efs.provisioned_throughput", rate.span);
                Some(ThroughputPlan::Provisioned {
                    mebibytes_per_second: rate.value,
                })
            }
            None => {
                findings.push(
                    Diagnostic::new(
                        Code::EfsThroughputMissing,
                        "`throughput_mode = \"provisioned\"` needs a rate",
                        "add `provisioned_throughput`, in MiB a second from 1 to 3414, such as `provisioned_throughput = 128`",
                    )
                    .label(section.throughput_mode.span, "at which rate?"),
                );
                None
            }
        },
    }
}

fn unused_rate(section: &blueprint::Efs) -> Option<Diagnostic> {
    let rate = section.provisioned_throughput.as_ref()?;
    let mode = &section.throughput_mode;
    let by_default = match mode.span {
        Some(_) => "",
        None => ", the default",
    };
    Some(
        Diagnostic::new(
            Code::EfsThroughputUnused,
            format!(
                "`provisioned_throughput` has no meaning with `throughput_mode = \"{}\"`{by_default}",
                mode.value.as_str()
            ),
            "remove `provisioned_throughput`, or write `throughput_mode = \"provisioned\"`",
        )
        .label(rate.span, "would not be used")
        .label(mode.span, "not a fixed rate"),
    )
}

/// <https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html>
fn no_archive(section: &blueprint::Efs) -> Option<Diagnostic> {
    let archive = section.transition_to_archive_days.as_ref()?;
    Some(
        Diagnostic::new(
            Code::EfsArchiveNeedsElastic,
            format!(
                "a file system of `throughput_mode = \"{}\"` has no class Archive",
                section.throughput_mode.value.as_str()
            ),
            "remove `transition_to_archive_days`, or write `throughput_mode = \"elastic\"`",
        )
        .label(archive.span, "no such class")
        .label(section.throughput_mode.span, "not elastic"),
    )
}

/// What is stated, or a period that comes after Infrequent Access.
fn archive_days(
    section: &blueprint::Efs,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<u16> {
    let ia = &section.transition_to_ia_days;
    let comes_after = |days: &u16| *days > ia.value;
    let key = "efs.transition_to_archive_days";
    let Some(stated) = &section.transition_to_archive_days else {
        let rule = "90, or the next longer period after Infrequent Access";
        origins.record(key, Origin::Rule(rule));
        let mut later = blueprint::Efs::transition_periods()
            .filter(comes_after)
            .filter(|days| *days >= DEFAULT_ARCHIVE_DAYS);
        let found = later.next();
        if found.is_none() {
            findings.push(
                Diagnostic::new(
                    Code::EfsTransitionOrder,
                    format!(
                        "files move to Infrequent Access after {} days, the longest period there is: none is left for Archive, which comes later",
                        ia.value
                    ),
                    "write `transition_to_ia_days = 270` or less, or another `throughput_mode`, which has no class Archive",
                )
                .label(ia.span, "nothing can come after it"),
            );
        }
        return found;
    };
    origins.record(key, stated.span);
    if comes_after(&stated.value) {
        return Some(stated.value);
    }
    let by_default = match ia.span {
        Some(_) => "",
        None => " by default",
    };
    let longer = blueprint::Efs::transition_periods().find(comes_after);
    let help = match longer {
        Some(longer) => format!(
            "write `transition_to_archive_days = {longer}` or more, or fewer days for Infrequent Access"
        ),
        None => "write `transition_to_ia_days = 270` or less".to_owned(),
    };
    findings.push(
        Diagnostic::new(
            Code::EfsTransitionOrder,
            format!(
                "files move to Archive after {} days, and to Infrequent Access after {}{by_default}: Archive comes later",
                stated.value, ia.value
            ),
            help,
        )
        .label(stated.span, "must be more")
        .label(ia.span, "than this"),
    );
    None
}
