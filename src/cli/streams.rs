use std::io::{self, Write};

use crate::diagnostics::{Diagnostics, Kind};
use crate::source::SourceFile;

use super::text_report;

/// Where a command writes: its product to `out`, what it says to people to `err`.
pub(super) struct Streams<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
}

impl Streams<'_> {
    /// Writes a part of the product. A reader that has gone (`| head`) is no failure.
    pub(super) fn product(&mut self, text: &str) -> Result<(), Kind> {
        match self
            .out
            .write_all(text.as_bytes())
            .and_then(|()| self.out.flush())
        {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.say(&format!("error: cannot write to stdout: {error}\n"));
                Err(Kind::Environment)
            }
            _ => Ok(()),
        }
    }

    /// Tells people something. Where nobody can be told, nothing more can be done.
    pub(super) fn say(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Tells people of findings that end the command, and gives their kind.
    pub(super) fn fail(&mut self, findings: &Diagnostics) -> Kind {
        self.report(None, findings);
        findings.kind().unwrap_or(Kind::Bug)
    }

    /// Tells people of findings, with the places in `source` they point at.
    pub(super) fn report(&mut self, source: Option<&SourceFile>, findings: &Diagnostics) {
        self.say(&text_report::render(source, findings));
    }
}
