//! The command: the only room that reads arguments, prints and decides the exit status.

mod app;
mod args;
mod diff_command;
mod explain;
mod format;
mod graph_command;
mod guard;
mod init;
mod json_report;
mod load;
mod outcome;
mod render_command;
mod run;
mod schema;
mod streams;
mod text_report;
mod validate;

pub use run::run;
