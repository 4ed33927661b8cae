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

[dns]
domain = "www.example.com"
hosted_zone = "example.com"
"#;

fn findings(blueprint: &str) -> Diagnostics {
    let source = SourceFile::new("faulty.toml", blueprint);
    read(&source, Catalog::embedded(), Catalog::embedded().date())
        .map_or_else(|f| f, |resolved| resolved.warnings)
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

/// What each blueprint below ends with, so that it has HTTPS.
const DOMAIN: &str = "[dns]\ndomain = \"www.example.com\"\nhosted_zone = \"example.com\"\n";

#[test]
fn what_follows_from_a_left_out_value_is_not_told() {
    let placed = |blueprint: &str| placed(&format!("{blueprint}{DOMAIN}"));
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

/// Lines 1 to 5: what every blueprint of the next test begins with.
const ONE_REGION: &str = "name = \"lawsuit\"\nenvironment = \"b\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.1/16\"\n";

#[test]
fn what_follows_from_a_left_out_value_of_the_web_tier_is_not_told() {
    let after = |lines: &str| {
        let mut found = placed(&format!("{ONE_REGION}{lines}"));
        // Told in any case: it has nothing to do with the others.
        assert_eq!(found.remove(0), "5 cidr-host-bits", "{lines}");
        found
    };
    let dns = "[dns]\ndomain = \"www.example.com\"\n";
    // A domain that is malformed is stated: the site is not served over plain HTTP.
    assert_eq!(
        after("[dns]\ndomain = \"www\"\nhosted_zone = \"example.com\"\n"),
        ["7 value-malformed"]
    );
    let sign_in = "[cognito]\nprotected_paths = [\"/x\"]\ndomain_prefix = \"x\"\n";
    assert_eq!(
        after(&format!("[dns]\nhosted_zone = \"example.com\"\n{sign_in}")),
        ["6 key-missing"]
    );
    // Nor is a certificate missing that is stated.
    assert_eq!(
        after(&format!("certificate_arn = \"arn\"\n{dns}")),
        ["6 value-malformed"]
    );
    assert_eq!(
        after(&format!("{dns}routing = \"latency\"\nhosted_zone = 1\n")),
        ["9 type-mismatch"]
    );
    // Two numbers of which one is unknown are in no order, and what its default would be is no bound.
    assert_eq!(
        after(&format!("[asg]\nmax_size = 1\nmin_size = 0\n{DOMAIN}")),
        ["8 value-out-of-range"]
    );
    assert_eq!(
        after(&format!(
            "[asg]\ndesired_size = 9\nmax_size = \"9\"\n{DOMAIN}"
        )),
        ["8 type-mismatch"]
    );
    // The default instance type is not what was meant.
    let types = "other_instance_types = [\"t3.small\", \"t4g.small\"]\n";
    assert_eq!(
        after(&format!("[asg]\ninstance_type = \"T3\"\n{types}{DOMAIN}")),
        ["7 value-malformed"]
    );
    let spot = "spot_percentage = 50\nother_instance_types = \"t3.small\"\n";
    assert_eq!(
        after(&format!("[asg]\n{spot}{DOMAIN}")),
        ["8 type-mismatch"]
    );
    // A prefix that is malformed is stated: none is composed of a name that holds `aws`.
    let prefix = "[cognito]\nprotected_paths = [\"/x\"]\ndomain_prefix = \"x-\"\n";
    assert_eq!(after(&format!("{DOMAIN}{prefix}")), ["11 value-malformed"]);
    // A section that has lost what it needs goes as a whole, and hides nothing of the others.
    assert_eq!(
        after(&format!("{DOMAIN}[cognito]\nprotected_paths = [\"x\"]\n")),
        ["10 value-malformed"]
    );
    assert_eq!(
        after(&format!(
            "[state]\nbucket = \"Bucket\"\nregion = \"us-east-1\"\nkms_key_id = \"x\"\n{DOMAIN}"
        )),
        ["7 value-malformed", "9 value-malformed"]
    );
}

#[test]
fn faults_of_the_web_tier_are_told_together() {
    let blueprint = "
name = \"lawsuit\"
environment = \"b\"
primary_region = \"us-east-1\"
[[region]]
name = \"us-east-1\"
cidr = \"10.0.0.0/16\"
[[region]]
name = \"us-west-2\"
cidr = \"10.1.0.0/16\"
certificate_arn = \"arn:aws:acm:us-west-2:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab\"
[alb]
target_port = 80
[asg]
instance_type = \"t4g.medium\"
other_instance_types = [\"t4g.huge\", \"t3.medium\", \"t4g.medium\"]
min_size = 3
max_size = 2
[dns]
domain = \"www.example.com\"
hosted_zone = \"example.org\"
routing = \"latency\"
[cognito]
protected_paths = [\"/*/*\", \"/?/?\", \"/?/?/\"]
region = \"eu-west-1\"
";
    let wanted = [
        "2 cognito-domain-forbidden-word",
        "11 certificate-unused",
        "13 value-out-of-range",
        "16 instance-type-unknown",
        "16 instance-architecture-mixed",
        "16 instance-type-duplicate",
        "17 asg-size-order",
        "20 domain-outside-hosted-zone",
        "22 routing-not-servable",
        "24 path-wildcards-too-many",
        "25 cognito-region-unknown",
    ];
    assert_eq!(placed(blueprint), wanted);
}

#[test]
fn what_follows_from_a_left_out_value_of_the_data_tier_is_not_told() {
    let after = |lines: &str| {
        let mut found = placed(&format!("{ONE_REGION}{DOMAIN}{lines}"));
        assert_eq!(found.remove(0), "5 cidr-host-bits", "{lines}");
        found
    };
    // A database that is not read is a database all the same: there is something to back up.
    assert_eq!(
        after("[aurora]\nregion = 1\n[backup]\n"),
        ["10 type-mismatch"]
    );
    assert_eq!(
        after("[aurora]\nregion = \"us-west-2\"\n[backup]\ncopy_region = \"us-east-1\"\n"),
        ["10 aurora-region-unknown"]
    );
    // Which engine is meant is unknown, and so is whose version this is; a class that is malformed is no default one.
    assert_eq!(
        after("[aurora]\nengine = \"mysql\"\nengine_version = \"8.0\"\ndatabase_name = \"read\"\n"),
        ["10 value-unknown"]
    );
    // Without its greatest capacity the table goes as a whole, and what was said beside it stays out of judgement.
    assert_eq!(
        after(
            "[aurora]\ninstance_class = \"db.r6g.large\"\n[aurora.serverless]\nmin_acu = 1\nmax_acu = 1000\n"
        ),
        ["13 value-out-of-range"]
    );
    assert_eq!(
        after("[aurora]\ntopology = \"Global\"\nwrite_forwarding = true\n"),
        ["10 value-unknown"]
    );
    assert_eq!(
        after("[aurora]\ninstances = 17\nmax_readers = 0\n"),
        ["10 value-out-of-range"]
    );
    assert_eq!(
        after(
            "[efs]\nthroughput_mode = \"Bursting\"\nprovisioned_throughput = 1\ntransition_to_archive_days = 7\n"
        ),
        ["10 value-unknown"]
    );
    assert_eq!(
        after("[efs]\nthroughput_mode = \"provisioned\"\nprovisioned_throughput = 0\n"),
        ["11 value-out-of-range"]
    );
    assert_eq!(
        after("[efs]\n[backup]\ndaily_retention_days = 365\nmonthly_retention_days = 1\n"),
        ["12 value-out-of-range"]
    );
}

#[test]
fn faults_of_the_data_tier_are_told_together() {
    let blueprint = "
name = \"a\"
environment = \"b\"
primary_region = \"us-east-1\"
[[region]]
name = \"us-east-1\"
cidr = \"10.0.0.0/16\"
[[region]]
name = \"us-west-2\"
cidr = \"10.1.0.0/16\"
[dns]
domain = \"www.example.com\"
hosted_zone = \"example.com\"
routing = \"latency\"
[aurora]
engine_version = \"16.12\"
topology = \"global\"
instance_class = \"db.t4g.medium\"
instances = 3
max_readers = 1
database_name = \"select\"
backup_retention_days = 1
[efs]
replica_region = \"us-east-1\"
throughput_mode = \"bursting\"
provisioned_throughput = 9
transition_to_archive_days = 90
[backup]
copy_region = \"eu-west-1\"
daily_retention_days = 400
";
    let wanted = [
        "14 routing-not-servable",
        "16 aurora-version-unknown",
        "18 aurora-global-class",
        "20 aurora-readers-order",
        "21 database-name-reserved",
        "22 value-out-of-range",
        "24 efs-replica-region-same",
        "26 efs-throughput-unused",
        "27 efs-archive-needs-elastic",
        "29 backup-copy-region-unknown",
        "30 backup-retention-order",
    ];
    assert_eq!(placed(blueprint), wanted);
}

#[test]
fn what_follows_from_a_left_out_value_of_the_analytics_is_not_told() {
    let after = |lines: &str| {
        let mut found = placed(&format!("{ONE_REGION}{DOMAIN}{lines}"));
        assert_eq!(found.remove(0), "5 cidr-host-bits", "{lines}");
        found
    };
    // The field that is faulty may be the one that the query reads.
    let field = "[[firehose.field]]\nname = \"Vehicle\"\ntype = \"string\"\n";
    assert_eq!(after(&format!("{field}[athena]\n")), ["10 value-malformed"]);
    // Which queries are meant is unknown, so are the fields that they read.
    let field = "[[firehose.field]]\nname = \"event_time\"\ntype = \"date\"\n";
    assert_eq!(
        after(&format!("{field}[athena]\nqueries = [\"all\"]\n")),
        ["13 value-unknown"]
    );
    // A stream that is faulty as a whole is stated: its queries are of use.
    assert_eq!(
        after("[[firehose]]\n[athena]\nqueries = [\"silent_vehicles\"]\n"),
        ["9 type-mismatch"]
    );
    // Nor does the default prefix lie anywhere.
    assert_eq!(
        after(
            "[firehose]\nprefix = \"/\"\nerror_prefix = \"fleet/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/!{firehose:error-output-type}/\"\n"
        ),
        ["10 value-malformed"]
    );
    // Somebody is told, at an address that is malformed; a lock has its days, and a bucket its retention.
    assert_eq!(
        after("[alarms]\nemails = [\"on-call\"]\n"),
        ["10 value-malformed"]
    );
    assert_eq!(
        after("[logs]\nobject_lock_mode = \"governance\"\nobject_lock_days = 0\n"),
        ["11 value-out-of-range"]
    );
    assert_eq!(
        after("[logs]\nalb_retention_days = 0\ntransition_to_ia_days = 90\n"),
        ["10 value-out-of-range"]
    );
}

#[test]
fn faults_of_the_analytics_are_told_together() {
    let blueprint = "
name = \"a\"
environment = \"b\"
[[region]]
name = \"us-east-1\"
cidr = \"10.0.0.0/16\"
[firehose]
prefix = \"fleet/\"
buffering_size = 1
retention_days = 30
transition_to_ia_days = 30
[[firehose.field]]
name = \"date\"
type = \"dat\"
[[firehose.field]]
name = \"hour\"
type = \"Int\"
[[firehose.field]]
name = \"event_time\"
type = \"date\"
[athena]
queries = [\"events_per_vehicle\"]
[alarms]
emails = [\"a@b.example\", \"A@b.example\"]
[logs]
transition_to_ia_days = 30
transition_to_glacier_ir_days = 40
object_lock_days = 3
[dns]
domain = \"www.example.com\"
hosted_zone = \"example.com\"
";
    let wanted = [
        "8 prefix-expression-missing",
        "9 value-out-of-range",
        "11 retention-before-transition",
        "13 column-name-reserved",
        "14 glue-type-unknown",
        "16 column-is-partition-key",
        "17 glue-type-unknown",
        "20 query-type-mismatch",
        "22 query-field-missing",
        "24 email-duplicate",
        "27 transition-order",
        "28 object-lock-incomplete",
    ];
    assert_eq!(placed(blueprint), wanted);
}

#[test]
fn what_follows_from_a_left_out_value_of_the_pipeline_is_not_told() {
    let after = |lines: &str| {
        let mut found = placed(&format!("{ONE_REGION}{DOMAIN}{lines}"));
        assert_eq!(found.remove(0), "5 cidr-host-bits", "{lines}");
        found
    };
    // Which source is meant is unknown, and so is which keys belong to it.
    assert_eq!(
        after("[codepipeline]\nsource = \"github\"\nrepository = \"a/b\"\nbucket = \"b-b\"\n"),
        ["10 value-unknown"]
    );
    // A repository that is malformed is stated, and so are addresses, alarms and a connection.
    assert_eq!(
        after("[codepipeline]\nsource = \"codeconnections\"\nrepository = \"a\"\n"),
        ["11 value-malformed"]
    );
    assert_eq!(
        after("[codepipeline]\napproval = \"manual\"\napproval_emails = [\"a\"]\n"),
        ["11 value-malformed"]
    );
    assert_eq!(
        after("[codepipeline]\nrollback_alarms = [\"asg-at-max\"]\n[[alarms]]\n"),
        ["11 type-mismatch"]
    );
    assert_eq!(
        after(
            "[codepipeline]\nsource = \"codeconnections\"\nrepository = \"a/b/c\"\nconnection_arn = \"arn\"\n"
        ),
        ["12 value-malformed"]
    );
    // Nor is an order incomplete of which a part could not be read.
    assert_eq!(
        after("[codepipeline]\nregion_order = [\"east\"]\n"),
        ["10 value-malformed"]
    );
}

#[test]
fn faults_of_the_pipeline_are_told_together() {
    let blueprint = "
name = \"a\"
environment = \"b\"
[[region]]
name = \"us-east-1\"
cidr = \"10.0.0.0/16\"
[dns]
domain = \"www.example.com\"
hosted_zone = \"example.com\"
[codepipeline]
source = \"codeconnections\"
branch = \"a..b\"
repository = \"a/b/c\"
bucket = \"b-b\"
deployment = \"blue_green\"
approval_emails = [\"a@b.example\", \"A@b.example\"]
rollback_alarms = [\"alb-5xx-rate\"]
region_order = [\"us-west-2\"]
artifact_retention_days = 0
";
    let wanted = [
        "12 value-malformed",
        "13 repository-nested",
        "14 pipeline-key-unused",
        "15 value-unknown",
        "16 pipeline-key-unused",
        "17 rollback-without-alarms",
        "18 region-order-unknown",
        "19 value-out-of-range",
    ];
    assert_eq!(placed(blueprint), wanted);
}
