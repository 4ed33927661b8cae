//! Each module's README has tables of its inputs and outputs, made from its `variables.tf` and `outputs.tf`.
//!
//! `UPDATE_READMES=1 cargo test --test it module_readmes` rewrites them (`make examples` does).

use std::fmt::Write as _;
use std::path::Path;

use carshare_gen::hcl::{File, parse};

use crate::support::repository;

const BEGIN: &str = "<!-- BEGIN generated: inputs and outputs -->";
const END: &str = "<!-- END generated -->";

/// A module without a table: the root's README is rendered for each tree.
const WITHOUT_TABLE: [&str; 2] = ["decisions", "stack"];

fn read(module: &Path, file: &str) -> File {
    let path = module.join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Text inside a table cell.
fn cell(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('|', "\\|")
}

fn tables(module: &Path) -> String {
    let mut text = String::from(
        "\n## Inputs\n\n| name | type | default | description |\n| --- | --- | --- | --- |\n",
    );
    for variable in read(module, "variables.tf").variables {
        let default = variable
            .default_text
            .map_or("required".to_owned(), |default| {
                format!("`{}`", cell(&default))
            });
        writeln!(
            text,
            "| `{}` | `{}` | {default} | {} |",
            variable.name,
            cell(&variable.type_text.expect("every variable is typed")),
            cell(&variable.description.expect("every variable is described")),
        )
        .unwrap();
    }
    text.push_str("\n## Outputs\n\n| name | description |\n| --- | --- |\n");
    for output in read(module, "outputs.tf").outputs {
        writeln!(
            text,
            "| `{}` | {} |",
            output.name,
            cell(&output.description.expect("every output is described"))
        )
        .unwrap();
    }
    text.push('\n');
    text
}

#[test]
fn tables_are_what_the_modules_declare() {
    let update = std::env::var_os("UPDATE_READMES").is_some();
    let mut modules = 0;
    for entry in std::fs::read_dir(repository("modules")).unwrap() {
        let module = entry.unwrap().path();
        let name = module.file_name().unwrap().to_str().unwrap();
        if WITHOUT_TABLE.contains(&name) || !module.is_dir() {
            continue;
        }
        modules += 1;
        let readme = module.join("README.md");
        let text = std::fs::read_to_string(&readme)
            .unwrap_or_else(|error| panic!("{}: {error}", readme.display()));
        let (before, rest) = text
            .split_once(BEGIN)
            .unwrap_or_else(|| panic!("{name}: no `{BEGIN}`"));
        let (_, after) = rest
            .split_once(END)
            .unwrap_or_else(|| panic!("{name}: no `{END}`"));
        let wanted = format!("{before}{BEGIN}\n{}{END}{after}", tables(&module));
        if update {
            std::fs::write(&readme, &wanted).unwrap();
        } else {
            assert_eq!(
                text, wanted,
                "{name}: run `make examples` to bring the tables up to date"
            );
        }
    }
    assert!(modules >= 7, "only {modules} modules were read");
}
