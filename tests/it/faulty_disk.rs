//! A disk that fails or dies at a chosen write.

use std::cell::Cell;
use std::fs::TryLockError;
use std::io::{self, ErrorKind};
use std::path::Path;

use carshare_gen::output::{Disk, EntryKind, FolderLock, LocalDisk};

/// What happens at the chosen write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The process is killed right before it; nothing reaches the disk any more.
    Killed,
    /// The process is killed in the middle of it: half of a file's bytes are there.
    KilledHalfway,
    /// It fails, once.
    Fails(ErrorKind),
    /// It fails if it needs space, leaving half of a file's bytes; so does every later one that needs space.
    Full,
}

/// The local disk with a fault at the write number `at`, counted from zero.
pub(crate) struct FaultyDisk {
    fault: Fault,
    at: usize,
    writes: Cell<usize>,
}

impl FaultyDisk {
    pub(crate) fn new(fault: Fault, at: usize) -> Self {
        Self {
            fault,
            at,
            writes: Cell::new(0),
        }
    }

    /// Whether the fault came up.
    pub(crate) fn has_struck(&self) -> bool {
        self.writes.get() > self.at
    }

    fn write(
        &self,
        needs_space: bool,
        halfway: impl FnOnce() -> io::Result<()>,
        whole: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        let number = self.writes.replace(self.writes.get() + 1);
        match self.fault {
            _ if number < self.at => whole(),
            Fault::KilledHalfway if number == self.at => {
                halfway()?;
                Err(io::Error::other("killed"))
            }
            Fault::Killed | Fault::KilledHalfway => Err(io::Error::other("killed")),
            Fault::Fails(kind) if number == self.at => Err(kind.into()),
            Fault::Full if needs_space => {
                halfway()?;
                Err(ErrorKind::StorageFull.into())
            }
            Fault::Fails(_) | Fault::Full => whole(),
        }
    }

    fn simple(&self, whole: impl Fn() -> io::Result<()>) -> io::Result<()> {
        self.write(false, || Ok(()), &whole)
    }
}

impl Disk for FaultyDisk {
    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        LocalDisk.kind(path)
    }

    fn kind_followed(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        LocalDisk.kind_followed(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        LocalDisk.read(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        LocalDisk.names(folder)
    }

    fn try_lock(&self, folder: &Path) -> Result<FolderLock, TryLockError> {
        LocalDisk.try_lock(folder)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.write(true, || Ok(()), || LocalDisk.create_folder(path))
    }

    fn create_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(
            true,
            || LocalDisk.create_file(path, &bytes[..bytes.len() / 2]),
            || LocalDisk.create_file(path, bytes),
        )
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        self.simple(|| LocalDisk.flush_folder(folder))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.simple(|| LocalDisk.rename(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.simple(|| LocalDisk.remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.simple(|| LocalDisk.remove_folder(path))
    }
}
