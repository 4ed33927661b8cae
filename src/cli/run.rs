use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use super::args::{Arguments, Command};
use super::outcome::Outcome;
use super::streams::Streams;
use super::{explain, schema, validate};
use crate::catalog::Catalog;
use crate::diagnostics::Kind;

/// Runs the command with `arguments` (the program's name first), on the process's own streams.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Colour on a terminal only, and never against NO_COLOR: anstream decides.
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    let mut streams = Streams {
        out: &mut out,
        err: &mut err,
    };
    let version = format!(
        "{} (catalogue of {})",
        env!("CARGO_PKG_VERSION"),
        Catalog::embedded().date()
    );
    let parsed = Arguments::command()
        .version(version)
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let outcome = match parsed {
        Ok(arguments) => dispatch(arguments.command, &mut streams),
        Err(error) if error.use_stderr() => {
            streams.say(&error.render().ansi().to_string());
            Outcome::Failed(Kind::Input)
        }
        Err(help) => streams
            .product(&help.render().ansi().to_string())
            .map_or_else(Outcome::Failed, |()| Outcome::Fine),
    };
    ExitCode::from(outcome.exit_status())
}

fn dispatch(command: Command, streams: &mut Streams<'_>) -> Outcome {
    match command {
        Command::Validate {
            files,
            format,
            strictness,
        } => validate::run(&files, format, strictness, streams),
        _ => Outcome::Fine,
        Command::Schema => schema::run(streams),
        Command::Explain { code } => explain::run(code.as_deref(), streams),
    }
}
