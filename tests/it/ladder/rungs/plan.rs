use std::fmt::Write as _;
use std::fs;

use carshare_gen::hcl::{self, ModuleCall, ResourceMode};
use carshare_gen::render::Tree;
use serde_json::Value;

use crate::ladder::climber::Climber;

/// The folder of the one file that is added beside the tree: a test file, which no plan or apply of a user ever reads.
const FOLDER: &str = "plan_tier";
/// The data sources of the tree that call AWS, and what they answer here. Any other one would meet the closed port and fail.
const CALL_AWS: [(&str, &str); 4] = [
    ("aws_caller_identity", r#"account_id = "123456789012""#),
    ("aws_regions", r#"names = ["us-east-1", "us-west-2"]"#),
    ("aws_route53_zone", r#"zone_id = "Z0123456789ABCDEFGHIJ""#),
    (
        "aws_ssm_parameter",
        r#"insecure_value = "ami-0123456789abcdef0""#,
    ),
];

/// Plans the tree as it stands with the real provider, out of reach of AWS: `terraform test` lets the test file, not the tree, configure
/// the providers to skip their first call, and answer for the data sources that would make another.
pub(super) fn climb(climber: &mut Climber) -> Result<(), String> {
    let terraform = climber.terraform();
    let folder = climber.folder().join(FOLDER);
    fs::create_dir_all(&folder).expect("target/ is writable");
    fs::write(folder.join("plan.tftest.hcl"), test_file(climber.tree()))
        .expect("target/ is writable");
    terraform
        .run(&["init", "-input=false", "-backend=false"])
        .success()?;
    let outcome = terraform.run(&["test", "-test-directory", FOLDER, "-json", "-verbose"]);
    fs::remove_dir_all(folder).expect("target/ is writable");
    let messages: Vec<Value> = outcome
        .stdout
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let diagnostics: Vec<String> = messages
        .iter()
        .filter(|message| message["type"] == "diagnostic")
        .map(|message| format!("{:#}", message["diagnostic"]))
        .collect();
    if !diagnostics.is_empty() {
        return Err(diagnostics.join("\n"));
    }
    if outcome.code != Some(0) {
        return Err(outcome.report());
    }
    climber.planned = messages
        .into_iter()
        .find(|message| message["type"] == "test_plan")
        .map(|mut message| message["test_plan"].take())
        .ok_or("the plan was not shown")?;
    let planned = climber.planned["resource_changes"]
        .as_array()
        .map_or(0, Vec::len);
    if planned == 0 {
        return Err("nothing was planned".to_owned());
    }
    Ok(())
}

/// The test file: the tree's providers, told not to call AWS, and the answers of its data sources.
fn test_file(tree: &Tree) -> String {
    let mut text = String::new();
    let root: Vec<hcl::File> = tree
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.ends_with(".tf") && !path.contains('/'))
        .map(|path| file(tree, path))
        .collect();
    let providers = root.iter().flat_map(|file| file.body.blocks_of("provider"));
    for provider in providers {
        let attribute = |name| {
            provider
                .body
                .attribute(name)
                .expect("every provider has both")
                .text
                .as_str()
        };
        write!(
            text,
            r#"provider "aws" {{
  alias                       = {}
  region                      = {}
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  default_tags {{
    tags = merge(var.tags, {{ application = var.name, environment = var.environment, managed_by = "terraform" }})
  }}
}}
"#,
            attribute("alias"),
            attribute("region"),
        )
        .expect("a String takes all");
    }
    for (path, _) in tree
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".tf") && !path.as_str().contains('/'))
    {
        let file = file(tree, path.as_str());
        answers("", &file, &mut text);
        for call in file.modules {
            override_data(tree, "", &call, &mut text);
        }
    }
    text + "run \"plan\" {\n  command = plan\n}\n"
}

/// Answers for the data sources of a module and of those that it calls.
fn override_data(tree: &Tree, parent: &str, call: &ModuleCall, text: &mut String) {
    let address = format!("{parent}module.{}.", call.name);
    let source = call.source.as_deref().expect("a call names its module");
    let module = source.rsplit('/').next().expect("a path has a last part");
    let folder = format!("modules/{module}/");
    let files = tree.iter().filter(|(path, _)| {
        let below = path.as_str().strip_prefix(&folder);
        below.is_some_and(|name| name.ends_with(".tf") && !name.contains('/'))
    });
    for (path, _) in files {
        let file = file(tree, path.as_str());
        answers(&address, &file, text);
        for call in &file.modules {
            override_data(tree, &address, call, text);
        }
    }
}

/// Answers for the data sources of one file, whose module has this address.
fn answers(address: &str, file: &hcl::File, text: &mut String) {
    for resource in &file.resources {
        let answer = CALL_AWS
            .iter()
            .find(|(kind, _)| resource.mode == ResourceMode::Data && resource.kind == *kind);
        if let Some((kind, values)) = answer {
            write!(
                text,
                "override_data {{\n  target = {address}data.{kind}.{}\n  values = {{ {values} }}\n}}\n",
                resource.name
            )
            .expect("a String takes all");
        }
    }
}

fn file(tree: &Tree, path: &str) -> hcl::File {
    let path = carshare_gen::render::TreePath::new(path).expect("a path of the tree");
    let text = tree.get(&path).expect("every tree has this file");
    hcl::parse(text).expect("the tree parses")
}
