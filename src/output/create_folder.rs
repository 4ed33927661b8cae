use std::fs;
use std::path::{Path, PathBuf};

use super::create_file;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::render::Tree;

/// Writes files that do not exist yet into `dir`, which is made if need be. What else is there (a repository's `.git`, say) is left alone. Texts that begin
/// with `#!` may be executed. Everything is written or nothing: what was written before the disk refused is removed again.
///
/// # Errors
///
/// `file-exists` where anything is at one of the paths already; `output-not-directory` where `dir` is no folder; `output-symlink` where a symlink below it
/// leads elsewhere; `output-unwritable` where the disk refuses.
pub fn create_folder(dir: &Path, tree: &Tree) -> Result<(), Diagnostics> {
    if dir.exists() && !dir.is_dir() {
        return Err(Diagnostic::new(
            Code::OutputNotDirectory,
            format!("`{}` is not a folder", dir.display()),
            "name a folder, or a path where none exists yet",
        )
        .into());
    }
    survey(dir, tree)?;

    let mut made = Vec::new();
    write(dir, tree, &mut made).map_err(|finding| {
        for path in made.iter().rev() {
            // What cannot be removed either is in nobody's way but the next run's, which names it.
            let _ = match path.is_dir() {
                true => fs::remove_dir(path),
                false => fs::remove_file(path),
            };
        }
        finding.into()
    })
}

/// Whether all paths are free, and lead nowhere else.
fn survey(dir: &Path, tree: &Tree) -> Result<(), Diagnostics> {
    let mut taken = Vec::new();
    for (path, _) in tree.iter() {
        for parent in path.parents() {
            let folder = dir.join(parent);
            match folder.symlink_metadata() {
                Ok(entry) if entry.is_symlink() => {
                    return Err(Diagnostic::new(
                        Code::OutputSymlink,
                        format!(
                            "`{}` is a symlink; it may lead out of the folder",
                            folder.display()
                        ),
                        "name another folder, or put a real one in the symlink's place",
                    )
                    .into());
                }
                Ok(entry) if !entry.is_dir() => taken.push(parent),
                _ => {}
            }
        }
        if path.below(dir).symlink_metadata().is_ok() {
            taken.push(path.as_str());
        }
    }
    taken.dedup();
    match taken.is_empty() {
        true => Ok(()),
        false => Err(Diagnostic::new(
            Code::FileExists,
            format!(
                "in `{}` there is already: {}",
                dir.display(),
                taken.join(", ")
            ),
            "move it away, or name another folder: nothing is overwritten, and nothing was written",
        )
        .into()),
    }
}

/// Writes all; `made` gets what has come into being, in that order.
fn write(dir: &Path, tree: &Tree, made: &mut Vec<PathBuf>) -> Result<(), Diagnostic> {
    create_missing(dir, made)?;
    for (path, text) in tree.iter() {
        for parent in path.parents() {
            create_missing(&dir.join(parent), made)?;
        }
        let file = path.below(dir);
        create_file(&file, text)?;
        made.push(file);
    }
    Ok(())
}

/// Makes a folder and those above it, as far as they are missing.
fn create_missing(folder: &Path, made: &mut Vec<PathBuf>) -> Result<(), Diagnostic> {
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.is_dir())
        .collect();
    for path in missing.into_iter().rev() {
        fs::create_dir(path).map_err(|error| {
            Diagnostic::new(
                Code::OutputUnwritable,
                format!("cannot make the folder `{}`: {error}", path.display()),
                "name a folder that may be written to; nothing was left behind",
            )
        })?;
        made.push(path.to_path_buf());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::TreePath;

    fn tree(files: &[&str]) -> Tree {
        files
            .iter()
            .map(|path| (TreePath::new(*path).unwrap(), format!("{path}\n")))
            .collect()
    }

    #[test]
    fn what_was_written_before_a_failure_is_removed_again() {
        let scratch = tempfile::tempdir().unwrap();
        let dir = scratch.path().join("new/deep");
        // `b` is written as a file, and cannot be a folder afterwards.
        let findings = create_folder(&dir, &tree(&["a/x", "b", "b/y"])).unwrap_err();
        let codes: Vec<_> = findings.into_iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::OutputUnwritable]);
        assert!(!scratch.path().join("new").exists());
    }

    #[test]
    fn folders_that_were_there_stay() {
        let scratch = tempfile::tempdir().unwrap();
        fs::create_dir(scratch.path().join("a")).unwrap();
        create_folder(scratch.path(), &tree(&["a/x", "b", "b/y"])).unwrap_err();
        let left: Vec<_> = fs::read_dir(scratch.path()).unwrap().collect();
        assert_eq!(left.len(), 1);
        assert!(
            fs::read_dir(scratch.path().join("a"))
                .unwrap()
                .next()
                .is_none()
        );
    }
}
