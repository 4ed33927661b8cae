use std::fs::TryLockError;
use std::path::{Path, PathBuf};

use super::findings::Aftermath;
use super::transaction::Transaction;
use super::{
    Change, ChangeKind, Changes, Conflicts, Disk, EntryKind, Failure, FolderLock, LocalDisk, Loss,
    Report, Wanted, changes, findings, losses, snapshot_on,
};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// Makes the folder `dir` hold what is wanted, and touches nothing that is not ours. The folder is made if it does not exist.
///
/// # Errors
///
/// All that [`snapshot`](super::snapshot) finds; `output-conflict` for files that are not as we left them, unless they may be overwritten;
/// what of the resources that hold data would be lost and is not expendable ([`losses`](super::losses()));
/// `output-locked` while another run writes there; `output-unwritable` where the disk refuses. Up to the last two, and in nearly all cases of
/// the last, no file has been touched; where one has, the help says so and the next run completes the work.
pub fn apply(dir: &Path, wanted: &Wanted<'_>, conflicts: Conflicts) -> Result<Report, Failure> {
    apply_on(&LocalDisk, dir, wanted, conflicts)
}

/// [`apply`] on another disk.
///
/// # Errors
///
/// The same.
pub fn apply_on(
    disk: &dyn Disk,
    dir: &Path,
    wanted: &Wanted<'_>,
    conflicts: Conflicts,
) -> Result<Report, Failure> {
    let made = make_folder(disk, dir)?;
    let _lock = lock(disk, dir)?;
    let written = apply_locked(disk, dir, wanted, conflicts);
    if written.is_err() {
        // Only what this run made, while it is empty and locked: nobody else relies on it.
        for folder in made.iter().rev() {
            if disk.remove_folder(folder).is_err() {
                break;
            }
        }
    }
    written
}

fn apply_locked(
    disk: &dyn Disk,
    dir: &Path,
    wanted: &Wanted<'_>,
    conflicts: Conflicts,
) -> Result<Report, Failure> {
    let snapshot = snapshot_on(disk, dir, wanted.tree)?;
    let changes = changes(wanted, &snapshot);
    refuse(dir, &changes, conflicts, losses::refused(wanted, &snapshot))?;
    let report = Report {
        recovered: snapshot.is_interrupted(),
        ..Report::of(&changes)
    };
    Transaction::new(disk, dir, wanted.tree, &snapshot, &changes).run()?;
    Ok(report)
}

fn refuse(
    dir: &Path,
    changes: &Changes,
    conflicts: Conflicts,
    losses: Vec<Loss>,
) -> Result<(), Failure> {
    let conflicts: Vec<&Change> = match conflicts {
        Conflicts::Refuse => changes.conflicts().collect(),
        Conflicts::Overwrite => Vec::new(),
    };
    if conflicts.is_empty() && losses.is_empty() {
        return Ok(());
    }
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(conflicts.iter().filter_map(|change| match change.kind() {
        ChangeKind::Conflict(conflict) => Some(findings::conflict(dir, change, conflict)),
        _ => None,
    }));
    Err(Failure {
        diagnostics,
        conflicts: conflicts.into_iter().cloned().collect(),
        losses,
    })
}

fn lock(disk: &dyn Disk, dir: &Path) -> Result<FolderLock, Diagnostic> {
    disk.try_lock(dir).map_err(|error| match error {
        TryLockError::WouldBlock => findings::locked(dir),
        TryLockError::Error(error) => findings::unwritable(dir, &error, Aftermath::Untouched),
    })
}

/// Makes `dir` and the folders that lead to it; returns those that were missing, outermost first.
fn make_folder(disk: &dyn Disk, dir: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let mut missing = Vec::new();
    for folder in dir.ancestors() {
        // The end of a relative path: the current folder.
        if folder.as_os_str().is_empty() {
            break;
        }
        match disk.kind_followed(folder) {
            Ok(Some(EntryKind::Folder)) => break,
            Ok(Some(_)) => return Err(findings::not_directory(folder)),
            Ok(None) => missing.push(folder.to_path_buf()),
            Err(error) => return Err(findings::unwritable(folder, &error, Aftermath::Untouched)),
        }
    }
    missing.reverse();
    for folder in &missing {
        match disk.create_folder(folder) {
            // Another run may make the same folder at the same time: the lock decides between them.
            Err(_) if matches!(disk.kind_followed(folder), Ok(Some(EntryKind::Folder))) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(findings::not_directory(folder));
            }
            result => result
                .map_err(|error| findings::unwritable(folder, &error, Aftermath::Untouched))?,
        }
    }
    Ok(missing)
}
