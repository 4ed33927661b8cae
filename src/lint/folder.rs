use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::hcl::{self, File};
use crate::render::Tree;

/// One Terraform module of a tree: its files, parsed, by path.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) files: BTreeMap<String, File>,
    /// A finding for each file that does not parse.
    pub(super) unparsable: Vec<Diagnostic>,
}

impl Folder {
    /// Parses the `.tf` files (and `.tfvars`) that stand directly in `folder` (empty for the root).
    pub(super) fn read(tree: &Tree, folder: &str) -> Self {
        let mut read = Self::default();
        for (path, text) in tree.iter() {
            let (parent, name) = path
                .as_str()
                .rsplit_once('/')
                .unwrap_or(("", path.as_str()));
            if parent != folder || !(name.ends_with(".tf") || name.ends_with(".tfvars")) {
                continue;
            }
            match hcl::parse(text) {
                Ok(file) => {
                    read.files.insert(path.to_string(), file);
                }
                Err(error) => read.unparsable.push(defect(
                    Code::TreeUnparsable,
                    format!("rendered file `{path}` does not parse: {error}"),
                )),
            }
        }
        read
    }

    /// The module's files, without the values of the root's variables.
    pub(super) fn code(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files
            .iter()
            .filter(|(path, _)| path.ends_with(".tf"))
            .map(|(path, file)| (path.as_str(), file))
    }

    /// The files of variables' values.
    pub(super) fn values(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files
            .iter()
            .filter(|(path, _)| path.ends_with(".tfvars"))
            .map(|(path, file)| (path.as_str(), file))
    }

    /// Whether any file is there.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A finding about our own output.
pub(super) fn defect(code: Code, message: String) -> Diagnostic {
    Diagnostic::new(
        code,
        message,
        "this is a defect of carshare-gen, not of your blueprint: report it together with the blueprint",
    )
}
