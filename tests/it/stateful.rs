//! The list of what holds data, held against the Terraform that is rendered.

use std::collections::BTreeSet;
use std::fs;

use carshare_gen::hcl::{ResourceMode, parse};
use carshare_gen::render::{Library, Stateful, Tree, render};

use crate::support::{plan, repository};

/// The types of resources that hold data, or without which data cannot be read. Not secrets: the tree makes what they hold anew.
const HOLDS_DATA: [&str; 12] = [
    "aws_backup_vault",
    "aws_codecommit_repository",
    "aws_cognito_user_pool",
    "aws_dynamodb_table",
    "aws_ebs_volume",
    "aws_efs_file_system",
    "aws_efs_replication_configuration",
    "aws_kms_key",
    "aws_rds_cluster",
    "aws_rds_global_cluster",
    "aws_s3_bucket",
    "aws_sqs_queue",
];

/// Keys that encrypt nothing that is kept, by module and name: those of topics, whose messages are delivered or dropped.
const KEEPS_NOTHING: [(&str, &str); 2] = [("alarms", "this"), ("codepipeline", "approvals")];

/// Adds the addresses, without keys of `for_each`, of what holds data in the module at `folder` and in those that it calls.
fn collect(tree: &Tree, folder: &str, module: &str, addresses: &mut BTreeSet<String>) {
    let mut files = 0;
    for (path, text) in tree.iter() {
        let in_folder = path.as_str().strip_prefix(folder);
        let is_code = in_folder.is_some_and(|name| !name.contains('/') && name.ends_with(".tf"));
        if !is_code {
            continue;
        }
        files += 1;
        let file = parse(text).unwrap();
        for resource in &file.resources {
            if resource.mode == ResourceMode::Managed
                && HOLDS_DATA.contains(&resource.kind.as_str())
                && !KEEPS_NOTHING.iter().any(|(module, name)| {
                    folder == format!("modules/{module}/") && resource.name == *name
                })
            {
                addresses.insert(format!("{module}{}.{}", resource.kind, resource.name));
            }
        }
        for call in &file.modules {
            let source = call.source.as_deref().unwrap();
            // Every module lies under `modules/` of the root, beside the one that calls it.
            let name = source.rsplit_once('/').unwrap().1;
            let called = format!("{module}module.{}.", call.name);
            collect(tree, &format!("modules/{name}/"), &called, addresses);
        }
    }
    assert!(files > 0, "{folder} has no Terraform");
}

#[test]
fn all_that_holds_data_in_a_rendered_tree_is_guarded() {
    let mut kinds = BTreeSet::new();
    for entry in fs::read_dir(repository("blueprints")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let plan = plan(&fs::read_to_string(&path).unwrap());
        let mut rendered = BTreeSet::new();
        collect(&render(&plan, &Library::embedded()), "", "", &mut rendered);
        let guarded: BTreeSet<String> = Stateful::of(&plan)
            .iter()
            .map(|(address, _)| {
                address
                    .split_once('[')
                    .map_or(address, |(head, _)| head)
                    .to_owned()
            })
            .collect();
        assert_eq!(rendered, guarded, "{}", path.display());
        kinds.extend(
            guarded
                .iter()
                .map(|address| address.rsplit('.').nth(1).unwrap().to_owned()),
        );
    }
    assert!(kinds.len() >= 3, "{kinds:?}");
}
