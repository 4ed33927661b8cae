use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use carshare_gen::render::Tree;

use crate::ladder::climber::Climber;
use crate::ladder::terraform::Terraform;

/// A module's files, path and text.
type Module = Vec<(String, String)>;

/// What the tests of a module say.
#[derive(Default)]
struct Verdict {
    /// Whether some tree runs them, or has.
    taken: AtomicBool,
    result: OnceLock<Result<(), String>>,
}

/// The verdict on each module of this run, by its text: most trees share most modules, letter for letter.
static VERDICTS: Mutex<BTreeMap<Module, Arc<Verdict>>> = Mutex::new(BTreeMap::new());

/// `terraform test` of the root and of every module that has tests.
pub(super) fn climb(climber: &Climber) -> Result<(), String> {
    let terraform = climber.terraform();
    terraform
        .run(&["init", "-input=false", "-backend=false"])
        .success()?;
    test(&terraform)?;
    let verdicts: Vec<(String, Arc<Verdict>)> = modules(climber.tree())
        .into_iter()
        .filter(|(_, module)| module.iter().any(|(path, _)| path.ends_with(".tftest.hcl")))
        .map(|(name, module)| {
            let mut verdicts = VERDICTS.lock().expect("no test panics with it");
            (name, Arc::clone(verdicts.entry(module).or_default()))
        })
        .collect();
    let judge = |name: &str, verdict: &Verdict| {
        let run = || {
            let terraform = terraform.below(&format!("modules/{name}"));
            terraform.run(&["init", "-input=false"]).success()?;
            test(&terraform)
        };
        let result = verdict.result.get_or_init(run);
        result
            .clone()
            .map_err(|reason| format!("module {name}: {reason}"))
    };
    // First what no other tree is at, so that all of them have something to do; then what the others said, or are about to.
    for (name, verdict) in &verdicts {
        if !verdict.taken.swap(true, Ordering::Relaxed) {
            judge(name, verdict)?;
        }
    }
    verdicts
        .iter()
        .try_for_each(|(name, verdict)| judge(name, verdict))
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
