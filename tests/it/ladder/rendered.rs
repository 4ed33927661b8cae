//! From a blueprint's text to a folder with the rendered tree.

use std::fs;
use std::path::Path;

use carshare_gen::blueprint;
use carshare_gen::catalog::Catalog;
use carshare_gen::diagnostics::Severity;
use carshare_gen::plan::{self, Plan};
use carshare_gen::render::{self, Library, Tree};
use carshare_gen::source::SourceFile;

/// The plan of a blueprint that must be free of errors; `name` stands in messages.
pub(crate) fn plan_of(name: &str, text: &str) -> Plan {
    let source = SourceFile::new(name, text);
    let shown = |findings: &carshare_gen::diagnostics::Diagnostics| {
        findings
            .iter()
            .filter(|finding| finding.severity() == Severity::Error)
            .map(|finding| format!("\n  {finding:?}"))
            .collect::<String>()
    };
    let blueprint = blueprint::parse(&source)
        .unwrap_or_else(|findings| panic!("{name} does not parse:{}", shown(&findings)));
    plan::resolve(&blueprint, Catalog::embedded(), Catalog::embedded().date())
        .unwrap_or_else(|findings| panic!("{name} does not resolve:{}", shown(&findings)))
        .plan
}

/// The tree of a blueprint that must be free of errors.
pub(crate) fn tree_of(name: &str, text: &str) -> Tree {
    render::render(&plan_of(name, text), &Library::embedded())
}

/// Writes `tree` into `folder`, which afterwards holds its files and, from before, only what Terraform itself keeps there.
pub(crate) fn write(tree: &Tree, folder: &Path) {
    remove_all_but_terraforms_own(folder);
    for (path, text) in tree.iter() {
        let path = path.below(folder);
        let parent = path.parent().expect("a file below a folder has a parent");
        fs::create_dir_all(parent).expect("target/ is writable");
        fs::write(path, text).expect("target/ is writable");
    }
}

/// Whether the files of `tree` in `folder` are still, byte for byte, what was rendered.
pub(crate) fn is_untouched(tree: &Tree, folder: &Path) -> bool {
    tree.iter()
        .all(|(path, text)| fs::read_to_string(path.below(folder)).is_ok_and(|read| read == text))
}

fn remove_all_but_terraforms_own(folder: &Path) {
    fs::create_dir_all(folder).expect("target/ is writable");
    for entry in fs::read_dir(folder).expect("target/ is readable") {
        let entry = entry.expect("target/ is readable");
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_terraforms = name.starts_with(".terraform") || name.starts_with("terraform.tfstate");
        if is_terraforms {
            continue;
        }
        let removed = if entry.path().is_dir() {
            fs::remove_dir_all(entry.path())
        } else {
            fs::remove_file(entry.path())
        };
        removed.expect("target/ is writable");
    }
}
