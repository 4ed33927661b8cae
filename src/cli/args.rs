use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::format::Format;
use crate::catalog::{Catalog, Date};

/// From one short blueprint to a production-grade AWS architecture in Terraform.
#[derive(Debug, Parser)]
#[command(
    name = "carshare-gen",
    disable_help_subcommand = true,
    arg_required_else_help = true,
    after_help = "Exit status: 0 fine; 1 differences found, or hand edits in the way; 2 blueprint or usage wrong; 3 the machine refuses (I/O, lock); 4 a defect of this program."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a blueprint to start from
    Init {
        /// The file to write
        #[arg(default_value = "blueprint.toml")]
        file: PathBuf,
        /// Which example to start from
        #[arg(long, value_enum, default_value_t = Example::Minimal)]
        from: Example,
    },
    /// Check blueprints and report every finding
    Validate {
        /// The blueprints
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How to write the findings to stdout
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[command(flatten)]
        judgement: Judgement,
    },
    /// Render a blueprint's Terraform tree into a folder
    Render {
        /// The blueprint
        file: PathBuf,
        /// The folder that holds the tree
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        flags: RenderFlags,
        /// Overwrite files that were edited by hand or are not of this tree
        #[arg(long, conflicts_with_all = ["check", "dry_run"])]
        force: bool,
        /// Let go of a resource that holds data, which the edit destroys or replaces; once for each
        #[arg(long, value_name = "ADDRESS")]
        allow_replace: Vec<String>,
        #[command(flatten)]
        judgement: Judgement,
    },
    /// Show what differs between a blueprint and a tree on disk, or between two blueprints
    #[command(
        override_usage = "carshare-gen diff FILE --against DIR\n       carshare-gen diff OLD NEW"
    )]
    Diff {
        /// The blueprint; with NEW, the old one
        #[arg(value_name = "FILE|OLD")]
        first: PathBuf,
        /// The new blueprint
        #[arg(value_name = "NEW", required_unless_present = "against")]
        second: Option<PathBuf>,
        /// The folder whose tree is compared with what FILE renders
        #[arg(long, value_name = "DIR", conflicts_with = "second")]
        against: Option<PathBuf>,
        /// How to write the differences to stdout
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[command(flatten)]
        judgement: Judgement,
    },
    /// Print a blueprint's architecture as a Mermaid diagram
    Graph {
        /// The blueprint
        file: PathBuf,
        #[command(flatten)]
        judgement: Judgement,
    },
    /// Write the application repository to start from
    App {
        /// The folder to write into; nothing that is there is overwritten
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
    /// Print the JSON Schema of blueprints
    Schema,
    /// Explain a finding's code, or list all codes
    Explain {
        /// The code, such as `cidr-overlaps`
        code: Option<String>,
    },
}

#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct RenderFlags {
    /// Write nothing; exit with 1 and show the differences if the folder is not what the blueprint renders
    #[arg(long)]
    check: bool,
    /// Write nothing; report what would be written
    #[arg(long)]
    dry_run: bool,
}

/// What `render` does with its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RenderMode {
    /// Writes it.
    Write,
    /// Compares it with what is there, and fails if that differs.
    Check,
    /// Says what writing it would change.
    DryRun,
}

impl RenderFlags {
    /// The mode that the flags ask for.
    pub(super) fn mode(&self) -> RenderMode {
        match (self.check, self.dry_run) {
            (true, _) => RenderMode::Check,
            (false, true) => RenderMode::DryRun,
            (false, false) => RenderMode::Write,
        }
    }
}

/// How a blueprint is judged.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Judgement {
    /// Take warnings for errors
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// The day on which support of versions is judged, YYYY-MM-DD; by default the catalogue's own
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
}

impl Judgement {
    /// The day on which support of versions is judged.
    pub(super) fn as_of(self) -> Date {
        self.as_of.unwrap_or_else(|| Catalog::embedded().date())
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "not a day such as 2026-11-23".to_owned())
}

/// The blueprints that the program brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Example {
    /// One Region, everything else by default
    Minimal,
    /// Three Regions, every section shown
    Production,
}
