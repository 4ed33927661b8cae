//! Where the ladder reads and writes.

use std::fs;
use std::path::{Path, PathBuf};

/// The project.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The project's tests.
pub(crate) fn tests() -> PathBuf {
    repository().join("tests")
}

/// Cargo's target folder: tools that are installed once live here.
pub(crate) fn target() -> PathBuf {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    scratch
        .parent()
        .expect("cargo's scratch folder is target/tmp")
        .to_path_buf()
}

/// Where trees are written and Terraform runs; made if it is not there.
pub(crate) fn scratch() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ladder");
    fs::create_dir_all(&folder).expect("target/ is writable");
    folder
}
