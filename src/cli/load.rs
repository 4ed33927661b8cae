use std::path::Path;

use super::args::Judgement;
use crate::catalog::{Catalog, Date};
use crate::diagnostics::{Diagnostics, Kind};
use crate::lint::{Scope, lint};
use crate::plan::{self, Resolved};
use crate::render::{Library, Tree, render};
use crate::source::SourceFile;

/// A blueprint that was read, as far as it could be.
pub(super) struct Loaded {
    /// The text; `None` where the file could not be read.
    pub(super) source: Option<SourceFile>,
    /// The plan, or nothing where a finding is in its way.
    pub(super) resolved: Option<Resolved>,
    /// Every finding, warnings included.
    pub(super) findings: Diagnostics,
}

impl Loaded {
    /// Reads, parses and resolves a blueprint; support of versions is judged on the day `as_of`.
    pub(super) fn read(path: &Path, as_of: Date) -> Self {
        let source = match SourceFile::read(path) {
            Ok(source) => source,
            Err(finding) => {
                return Self {
                    source: None,
                    resolved: None,
                    findings: finding.into(),
                };
            }
        };
        let resolved = plan::read(&source, Catalog::embedded(), as_of);
        let (resolved, findings) = match resolved {
            Ok(resolved) => {
                let warnings = resolved.warnings.clone();
                (Some(resolved), warnings)
            }
            Err(findings) => (None, findings),
        };
        Self {
            source: Some(source),
            resolved,
            findings,
        }
    }

    /// The kind of failure that the findings amount to, if any.
    pub(super) fn failure(&self, judgement: Judgement) -> Option<Kind> {
        let denied = judgement.deny_warnings && !self.findings.is_empty();
        self.findings.kind().or(denied.then_some(Kind::Input))
    }
}

/// Renders a plan and judges what was generated.
///
/// # Errors
///
/// Findings about our own output: a defect.
pub(super) fn tree(resolved: &Resolved) -> Result<Tree, Diagnostics> {
    let tree = render(&resolved.plan, &Library::embedded());
    let defects = lint(&tree, Scope::Generated);
    if defects.is_empty() {
        Ok(tree)
    } else {
        Err(defects)
    }
}
