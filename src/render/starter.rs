use include_dir::{Dir, include_dir};

use super::{Tree, TreePath, embedded};

static APP: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/app");

/// The application repository to start from: every file below `app/`, as it was when the program was built. The same for every blueprint: what an
/// instance is told of its tree it finds in its environment file.
pub fn starter() -> Tree {
    embedded::texts(&APP)
        .into_iter()
        .map(|(path, text)| {
            let path = TreePath::new(path).expect("paths below app/ are portable");
            (path, text.to_owned())
        })
        .collect()
}
