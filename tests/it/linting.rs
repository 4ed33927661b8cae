//! Lint finds nothing in what is rendered, and something in what is broken.

use carshare_gen::lint::{Scope, lint};
use carshare_gen::render::{Tree, TreePath};

use crate::support::{MINIMAL, tree};

/// The tree with one text replaced by another in one file.
fn patched(path: &str, from: &str, to: &str) -> Tree {
    let wanted = TreePath::new(path).unwrap();
    let mut hit = false;
    let patched = tree(MINIMAL)
        .iter()
        .map(|(path, text)| {
            if *path != wanted {
                return (path.clone(), text.to_owned());
            }
            hit = text.contains(from);
            (path.clone(), text.replacen(from, to, 1))
        })
        .collect();
    assert!(hit, "`{from}` stands in {path}");
    patched
}

fn messages(tree: &Tree, scope: Scope) -> Vec<String> {
    lint(tree, scope)
        .iter()
        .map(|finding| format!("{}: {}", finding.code, finding.message))
        .collect()
}

#[test]
fn every_option_lints_clean() {
    let hosted = "[dns]\ndomain = \"www.example.com\"\nhosted_zone = \"example.com\"\n";
    let signed_in = format!("{hosted}[cognito]\nprotected_paths = [\"/app/*\"]\n");
    for entry in ["", hosted, &signed_in] {
        for ip_version in ["ipv4", "dual_stack"] {
            for egress in ["per_az", "single", "none"] {
                for document in ["dedicated", "account_default"] {
                    let blueprint = format!(
                        "{MINIMAL}\n[vpc]\nip_version = \"{ip_version}\"\n[nat]\negress = \"{egress}\"\n[session_manager]\ndocument = \"{document}\"\n{entry}"
                    );
                    assert_eq!(
                        messages(&tree(&blueprint), Scope::Whole),
                        Vec::<String>::new(),
                        "{blueprint}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_file_that_does_not_parse_is_found() {
    let broken = patched("main.tf", "locals {", "locals {{");
    let found = messages(&broken, Scope::Generated);
    assert!(
        found
            .iter()
            .any(|m| m.starts_with("tree-unparsable: rendered file `main.tf`")),
        "{found:?}"
    );
}

#[test]
fn a_reference_to_nothing_is_found() {
    let broken = patched("main.tf", "var.tags", "var.tag");
    let found = messages(&broken, Scope::Generated);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("tree-reference-unresolved: `var.tag`"),
        "{found:?}"
    );
}

#[test]
fn an_argument_that_the_module_lacks_is_found() {
    let broken = patched("main.tf", "  name        =", "  title       =");
    let found = messages(&broken, Scope::Generated);
    assert_eq!(found.len(), 2, "one unknown, one missing: {found:?}");
    assert!(
        found
            .iter()
            .all(|m| m.starts_with("tree-interface-mismatch")),
        "{found:?}"
    );
}

#[test]
fn an_output_that_the_module_lacks_is_found() {
    let broken = patched(
        "modules/region/main.tf",
        "module.vpc.vpc_id",
        "module.vpc.id",
    );
    assert_eq!(messages(&broken, Scope::Generated), Vec::<String>::new());
    let found = messages(&broken, Scope::Whole);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("no output `id`"), "{found:?}");
}

#[test]
fn a_value_without_a_variable_is_found() {
    let broken = patched("terraform.tfvars", "environment", "surroundings");
    let found = messages(&broken, Scope::Generated);
    assert_eq!(
        found.len(),
        2,
        "one undeclared, one without value: {found:?}"
    );
}

/// Without `create_before_destroy` Terraform deletes a leaving zone's subnet before it takes the subnet off what lists it (interface endpoints and
/// the Auto Scaling group the private one, the load balancer the public one), which AWS refuses and no emulator does.
#[test]
fn subnets_go_after_what_lists_them() {
    let tree = tree(MINIMAL);
    let path = TreePath::new("modules/vpc/subnets.tf").unwrap();
    let file = carshare_gen::hcl::parse(tree.get(&path).unwrap()).unwrap();
    for tier in ["private", "public"] {
        let subnets = file
            .body
            .blocks_of("resource")
            .find(|block| block.label(0) == "aws_subnet" && block.label(1) == tier)
            .expect("the subnets of this tier");
        let lifecycle = subnets
            .body
            .blocks_of("lifecycle")
            .next()
            .expect("a lifecycle");
        let order = lifecycle.body.attribute("create_before_destroy").unwrap();
        assert_eq!(order.text, "true", "{tier}");
    }
}

/// What a Region's module takes comes from variables, from what exists once, or from its own Region: else Terraform could not leave out a Region
/// that is down (`-target`), because a target takes in all that it depends on.
#[test]
fn a_region_waits_for_no_other_region() {
    const ALIASES: [&str; 3] = ["eu_west_1", "us_east_1", "us_west_2"];
    let blueprint =
        std::fs::read_to_string(crate::support::repository("blueprints/production.toml")).unwrap();
    let tree = tree(&blueprint);
    let body = |path: &str| {
        let text = tree.get(&TreePath::new(path).unwrap()).unwrap();
        carshare_gen::hcl::parse(text).unwrap().body
    };
    let dns = body("dns.tf");
    let certificate = |alias: &str| {
        let name = format!("certificate_arn_{alias}");
        let mut locals = dns.blocks_of("locals");
        locals.find_map(|block| Some(block.body.attribute(&name)?.text.clone()))
    };
    let main = body("main.tf");
    for alias in ALIASES {
        let call = main
            .blocks_of("module")
            .find(|block| block.label(0) == alias)
            .expect("a call a Region");
        let mut texts: Vec<String> = call
            .body
            .attributes
            .iter()
            .map(|a| a.text.clone())
            .collect();
        texts.push(certificate(alias).expect("a certificate a Region"));
        for text in texts {
            for other in ALIASES.iter().filter(|other| **other != alias) {
                assert!(!text.contains(other), "{alias}: {text}");
            }
            // A local may hold all Regions' values together, and whoever reads it depends on each of them.
            let known = [
                "local.tags".to_owned(),
                format!("local.certificate_arn_{alias}"),
                format!("local.trail_arns_{alias}"),
                format!("local.logging_bucket_names_{alias}"),
                format!(
                    "merge(\n    local.aurora_environment_{alias},\n    local.codedeploy_environment_{alias},\n    local.efs_environment_{alias},\n    local.firehose_environment_{alias},\n  )"
                ),
            ];
            assert!(
                !text.contains("local.") || known.contains(&text),
                "{alias}: {text}"
            );
        }
    }
}
