use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::diagnostics::{Code, Diagnostic};

/// Writes a file that does not exist yet. A text that begins with `#!` may be executed.
///
/// # Errors
///
/// `file-exists` where anything is at `path` already; `output-unwritable` where the disk refuses.
pub fn create_file(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let shown = path.display();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if text.starts_with("#!") {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o777);
    }
    let mut file = options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Diagnostic::new(
            Code::FileExists,
            format!("`{shown}` exists already"),
            "name a file that does not exist: nothing is overwritten",
        ),
        _ => Diagnostic::new(
            Code::OutputUnwritable,
            format!("cannot write `{shown}`: {error}"),
            "name a file in a folder that exists and may be written to",
        ),
    })?;
    file.write_all(text.as_bytes()).map_err(|error| {
        Diagnostic::new(
            Code::OutputUnwritable,
            format!("cannot write all of `{shown}`: {error}"),
            "make room on the disk, remove the file and try again",
        )
    })
}
