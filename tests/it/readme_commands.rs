//! The README's commands work as they are typed there.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::repository;

/// The lines of every `sh` block of a Markdown text.
fn commands(markdown: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut inside = false;
    for line in markdown.lines() {
        match line.trim_end() {
            "```sh" => inside = true,
            "```" => inside = false,
            line if inside && !line.is_empty() => commands.push(line.to_owned()),
            _ => {}
        }
    }
    commands
}

#[test]
fn every_command_of_the_readme_runs() {
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let commands = commands(&readme);
    assert!(commands.contains(&"make render".to_owned()), "{commands:?}");
    assert!(commands.contains(&"make test".to_owned()), "{commands:?}");
    let scratch = tempfile::tempdir().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_carshare-gen"));
    let path = format!(
        "{}:{}",
        program.parent().unwrap().display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let mut ran = 0;
    for line in &commands {
        // `make test` is what runs this test.
        if line == "make test" {
            continue;
        }
        let folder = match line.starts_with("make ") {
            true => repository(""),
            false => scratch.path().to_path_buf(),
        };
        let output = Command::new("sh")
            .args(["-euc", line])
            .current_dir(folder)
            .env("PATH", &path)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{line}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        ran += 1;
    }
    assert!(ran >= 4, "only {ran} commands were run");
    assert!(
        repository("out/main.tf").exists(),
        "`make render` renders into out/"
    );
    assert!(scratch.path().join("tree/main.tf").exists());
}

#[test]
fn the_smallest_blueprint_of_the_readme_renders() {
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let (_, rest) = readme
        .split_once("```toml\n")
        .expect("the README shows a blueprint");
    let (blueprint, _) = rest.split_once("```").expect("its block ends");
    crate::support::tree(blueprint);
}
