//! What no Region of the embedded catalogue lacks, and so no blueprint under `tests/diagnostics/` can show.

mod analytics;
mod delivery;

use serde_json::Value;

use crate::blueprint::{parse, schema};
use crate::catalog::Catalog;
use crate::diagnostics::Diagnostics;
use crate::plan::{Origin, PoolAccess, resolve};
use crate::source::SourceFile;

/// A catalogue in which eu-west-3 has no zones that are known, and these services moved to other columns there.
fn catalog(moved: &[(&str, &str)], zones_known: impl Fn(&str) -> bool) -> Catalog {
    Catalog::changed(|regions, services| {
        for row in regions.as_array_mut().expect("rows") {
            let name = row["name"].as_str().expect("a name").to_owned();
            if !zones_known(&name) {
                (row["code"], row["zones"]) = (Value::Null, Value::Null);
            }
        }
        for (service, column) in moved {
            let row = &mut services[*service];
            let offered = row["offered"].as_array_mut().expect("a list");
            offered.retain(|region| region != "eu-west-3");
            row[*column]
                .as_array_mut()
                .expect("a list")
                .push("eu-west-3".into());
        }
    })
}

fn known(_: &str) -> bool {
    true
}

fn unknown_in_paris(region: &str) -> bool {
    region != "eu-west-3"
}

/// So that there is HTTPS, and no warning about it.
const DOMAIN: &str = "[dns]\ndomain = \"www.example.com\"\nhosted_zone = \"example.com\"\n";

/// Of a blueprint of eu-west-3 with further lines: `code line:column message | help` a finding, as in `expected.txt`.
fn findings(catalog: &Catalog, further: &str) -> Vec<String> {
    let text = format!(
        "name = \"a\"\nenvironment = \"b\"\n[[region]]\nname = \"eu-west-3\"\ncidr = \"10.0.0.0/16\"\n{further}{DOMAIN}"
    );
    let source = SourceFile::new("test.toml", text);
    let blueprint = parse(&source).expect("the right shape");
    let findings: Diagnostics = match resolve(&blueprint, catalog, catalog.date()) {
        Ok(resolved) => resolved.warnings,
        Err(findings) => findings,
    };
    findings
        .iter()
        .map(|finding| {
            let start = finding.labels.first().expect("a place").span.start;
            let (line, column) = source.line_column(start);
            format!(
                "{} {line}:{column} {} | {}",
                finding.code, finding.message, finding.help
            )
        })
        .collect()
}

#[test]
fn a_region_that_lacks_services_is_told_once_with_all_of_them() {
    let lacking = catalog(
        &[
            ("ssm", "not_offered"),
            ("kms", "not_offered"),
            ("sts", "not_offered"),
        ],
        known,
    );
    assert_eq!(
        findings(&lacking, ""),
        [
            "service-not-in-region 4:8 `eu-west-3` does not offer `kms`, `ssm` | write another Region: every Region of the tree needs all of its services"
        ]
    );
    // Interface endpoints for STS are needed without a NAT gateway only.
    assert_eq!(
        findings(&lacking, "[nat]\negress = \"none\"\n")[..1],
        [
            "service-not-in-region 4:8 `eu-west-3` does not offer `kms`, `ssm`, `sts` | write another Region: every Region of the tree needs all of its services"
        ]
    );
    let elsewhere = catalog(&[("athena", "not_offered")], known);
    assert!(findings(&elsewhere, "").is_empty());
}

#[test]
fn a_retired_region_needs_no_service_and_no_zone() {
    let lacking = catalog(&[("ssm", "not_offered")], unknown_in_paris);
    let further = "retired = true\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.1.0.0/16\"\n";
    let found = findings(&lacking, further);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("primary-region-missing 8:8 "),
        "{found:?}"
    );
}

#[test]
fn facts_that_the_catalogue_lacks_are_a_warning() {
    let services = catalog(&[("logs", "unknown"), ("s3", "unknown")], known);
    assert_eq!(
        findings(&services, ""),
        [
            "facts-missing 4:8 the catalogue does not know whether `eu-west-3` offers `s3`, `logs` | look it up in AWS's own tables before you apply: nothing was verified here"
        ]
    );
    let both = catalog(&[("logs", "unknown")], unknown_in_paris);
    assert_eq!(
        findings(
            &both,
            "availability_zones = [\"euw3-az1\", \"euw3-az3\"]\nnat_zone = \"euw3-az3\"\n[nat]\negress = \"single\"\n"
        ),
        [
            "facts-missing 4:8 the catalogue does not know whether `eu-west-3` offers `logs`, nor which availability zones `eu-west-3` has | look it up in AWS's own tables before you apply: nothing was verified here"
        ]
    );
}

#[test]
fn zones_that_the_catalogue_does_not_know_have_to_be_named() {
    let unknown = catalog(&[], unknown_in_paris);
    let help = "list the zone ids: `availability_zones = [\"...-az1\", \"...-az2\"]`; `aws ec2 describe-availability-zones --region eu-west-3 --query 'AvailabilityZones[].ZoneId'` prints them";
    let message = "the catalogue does not know the zones of `eu-west-3`, so it cannot choose";
    assert_eq!(
        findings(&unknown, "availability_zones = 3\n"),
        [format!("zones-not-named 6:22 {message} 3 of them | {help}")]
    );
    assert_eq!(
        findings(&unknown, ""),
        [format!("zones-not-named 4:8 {message} 2 of them | {help}")]
    );
}

#[test]
fn zones_that_cannot_be_of_the_region_are_refused_unseen() {
    let unknown = catalog(&[], unknown_in_paris);
    let codes = |zones: &str| -> Vec<String> {
        findings(&unknown, &format!("availability_zones = {zones}\n"))
            .iter()
            .map(|finding| finding.split(" `").next().unwrap_or_default().to_owned())
            .filter(|finding| !finding.starts_with("facts-missing"))
            .collect()
    };
    assert!(codes("[\"euw3-az1\", \"euw3-az2\"]").is_empty());
    assert_eq!(
        codes("[\"euw3-az7\", \"euw3-az2\", \"euw3-az1\"]"),
        ["zone-unknown 6:23"]
    );
    assert_eq!(
        codes("[\"use1-az1\", \"euw3-az2\", \"euw3-az1\"]"),
        ["zone-unknown 6:23"]
    );
    assert_eq!(codes("[\"euw3-az1\", \"euw9-az2\"]"), ["zone-unknown 6:35"]);
}

#[test]
fn a_load_balancer_asks_the_pool_directly_only_where_the_two_are_integrated() {
    let access = |region: &str| {
        let text = format!(
            "name = \"a\"\nenvironment = \"b\"\n[[region]]\nname = \"{region}\"\ncidr = \"10.0.0.0/16\"\n{DOMAIN}[cognito]\nprotected_paths = [\"/x\"]\n"
        );
        let blueprint = parse(&SourceFile::new("test.toml", text)).expect("the right shape");
        let resolved =
            resolve(&blueprint, Catalog::embedded(), Catalog::embedded().date()).expect("sound");
        let domain = resolved.plan.entry().domain().expect("a domain").clone();
        domain.cognito.expect("a sign-in").access
    };
    assert_eq!(access("us-east-1"), PoolAccess::Direct);
    assert_eq!(access("mx-central-1"), PoolAccess::Oidc);
    assert_eq!(access("us-gov-west-1"), PoolAccess::Oidc);
}

#[test]
fn every_value_of_the_web_tier_has_an_origin() {
    let text = format!(
        "name = \"a\"\nenvironment = \"b\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\n[asg]\nmax_size = 9\n{DOMAIN}[cognito]\nprotected_paths = [\"/x\"]\n"
    );
    let blueprint = parse(&SourceFile::new("test.toml", text.as_str())).expect("the right shape");
    let resolved =
        resolve(&blueprint, Catalog::embedded(), Catalog::embedded().date()).expect("sound");
    let schema = schema();
    let mut keys = 0;
    for section in ["alb", "asg", "dns", "cognito", "protection"] {
        let properties = schema["properties"][section]["properties"].as_object();
        for key in properties.expect("a section").keys() {
            let origin = resolved.origins.get(&format!("{section}.{key}"));
            let stated = match origin.unwrap_or_else(|| panic!("{section}.{key} has no origin")) {
                Origin::Blueprint(span) => Some(&text[span.start..span.end]),
                Origin::Default | Origin::Rule(_) => None,
            };
            let expected = match (section, key.as_str()) {
                ("asg", "max_size") => Some("9"),
                ("dns", "domain") => Some("\"www.example.com\""),
                ("dns", "hosted_zone") => Some("\"example.com\""),
                ("cognito", "protected_paths") => Some("[\"/x\"]"),
                _ => None,
            };
            assert_eq!(stated, expected, "{section}.{key}");
            keys += 1;
        }
    }
    assert!(keys > 25, "only {keys} keys");
    assert!(resolved.origins.get("asg.architecture").is_some());
}
