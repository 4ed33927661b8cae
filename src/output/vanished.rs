//! Which deletions must come before which writes.

use std::collections::BTreeSet;

use crate::render::TreePath;

/// Splits paths that leave and paths that come by whether they stand in each other's way: the same place but for letter case, or one a
/// folder on the way to the other.
pub(super) struct Order<'a> {
    /// Leaving paths to delete before `blocked` is written.
    pub(super) early: Vec<&'a TreePath>,
    /// All other leaving paths.
    pub(super) late: Vec<&'a TreePath>,
    leaving: BTreeSet<String>,
    leaving_folders: BTreeSet<String>,
}

impl<'a> Order<'a> {
    pub(super) fn new<'w>(
        leaving: &'a [TreePath],
        coming: impl Iterator<Item = &'w TreePath>,
    ) -> Self {
        let (mut files, mut folders) = (BTreeSet::new(), BTreeSet::new());
        for path in coming {
            files.insert(lower(path.as_str()));
            folders.extend(path.parents().map(lower));
        }
        let (early, late) = leaving.iter().partition(|path| {
            let place = lower(path.as_str());
            files.contains(&place)
                || folders.contains(&place)
                || path.parents().any(|folder| files.contains(&lower(folder)))
        });
        Self {
            early,
            late,
            leaving: leaving.iter().map(|path| lower(path.as_str())).collect(),
            leaving_folders: leaving
                .iter()
                .flat_map(|path| path.parents().map(lower).collect::<Vec<_>>())
                .collect(),
        }
    }

    /// Whether a coming path has to wait for the early deletions.
    pub(super) fn blocks(&self, path: &TreePath) -> bool {
        let place = lower(path.as_str());
        self.leaving.contains(&place)
            || self.leaving_folders.contains(&place)
            || path
                .parents()
                .any(|folder| self.leaving.contains(&lower(folder)))
    }
}

fn lower(path: &str) -> String {
    path.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Order, TreePath};

    fn paths(names: &[&str]) -> Vec<TreePath> {
        names
            .iter()
            .map(|name| TreePath::new(*name).expect("portable"))
            .collect()
    }

    #[test]
    fn what_stands_in_the_way_goes_first() {
        let leaving = paths(&["Main.tf", "a", "b/c", "other.tf"]);
        let coming = paths(&["main.tf", "a/x", "b", "free.tf"]);
        let order = Order::new(&leaving, coming.iter());
        assert_eq!(order.early, leaving[..3].iter().collect::<Vec<_>>());
        assert_eq!(order.late, [&leaving[3]]);
        let blocked: Vec<bool> = coming.iter().map(|path| order.blocks(path)).collect();
        assert_eq!(blocked, [true, true, true, false]);
    }
}
