//! Each rung has a planted fault: the rungs below let it pass, and the rung finds it.

use carshare_gen::render::{Tree, TreePath};

use super::climber::{Climber, Plant};
use super::rung::Rung;
use super::rungs;

/// The tree that the faults are planted in.
const SOUND: &str = include_str!("../../../blueprints/minimal.toml");

/// Climbs to `rung` with `plant`, which it must refuse in words that hold `complaint`.
fn is_found_by(rung: Rung, plant: Plant, complaint: &str) {
    let name = format!("fault_{rung:?}").to_lowercase();
    let mut climber = Climber::planted(&name, SOUND, plant);
    let below = Rung::ALL.into_iter().take_while(|other| *other < rung);
    for other in below {
        // What is planted for a rung above the apply is in what was applied; the teardown of sound trees adds nothing to that.
        let climbed = match other {
            Rung::Apply => rungs::apply(&mut climber),
            _ => climber.climb(other),
        };
        if let Err(reason) = climbed {
            panic!("{other:?} finds the fault that is planted for {rung:?}: {reason}");
        }
    }
    let found = climber.climb(rung);
    climber.print_times();
    match found {
        Ok(()) => panic!("{rung:?} does not find the fault that is planted for it"),
        Err(reason) => assert!(
            reason.contains(complaint),
            "{rung:?} finds something else: {reason}"
        ),
    }
}

/// The tree with one text in place of another, which must be there.
fn with(tree: &Tree, path: &str, from: &str, to: &str) -> Tree {
    let planted: Tree = tree
        .iter()
        .map(|(place, text)| {
            let text = match place.as_str() == path {
                true => text.replace(from, to),
                false => text.to_owned(),
            };
            (place.clone(), text)
        })
        .collect();
    assert_ne!(planted, *tree, "{path} holds {from}");
    planted
}

/// The tree with one file more, in the folder of all that a region holds.
fn with_file(tree: &Tree, text: &str) -> Tree {
    let mut planted = tree.clone();
    let path = TreePath::new("modules/region/planted.tf").expect("a portable path");
    planted.insert(path, text);
    planted
}

#[test]
fn fmt_finds_a_crooked_line() {
    let plant: Plant = |tree| with(tree, "modules/flow_logs/main.tf", "  vpc_id   ", "  vpc_id");
    is_found_by(Rung::Fmt, plant, "modules/flow_logs/main.tf");
}

#[test]
fn validate_finds_a_wrong_argument() {
    let plant: Plant = |tree| {
        with(
            tree,
            "modules/flow_logs/main.tf",
            "  traffic_type  ",
            "  trafic_type   ",
        )
    };
    is_found_by(Rung::Validate, plant, "trafic_type");
}

/// Both are numbers of days, so nothing else sees that they are the wrong way round.
#[test]
fn test_finds_a_mixed_up_retention() {
    let plant: Plant = |tree| {
        let (from, to) = (
            "days = var.flow_log_retention_days",
            "days = var.session_log_retention_days",
        );
        with(tree, "modules/logs/logs.tf", from, to)
    };
    is_found_by(Rung::Test, plant, "module logs");
}

/// A mocked provider takes any region.
#[test]
fn plan_finds_a_region_that_the_provider_does_not_know() {
    let plant: Plant = |tree| {
        with(
            tree,
            "providers.tf",
            "region = \"us-east-1\"",
            "region = \"us-est-1\"",
        )
    };
    is_found_by(Rung::Plan, plant, "us-est-1");
}

/// The VPC's id is not known before the apply, so until then any text will do.
#[test]
fn apply_finds_a_wrong_wire() {
    let plant: Plant = |tree| {
        let (from, to) = (
            "  vpc_id                   = module.vpc.vpc_id",
            "  vpc_id                   = module.vpc.s3_endpoint_id",
        );
        with(tree, "modules/region/main.tf", from, to)
    };
    is_found_by(Rung::Apply, plant, "aws_flow_log.this");
}

/// The role that AWS makes is called `AWSServiceRoleForAutoScaling_` and this suffix: 29 and 36 characters, one too many. Whoever writes that adapts the
/// tree's own test to it.
#[test]
fn contract_finds_a_role_name_of_65_characters() {
    let plant: Plant = |tree| {
        let (from, to) = (
            "${var.name}-${var.environment}\"",
            "${var.name}-${var.environment}-autoscaling\"",
        );
        let tree = with(tree, "main.tf", from, to);
        let tree = with(&tree, "tests/stack.tftest.hcl", from, to);
        with(
            &tree,
            "tests/stack.tftest.hcl",
            "custom_suffix) <= 35",
            "custom_suffix) <= 36",
        )
    };
    is_found_by(
        Rung::Contract,
        plant,
        "AWSServiceRoleForAutoScaling_springfield-carshare-dev-autoscaling",
    );
}

#[test]
fn scan_finds_a_bare_bucket() {
    let plant: Plant = |tree| {
        let text = "resource \"aws_s3_bucket\" \"planted\" {\n  bucket = \"${var.name}-${var.environment}-planted-${var.region_code}\"\n}\n";
        with_file(tree, text)
    };
    is_found_by(Rung::Scan, plant, "aws_s3_bucket.planted");
}

#[test]
fn static_rules_find_a_service_that_serves_every_account() {
    let plant: Plant = |tree| {
        let text = r#"resource "aws_iam_role" "planted" {
  name = "${var.name}-${var.environment}-planted-${var.region_code}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
    }]
  })
}
"#;
        with_file(tree, text)
    };
    is_found_by(
        Rung::Static,
        plant,
        "vpc-flow-logs.amazonaws.com without aws:SourceAccount",
    );
}
