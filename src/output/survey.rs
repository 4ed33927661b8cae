use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::journal::Journal;
use super::{Disk, EntryKind, LocalDisk, Manifest, Snapshot, findings, reserved};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::render::{Tree, TreePath};

/// Reads what is in the folder `dir` at the paths that are ours or that `tree` wants. A folder that does not exist holds nothing.
///
/// # Errors
///
/// All at once: `output-not-directory`, `output-symlink` (a symlink at such a path or on the way to it), `output-conflict` (something
/// that is no file where a file goes), `output-unwritable` (cannot be read), `manifest-unreadable`, `manifest-too-new`.
pub fn snapshot(dir: &Path, tree: &Tree) -> Result<Snapshot, Diagnostics> {
    snapshot_on(&LocalDisk, dir, tree)
}

/// [`snapshot`] on another disk.
///
/// # Errors
///
/// The same.
pub fn snapshot_on(disk: &dyn Disk, dir: &Path, tree: &Tree) -> Result<Snapshot, Diagnostics> {
    match disk.kind_followed(dir) {
        Ok(Some(EntryKind::Folder)) => {}
        Ok(None) if matches!(disk.kind(dir), Ok(None)) => return Ok(Snapshot::default()),
        Ok(_) => return Err(findings::not_directory(dir).into()),
        Err(error) => return Err(findings::unreadable(dir, &error).into()),
    }
    let mut survey = Survey {
        disk,
        dir,
        tree,
        owned: BTreeSet::new(),
        staged: BTreeSet::new(),
        kinds: BTreeMap::new(),
        findings: BTreeMap::new(),
    };
    let mut snapshot = survey.stored()?;
    survey.owned = snapshot.owned();
    let interrupted = snapshot.journal.iter().flat_map(Journal::files);
    survey.staged = interrupted
        .map(|(path, _)| reserved::staging(&path))
        .collect();
    let mut paths = survey.owned.clone();
    paths.extend(tree.iter().map(|(path, _)| path.clone()));
    for path in paths {
        if let Some(bytes) = survey.file(&path) {
            snapshot.files.insert(path, bytes);
        }
    }
    if survey.findings.is_empty() {
        return Ok(snapshot);
    }
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(survey.findings.into_values());
    Err(diagnostics)
}

struct Survey<'a> {
    disk: &'a dyn Disk,
    dir: &'a Path,
    tree: &'a Tree,
    owned: BTreeSet<TreePath>,
    /// Temporary files that a killed run may have left.
    staged: BTreeSet<TreePath>,
    /// What stands at the folders on the way, looked up once each.
    kinds: BTreeMap<String, Option<EntryKind>>,
    /// One finding a path, whichever files it stands in the way of.
    findings: BTreeMap<PathBuf, Diagnostic>,
}

impl Survey<'_> {
    /// Manifest and journal.
    fn stored(&self) -> Result<Snapshot, Diagnostic> {
        let shown = |name: &str| self.dir.join(name).display().to_string();
        let manifest_bytes = self.stored_file(reserved::MANIFEST)?;
        let manifest = manifest_bytes
            .as_deref()
            .map(|bytes| Manifest::read(bytes, &shown(reserved::MANIFEST)));
        let journal = self
            .stored_file(reserved::JOURNAL)?
            .map(|bytes| Journal::read(&bytes, &shown(reserved::JOURNAL)));
        Ok(Snapshot {
            manifest: manifest.transpose()?,
            journal: journal.transpose()?,
            manifest_bytes,
            files: BTreeMap::new(),
        })
    }

    fn stored_file(&self, name: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        let path = self.dir.join(name);
        let read = |path: &Path| self.disk.read(path).map(Some);
        match self.disk.kind(&path) {
            Ok(None) => Ok(None),
            Ok(Some(EntryKind::File)) => {
                read(&path).map_err(|error| findings::unreadable(&path, &error))
            }
            Ok(Some(EntryKind::Symlink)) => Err(findings::symlink(&path)),
            Ok(Some(_)) => Err(findings::no_place_for_file(&path, None)),
            Err(error) => Err(findings::unreadable(&path, &error)),
        }
    }

    /// The bytes at `path`, if a file is there or will be in the way.
    fn file(&mut self, path: &TreePath) -> Option<Vec<u8>> {
        if !self.way_is_clear(path) {
            return None;
        }
        let below = path.below(self.dir);
        let read = match self.disk.kind(&below) {
            Ok(None) => Ok(None),
            Ok(Some(EntryKind::File)) => self.disk.read(&below).map(Some),
            Ok(Some(EntryKind::Symlink)) => {
                self.find(&below, findings::symlink(&below));
                Ok(None)
            }
            // Somebody put it in the place of a file that is no longer wanted: that file is gone, the rest is not ours.
            Ok(Some(_)) if self.tree.get(path).is_none() => Ok(None),
            Ok(Some(EntryKind::Folder)) => self.clearable(path).map(|()| None),
            Ok(Some(EntryKind::Special)) => {
                self.find(&below, findings::no_place_for_file(&below, None));
                Ok(None)
            }
            Err(error) => Err(error),
        };
        read.unwrap_or_else(|error| {
            self.find(&below, findings::unreadable(&below, &error));
            None
        })
    }

    /// Whether every folder on the way to `path` is there. Notes what must not be on the way.
    fn way_is_clear(&mut self, path: &TreePath) -> bool {
        for parent in path.parents() {
            let below = self.dir.join(parent);
            let kind = match self.kinds.get(parent) {
                Some(kind) => *kind,
                None => match self.disk.kind(&below) {
                    Ok(kind) => *self.kinds.entry(parent.to_owned()).or_insert(kind),
                    Err(error) => {
                        self.find(&below, findings::unreadable(&below, &error));
                        return false;
                    }
                },
            };
            match kind {
                Some(EntryKind::Folder) => continue,
                None => {}
                Some(EntryKind::Symlink) => self.find(&below, findings::symlink(&below)),
                Some(EntryKind::File | EntryKind::Special) => {
                    let goes = TreePath::new(parent).is_some_and(|parent| self.goes(&parent));
                    if self.tree.get(path).is_some() && !goes {
                        self.find(&below, findings::no_place_for_folder(&below));
                    }
                }
            }
            return false;
        }
        true
    }

    /// Whether the file at `path` is ours and leaves with this render.
    fn goes(&self, path: &TreePath) -> bool {
        self.staged.contains(path) || (self.owned.contains(path) && self.tree.get(path).is_none())
    }

    fn find(&mut self, path: &Path, finding: Diagnostic) {
        self.findings.entry(path.to_path_buf()).or_insert(finding);
    }

    /// Notes whatever keeps the folder at `path` from being removed with our files in it.
    fn clearable(&mut self, path: &TreePath) -> io::Result<()> {
        let below = path.below(self.dir);
        match self.foreign_inside(path)? {
            Some(foreign) if foreign == below => {
                self.find(&below, findings::no_place_for_file(&below, None));
            }
            Some(foreign) => {
                let finding = findings::no_place_for_file(&below, Some(&foreign));
                self.find(&below, finding);
            }
            None => {}
        }
        Ok(())
    }

    /// Something in the folder, or the folder itself, that is not ours to remove.
    fn foreign_inside(&self, folder: &TreePath) -> io::Result<Option<PathBuf>> {
        let below = folder.below(self.dir);
        let inside = format!("{folder}/");
        if !self
            .owned
            .iter()
            .any(|path| path.as_str().starts_with(&inside))
        {
            return Ok(Some(below));
        }
        let mut names = self.disk.names(&below)?;
        names.sort();
        for name in names {
            let Some(path) = TreePath::new(format!("{inside}{name}")) else {
                return Ok(Some(below.join(name)));
            };
            let foreign = match self.disk.kind(&path.below(self.dir))? {
                Some(EntryKind::Folder) => self.foreign_inside(&path)?,
                _ => (!self.goes(&path)).then(|| path.below(self.dir)),
            };
            if foreign.is_some() {
                return Ok(foreign);
            }
        }
        Ok(None)
    }
}
