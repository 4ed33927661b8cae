use super::database_name::{DATABASE_NAME, DatabaseName};
use super::engine_version::{ENGINE_VERSION, EngineVersion};
use super::instance_class::{INSTANCE_CLASS, InstanceClass};
use super::key::{Fallback, Key};
use super::log_retention::LOG_RETENTION_PERIODS;
use super::reader::Reader;
use super::region_name::{REGION_NAME, RegionName};
use super::rule::Rule;
use super::serverless::{SERVERLESS_KEYS, Serverless};
use super::word::words;
use crate::choice::{Engine, Topology};
use crate::source::{Located, Span};

/// The section `[aurora]`: the database. Without it there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aurora {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// MySQL or PostgreSQL.
    pub engine: Located<Engine>,
    /// Its version, or the line of a major version; without it, the newest one with long-term support.
    pub engine_version: Option<Located<EngineVersion>>,
    /// One cluster, or one in each region.
    pub topology: Located<Topology>,
    /// The region of the cluster that is written to; without it, the primary one.
    pub region: Option<Located<RegionName>>,
    /// The class of every instance; without it and without `serverless`, a default one.
    pub instance_class: Option<Located<InstanceClass>>,
    /// Aurora Serverless v2, instead of a class.
    pub serverless: Option<Serverless>,
    /// How many instances each cluster has.
    pub instances: Located<u8>,
    /// The most readers that scaling adds up to; without it, those that are always there.
    pub max_readers: Option<Located<u8>>,
    /// The database that the cluster is made with.
    pub database_name: Located<DatabaseName>,
    /// Days over which a cluster can be restored to any second.
    pub backup_retention_days: Located<u8>,
    /// How long the engine's logs are kept in CloudWatch Logs, in days.
    pub log_retention_days: Located<u16>,
    /// Whether the other regions' clusters of a global database take writes and pass them on.
    pub write_forwarding: Located<bool>,
    /// A number whose change makes a new password of a global database.
    pub password_version: Located<u16>,
}

pub(crate) static AURORA_KEYS: [&Key; 13] = [
    &ENGINE,
    &ENGINE_VERSION_KEY,
    &TOPOLOGY,
    &REGION,
    &INSTANCE_CLASS_KEY,
    &SERVERLESS,
    &INSTANCES,
    &MAX_READERS,
    &DATABASE_NAME_KEY,
    &BACKUP_RETENTION_DAYS,
    &LOG_RETENTION_DAYS,
    &WRITE_FORWARDING,
    &PASSWORD_VERSION,
];

static ENGINE: Key = Key {
    name: "engine",
    path: "aurora.engine",
    title: "Engine",
    description: "The database engine: `aurora-mysql` or `aurora-postgresql`. Changing it replaces the database and loses its data.",
    example: "\"aurora-mysql\"",
    fallback: Fallback::Word("aurora-postgresql"),
    rule: Rule::Word(words::<Engine>),
};

static ENGINE_VERSION_KEY: Key = Key {
    name: "engine_version",
    path: "aurora.engine_version",
    title: "Version of the engine",
    description: "A minor version such as `16.8` or `8.0.mysql_aurora.3.10.4`, which stays until you change it, or a major one such as `16` or `8.0`, whose \
                  minor upgrades AWS makes. Without it: the newest minor version with long-term support. A global database needs a minor one.",
    example: "\"16.8\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&ENGINE_VERSION),
};

static TOPOLOGY: Key = Key {
    name: "topology",
    path: "aurora.topology",
    title: "Topology",
    description: "`single`: one cluster, in one region. `global`: a cluster in every region, of which one is written to and the others follow. From `single` to \
                  `global` the data stays; the way back loses it in the other regions.",
    example: "\"global\"",
    fallback: Fallback::Word("single"),
    rule: Rule::Word(words::<Topology>),
};

static REGION: Key = Key {
    name: "region",
    path: "aurora.region",
    title: "Region of the database",
    description: "The region of the cluster that is written to, one of the blueprint's. Without it: the primary region. Changing it loses the data of a database \
                  that is not global; in a global one it follows a switchover.",
    example: "\"us-east-1\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&REGION_NAME),
};

static INSTANCE_CLASS_KEY: Key = Key {
    name: "instance_class",
    path: "aurora.instance_class",
    title: "Instance class",
    description: "The class of every instance. Without it, and without `serverless`: `db.r6g.large`.",
    example: "\"db.r6g.xlarge\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&INSTANCE_CLASS),
};

static SERVERLESS: Key = Key {
    name: "serverless",
    path: "aurora.serverless",
    title: "Aurora Serverless v2",
    description: "Between which capacities each instance scales, instead of an `instance_class`.",
    example: "{ min_acu = 0.5, max_acu = 16 }",
    fallback: Fallback::Absent,
    rule: Rule::Section(&SERVERLESS_KEYS),
};

/// A writer and up to 15 readers: <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html>.
static INSTANCES: Key = Key {
    name: "instances",
    path: "aurora.instances",
    title: "Instances",
    description: "How many instances each cluster always has, from 1 to 16: one that is written to, the others readers. One alone is not highly available.",
    example: "3",
    fallback: Fallback::Integer(2),
    rule: Rule::Integer { min: 1, max: 16 },
};

static MAX_READERS: Key = Key {
    name: "max_readers",
    path: "aurora.max_readers",
    title: "Most readers",
    description: "The most readers that a cluster scales to with the load, from 0 to 15 and not fewer than `instances` without the one that is written to. Without \
                  it: no more than these. Not with `serverless`.",
    example: "5",
    fallback: Fallback::Absent,
    rule: Rule::Integer { min: 0, max: 15 },
};

static DATABASE_NAME_KEY: Key = Key {
    name: "database_name",
    path: "aurora.database_name",
    title: "Name of the database",
    description: "The database that the cluster is made with. Changing it replaces the cluster and loses its data.",
    example: "\"carshare\"",
    fallback: Fallback::Text("carshare"),
    rule: Rule::Text(&DATABASE_NAME),
};

/// RDS takes 1 to 35 (<https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html>); the floor of a week is ours.
static BACKUP_RETENTION_DAYS: Key = Key {
    name: "backup_retention_days",
    path: "aurora.backup_retention_days",
    title: "Days that can be restored",
    description: "Over how many days a cluster can be restored to any second, from 7 to 35.",
    example: "14",
    fallback: Fallback::Integer(7),
    rule: Rule::Integer { min: 7, max: 35 },
};

static LOG_RETENTION_DAYS: Key = Key {
    name: "log_retention_days",
    path: "aurora.log_retention_days",
    title: "Days that database logs are kept",
    description: "How long the engine's logs are kept in CloudWatch Logs, in days; only the periods that the service takes.",
    example: "30",
    fallback: Fallback::Integer(90),
    rule: Rule::IntegerAmong(&LOG_RETENTION_PERIODS),
};

static WRITE_FORWARDING: Key = Key {
    name: "write_forwarding",
    path: "aurora.write_forwarding",
    title: "Write forwarding",
    description: "Whether the other regions' clusters of a global database take writes and pass them on. Only with `topology = \"global\"`.",
    example: "true",
    fallback: Fallback::Flag(false),
    rule: Rule::Flag,
};

/// The ceiling is ours.
static PASSWORD_VERSION: Key = Key {
    name: "password_version",
    path: "aurora.password_version",
    title: "Version of the password",
    description: "A number from 1 to 9999 whose change makes a new password of a global database. Only with `topology = \"global\"`: elsewhere RDS rotates the \
                  password by itself.",
    example: "2",
    fallback: Fallback::Integer(1),
    rule: Rule::Integer { min: 1, max: 9999 },
};

impl Aurora {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let engine = from.word(&ENGINE);
        let engine_version = from.optional_text(&ENGINE_VERSION_KEY);
        let topology = from.word(&TOPOLOGY);
        let region = from.optional_text(&REGION);
        let instance_class = from.optional_text(&INSTANCE_CLASS_KEY);
        let serverless = from.optional_section(&SERVERLESS, Serverless::read);
        let instances = from.integer(&INSTANCES);
        let max_readers = from.optional_integer(&MAX_READERS);
        let database_name = from.text(&DATABASE_NAME_KEY);
        let backup_retention_days = from.integer(&BACKUP_RETENTION_DAYS);
        let log_retention_days = from.integer(&LOG_RETENTION_DAYS);
        let write_forwarding = from.flag(&WRITE_FORWARDING);
        let password_version = from.integer(&PASSWORD_VERSION);
        Some(Self {
            span: from.span(),
            engine: engine?,
            engine_version: engine_version?,
            topology: topology?,
            region: region?,
            instance_class: instance_class?,
            serverless: serverless?,
            instances: instances?,
            max_readers: max_readers?,
            database_name: database_name?,
            backup_retention_days: backup_retention_days?,
            log_retention_days: log_retention_days?,
            write_forwarding: write_forwarding?,
            password_version: password_version?,
        })
    }
}
