//! Hostile text in every text field, for each output format: refused by rule, or inert. Text may change values, never structure.

use std::collections::BTreeMap;

use carshare_gen::catalog::Catalog;
use carshare_gen::diagnostics::Diagnostics;
use carshare_gen::hcl::{self, Value};
use carshare_gen::plan::read;
use carshare_gen::render::{Library, Tree, TreePath, render};
use carshare_gen::source::SourceFile;
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};

/// A blueprint with every text field; `@FIELD@` marks where a text goes.
const TEMPLATE: &str = r#"
name = @name@
environment = @environment@
primary_region = @primary_region@

[tags]
@tag_key@ = @tag_value@

[[region]]
name = @region@
cidr = @cidr@
availability_zones = [@zone@, "use1-az2"]
nat_zone = @nat_zone@

[[region]]
name = "us-west-2"
cidr = "10.22.0.0/16"

# On its way out, so that its certificate may stand beside a hosted zone.
[[region]]
name = "eu-west-1"
cidr = "10.21.0.0/16"
certificate_arn = @certificate_arn@
retired = true

[alb]
health_check_path = @health_check_path@

[asg]
instance_type = @instance_type@
other_instance_types = [@other_instance_type@]
ami_release = @ami_release@

[dns]
domain = @domain@
hosted_zone = @hosted_zone@
routing = @routing@

[cognito]
protected_paths = [@protected_path@]
region = @cognito_region@
domain_prefix = @domain_prefix@
tier = @tier@
mfa = @mfa@

[aurora]
engine = @engine@
engine_version = @engine_version@
topology = @topology@
region = @aurora_region@
instance_class = @instance_class@
database_name = @database_name@

[efs]
region = @efs_region@
replica_region = @replica_region@
throughput_mode = @throughput_mode@

[backup]
copy_region = @copy_region@

[firehose]
prefix = @prefix@
error_prefix = @error_prefix@

[[firehose.field]]
name = @field_name@
type = @field_type@

[[firehose.field]]
name = "event_time"
type = "timestamp"

[[firehose.field]]
name = "event_type"
type = "string"

[[firehose.field]]
name = "vehicle_id"
type = "string"

[athena]
queries = [@query@]

[alarms]
emails = [@email@]

[codepipeline]
@pipeline@
deployment = @deployment@
approval = @approval@
approval_emails = [@approval_email@]
rollback_alarms = [@rollback_alarm@]
region_order = [@order_region@, "us-west-2"]
build_compute = @build_compute@

[logs]
object_lock_mode = @object_lock_mode@
object_lock_days = 30

[nat]
egress = @egress@

[flow_logs]
traffic_type = @traffic_type@

[session_manager]
document = @document@

[vpc]
ip_version = @ip_version@

[state]
bucket = @bucket@
region = @state_region@
kms_key_id = @kms_key_id@
key = @key@
"#;

/// Where the pipeline's source is; a blueprint has one of them.
const SOURCES: [&str; 3] = [
    "source = @source@\nbranch = @branch@\nrepository = @repository@\nconnection_provider = @connection_provider@",
    "source = \"codeconnections\"\nrepository = \"a/b\"\nconnection_arn = @connection_arn@",
    "source = \"s3\"\nbucket = @source_bucket@\nobject_key = @object_key@",
];

/// Every text field with a harmless value.
const HARMLESS: [(&str, &str); 60] = [
    ("name", "springfield"),
    ("environment", "test"),
    ("primary_region", "us-east-1"),
    ("tag_key", "owner"),
    ("tag_value", "harmless"),
    ("region", "us-east-1"),
    ("cidr", "10.20.0.0/16"),
    ("zone", "use1-az1"),
    ("nat_zone", "use1-az2"),
    (
        "certificate_arn",
        "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
    ),
    ("health_check_path", "/health"),
    ("instance_type", "t4g.small"),
    ("other_instance_type", "t4g.medium"),
    ("ami_release", "initial"),
    ("domain", "www.example.com"),
    ("hosted_zone", "example.com"),
    ("routing", "failover"),
    ("protected_path", "/account/*"),
    ("cognito_region", "us-east-1"),
    ("domain_prefix", "springfield"),
    ("tier", "lite"),
    ("mfa", "optional"),
    ("engine", "aurora-mysql"),
    ("engine_version", "8.0.mysql_aurora.3.10.6"),
    ("topology", "single"),
    ("aurora_region", "us-east-1"),
    ("instance_class", "db.r6g.large"),
    ("database_name", "carshare"),
    ("efs_region", "us-east-1"),
    ("replica_region", "us-west-2"),
    ("throughput_mode", "elastic"),
    ("copy_region", "us-west-2"),
    (
        "prefix",
        "!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/",
    ),
    ("error_prefix", "errors/!{firehose:error-output-type}/"),
    ("field_name", "trip"),
    ("field_type", "struct<vehicle:string,seats:int>"),
    ("query", "events_per_vehicle"),
    ("email", "on-call@springfield.example"),
    ("source", "codeconnections"),
    ("branch", "main"),
    ("repository", "springfield/carshare"),
    ("connection_provider", "github"),
    (
        "connection_arn",
        "arn:aws:codeconnections:us-east-1:123456789012:connection/12345678-1234-1234-1234-123456789012",
    ),
    ("source_bucket", "acme-source"),
    ("object_key", "app.zip"),
    ("deployment", "half"),
    ("approval", "manual"),
    ("approval_email", "releases@springfield.example"),
    ("rollback_alarm", "alb-5xx-rate"),
    ("order_region", "us-east-1"),
    ("build_compute", "small"),
    ("object_lock_mode", "governance"),
    ("egress", "single"),
    ("traffic_type", "all"),
    ("document", "dedicated"),
    ("ip_version", "ipv4"),
    ("bucket", "acme-terraform-state"),
    ("state_region", "us-west-2"),
    (
        "kms_key_id",
        "arn:aws:kms:us-west-2:123456789012:key/12345678-1234-1234-9234-123456789012",
    ),
    ("key", "a/b.tfstate"),
];

const HOSTILE: [&str; 34] = [
    // Paths begin like this, and `$` may stand in those of the sign-in.
    "/${x}",
    "/$${x}",
    "/%{ if true }",
    "/a\"b'c",
    "${file(\"/etc/passwd\")}",
    "$${x}",
    "%{ for x in y }",
    "%{ if true }x%{ endif }",
    "{{ name }}",
    "{% raw %}",
    "\"quote\"",
    "back\\slash",
    "line\nbreak",
    "carriage\rreturn",
    "tab\ttab",
    "nul\0nul",
    "EOT\n",
    "<<EOT",
    "<<-EOT\nx\nEOT",
    "`code`",
    "``` fence",
    "| cell | cell |",
    "# heading",
    "[link](http://example.org)",
    "<script>alert(1)</script>",
    "<!-- END generated -->",
    "-->",
    "&amp;",
    "\u{1b}[31mred",
    "\u{202e}reversed",
    "\u{200f}mark",
    "\u{2028}separator",
    "\u{feff}bom",
    "\u{7f}",
];

/// The text as a TOML basic string.
fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn blueprint(field: &str, text: &str) -> String {
    let marker = format!("@{field}@");
    let source = SOURCES.iter().find(|source| source.contains(&marker));
    let template = TEMPLATE.replace("@pipeline@", source.unwrap_or(&SOURCES[0]));
    HARMLESS.iter().fold(template, |filled, (name, harmless)| {
        let value = if *name == field { text } else { harmless };
        filled.replace(&format!("@{name}@"), &toml_string(value))
    })
}

fn rendered(text: &str) -> Result<Tree, Diagnostics> {
    let source = SourceFile::new("hostile.toml", text);
    let resolved = read(&source, Catalog::embedded(), Catalog::embedded().date())?;
    Ok(render(&resolved.plan, &Library::embedded()))
}

/// A value's shape: its kind and, for objects, the keys.
fn shape(value: &Value) -> String {
    match value {
        Value::String(_) => "string".to_owned(),
        Value::Integer(_) => "integer".to_owned(),
        Value::Thousandths(_) => "decimal".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Null => "null".to_owned(),
        Value::List(items) => items.iter().map(shape).collect::<Vec<_>>().join(","),
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| format!("{key}={}", shape(value)))
            .collect::<Vec<_>>()
            .join(";"),
    }
}

/// Each top-level value of a file, by name.
fn values(tree: &Tree, path: &str) -> BTreeMap<String, Value> {
    let text = tree.get(&TreePath::new(path).unwrap()).unwrap();
    hcl::parse(text)
        .unwrap_or_else(|error| panic!("{path}: {error}\n{text}"))
        .body
        .attributes
        .into_iter()
        .map(|attribute| (attribute.name, attribute.literal.expect("a constant")))
        .collect()
}

/// Every file that holds no value of this field is byte for byte the same; the others have the same structure.
fn assert_inert(field: &str, text: &str, tree: &Tree, harmless: &Tree) {
    let free = ["terraform.tfvars", "backend.tf", "README.md"];
    for ((path, now), (harmless_path, before)) in tree.iter().zip(harmless.iter()) {
        assert_eq!(path, harmless_path);
        if !free.contains(&path.as_str()) {
            assert_eq!(now, before, "{field} = {text:?} changed {path}");
        }
        for c in now.chars() {
            assert!(
                c == '\n'
                    || (!c.is_control()
                        && !('\u{200b}'..='\u{200f}').contains(&c)
                        && !('\u{2028}'..='\u{202e}').contains(&c)),
                "{field} = {text:?}: {c:?} stands raw in {path}"
            );
        }
    }
    let backend = |tree: &Tree| {
        let text = tree.get(&TreePath::new("backend.tf").unwrap()).unwrap();
        let body = hcl::parse(text).unwrap().body;
        let s3 = &body.blocks[0].body.blocks[0];
        let names: Vec<String> = s3.body.attributes.iter().map(|a| a.name.clone()).collect();
        (body.blocks.len(), s3.kind.clone(), s3.labels.clone(), names)
    };
    assert_eq!(backend(tree), backend(harmless));
    let lines = |tree: &Tree| {
        let text = tree.get(&TreePath::new("README.md").unwrap()).unwrap();
        (
            text.lines().count(),
            text.matches("\n#").count(),
            text.matches("\n| ").count(),
        )
    };
    assert_eq!(
        lines(tree),
        lines(harmless),
        "{field} = {text:?}: the README's structure"
    );
}

#[test]
fn hostile_text_is_refused_or_inert_in_every_field() {
    for (field, harmless) in HARMLESS {
        assert!(rendered(&blueprint(field, harmless)).is_ok(), "{field}");
    }
    let harmless = rendered(&blueprint("", "")).unwrap();
    let (mut refused, mut inert) = (0, 0);
    for (field, _) in HARMLESS {
        for text in HOSTILE {
            match rendered(&blueprint(field, text)) {
                Err(findings) => {
                    refused += 1;
                    for finding in findings.iter() {
                        let shown = format!("{}{}", finding.message, finding.help);
                        assert!(
                            !shown
                                .chars()
                                .any(|c| c.is_control() || ('\u{200e}'..='\u{202e}').contains(&c)),
                            "{field} = {text:?}: raw in {shown:?}"
                        );
                    }
                }
                Ok(tree) => {
                    inert += 1;
                    assert_inert(field, text, &tree, &harmless);
                }
            }
        }
    }
    assert_eq!(refused + inert, HARMLESS.len() * HOSTILE.len());
    // Tags take letters, digits and a few signs, so that AWS takes them too; every other field is narrower still.
    assert_eq!(
        inert, 0,
        "none of these texts passes AWS's own rules for any field"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn tags_change_values_never_structure(
        key in "[\\p{L}\\p{N} _.:/=+@-]{1,40}",
        value in proptest::prop_oneof![
            "[\\p{L}\\p{N} _.:/=+@-]{0,80}".boxed(),
            any::<String>().boxed(),
        ],
    ) {
        let text = blueprint("tag_value", &value).replace("\"owner\"", &toml_string(&key));
        if let Ok(tree) = rendered(&text) {
            let harmless = rendered(&blueprint("", "")).unwrap();
            assert_inert("tags", &value, &tree, &harmless);
            let tfvars = values(&tree, "terraform.tfvars");
            let Value::Object(tags) = &tfvars["tags"] else { panic!("tags are an object") };
            assert_eq!(tags.iter().collect::<Vec<_>>(), [(key.as_str(), &Value::String(value))]);
            let before = values(&harmless, "terraform.tfvars");
            assert_eq!(tfvars.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
            for (name, value) in tfvars.iter().filter(|(name, _)| *name != "tags") {
                assert_eq!(shape(value), shape(&before[name]));
            }
        }
    }
}
