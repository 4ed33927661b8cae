use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};

/// The Terraform sources under `modules/`, as they were when the program was built.
#[derive(Debug, Clone)]
pub struct Library {
    files: BTreeMap<String, &'static str>,
}

static MODULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/modules");

impl Library {
    /// The sources that are part of the program.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&MODULES, &mut files);
        Self { files }
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

fn collect(dir: &'static Dir<'static>, files: &mut BTreeMap<String, &'static str>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, files),
            DirEntry::File(file) => {
                let path = file
                    .path()
                    .to_str()
                    .expect("paths under modules/ are ASCII")
                    .replace('\\', "/");
                let text = file
                    .contents_utf8()
                    .expect("files under modules/ are UTF-8");
                files.insert(path, text);
            }
        }
    }
}
