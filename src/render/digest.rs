use sha2::{Digest, Sha256};

use super::choices::Choices;
use super::{backend, tfvars};
use crate::plan::Plan;

/// SHA-256 of what a plan decides (its values, its choices, its providers), in hex: equal for plans that render equal trees with
/// the same version of the program.
pub fn digest(plan: &Plan) -> String {
    let mut hasher = Sha256::new();
    hasher.update(tfvars::render(plan));
    hasher.update(backend::render(plan));
    hasher.update(Choices::of(plan).to_string());
    for region in plan.regions().retired() {
        hasher.update(format!("retired {region}\n"));
    }
    hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
