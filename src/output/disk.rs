use std::fs::TryLockError;
use std::io;
use std::path::Path;

use super::{EntryKind, FolderLock};

/// Every operation on files that this room uses: [`LocalDisk`](super::LocalDisk) in production; tests put one in front of it that fails or
/// stops at a chosen operation.
pub trait Disk {
    /// What stands at `path`, without following a symlink; `None` where there is nothing.
    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>>;

    /// What `path` leads to, following symlinks: for the output folder itself, which the user may keep behind one.
    fn kind_followed(&self, path: &Path) -> io::Result<Option<EntryKind>>;

    /// The bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The names in a folder, in any order; those that are not Unicode with replacement characters.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>>;

    /// Takes the lock of a folder until the result is dropped.
    fn try_lock(&self, folder: &Path) -> Result<FolderLock, TryLockError>;

    /// Makes a folder whose parent exists.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a file that does not exist yet and flushes it to the medium; anything at `path`, even a symlink, is an error.
    fn create_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Flushes the names in a folder to the medium.
    fn flush_folder(&self, folder: &Path) -> io::Result<()>;

    /// Gives a file a new name in the same folder, replacing a file that has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Deletes a file, or a symlink itself.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}
