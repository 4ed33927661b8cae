//! The one integration binary.

mod architecture;
mod choices;
mod hostile;
mod linting;
mod module_readmes;
mod support;
