//! Judges a tree without knowing what it was rendered from: files parse, references resolve, interfaces fit.
//!
//! A finding here is a defect of this program, never of a blueprint.

mod folder;
mod folders;
mod interfaces;
#[allow(
    clippy::module_inception,
    reason = "the room's one function, named after it"
)]
mod lint;
mod references;
mod scope;

pub use lint::lint;
pub use scope::Scope;
