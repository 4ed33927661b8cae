use super::{Change, ChangeKind};
use crate::render::TreePath;

/// What every path needs, sorted by path; the manifest is one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    pub(super) changes: Vec<Change>,
    /// Paths that are ours and no longer wanted, whether or not a file is still there.
    pub(super) vanished: Vec<TreePath>,
}

impl Changes {
    /// Every path, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter()
    }

    /// The paths that are not as wanted.
    pub fn differences(&self) -> impl Iterator<Item = &Change> {
        self.iter()
            .filter(|change| change.kind != ChangeKind::Unchanged)
    }

    /// The paths that need `--force`.
    pub fn conflicts(&self) -> impl Iterator<Item = &Change> {
        self.iter()
            .filter(|change| matches!(change.kind, ChangeKind::Conflict(_)))
    }

    /// Whether the disk is as wanted.
    pub fn is_empty(&self) -> bool {
        self.differences().next().is_none()
    }

    /// The unified diff of every difference, one after the other.
    pub fn unified_diff(&self) -> String {
        self.differences().map(Change::unified_diff).collect()
    }
}
