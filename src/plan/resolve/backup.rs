use std::collections::BTreeSet;

use super::entry::active;
use super::listing::either;
use super::place::Place;
use super::{aurora, efs};
use crate::blueprint::{self, Blueprint};
use crate::catalog::Catalog;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{BackupCopy, BackupPlan, Origin, Origins, RegionName};
use crate::source::Located;

const COPIES: Place = Place {
    key: "backup.copy_region",
    whose: "the copies'",
    unknown: Code::BackupCopyRegionUnknown,
};

/// Resolves the section `[backup]`; `None` where a finding makes that guesswork.
pub(super) fn resolve(
    section: &blueprint::Backup,
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<BackupPlan> {
    record(section, origins);
    findings.extend(disorder(section));
    let homes = homes(blueprint)?;
    if homes.is_empty() {
        findings.push(
            Diagnostic::new(
                Code::BackupNothingToKeep,
                "there is neither a database nor a file system to back up",
                "add `[aurora]` or `[efs]`, or remove `[backup]`",
            )
            .label(section.span, "nothing to keep"),
        );
        return None;
    }
    let copy = copy_region(section, &homes, blueprint, catalog, origins, findings)?;
    Some(BackupPlan {
        regions: names(&homes),
        copy: copy.map(|region| BackupCopy {
            region: RegionName(region.to_owned()),
            retention_days: section.copy_retention_days.value,
        }),
        daily_retention_days: section.daily_retention_days.value,
        monthly_retention_days: section.monthly_retention_days.value,
        start_hour: section.start_hour.value,
    })
}

/// The Regions that AWS Backup works in, as far as the blueprint decides it.
pub(super) fn regions<'a>(
    section: &'a blueprint::Backup,
    blueprint: &'a Blueprint,
) -> BTreeSet<&'a str> {
    let homes = homes(blueprint).unwrap_or_default();
    let copy = match (&section.copy_region, candidates(&homes, blueprint)) {
        (Some(stated), _) => Some(stated.value.as_str()),
        (None, others) if others.len() == 1 && !homes.is_empty() => others.first().copied(),
        _ => None,
    };
    homes.into_iter().chain(copy).collect()
}

fn names(regions: &BTreeSet<&str>) -> BTreeSet<RegionName> {
    let owned = regions.iter().map(|name| RegionName((*name).to_owned()));
    owned.collect()
}

fn record(section: &blueprint::Backup, origins: &mut Origins) {
    origins.record(
        "backup.regions",
        Origin::Rule("the Regions of the database and the file system"),
    );
    origins.record(
        "backup.daily_retention_days",
        section.daily_retention_days.span,
    );
    origins.record(
        "backup.monthly_retention_days",
        section.monthly_retention_days.span,
    );
    origins.record("backup.start_hour", section.start_hour.span);
    origins.record(
        "backup.copy_retention_days",
        section.copy_retention_days.span,
    );
}

/// The Regions of what is backed up, replicas excluded; `None` where one of them cannot be told.
fn homes(blueprint: &Blueprint) -> Option<BTreeSet<&str>> {
    let aurora = blueprint
        .aurora
        .as_ref()
        .map(|s| aurora::home(s, blueprint));
    let efs = blueprint.efs.as_ref().map(|s| efs::home(s, blueprint));
    aurora.into_iter().chain(efs).collect()
}

/// The active Regions that hold nothing that is backed up.
fn candidates<'a>(homes: &BTreeSet<&str>, blueprint: &'a Blueprint) -> BTreeSet<&'a str> {
    active(blueprint)
        .map(|region| region.name.value.as_str())
        .filter(|name| !homes.contains(name))
        .collect()
}

fn copy_region<'a>(
    section: &'a blueprint::Backup,
    homes: &BTreeSet<&str>,
    blueprint: &'a Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<Option<&'a str>> {
    let others = candidates(homes, blueprint);
    if let Some(stated) = &section.copy_region {
        origins.record("backup.copy_region", stated.span);
        let named = COPIES.stated(stated, blueprint, catalog, findings)?;
        if homes.contains(named) {
            findings.push(same(stated, &others));
            return None;
        }
        return Some(Some(named));
    }
    origins.record(
        "backup.copy_region",
        Origin::Rule("the only Region beside those that hold data"),
    );
    if others.len() < 2 {
        return Some(others.first().copied());
    }
    let help = either(&others).unwrap_or_default();
    findings.push(
        Diagnostic::new(
            Code::BackupCopyRegionMissing,
            format!(
                "backups could be copied to {} Regions, and `copy_region` does not say to which",
                others.len()
            ),
            format!("add {help} as `copy_region` under `[backup]`"),
        )
        .label(section.span, "no `copy_region` here"),
    );
    None
}

fn same(stated: &Located<blueprint::RegionName>, others: &BTreeSet<&str>) -> Diagnostic {
    let help = match either(others) {
        Some(others) => format!("write {others}"),
        None => "remove `copy_region`, or add a `[[region]]`".to_owned(),
    };
    let name = &stated.value;
    Diagnostic::new(
        Code::BackupCopyRegionSame,
        format!("backups would be copied to `{name}`, which holds data that is backed up"),
        help,
    )
    .label(stated.span, "a copy has to be elsewhere")
}

fn disorder(section: &blueprint::Backup) -> Option<Diagnostic> {
    let (daily, monthly) = (
        &section.daily_retention_days,
        &section.monthly_retention_days,
    );
    let shown = |key: &str, days: &Located<u16>| {
        let by_default = match days.span {
            Some(_) => "",
            None => " by default",
        };
        format!("`{key}` is {}{by_default}", days.value)
    };
    (monthly.value <= daily.value).then(|| {
        Diagnostic::new(
            Code::BackupRetentionOrder,
            format!(
                "{}, and {}: a monthly backup has to outlive the daily ones",
                shown("monthly_retention_days", monthly),
                shown("daily_retention_days", daily)
            ),
            format!(
                "write `monthly_retention_days = {}` or more, or less for the daily ones",
                daily.value + 1
            ),
        )
        .label(monthly.span, "monthly")
        .label(daily.span, "daily")
    })
}
