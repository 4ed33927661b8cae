use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::{Disk, EntryKind, FolderLock};

/// The operating system's files.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalDisk;

/// `EBADF` of Linux, macOS and the BSDs: NFS on Linux turns `flock` into a byte-range lock and refuses an exclusive one on a file that is
/// not open for writing, as a folder never is (<https://man7.org/linux/man-pages/man2/flock.2.html>, "NFS details").
const NFS_REFUSES: i32 = 9;

impl Disk for LocalDisk {
    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        found(fs::symlink_metadata(path))
    }

    fn kind_followed(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        found(fs::metadata(path))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        fs::read_dir(folder)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect()
    }

    fn try_lock(&self, folder: &Path) -> Result<FolderLock, TryLockError> {
        let folder = File::open(folder).map_err(TryLockError::Error)?;
        match folder.try_lock() {
            Err(TryLockError::Error(error))
                if error.kind() == ErrorKind::Unsupported
                    || error.raw_os_error() == Some(NFS_REFUSES) => {}
            result => result?,
        }
        Ok(FolderLock::held_by(folder))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn create_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// The kind; nothing where the path, or a folder on its way, does not exist or is a file.
fn found(metadata: io::Result<fs::Metadata>) -> io::Result<Option<EntryKind>> {
    match metadata {
        Ok(metadata) => Ok(Some(metadata.file_type().into())),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
