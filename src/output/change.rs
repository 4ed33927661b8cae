use similar::TextDiff;

use super::ChangeKind;
use crate::render::TreePath;

/// One path, and what it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub(super) path: TreePath,
    pub(super) kind: ChangeKind,
    /// The bytes on disk; `None` where there is no file, and for what is unchanged.
    pub(super) before: Option<Vec<u8>>,
    /// The wanted text; `None` where no file is wanted, and for what is unchanged.
    pub(super) after: Option<String>,
}

impl Change {
    /// The path, relative to the output folder.
    pub fn path(&self) -> &TreePath {
        &self.path
    }

    /// What it needs.
    pub fn kind(&self) -> ChangeKind {
        self.kind
    }

    /// The unified diff from disk to wanted text, with `a/` and `b/` before the path and three lines of context; empty for what is
    /// unchanged. Bytes on disk that are not UTF-8 show as replacement characters.
    pub fn unified_diff(&self) -> String {
        let name = |prefix: &str, present: bool| match present {
            true => format!("{prefix}/{}", self.path),
            false => "/dev/null".to_owned(),
        };
        let before = String::from_utf8_lossy(self.before.as_deref().unwrap_or_default());
        let after = self.after.as_deref().unwrap_or_default();
        let (a, b) = (
            name("a", self.before.is_some()),
            name("b", self.after.is_some()),
        );
        if before.is_empty() && after.is_empty() && a != b {
            return format!("--- {a}\n+++ {b}\n");
        }
        TextDiff::from_lines(before.as_ref(), after)
            .unified_diff()
            .header(&a, &b)
            .to_string()
    }
}
