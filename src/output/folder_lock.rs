use std::fs::File;

/// The lock of an output folder; dropping it, or the death of the process, frees the folder.
#[derive(Debug)]
pub struct FolderLock {
    /// The open folder that the operating system ties the lock to.
    _folder: File,
}

impl FolderLock {
    /// Holds the lock that `folder` carries.
    pub(super) fn held_by(folder: File) -> Self {
        Self { _folder: folder }
    }
}
