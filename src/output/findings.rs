//! What this room has to say when it cannot do its work.

use std::fmt::Display;
use std::io;
use std::path::Path;

use super::{Change, Conflict};
use crate::diagnostics::{Code, Diagnostic};

/// What a failed write leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aftermath {
    /// Every file is as it was.
    Untouched,
    /// Some files are old and some new; the journal says which are ours.
    Incomplete,
}

pub(super) fn not_directory(dir: &Path) -> Diagnostic {
    Diagnostic::new(
        Code::OutputNotDirectory,
        format!("the output `{}` is not a folder", dir.display()),
        "name a folder, or a path where none exists yet, with `--out`",
    )
}

pub(super) fn locked(dir: &Path) -> Diagnostic {
    Diagnostic::new(
        Code::OutputLocked,
        format!("another run is writing to `{}`", dir.display()),
        "wait for it to end, then try again",
    )
}

pub(super) fn symlink(path: &Path) -> Diagnostic {
    Diagnostic::new(
        Code::OutputSymlink,
        format!(
            "`{}` is a symlink; it may lead out of the tree",
            path.display()
        ),
        "replace the symlink by a real file or folder, or remove it",
    )
}

/// A folder, pipe, socket or device stands where a file goes. `content` is what in that folder is not ours.
pub(super) fn no_place_for_file(path: &Path, content: Option<&Path>) -> Diagnostic {
    let path = path.display();
    let message = match content {
        Some(content) => format!(
            "a folder stands where the file `{path}` goes, and `{}` in it is not ours",
            content.display()
        ),
        None => format!("`{path}` is not a file, and a file goes there"),
    };
    Diagnostic::new(
        Code::OutputConflict,
        message,
        "move it away; `--force` does not remove it",
    )
}

/// A file stands where a folder goes.
pub(super) fn no_place_for_folder(path: &Path) -> Diagnostic {
    Diagnostic::new(
        Code::OutputConflict,
        format!(
            "`{}` is not a folder, and files of the tree go into it",
            path.display()
        ),
        "move it away; `--force` does not remove it",
    )
}

/// A file in the way, which `--force` overwrites or deletes.
pub(super) fn conflict(dir: &Path, change: &Change, conflict: Conflict) -> Diagnostic {
    let path = change.path.below(dir);
    let path = path.display();
    let (message, help) = match (conflict, change.after.is_some()) {
        (Conflict::Edited, true) => (
            format!("`{path}` was edited since it was rendered"),
            "move the edit to a file of your own (an override file, say) and restore the file, or discard the edit with `--force`",
        ),
        (Conflict::Edited, false) => (
            format!("`{path}` was edited since it was rendered, and is no longer part of the tree"),
            "move the file out of the tree to keep it, or delete it with `--force`",
        ),
        (Conflict::Foreign, _) => (
            format!("`{path}` is in the way: it was not written by carshare-gen"),
            "move it away, render into another folder, or replace it with `--force`",
        ),
    };
    Diagnostic::new(Code::OutputConflict, message, help)
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::new(
        Code::OutputUnwritable,
        format!("cannot read `{}`: {error}", path.display()),
        "make it readable; nothing was written",
    )
}

pub(super) fn unwritable(path: &Path, error: &io::Error, aftermath: Aftermath) -> Diagnostic {
    let cure = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "make the folder writable, or choose another with `--out`"
        }
        _ => "mend that",
    };
    let help = match aftermath {
        Aftermath::Untouched => format!("{cure} and render again; no file of the tree was changed"),
        Aftermath::Incomplete => {
            format!("{cure} and render again: the next run completes what this one began")
        }
    };
    Diagnostic::new(
        Code::OutputUnwritable,
        format!("cannot write `{}`: {error}", path.display()),
        help,
    )
}

pub(super) fn manifest_unreadable(shown: &str, reason: &dyn Display) -> Diagnostic {
    Diagnostic::new(
        Code::ManifestUnreadable,
        format!("cannot understand `{shown}`: {reason}"),
        "restore the file from version control, or delete it: files that are as the blueprint renders them stay, all others are then shown \
         as conflicts; but nothing tells then what holds data, so read the next plan for what it destroys",
    )
}

pub(super) fn manifest_too_new(shown: &str, format: u64, newest: u64) -> Diagnostic {
    Diagnostic::new(
        Code::ManifestTooNew,
        format!("`{shown}` has format {format}, this program knows formats up to {newest}"),
        "use the newer carshare-gen that wrote it",
    )
}
