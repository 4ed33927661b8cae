use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::diagnostics::{Code, Diagnostic};

/// UTF-8 text and the path to show for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    display_path: String,
    text: String,
}

impl SourceFile {
    /// The largest blueprint that is read, in bytes. A blueprint of every AWS region with six zones each stays under 20 kB.
    pub const MAX_BYTES: u64 = 1024 * 1024;

    /// Text that is already in memory, shown under `display_path`.
    pub fn new(display_path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            display_path: display_path.into(),
            text: text.into(),
        }
    }

    /// Reads `path`.
    ///
    /// # Errors
    ///
    /// `file-unreadable` where the operating system refuses (missing, a directory, no permission), `file-too-large` above
    /// [`Self::MAX_BYTES`], `file-not-utf8` for other encodings.
    pub fn read(path: &Path) -> Result<Self, Diagnostic> {
        let shown = path.display().to_string();
        let unreadable = |error: std::io::Error| {
            Diagnostic::new(
                Code::FileUnreadable,
                format!("cannot read `{shown}`: {error}"),
                "name a blueprint file that exists and can be read; `carshare-gen init FILE` writes one to start from",
            )
        };
        let mut bytes = Vec::new();
        // A limit on the reader, not on the metadata: `/dev/zero` and pipes have no length.
        File::open(path)
            .and_then(|file| file.take(Self::MAX_BYTES + 1).read_to_end(&mut bytes))
            .map_err(unreadable)?;
        if bytes.len() as u64 > Self::MAX_BYTES {
            return Err(Diagnostic::new(
                Code::FileTooLarge,
                format!("`{shown}` is larger than {} bytes", Self::MAX_BYTES),
                "a blueprint is a short TOML file; check that this is the right file",
            ));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            Diagnostic::new(
                Code::FileNotUtf8,
                format!(
                    "`{shown}` is not UTF-8: byte {} is not part of any character",
                    error.utf8_error().valid_up_to()
                ),
                "save the file as UTF-8",
            )
        })?;
        Ok(Self::new(shown, text))
    }

    /// The path as the user typed it.
    pub fn display_path(&self) -> &str {
        &self.display_path
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset, both counted from one; columns count characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}
