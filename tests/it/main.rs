//! Integration tests: the library through its public interface, the command as users meet it, and real tools on what both write.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests print what they counted, and a test that cannot go on says so by a panic"
)]

mod app;
mod architecture;
mod case_folding_disk;
mod choices;
mod cli;
mod cli_refusals;
mod diagnostics;
mod diagnostics_cover;
mod examples;
mod explanations;
mod faulty_disk;
mod guard;
mod hcl_documents;
mod hcl_print;
mod hcl_read;
mod hcl_terraform;
mod hostile;
mod independent_faults;
mod killed;
mod ladder;
mod linting;
mod mermaid;
mod module_readmes;
mod output_apply;
mod output_refusals;
mod program;
mod readme_commands;
mod schema_agreement;
mod stateful;
mod support;
mod trees;
