//! An edit of the blueprint: the new tree is planned against the state of the old one, and the plan is judged.

mod adds;
mod judge;
mod pattern;
mod terms;

use serde_json::Value;

use super::climber::Climber;

pub(crate) use adds::Adds;
pub(crate) use judge::{changes, judge, summary};
pub(crate) use pattern::matches;
pub(crate) use terms::Terms;

/// The file of the plan in the tree's folder, for whoever applies it.
pub(crate) const PLAN_FILE: &str = "edit.tfplan";

/// Whether a plan reads first what stands in the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refresh {
    /// As users plan.
    Read,
    /// Not again, right after an empty plan has read it: that is most of a plan's time.
    JustRead,
}

/// Renders another blueprint in the tree's place and plans it against the tree's state; the plan in Terraform's JSON.
pub(crate) fn plan(
    climber: &mut Climber,
    blueprint: &str,
    refresh: Refresh,
) -> Result<Value, String> {
    climber.render_again(blueprint);
    let terraform = climber.terraform();
    // Providers stay what the lock file says, so this is about new modules and Regions.
    terraform.run(&["init", "-input=false"]).success()?;
    let out = format!("-out={PLAN_FILE}");
    let mut arguments = vec!["plan", "-input=false", "-no-color", &out];
    if refresh == Refresh::JustRead {
        arguments.push("-refresh=false");
    }
    terraform.run(&arguments).success()?;
    let shown = terraform.run(&["show", "-json", PLAN_FILE]).success()?;
    Ok(serde_json::from_str(&shown).expect("terraform shows JSON"))
}
