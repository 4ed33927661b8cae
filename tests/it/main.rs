//! The one integration binary.

mod architecture;
mod choices;
mod cli;
mod examples;
mod hostile;
mod linting;
mod module_readmes;
mod readme_commands;
mod support;
