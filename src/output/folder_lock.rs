use std::fs::File;

/// The lock of an output folder; dropping it, or the death of the process, frees the folder.
#[derive(Debug)]
pub struct FolderLock {
    /// The open folder that the operating system ties the lock to.
    folder: File,
}

impl FolderLock {
    /// Holds the lock that `folder` carries.
    pub(super) fn held_by(folder: File) -> Self {
        Self { folder }
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Closing alone is not enough: a process that another thread is just starting has a copy of the open folder until it runs its
        // own program. Where unlocking fails, nothing was locked.
        let _ = self.folder.unlock();
    }
}
