use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use carshare_gen::render::Tree;

use crate::ladder::climber::Climber;
use crate::ladder::terraform::Terraform;

/// A module's files, path and text.
type Module = Vec<(String, String)>;
type Verdict = Arc<OnceLock<Result<(), String>>>;

/// The verdict on each module of this run, by its text: most trees share most modules, letter for letter.
static VERDICTS: Mutex<BTreeMap<Module, Verdict>> = Mutex::new(BTreeMap::new());

/// `terraform test` of the root and of every module that has tests.
pub(super) fn climb(climber: &Climber) -> Result<(), String> {
    let terraform = climber.terraform();
    terraform
        .run(&["init", "-input=false", "-backend=false"])
        .success()?;
    test(&terraform)?;
    for (name, module) in modules(climber.tree()) {
        if !module.iter().any(|(path, _)| path.ends_with(".tftest.hcl")) {
            continue;
        }
        let verdict = {
            let mut verdicts = VERDICTS.lock().expect("no test panics with it");
            Arc::clone(verdicts.entry(module).or_default())
        };
        // Whoever comes first runs them, whoever comes meanwhile waits.
        let verdict = verdict.get_or_init(|| {
            let terraform = terraform.below(&format!("modules/{name}"));
            terraform.run(&["init", "-input=false"]).success()?;
            test(&terraform)
        });
        verdict
            .clone()
            .map_err(|reason| format!("module {name}: {reason}"))?;
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
fn modules(tree: &Tree) -> BTreeMap<String, Module> {
    let mut modules: BTreeMap<String, Module> = BTreeMap::new();
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
