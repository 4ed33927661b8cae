//! Faults of shape and of meaning, mixed: all that are independent are told in one run, and none that follows from another.

use carshare_gen::catalog::Catalog;
use carshare_gen::diagnostics::Diagnostics;
use carshare_gen::plan::read;
use carshare_gen::source::SourceFile;

/// Twelve faults that have nothing to do with each other; what each line should yield stands behind it.
const TWELVE: &str = r#"
version = 2                                   # value-out-of-range
name = "springfield"
environment = "Prod"                          # value-malformed
primary_region = "us-east-1"

[tags]
"aws:owner" = "x"                             # tag-key-reserved
Team = "a"
team = "b"                                    # tag-key-duplicate

[[region]]
name = "us-east-1"
cidr = "10.20.0.1/16"                         # cidr-host-bits
availability_zones = ["use1-az1", "use1-az9"] # zone-unknown
colour = "red"                                # key-unknown

[[region]]
name = "us-wst-2"                             # region-unknown
cidr = "10.21.0.0/16"

[[region]]
name = "us-west-2"
cidr = "127.0.0.0/16"                         # cidr-reserved

[nat]
egress = "per_zone"                           # value-unknown

[flow_logs]
retention_days = "long"                       # type-mismatch

[state]
bucket = "acme-terraform-state"
region = "eu-wst-1"                           # state-region-unknown
kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/12345678-1234-1234-9234-123456789012"
"#;

fn findings(blueprint: &str) -> Diagnostics {
    let source = SourceFile::new("faulty.toml", blueprint);
    read(&source, Catalog::embedded()).map_or_else(|f| f, |resolved| resolved.warnings)
}

/// `line code` of each finding.
fn placed(blueprint: &str) -> Vec<String> {
    let source = SourceFile::new("faulty.toml", blueprint);
    findings(blueprint)
        .iter()
        .map(|finding| {
            let start = finding.labels.first().expect("a place").span.start;
            assert!(!finding.message.is_empty() && !finding.help.is_empty());
            format!("{} {}", source.line_column(start).0, finding.code)
        })
        .collect()
}

#[test]
fn twelve_independent_faults_are_twelve_findings() {
    let wanted: Vec<String> = TWELVE
        .lines()
        .enumerate()
        .filter_map(|(index, line)| Some(format!("{} {}", index + 1, line.split_once("# ")?.1)))
        .collect();
    assert_eq!(wanted.len(), 12);
    assert_eq!(placed(TWELVE), wanted);
}

#[test]
fn each_of_the_twelve_is_told_alone_too() {
    for (index, line) in TWELVE.lines().enumerate() {
        let Some((_, code)) = line.split_once("# ") else {
            continue;
        };
        let mended: String = TWELVE
            .lines()
            .enumerate()
            .map(|(other, text)| match text.split_once("# ") {
                Some((_, code)) if other != index => mend(code, text),
                _ => format!("{text}\n"),
            })
            .collect();
        assert_eq!(
            placed(&mended),
            [format!("{} {code}", index + 1)],
            "{mended}"
        );
    }
}

/// The line without its fault.
fn mend(code: &str, line: &str) -> String {
    let sound = match code {
        "value-out-of-range" => "version = 1",
        "value-malformed" => "environment = \"prod\"",
        "tag-key-duplicate" => "crew = \"b\"",
        "cidr-host-bits" => "cidr = \"10.20.0.0/16\"",
        "zone-unknown" => "availability_zones = [\"use1-az1\", \"use1-az2\"]",
        "region-unknown" => "name = \"eu-west-1\"",
        "cidr-reserved" => "cidr = \"10.22.0.0/16\"",
        "value-unknown" => "egress = \"per_az\"",
        "type-mismatch" => "retention_days = 30",
        "state-region-unknown" => "region = \"eu-west-1\"",
        "tag-key-reserved" | "key-unknown" => "",
        other => panic!("{other}: {line}"),
    };
    format!("{sound}\n")
}

#[test]
fn what_follows_from_a_left_out_value_is_not_told() {
    // The primary Region's own name is malformed: that no Region has the primary's name follows from it.
    let blueprint = "name = \"a\"\nenvironment = \"b\"\nprimary_region = \"us-east-1\"\n[[region]]\nname = \"US-EAST-1\"\ncidr = \"10.0.0.0/16\"\n";
    assert_eq!(placed(blueprint), ["5 value-malformed"]);
    // How traffic leaves is unknown: whether `nat_zone` has a meaning is, too.
    let blueprint = "name = \"a\"\nenvironment = \"b\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\nnat_zone = \"use1-az1\"\n[nat]\negress = \"singel\"\n";
    assert_eq!(placed(blueprint), ["8 value-unknown"]);
    // A malformed primary Region is stated, so it is not missing.
    let blueprint = "name = \"a\"\nenvironment = \"b\"\nprimary_region = \"east\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\n[[region]]\nname = \"us-west-2\"\ncidr = \"10.0.128.0/17\"\n";
    assert_eq!(placed(blueprint), ["3 value-malformed", "9 cidr-overlaps"]);
    // Without a name nothing can be too long.
    let blueprint = "environment = \"sixteen-letters1\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.1/16\"\n";
    assert_eq!(placed(blueprint), ["1 key-missing", "4 cidr-host-bits"]);
}
