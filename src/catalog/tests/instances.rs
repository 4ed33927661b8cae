//! Instance types: facts written by hand from AWS's documentation, and broken tables.

use super::super::instance_table::{InstanceTable, zone_bits};
use super::super::{Architecture, Availability, Catalog, InstanceTypeGap, ZoneId};

const TABLE: &str = include_str!("../data/instance_types.txt");

fn zone(id: &str) -> ZoneId {
    ZoneId::parse(id).expect(id)
}

fn offered(name: &str, id: &str) -> Availability {
    Catalog::embedded().offered(name, &zone(id))
}

fn nearest(name: &str, zones: &[&str]) -> Vec<String> {
    let zones: Vec<_> = zones.iter().map(|id| zone(id)).collect();
    let zones: Vec<_> = zones.iter().collect();
    let types = Catalog::embedded().nearest_instance_types(name, &zones);
    types.into_iter().map(|row| row.name).collect()
}

/// <https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html>, <https://docs.aws.amazon.com/ec2/latest/instancetypes/mo.html>
#[test]
fn the_facts_are_those_that_aws_documents() {
    let facts = [
        ("t4g.medium", Architecture::Arm64, 2, 4 << 10),
        ("t4g.small", Architecture::Arm64, 2, 2 << 10),
        ("t3.micro", Architecture::X86_64, 2, 1 << 10),
        ("m5.large", Architecture::X86_64, 2, 8 << 10),
        ("m7g.16xlarge", Architecture::Arm64, 64, 256 << 10),
        ("c7i-flex.large", Architecture::X86_64, 2, 4 << 10),
        ("r8g.metal-48xl", Architecture::Arm64, 192, 1536 << 10),
        (
            "u7in-32tb.224xlarge",
            Architecture::X86_64,
            896,
            32768 << 10,
        ),
    ];
    for (name, architecture, vcpus, memory_mib) in facts {
        let row = Catalog::embedded().instance_type(name).expect(name);
        assert_eq!(row.name, name);
        assert_eq!(
            (row.architecture, row.vcpus, row.memory_mib),
            (architecture, vcpus, memory_mib),
            "{name}"
        );
    }
    let row = |name| Catalog::embedded().instance_type(name).expect(name);
    assert!(row("t4g.medium").current_generation && !row("m3.large").current_generation);
    // <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html>: IPv6 from the current generation on.
    assert!(row("t4g.medium").ipv6 && !row("m3.large").ipv6);
    assert!(row("t4g.medium").spot && !row("hpc7g.4xlarge").spot);
}

#[test]
fn a_type_that_is_not_usable_says_why() {
    let catalog = Catalog::embedded();
    for name in ["a1.large", "a1.metal", "mac1.metal", "mac2-m2.metal"] {
        assert_eq!(catalog.instance_type(name), None);
        let gap = catalog.instance_type_gap(name);
        assert!(
            matches!(gap, Some(InstanceTypeGap::Unusable { .. })),
            "{name}"
        );
    }
    let missing = |architecture| Some(InstanceTypeGap::FactsMissing { architecture });
    for (name, gap) in [
        ("g4ad.xlarge", missing(Architecture::X86_64)),
        ("c6gn.metal", missing(Architecture::Arm64)),
        ("t4g.medium", None),
        ("t4g.mediun", None),
        ("", None),
        ("t4g.medium arm64", None),
        ("t4g.medium\n", None),
        ("~", None),
    ] {
        assert_eq!(catalog.instance_type_gap(name), gap, "{name}");
        assert_eq!(catalog.instance_type(name).is_some(), name == "t4g.medium");
    }
}

#[test]
fn zones_offer_types_or_not_or_nobody_knows() {
    let facts = [
        ("t4g.medium", "use1-az1", Availability::Offered),
        ("t4g.medium", "use1-az3", Availability::NotOffered),
        ("m3.large", "use1-az3", Availability::Offered),
        ("m5.large", "usw2-az4", Availability::Offered),
        ("hpc7g.4xlarge", "use1-az1", Availability::NotOffered),
        ("hpc7g.4xlarge", "use1-az6", Availability::Offered),
        // The records of ap-northeast-1 and us-west-1 lack the zones that new accounts do not see.
        ("t4g.medium", "apne1-az4", Availability::Offered),
        ("t4g.medium", "apne1-az3", Availability::Unknown),
        ("t4g.medium", "usw1-az2", Availability::Unknown),
        // No records of these Regions.
        ("t4g.medium", "cnn1-az1", Availability::Unknown),
        ("t4g.medium", "usgw1-az1", Availability::Unknown),
        ("t4g.medium", "mxc1-az1", Availability::Unknown),
        // The price list of ap-southeast-1 names the type, the records do not.
        ("c9g.large", "apse1-az1", Availability::Unknown),
        ("g4ad.xlarge", "use1-az1", Availability::Unknown),
        ("t4g.mediun", "use1-az1", Availability::Unknown),
    ];
    for (name, id, expected) in facts {
        assert_eq!(offered(name, id), expected, "{name} in {id}");
    }
}

/// The numbers that `make catalog` reports.
#[test]
fn the_table_is_whole() {
    let table = InstanceTable::parse(TABLE).expect("three header lines");
    let rows: Vec<_> = table.rows().map(|row| row.expect("a row")).collect();
    assert!(rows.is_sorted_by(|left, right| left.name < right.name));
    let columns: Vec<_> = table.columns().collect();
    let (mut known, mut usable, mut pairs) = (0, 0, 0);
    for row in &rows {
        let found = table.find(row.name).expect("a row").expect(row.name);
        assert_eq!(found.name, row.name);
        usable += usize::from(row.instance_type().is_some());
        let Some(facts) = row.facts else { continue };
        known += 1;
        assert_eq!(facts.cells.len(), columns.len(), "{}", row.name);
        assert!(facts.vcpus > 0 && facts.memory_mib >= 512, "{}", row.name);
        for (sign, (code, recorded)) in facts.cells.iter().zip(&columns) {
            let zones = zone_bits(*sign);
            assert!(zones.is_some() || *sign == b'?', "{}", row.name);
            assert_eq!(zones.unwrap_or(0) & !recorded, 0, "{} in {code}", row.name);
            pairs += zones.unwrap_or(0).count_ones();
        }
    }
    assert_eq!(
        (rows.len(), known, usable, pairs),
        (1433, 1395, 1380, 64_394)
    );
    assert_eq!(columns.len(), 30);
    for (code, recorded) in columns {
        let mut regions = Catalog::embedded().regions();
        let region = regions.find(|region| region.code.as_deref() == Some(code));
        let zones = region.expect(code).zones.known();
        let all = zones
            .iter()
            .fold(0, |bits, zone| bits | 1 << zone.id.slot());
        assert_eq!(recorded & !all, 0, "{code} has records of zones it has not");
    }
}

#[test]
fn the_table_is_of_the_same_source_as_the_other_files() {
    let written = TABLE.lines().nth(1).expect("a source");
    let written: serde_json::Value = serde_json::from_str(written).expect("JSON");
    let regions: serde_json::Value = serde_json::from_str(super::REGIONS).expect("JSON");
    assert_eq!(written, regions["source"]);
}

#[test]
fn a_misspelt_name_finds_the_sizes_of_its_family_first() {
    assert_eq!(nearest("t4g.meduim", &["use1-az1"]), ["t4g.medium"]);
    assert_eq!(nearest("T4G.Medium", &["use1-az1"]), ["t4g.medium"]);
    assert_eq!(nearest("m5large", &["use1-az1"]), ["m5.large"]);
    assert_eq!(nearest("t4.medium", &["use1-az1"])[0], "t4g.medium");
    let smallest = ["t4g.nano", "t4g.micro", "t4g.small"];
    for name in ["t4g.tiny-one", "t4g", "t4g."] {
        assert_eq!(nearest(name, &["use1-az1"]), smallest, "{name}");
    }
    assert!(nearest("quantum.computer", &["use1-az1"]).is_empty());
    assert!(nearest("", &[]).is_empty());
}

#[test]
fn a_type_that_a_zone_lacks_finds_the_nearest_that_all_zones_have() {
    // No arm64 type is offered in use1-az3: then the other architecture is better than no answer.
    let types = nearest("t4g.medium", &["use1-az1", "use1-az3"]);
    assert_eq!(types.len(), 3);
    for name in &types {
        assert_eq!(offered(name, "use1-az1"), Availability::Offered);
        assert_eq!(offered(name, "use1-az3"), Availability::Offered);
    }
    // m5.large has 2 vCPUs and 8 GiB: so have these, of its family letter.
    let row = |name: &String| Catalog::embedded().instance_type(name).expect(name);
    for name in nearest("m5.large", &["euc1-az1", "usw2-az1"]) {
        let found = row(&name);
        assert_eq!((found.vcpus, found.memory_mib), (2, 8 << 10), "{name}");
        assert_eq!(found.architecture, Architecture::X86_64, "{name}");
        assert!(found.current_generation && name.starts_with('m'), "{name}");
    }
    // A zone without records rules nothing out.
    assert_eq!(
        nearest("m5.large", &["euc1-az1", "cnn1-az1"]),
        nearest("m5.large", &["euc1-az1"])
    );
    // A type that AL2023 does not run on is never suggested, and has neighbours.
    for name in nearest("a1.large", &["use1-az1"]) {
        assert_eq!(row(&name).architecture, Architecture::Arm64, "{name}");
    }
    assert!(!nearest("mac1.metal", &["use1-az1"]).is_empty());
    assert!(nearest("p3.2xlarge", &["use1-az1"]).is_empty());
}

#[test]
fn broken_tables_are_refused() {
    for text in [
        "",
        "note\nsource\nuse1=7",
        "note\nsource\nuse1=7\nt4g.small arm64",
    ] {
        assert!(InstanceTable::parse(text).is_err(), "{text}");
    }
    for line in [
        "",
        "t4g.small",
        "t4g.small mips",
        "t4g.small arm64 2",
        "t4g.small arm64 2 2048 CS6",
        "t4g.small arm64 two 2048 CS6 7",
        "t4g.small arm64 2 -1 CS6 7",
        "t4g.small arm64 2 2048 CS6 7 7",
    ] {
        let text = format!("note\nsource\nuse1=7\n{line}\n");
        let table = InstanceTable::parse(&text).expect("three header lines");
        assert!(table.rows().any(|row| row.is_err()), "{line}");
    }
}
