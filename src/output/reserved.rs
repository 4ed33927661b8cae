//! The names that this program keeps for itself in the output folder.

use crate::render::TreePath;

/// What was rendered, and which files it consists of.
pub(super) const MANIFEST: &str = ".carshare-gen.json";

/// What a run that has not ended is doing.
pub(super) const JOURNAL: &str = ".carshare-gen.journal";

/// The manifest's path.
pub(super) fn manifest() -> TreePath {
    TreePath::new(MANIFEST).expect("the name is portable")
}

/// The journal's path.
pub(super) fn journal() -> TreePath {
    TreePath::new(JOURNAL).expect("the name is portable")
}

/// Where the text of `path` is staged: in the same folder, so that a rename puts it into place.
pub(super) fn staging(path: &TreePath) -> TreePath {
    let (folder, name) = path
        .as_str()
        .rsplit_once('/')
        .map_or(("", path.as_str()), |(folder, name)| (folder, name));
    let staged = match name.strip_prefix(".carshare-gen.") {
        Some(own) => format!(".carshare-gen.{own}.tmp"),
        None => format!(".carshare-gen.{name}.tmp"),
    };
    let staged = if folder.is_empty() {
        staged
    } else {
        format!("{folder}/{staged}")
    };
    TreePath::new(staged).expect("a portable name between portable characters is portable")
}

#[cfg(test)]
mod tests {
    use super::{TreePath, manifest, staging};

    #[test]
    fn texts_are_staged_beside_their_path() {
        let path = TreePath::new("modules/vpc/main.tf").expect("portable");
        assert_eq!(
            staging(&path).as_str(),
            "modules/vpc/.carshare-gen.main.tf.tmp"
        );
        assert_eq!(staging(&manifest()).as_str(), ".carshare-gen.json.tmp");
    }
}
