use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use carshare_gen::render::Tree;

use crate::ladder::climber::Climber;
use crate::ladder::terraform::Terraform;

/// Modules whose tests passed in this run, by their text: most trees share most modules, letter for letter.
static PASSED: Mutex<BTreeSet<Vec<(String, String)>>> = Mutex::new(BTreeSet::new());

/// `terraform test` of the root and of every module that has tests.
pub(super) fn climb(climber: &Climber) -> Result<(), String> {
    let terraform = climber.terraform();
    terraform
        .run(&["init", "-input=false", "-backend=false"])
        .success()?;
    test(&terraform)?;
    for (module, files) in modules(climber.tree()) {
        let has_tests = files.iter().any(|(path, _)| path.ends_with(".tftest.hcl"));
        if !has_tests
            || PASSED
                .lock()
                .expect("no test panics with it")
                .contains(&files)
        {
            continue;
        }
        let terraform = terraform.below(&format!("modules/{module}"));
        terraform.run(&["init", "-input=false"]).success()?;
        test(&terraform).map_err(|reason| format!("module {module}: {reason}"))?;
        PASSED.lock().expect("no test panics with it").insert(files);
    }
    Ok(())
}

/// Runs the tests of a folder; a folder whose tests assert nothing fails.
fn test(terraform: &Terraform) -> Result<(), String> {
    let shown = terraform.run(&["test", "-no-color"]).success()?;
    if shown.contains("Success! 0 passed") || !shown.contains("Success!") {
        return Err(format!("no test ran: {shown}"));
    }
    if shown.contains("Warning:") {
        return Err(shown);
    }
    Ok(())
}

/// The files below `modules/<name>/`, by name.
fn modules(tree: &Tree) -> BTreeMap<String, Vec<(String, String)>> {
    let mut modules: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (path, text) in tree.iter() {
        let below = path
            .as_str()
            .strip_prefix("modules/")
            .and_then(|path| path.split_once('/'));
        if let Some((module, file)) = below {
            let files = modules.entry(module.to_owned()).or_default();
            files.push((file.to_owned(), text.to_owned()));
        }
    }
    modules
}
