//! From one short blueprint to a production-grade AWS architecture in Terraform.
//!
//! The pipeline, in the order in which data flows: [`source`] -> [`blueprint`] -> [`plan`] -> [`render`] -> [`lint`] -> [`output`].

pub mod choice;
pub mod diagnostics;
pub mod hcl;
pub mod output;
pub mod render;
pub mod source;
