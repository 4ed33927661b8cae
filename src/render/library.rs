use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::embedded;

/// The Terraform sources under `modules/`, as they were when the program was built.
#[derive(Debug, Clone)]
pub struct Library {
    files: BTreeMap<String, &'static str>,
}

static MODULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/modules");

impl Library {
    /// The sources that are part of the program.
    pub fn embedded() -> Self {
        Self {
            files: embedded::texts(&MODULES),
        }
    }

    /// The files of one module with their paths below it, sorted.
    pub fn module<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'static str)> {
        self.files
            .range(format!("{name}/")..)
            .map_while(move |(path, text)| {
                let below = path.strip_prefix(name)?.strip_prefix('/')?;
                Some((below, *text))
            })
    }
}
