use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::diagnostics::{Code, Diagnostic};

/// Writes a file that does not exist yet, whole or not at all. A text that begins with `#!` may be executed.
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
        // Ours, as it was not there; a half of it would be in the way of the next try.
        drop(file);
        let left = match fs::remove_file(path) {
            Ok(()) => "",
            Err(_) => "remove the file, ",
        };
        Diagnostic::new(
            Code::OutputUnwritable,
            format!("cannot write all of `{shown}`: {error}"),
            format!("{left}make room on the disk and try again"),
        )
    })
}
