use super::{aurora, backup, efs};
use crate::blueprint::Blueprint;
use crate::catalog::{Catalog, Date};
use crate::diagnostics::Diagnostics;
use crate::plan::{AuroraPlan, BackupPlan, EfsPlan, Origin, Origins};

/// The parts that hold data, each only where its section is there.
pub(super) struct Data {
    pub(super) aurora: Option<AuroraPlan>,
    pub(super) efs: Option<EfsPlan>,
    pub(super) backup: Option<BackupPlan>,
}

/// Resolves the sections `[aurora]`, `[efs]` and `[backup]`; `None` where a finding makes one of them guesswork.
pub(super) fn resolve(
    blueprint: &Blueprint,
    catalog: &Catalog,
    as_of: Date,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<Data> {
    let absent = [
        ("aurora", blueprint.aurora.is_none()),
        ("efs", blueprint.efs.is_none()),
        ("backup", blueprint.backup.is_none()),
    ];
    for (section, _) in absent.into_iter().filter(|(_, is_absent)| *is_absent) {
        origins.record(section, Origin::Default);
    }
    let aurora = blueprint
        .aurora
        .as_ref()
        .map(|section| aurora::resolve(section, blueprint, catalog, as_of, origins, findings));
    let efs = blueprint
        .efs
        .as_ref()
        .map(|section| efs::resolve(section, blueprint, catalog, origins, findings));
    let backup = blueprint
        .backup
        .as_ref()
        .map(|section| backup::resolve(section, blueprint, catalog, origins, findings));
    Some(Data {
        aurora: found(aurora)?,
        efs: found(efs)?,
        backup: found(backup)?,
    })
}

/// Nothing where a section that is there could not be resolved.
fn found<T>(section: Option<Option<T>>) -> Option<Option<T>> {
    match section {
        Some(None) => None,
        Some(found) => Some(found),
        None => Some(None),
    }
}
