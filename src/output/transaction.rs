use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::digest::digest;
use super::findings::Aftermath;
use super::journal::Journal;
use super::vanished::Order;
use super::{Change, ChangeKind, Changes, Disk, EntryKind, Snapshot, findings, reserved};
use crate::diagnostics::Diagnostic;
use crate::render::{Tree, TreePath};

/// Carries out changes in the order that the room's page describes.
pub(super) struct Transaction<'a> {
    disk: &'a dyn Disk,
    dir: &'a Path,
    snapshot: &'a Snapshot,
    changes: &'a Changes,
    /// The folders of the wanted tree: never removed.
    kept: BTreeSet<&'a str>,
    /// Folders made by this run.
    made: Vec<PathBuf>,
    /// Temporary files that are there now.
    staged: Vec<PathBuf>,
    aftermath: Aftermath,
}

impl<'a> Transaction<'a> {
    pub(super) fn new(
        disk: &'a dyn Disk,
        dir: &'a Path,
        tree: &'a Tree,
        snapshot: &'a Snapshot,
        changes: &'a Changes,
    ) -> Self {
        Self {
            disk,
            dir,
            snapshot,
            changes,
            kept: tree.iter().flat_map(|(path, _)| path.parents()).collect(),
            made: Vec::new(),
            staged: Vec::new(),
            aftermath: Aftermath::Untouched,
        }
    }

    /// Writes everything; where that fails, takes back what does not need the next run.
    pub(super) fn run(mut self) -> Result<(), Diagnostic> {
        // A run killed while it wrote one of these leaves no journal that explains it. Nothing depends on their removal.
        for stored in [reserved::journal(), reserved::manifest()] {
            let _ = self.remove_if_there(&reserved::staging(&stored));
        }
        if self.changes.is_empty() && !self.snapshot.is_interrupted() {
            return Ok(());
        }
        let result = self.write();
        if result.is_err() {
            self.take_back();
        }
        result
    }

    fn write(&mut self) -> Result<(), Diagnostic> {
        let changes = self.changes;
        let manifest = reserved::manifest();
        let writes: Vec<(&TreePath, &str)> = changes
            .differences()
            .filter(|change| change.path != manifest)
            .filter_map(|change| Some((&change.path, change.after.as_deref()?)))
            .collect();
        let order = Order::new(&changes.vanished, writes.iter().map(|(path, _)| *path));
        let (waiting, free): (Vec<_>, Vec<_>) =
            writes.iter().partition(|(path, _)| order.blocks(path));

        self.refuse_foreign_staging(&writes)?;
        self.write_journal(&manifest)?;
        self.remove_orphans()?;
        self.stage(&free)?;
        self.delete(&order.early)?;
        self.stage(&waiting)?;
        for (path, _) in &writes {
            self.put(path)?;
            self.aftermath = Aftermath::Incomplete;
        }
        self.delete(&order.late)?;
        if let Some(text) = changes
            .differences()
            .find(|change| change.path == manifest)
            .and_then(|change| change.after.as_deref())
        {
            self.write_durably(&manifest, text)?;
        }
        self.remove_if_there(&reserved::journal())
    }

    fn at(&self, path: &TreePath) -> PathBuf {
        path.below(self.dir)
    }

    fn failed(&self, path: &Path) -> impl FnOnce(io::Error) -> Diagnostic + use<> {
        let (path, aftermath) = (path.to_path_buf(), self.aftermath);
        move |error| findings::unwritable(&path, &error, aftermath)
    }

    /// Temporary names are reserved, yet a file with such a name that no journal explains is somebody's.
    fn refuse_foreign_staging(&self, writes: &[(&TreePath, &str)]) -> Result<(), Diagnostic> {
        let explained: BTreeSet<TreePath> = self.interrupted().collect();
        for (path, _) in writes {
            let staging = self.at(&reserved::staging(path));
            if !explained.contains(*path) && matches!(self.disk.kind(&staging), Ok(Some(_))) {
                return Err(findings::no_place_for_file(&staging, None));
            }
        }
        Ok(())
    }

    /// The paths in the journal of a run that was stopped.
    fn interrupted(&self) -> impl Iterator<Item = TreePath> {
        let journal = self.snapshot.journal.iter();
        journal.flat_map(|journal| journal.files().map(|(path, _)| path))
    }

    fn write_journal(&self, manifest: &TreePath) -> Result<(), Diagnostic> {
        let mut journal = self.snapshot.journal.clone().unwrap_or_else(Journal::new);
        let before = journal.clone();
        let differences = self.changes.differences();
        for change in differences.filter(|change| change.path != *manifest) {
            journal.add(&change.path, digests(change));
        }
        if journal == before {
            return Ok(());
        }
        self.write_durably(&reserved::journal(), &journal.text())
    }

    fn remove_orphans(&self) -> Result<(), Diagnostic> {
        for path in self.interrupted() {
            self.remove_if_there(&reserved::staging(&path))?;
        }
        Ok(())
    }

    fn stage(&mut self, writes: &[&(&TreePath, &str)]) -> Result<(), Diagnostic> {
        for (path, text) in writes {
            for folder in path.parents() {
                self.make_folder(&self.dir.join(folder))?;
            }
            let staging = self.at(&reserved::staging(path));
            self.create(&staging, text)?;
            self.staged.push(staging);
        }
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> Result<(), Diagnostic> {
        if self.made.iter().any(|made| made == folder) {
            return Ok(());
        }
        if let Some(EntryKind::Folder) = self.disk.kind(folder).map_err(self.failed(folder))? {
            return Ok(());
        }
        self.disk
            .create_folder(folder)
            .map_err(self.failed(folder))?;
        self.made.push(folder.to_path_buf());
        Ok(())
    }

    /// Writes a new file, or leaves none.
    fn create(&self, path: &Path, text: &str) -> Result<(), Diagnostic> {
        self.disk
            .create_file(path, text.as_bytes())
            .map_err(|error| {
                if error.kind() != ErrorKind::AlreadyExists {
                    let _ = self.disk.remove_file(path);
                }
                self.failed(path)(error)
            })
    }

    /// Moves the staged text of `path` into place.
    fn put(&self, path: &TreePath) -> Result<(), Diagnostic> {
        let target = self.at(path);
        self.disk
            .rename(&self.at(&reserved::staging(path)), &target)
            .map_err(self.failed(&target))
    }

    /// Deletes files that vanish and the folders that this empties.
    fn delete(&mut self, paths: &[&TreePath]) -> Result<(), Diagnostic> {
        let present = |path: &&&TreePath| self.snapshot.files.contains_key(**path);
        let files: Vec<_> = paths.iter().filter(present).collect();
        for path in files {
            self.remove_if_there(path)?;
            self.aftermath = Aftermath::Incomplete;
        }
        let folders: BTreeSet<&str> = paths
            .iter()
            .flat_map(|path| path.parents())
            .filter(|folder| !self.kept.contains(folder))
            .collect();
        // What is in a folder sorts behind it.
        for folder in folders.into_iter().rev() {
            self.remove_if_empty(&self.dir.join(folder))?;
        }
        Ok(())
    }

    fn remove_if_empty(&self, folder: &Path) -> Result<(), Diagnostic> {
        match self.disk.remove_folder(folder) {
            Err(error)
                if !matches!(
                    error.kind(),
                    ErrorKind::NotFound
                        | ErrorKind::DirectoryNotEmpty
                        | ErrorKind::AlreadyExists // what POSIX allows in its place
                        | ErrorKind::NotADirectory
                ) =>
            {
                Err(self.failed(folder)(error))
            }
            _ => Ok(()),
        }
    }

    fn remove_if_there(&self, path: &TreePath) -> Result<(), Diagnostic> {
        let path = self.at(path);
        match self.disk.remove_file(&path) {
            // Not a directory: a file stands where the folder of a text that was never staged would be.
            Err(error)
                if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Err(self.failed(&path)(error))
            }
            _ => Ok(()),
        }
    }

    /// Writes a file so that after a power failure either the old or the new text is there.
    fn write_durably(&self, path: &TreePath, text: &str) -> Result<(), Diagnostic> {
        let staging = self.at(&reserved::staging(path));
        self.create(&staging, text)?;
        let put = self.put(path);
        if put.is_err() {
            let _ = self.disk.remove_file(&staging);
        }
        put?;
        // Best effort: some file systems cannot flush a folder.
        let _ = self.disk.flush_folder(self.dir);
        Ok(())
    }

    /// Removes what was staged and, if no file has changed, the folders and the journal of this run. A journal that was there before stays:
    /// what it explains still is.
    fn take_back(&self) {
        for staged in &self.staged {
            let _ = self.disk.remove_file(staged);
        }
        if self.aftermath == Aftermath::Incomplete {
            return;
        }
        for folder in self.made.iter().rev() {
            let _ = self.disk.remove_folder(folder);
        }
        if !self.snapshot.is_interrupted() {
            let _ = self.disk.remove_file(&self.at(&reserved::journal()));
        }
    }
}

/// The digests under which a file is ours from now on. What a conflict would overwrite is not ours before it is overwritten: if this run
/// is killed, the next one asks again.
fn digests(change: &Change) -> Vec<String> {
    let before = match change.kind {
        ChangeKind::Conflict(_) => None,
        _ => change.before.as_deref(),
    };
    let after = change.after.as_deref().map(str::as_bytes);
    before.into_iter().chain(after).map(digest).collect()
}
