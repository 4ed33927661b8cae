//! What several tests need: the repository's paths, and blueprints rendered through the library.

use std::path::{Path, PathBuf};

use carshare_gen::catalog::Catalog;
use carshare_gen::plan::{Plan, read};
use carshare_gen::render::{Library, Tree, render};
use carshare_gen::source::SourceFile;

/// A path below the repository's root.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A blueprint of one Region that renders.
pub(crate) const MINIMAL: &str = r#"
name = "springfield-carshare"
environment = "test"

[[region]]
name = "us-east-1"
cidr = "10.20.0.0/16"
"#;

/// The plan of a blueprint that must be sound.
pub(crate) fn plan(blueprint: &str) -> Plan {
    let source = SourceFile::new("test.toml", blueprint);
    read(&source, Catalog::embedded(), Catalog::embedded().date())
        .unwrap_or_else(|findings| panic!("{findings:?}"))
        .plan
}

/// The tree of a blueprint that must be sound.
pub(crate) fn tree(blueprint: &str) -> Tree {
    render(&plan(blueprint), &Library::embedded())
}
