use super::{ChangeKind, Changes};
use crate::render::TreePath;

/// What a run did; each list is sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were not there.
    pub created: Vec<TreePath>,
    /// Files whose text changed.
    pub updated: Vec<TreePath>,
    /// Files that are no longer wanted.
    pub deleted: Vec<TreePath>,
    /// Files that were as wanted and were not touched.
    pub unchanged: Vec<TreePath>,
    /// Whether an earlier run had been stopped before its end, and this one tidied up behind it.
    pub recovered: bool,
}

impl Report {
    /// What carrying out `changes` does, conflicts overwritten.
    pub(super) fn of(changes: &Changes) -> Self {
        let mut report = Self::default();
        for change in changes.iter() {
            let list = match (change.kind, &change.after) {
                (ChangeKind::Unchanged, _) => &mut report.unchanged,
                (ChangeKind::Create, _) => &mut report.created,
                (ChangeKind::Delete, _) | (ChangeKind::Conflict(_), None) => &mut report.deleted,
                (ChangeKind::Update | ChangeKind::Conflict(_), _) => &mut report.updated,
            };
            list.push(change.path.clone());
        }
        report
    }
}
