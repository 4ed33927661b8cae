use super::Blueprint;
use super::alarms::{ALARMS_KEYS, Alarms};
use super::alb::{ALB_KEYS, Alb};
use super::asg::{ASG_KEYS, Asg};
use super::athena::{ATHENA_KEYS, Athena};
use super::aurora::{AURORA_KEYS, Aurora};
use super::backup::{BACKUP_KEYS, Backup};
use super::cloudtrail::{CLOUDTRAIL_KEYS, CloudTrail};
use super::codepipeline::{CODEPIPELINE_KEYS, CodePipeline};
use super::cognito::{COGNITO_KEYS, Cognito};
use super::dns::{DNS_KEYS, Dns};
use super::efs::{EFS_KEYS, Efs};
use super::environment::ENVIRONMENT;
use super::firehose::{FIREHOSE_KEYS, Firehose};
use super::flow_logs::{FLOW_LOGS_KEYS, FlowLogs};
use super::key::{Fallback, Key};
use super::logs::{LOGS_KEYS, Logs};
use super::name::NAME;
use super::nat::{NAT_KEYS, Nat};
use super::protection::{PROTECTION_KEYS, Protection};
use super::reader::Reader;
use super::region::{REGION_KEYS, Region};
use super::region_name::REGION_NAME;
use super::rule::Rule;
use super::session_manager::{SESSION_MANAGER_KEYS, SessionManager};
use super::state::{STATE_KEYS, State};
use super::tag_key::{RESERVED_TAG_KEY, TAG_KEY};
use super::tag_value::TAG_VALUE;
use super::version::Version;
use super::vpc::{VPC_KEYS, Vpc};
use crate::source::Located;

pub(crate) static BLUEPRINT_KEYS: [&Key; 25] = [
    &VERSION,
    &NAME_KEY,
    &ENVIRONMENT_KEY,
    &PRIMARY_REGION,
    &TAGS,
    &REGION,
    &VPC,
    &NAT,
    &ALB,
    &ASG,
    &DNS,
    &COGNITO,
    &AURORA,
    &EFS,
    &BACKUP,
    &FIREHOSE,
    &ATHENA,
    &CLOUDTRAIL,
    &ALARMS,
    &CODEPIPELINE,
    &LOGS,
    &FLOW_LOGS,
    &SESSION_MANAGER,
    &STATE,
    &PROTECTION,
];

static VERSION: Key = Key {
    name: "version",
    path: "version",
    title: "Version of the blueprint format",
    description: "The version of the blueprint format; there is only 1.",
    example: "1",
    fallback: Fallback::Integer(1),
    rule: Rule::Integer { min: 1, max: 1 },
};

static NAME_KEY: Key = Key {
    name: "name",
    path: "name",
    title: "Name of the application",
    description: "The name of the application; every composed name starts with it. Changing it replaces everything.",
    example: "\"springfield-carshare\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&NAME),
};

static ENVIRONMENT_KEY: Key = Key {
    name: "environment",
    path: "environment",
    title: "Environment",
    description: "The environment, such as `prod`; the second part of every composed name. Changing it replaces everything.",
    example: "\"prod\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&ENVIRONMENT),
};

static PRIMARY_REGION: Key = Key {
    name: "primary_region",
    path: "primary_region",
    title: "Primary region",
    description: "The region that holds what exists once. Needed with more than one region.",
    example: "\"us-east-1\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&REGION_NAME),
};

/// AWS takes 50 tags a resource (<https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>); the tree sets four
/// and one stays free.
static TAGS: Key = Key {
    name: "tags",
    path: "tags",
    title: "Tags",
    description: "Tags of your own on everything that takes tags, at most 45. The tree adds `Name`, `application`, `environment` and `managed_by`.",
    example: "{ cost_center = \"4711\" }",
    fallback: Fallback::Empty,
    rule: Rule::Map {
        max: 45,
        key: &TAG_KEY,
        reserved: &RESERVED_TAG_KEY,
        value: &TAG_VALUE,
    },
};

static REGION: Key = Key {
    name: "region",
    path: "region",
    title: "Regions",
    description: "The regions, one `[[region]]` each. Their order means nothing.",
    example: "[{ name = \"us-east-1\", cidr = \"10.20.0.0/16\" }]",
    fallback: Fallback::Needed,
    rule: Rule::Sections {
        keys: &REGION_KEYS,
        max: 32,
    },
};

static VPC: Key = Key {
    name: "vpc",
    path: "vpc",
    title: "VPC",
    description: "The network of every region.",
    example: "{ ip_version = \"dual_stack\" }",
    fallback: Fallback::Empty,
    rule: Rule::Section(&VPC_KEYS),
};

static NAT: Key = Key {
    name: "nat",
    path: "nat",
    title: "NAT",
    description: "How private subnets reach the internet.",
    example: "{ egress = \"single\" }",
    fallback: Fallback::Empty,
    rule: Rule::Section(&NAT_KEYS),
};

static ALB: Key = Key {
    name: "alb",
    path: "alb",
    title: "Load balancers",
    description: "How the load balancer of each region treats its instances.",
    example: "{ health_check_path = \"/health\", target_port = 8080 }",
    fallback: Fallback::Empty,
    rule: Rule::Section(&ALB_KEYS),
};

static ASG: Key = Key {
    name: "asg",
    path: "asg",
    title: "Instances",
    description: "The Auto Scaling group of each region: which instances, how many, and when there are more or fewer.",
    example: "{ instance_type = \"t4g.medium\", max_size = 12 }",
    fallback: Fallback::Empty,
    rule: Rule::Section(&ASG_KEYS),
};

static DNS: Key = Key {
    name: "dns",
    path: "dns",
    title: "Domain",
    description: "The name under which users know the site. Without this section they know the load balancers' own names, over plain HTTP unless each \
                  region has a `certificate_arn`.",
    example: "{ domain = \"www.example.com\", hosted_zone = \"example.com\" }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&DNS_KEYS),
};

static COGNITO: Key = Key {
    name: "cognito",
    path: "cognito",
    title: "Sign-in",
    description: "The paths behind a sign-in, and the user pool that knows the users. Without this section every path is open. Needs `[dns]`.",
    example: "{ protected_paths = [\"/account\", \"/account/*\"] }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&COGNITO_KEYS),
};

static AURORA: Key = Key {
    name: "aurora",
    path: "aurora",
    title: "Database",
    description: "The Aurora database that the instances use. Without this section there is none. An empty section is a database: every key has a default.",
    example: "{ engine = \"aurora-postgresql\", instance_class = \"db.r6g.large\" }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&AURORA_KEYS),
};

static EFS: Key = Key {
    name: "efs",
    path: "efs",
    title: "Shared file system",
    description: "The EFS file system that the instances mount. Without this section there is none. An empty section is a file system: every key has a default.",
    example: "{ replica_region = \"us-west-2\" }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&EFS_KEYS),
};

static BACKUP: Key = Key {
    name: "backup",
    path: "backup",
    title: "Backups",
    description: "Daily and monthly recovery points of the database and the file system in AWS Backup. Without this section there are only the services' own backups. \
                  Needs `[aurora]` or `[efs]`.",
    example: "{ daily_retention_days = 14, copy_region = \"us-west-2\" }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&BACKUP_KEYS),
};

static FIREHOSE: Key = Key {
    name: "firehose",
    path: "firehose",
    title: "Fleet events",
    description: "The stream of the fleet's events: instances put records, queries find them in a table. Without this section there is none. An empty section is a stream: \
                  every key has a default.",
    example: "{ buffering_interval = 60, retention_days = 730 }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&FIREHOSE_KEYS),
};

static ATHENA: Key = Key {
    name: "athena",
    path: "athena",
    title: "Queries",
    description: "Tables and named queries over logs and the fleet's events. Without this section there are none. An empty section has them: every key has a default.",
    example: "{ bytes_scanned_cutoff_gib = 100 }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&ATHENA_KEYS),
};

static CLOUDTRAIL: Key = Key {
    name: "cloudtrail",
    path: "cloudtrail",
    title: "Trail",
    description: "The trail of the account's management events in all regions. Leave this section out where the organisation has a trail, or another tree of this account \
                  has one. An empty section is a trail: every key has a default.",
    example: "{ log_retention_days = 90 }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&CLOUDTRAIL_KEYS),
};

static ALARMS: Key = Key {
    name: "alarms",
    path: "alarms",
    title: "Alarms",
    description: "Alarms and a dashboard in each region, and who is told. Without this section there are none. An empty section has them: every key has a default.",
    example: "{ emails = [\"on-call@springfield.example\"] }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&ALARMS_KEYS),
};

static CODEPIPELINE: Key = Key {
    name: "codepipeline",
    path: "codepipeline",
    title: "Pipeline",
    description: "The pipeline that builds what is pushed and deploys it to the instances of each region. Without this section there is none. An empty section is a \
                  pipeline: every key has a default.",
    example: "{ source = \"codecommit\", branch = \"main\" }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&CODEPIPELINE_KEYS),
};

static LOGS: Key = Key {
    name: "logs",
    path: "logs",
    title: "Buckets of logs",
    description: "How long logs are kept in S3, when they move to cheaper storage, and whether they are locked.",
    example: "{ alb_retention_days = 30, transition_to_glacier_ir_days = 10 }",
    fallback: Fallback::Empty,
    rule: Rule::Section(&LOGS_KEYS),
};

static FLOW_LOGS: Key = Key {
    name: "flow_logs",
    path: "flow_logs",
    title: "VPC flow logs",
    description: "What is recorded of the network's traffic, and for how long.",
    example: "{ traffic_type = \"reject\", retention_days = 90 }",
    fallback: Fallback::Empty,
    rule: Rule::Section(&FLOW_LOGS_KEYS),
};

static SESSION_MANAGER: Key = Key {
    name: "session_manager",
    path: "session_manager",
    title: "Session Manager",
    description: "Shell access to the instances without SSH: when sessions end, and how long their logs are kept.",
    example: "{ idle_timeout_minutes = 15 }",
    fallback: Fallback::Empty,
    rule: Rule::Section(&SESSION_MANAGER_KEYS),
};

static STATE: Key = Key {
    name: "state",
    path: "state",
    title: "Terraform state",
    description: "The S3 bucket that holds the Terraform state. Without this section the state is a local file.",
    example: "{ bucket = \"springfield-carshare-state\", region = \"us-east-2\", kms_key_id = \"arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-96ef-1234567890ab\" }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&STATE_KEYS),
};

static PROTECTION: Key = Key {
    name: "protection",
    path: "protection",
    title: "Protection",
    description: "What guards data against `terraform destroy`.",
    example: "{ force_destroy = false, deletion_protection = true, key_deletion_window_in_days = 30 }",
    fallback: Fallback::Empty,
    rule: Rule::Section(&PROTECTION_KEYS),
};

impl Blueprint {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let version = from.integer::<u8>(&VERSION).map(|number| Located {
            value: Version::V1,
            span: number.span,
        });
        let name = from.text(&NAME_KEY);
        let environment = from.text(&ENVIRONMENT_KEY);
        let primary_region = from.optional_text(&PRIMARY_REGION);
        let tags = from.tags(&TAGS);
        let regions = from.sections(&REGION, Region::read);
        let vpc = from.section(&VPC, Vpc::read);
        let nat = from.section(&NAT, Nat::read);
        let alb = from.section(&ALB, Alb::read);
        let asg = from.section(&ASG, Asg::read);
        let dns = from.optional_section(&DNS, Dns::read);
        let cognito = from.optional_section(&COGNITO, Cognito::read);
        let aurora = from.optional_section(&AURORA, Aurora::read);
        let efs = from.optional_section(&EFS, Efs::read);
        let backup = from.optional_section(&BACKUP, Backup::read);
        let firehose = from.optional_section(&FIREHOSE, Firehose::read);
        let athena = from.optional_section(&ATHENA, Athena::read);
        let cloudtrail = from.optional_section(&CLOUDTRAIL, CloudTrail::read);
        let alarms = from.optional_section(&ALARMS, Alarms::read);
        let codepipeline = from.optional_section(&CODEPIPELINE, CodePipeline::read);
        let logs = from.section(&LOGS, Logs::read);
        let flow_logs = from.section(&FLOW_LOGS, FlowLogs::read);
        let session_manager = from.section(&SESSION_MANAGER, SessionManager::read);
        let state = from.optional_section(&STATE, State::read);
        let protection = from.section(&PROTECTION, Protection::read);
        Some(Self {
            version: version?,
            name: name?,
            environment: environment?,
            primary_region: primary_region?,
            tags: tags?,
            regions: regions?,
            vpc: vpc?,
            nat: nat?,
            alb: alb?,
            asg: asg?,
            dns: dns?,
            cognito: cognito?,
            aurora: aurora?,
            efs: efs?,
            backup: backup?,
            firehose: firehose?,
            athena: athena?,
            cloudtrail: cloudtrail?,
            alarms: alarms?,
            codepipeline: codepipeline?,
            logs: logs?,
            flow_logs: flow_logs?,
            session_manager: session_manager?,
            state: state?,
            protection: protection?,
        })
    }
}
