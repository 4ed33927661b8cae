use std::collections::BTreeSet;

use super::folders::Folders;
use super::{Scope, interfaces, references};
use crate::diagnostics::Diagnostics;
use crate::render::Tree;

/// The root folder of a tree.
const ROOT: &str = "";

/// Judges `tree` as far as `scope` says. An empty list means that nothing is wrong.
pub fn lint(tree: &Tree, scope: Scope) -> Diagnostics {
    let mut findings = Diagnostics::new();
    let mut folders = Folders::new(tree);
    let paths: BTreeSet<String> = match scope {
        Scope::Generated => BTreeSet::from([ROOT.to_owned()]),
        Scope::Whole => tree
            .iter()
            .filter_map(|(path, _)| match path.as_str().rsplit_once('/') {
                Some((folder, name)) => name.ends_with(".tf").then_some(folder),
                None => Some(ROOT),
            })
            .map(str::to_owned)
            .collect(),
    };
    for path in paths {
        let folder = folders.get(&path);
        findings.extend(folder.unparsable.iter().cloned());
        references::check(&folder, &mut findings);
        let callee = |source: &str| join(&path, source).map(|callee| folders.get(&callee));
        interfaces::check(&folder, callee, &mut findings);
        if path == ROOT {
            interfaces::check_values(&folder, &mut findings);
        }
    }
    findings
}

/// The folder that a relative module source names; `None` where it leaves the tree or is no path.
fn join(folder: &str, source: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    if !(source.starts_with("./") || source.starts_with("../")) {
        return None;
    }
    for part in source.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
