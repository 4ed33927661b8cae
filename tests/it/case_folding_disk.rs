//! A disk on which letter case does not matter, as on macOS and Windows.

use std::fs::TryLockError;
use std::io;
use std::path::{Path, PathBuf};

use carshare_gen::output::{Disk, EntryKind, FolderLock, LocalDisk};

/// The local disk; below `root`, every name is folded to lower case.
pub(crate) struct CaseFoldingDisk<'a> {
    pub(crate) root: &'a Path,
}

impl CaseFoldingDisk<'_> {
    fn fold(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(self.root) {
            Ok(inside) => self
                .root
                .join(inside.to_str().expect("Unicode").to_lowercase()),
            Err(_) => path.to_path_buf(),
        }
    }
}

impl Disk for CaseFoldingDisk<'_> {
    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        LocalDisk.kind(&self.fold(path))
    }

    fn kind_followed(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        LocalDisk.kind_followed(&self.fold(path))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        LocalDisk.read(&self.fold(path))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        LocalDisk.names(&self.fold(folder))
    }

    fn try_lock(&self, folder: &Path) -> Result<FolderLock, TryLockError> {
        LocalDisk.try_lock(&self.fold(folder))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        LocalDisk.create_folder(&self.fold(path))
    }

    fn create_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        LocalDisk.create_file(&self.fold(path), bytes)
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        LocalDisk.flush_folder(&self.fold(folder))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        LocalDisk.rename(&self.fold(from), &self.fold(to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        LocalDisk.remove_file(&self.fold(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        LocalDisk.remove_folder(&self.fold(path))
    }
}
