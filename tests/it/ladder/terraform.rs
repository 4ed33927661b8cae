//! Runs Terraform in a folder, with an environment of the test's own.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::toolchain::{Toolchain, toolchain};

/// A port on which nothing listens: whatever calls AWS in a rung without an emulator fails at once.
const NOWHERE: &str = "http://127.0.0.1:9";

/// Terraform in one folder.
#[derive(Debug, Clone)]
pub(crate) struct Terraform {
    program: PathBuf,
    folder: PathBuf,
    environment: Vec<(String, String)>,
}

impl Terraform {
    /// Terraform of this machine in `folder`; AWS is out of reach.
    pub(crate) fn new(folder: &Path) -> Self {
        Self::with(toolchain(), folder)
    }

    /// The same with a given toolchain.
    pub(crate) fn with(toolchain: &Toolchain, folder: &Path) -> Self {
        let bare = Self {
            program: toolchain.terraform.clone(),
            folder: folder.to_path_buf(),
            environment: Vec::new(),
        };
        bare.env(
            "TF_CLI_CONFIG_FILE",
            &toolchain.cli_config.to_string_lossy(),
        )
        .env("TF_IN_AUTOMATION", "1")
        // Terraform and its provider are short-lived and allocate much: collected less often, a module's tests take a quarter less processor time.
        // https://go.dev/doc/gc-guide#GOGC
        .env("GOGC", "400")
        .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .env(
            "AWS_SECRET_ACCESS_KEY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        )
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_CONFIG_FILE", "/dev/null")
        .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
        .env("AWS_ENDPOINT_URL", NOWHERE)
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same below this folder.
    pub(crate) fn below(&self, path: &str) -> Self {
        Self {
            folder: self.folder.join(path),
            ..self.clone()
        }
    }

    /// Runs one command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        let output = command(&self.program)
            .args(arguments)
            .current_dir(&self.folder)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .output()
            .expect("terraform was found and starts");
        Outcome {
            command: format!("terraform {}", arguments.join(" ")),
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// How a command ended and what it said.
#[derive(Debug)]
pub(crate) struct Outcome {
    command: String,
    /// The exit status; `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    /// What it printed.
    pub(crate) stdout: String,
    stderr: String,
}

impl Outcome {
    /// What it printed, if it went well.
    pub(crate) fn success(self) -> Result<String, String> {
        if self.code == Some(0) {
            Ok(self.stdout)
        } else {
            Err(self.report())
        }
    }

    /// The command, its status and everything that it said, for a failure's message.
    pub(crate) fn report(&self) -> String {
        format!(
            "`{}` ended with {:?}\n{}{}",
            self.command, self.code, self.stdout, self.stderr
        )
    }
}

/// A `terraform` process that sees nothing of the caller's Terraform or AWS settings.
pub(crate) fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let shown = name.to_string_lossy();
        if shown.starts_with("TF_") || shown.starts_with("AWS_") {
            command.env_remove(&name);
        }
    }
    command
        .env("CHECKPOINT_DISABLE", "1")
        .env("TF_CLI_ARGS", "-no-color")
        .env("NO_PROXY", "127.0.0.1");
    command
}
