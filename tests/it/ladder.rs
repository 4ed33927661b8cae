//! The proof ladder: rendered trees, and what must hold for each. Needs Terraform, Python and some minutes; `--skip ladder` leaves it out.

mod climb;
mod climber;
mod cover;
mod edit;
mod emulator;
mod faults;
mod growth;
mod iam;
mod neighbour;
mod neighbours;
mod paths;
mod rendered;
mod rung;
mod rungs;
mod static_rules;
pub(crate) mod terraform;
pub(crate) mod toolchain;
mod trees;
