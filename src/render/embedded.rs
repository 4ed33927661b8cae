use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry};

/// The files of a folder that is part of the program: paths below it with `/` between their parts, and texts.
pub(super) fn texts(folder: &'static Dir<'static>) -> BTreeMap<String, &'static str> {
    let mut files = BTreeMap::new();
    collect(folder, &mut files);
    files
}

fn collect(folder: &'static Dir<'static>, files: &mut BTreeMap<String, &'static str>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files),
            DirEntry::File(file) => {
                let path = file
                    .path()
                    .to_str()
                    .expect("paths in the repository are ASCII")
                    .replace('\\', "/");
                let text = file
                    .contents_utf8()
                    .expect("files in the repository are UTF-8");
                files.insert(path, text);
            }
        }
    }
}
