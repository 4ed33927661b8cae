/// What to do about files in our way that are not as we left them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflicts {
    /// Write nothing at all.
    Refuse,
    /// Replace or delete them: `--force`. Symlinks, and folders in the way of files, are refused all the same.
    Overwrite,
}
