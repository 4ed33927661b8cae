use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use super::args::{Arguments, Command};
use super::diff_command::Other;
use super::outcome::Outcome;
use super::render_command::Target;
use super::streams::Streams;
use super::{app, diff_command, explain, graph_command, init, render_command, schema, validate};
use crate::catalog::Catalog;
use crate::diagnostics::Kind;
use crate::output::Conflicts;

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
            judgement,
        } => validate::run(&files, format, judgement, streams),
        Command::Init { file, from } => init::run(&file, from, streams),
        Command::Render {
            file,
            out,
            flags,
            force,
            allow_replace,
            judgement,
        } => {
            let target = Target {
                out: &out,
                mode: flags.mode(),
                conflicts: match force {
                    true => Conflicts::Overwrite,
                    false => Conflicts::Refuse,
                },
                expendable: allow_replace.into_iter().collect(),
            };
            render_command::run(&file, &target, judgement, streams)
        }
        Command::Diff {
            first,
            second,
            against,
            format,
            judgement,
        } => {
            let other = match (&against, &second) {
                (Some(dir), _) => Other::Folder(dir),
                (None, Some(second)) => Other::Blueprint(second),
                (None, None) => unreachable!("clap demands one of the two"),
            };
            diff_command::run(&first, other, format, judgement, streams)
        }
        Command::Graph { file, judgement } => graph_command::run(&file, judgement, streams),
        Command::App { dir } => app::run(&dir, streams),
        Command::Schema => schema::run(streams),
        Command::Explain { code } => explain::run(code.as_deref(), streams),
    }
}
