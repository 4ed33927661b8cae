use super::branch_name::{BRANCH_NAME, BranchName};
use super::bucket_name::{BUCKET_NAME, BucketName};
use super::connection_arn::{CONNECTION_ARN, ConnectionArn};
use super::email::{EMAIL, Email};
use super::key::{Fallback, Key};
use super::log_retention::LOG_RETENTION_PERIODS;
use super::reader::Reader;
use super::region_name::{REGION_NAME, RegionName};
use super::repository_name::{REPOSITORY_NAME, RepositoryName};
use super::rule::{Item, Rule};
use super::source_key::{SOURCE_KEY, SourceKey};
use super::word::words;
use crate::choice::{
    Approval, BuildCompute, ConnectionProvider, Deployment, PipelineSource, RollbackAlarm,
};
use crate::source::{Located, Span};

/// The section `[codepipeline]`: what is pushed is built and deployed to the instances. Without it nothing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePipeline {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// Where the source is.
    pub source: Located<PipelineSource>,
    /// The branch that is deployed; not of an object in S3.
    pub branch: Located<BranchName>,
    /// The repository at the other end of a connection.
    pub repository: Option<Located<RepositoryName>>,
    /// A connection that is there.
    pub connection_arn: Option<Located<ConnectionArn>>,
    /// Whom a connection of the tree's own leads to.
    pub connection_provider: Located<ConnectionProvider>,
    /// The name of the bucket that holds the source; without it, a composed one.
    pub bucket: Option<Located<BucketName>>,
    /// The key of the source in its bucket.
    pub object_key: Located<SourceKey>,
    /// How many instances of a Region are deployed to at once.
    pub deployment: Located<Deployment>,
    /// Whether somebody approves what was built.
    pub approval: Located<Approval>,
    /// Who is told of what waits for approval.
    pub approval_emails: Located<Vec<Located<Email>>>,
    /// The alarms that roll a deployment back; without it, the rate of errors.
    pub rollback_alarms: Option<Located<Vec<Located<RollbackAlarm>>>>,
    /// The regions in the order in which they are deployed to; without it, the primary one last.
    pub region_order: Option<Located<Vec<Located<RegionName>>>>,
    /// The size of the machine that builds.
    pub build_compute: Located<BuildCompute>,
    /// Days for which a source that was built is kept.
    pub artifact_retention_days: Located<u16>,
    /// Days for which CloudWatch Logs keeps the build's output.
    pub log_retention_days: Located<u16>,
}

pub(crate) static CODEPIPELINE_KEYS: [&Key; 15] = [
    &SOURCE,
    &BRANCH,
    &REPOSITORY,
    &CONNECTION_ARN_KEY,
    &CONNECTION_PROVIDER,
    &BUCKET,
    &OBJECT_KEY,
    &DEPLOYMENT,
    &APPROVAL,
    &APPROVAL_EMAILS,
    &ROLLBACK_ALARMS,
    &REGION_ORDER,
    &BUILD_COMPUTE,
    &ARTIFACT_RETENTION_DAYS,
    &LOG_RETENTION_DAYS,
];

static SOURCE: Key = Key {
    name: "source",
    path: "codepipeline.source",
    title: "Source",
    description: "Where the source is. `codecommit`: in a repository that the tree makes. `codeconnections`: in a repository at GitHub, GitLab or Bitbucket. `s3`: in an \
                  archive in a bucket that the tree makes.",
    example: "\"codeconnections\"",
    fallback: Fallback::Word("codecommit"),
    rule: Rule::Word(words::<PipelineSource>),
};

static BRANCH: Key = Key {
    name: "branch",
    path: "codepipeline.branch",
    title: "Branch",
    description: "The branch of which each push is deployed; only with `source = \"codecommit\"` or `\"codeconnections\"`.",
    example: "\"release/2026\"",
    fallback: Fallback::Text("main"),
    rule: Rule::Text(&BRANCH_NAME),
};

static REPOSITORY: Key = Key {
    name: "repository",
    path: "codepipeline.repository",
    title: "Repository",
    description: "The repository as `owner/name`, at GitLab with the groups between the two; needed with `source = \"codeconnections\"`, and only there. Letter case \
                  matters.",
    example: "\"springfield/carshare\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&REPOSITORY_NAME),
};

static CONNECTION_ARN_KEY: Key = Key {
    name: "connection_arn",
    path: "codepipeline.connection_arn",
    title: "Connection that is there",
    description: "The ARN of a connection that is there and confirmed, of any region; only with `source = \"codeconnections\"`. Without it the tree makes one, which has to \
                  be confirmed in the console once.",
    example: "\"arn:aws:codeconnections:us-east-1:111122223333:connection/1234abcd-12ab-34cd-56ef-1234567890ab\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&CONNECTION_ARN),
};

static CONNECTION_PROVIDER: Key = Key {
    name: "connection_provider",
    path: "codepipeline.connection_provider",
    title: "Host of the repository",
    description: "Who hosts the repository, for the connection that the tree makes; only with `source = \"codeconnections\"` and without `connection_arn`. A change \
                  replaces the connection.",
    example: "\"gitlab\"",
    fallback: Fallback::Word("github"),
    rule: Rule::Word(words::<ConnectionProvider>),
};

static BUCKET: Key = Key {
    name: "bucket",
    path: "codepipeline.bucket",
    title: "Bucket of the source",
    description: "The name of the bucket that the tree makes for the source, unique among all accounts; only with `source = \"s3\"`. Without it the name is composed of `name`, \
                  `environment`, account and region.",
    example: "\"springfield-carshare-source\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&BUCKET_NAME),
};

static OBJECT_KEY: Key = Key {
    name: "object_key",
    path: "codepipeline.object_key",
    title: "Object key of the source",
    description: "The object key of the source in its bucket, an archive that ends with `.zip`; only with `source = \"s3\"`.",
    example: "\"releases/carshare.zip\"",
    fallback: Fallback::Text("app.zip"),
    rule: Rule::Text(&SOURCE_KEY),
};

static DEPLOYMENT: Key = Key {
    name: "deployment",
    path: "codepipeline.deployment",
    title: "Instances at once",
    description: "How many instances of a region are deployed to at once: one, half of them, or all. With `all_at_once` the site is down while they restart.",
    example: "\"half\"",
    fallback: Fallback::Word("one_at_a_time"),
    rule: Rule::Word(words::<Deployment>),
};

static APPROVAL: Key = Key {
    name: "approval",
    path: "codepipeline.approval",
    title: "Approval",
    description: "`manual`: what was built waits until somebody approves it, for seven days at most. `none`: it is deployed.",
    example: "\"manual\"",
    fallback: Fallback::Word("none"),
    rule: Rule::Word(words::<Approval>),
};

/// The most is ours: beyond it, a list of the mail server's own is easier to keep.
static APPROVAL_EMAILS: Key = Key {
    name: "approval_emails",
    path: "codepipeline.approval_emails",
    title: "Who is told of what waits",
    description: "E-mail addresses that are told of what waits for approval, at most 30; only with `approval = \"manual\"`. Each has to confirm by the link it is sent.",
    example: "[\"releases@springfield.example\"]",
    fallback: Fallback::EmptyList,
    rule: Rule::List {
        min: 0,
        max: 30,
        item: &Item {
            one: "an address",
            rule: &EMAIL,
            example: "\"releases@springfield.example\"",
        },
    },
};

static ROLLBACK_ALARMS: Key = Key {
    name: "rollback_alarms",
    path: "codepipeline.rollback_alarms",
    title: "Alarms that roll back",
    description: "The alarms of a region that stop a deployment there and roll it back; needs `[alarms]`. Without it: `alb-5xx-rate`, if there is an `[alarms]` and a deployment leaves an instance in service. While one \
                  of them rings, CodeDeploy refuses instances that start, too: name what a bad release sets off, and neither load nor unhealthy hosts, which new instances \
                  would cure. A deployment that fails is rolled back in any case.",
    example: "[\"alb-5xx-rate\"]",
    fallback: Fallback::Absent,
    rule: Rule::Words {
        words: words::<RollbackAlarm>,
        one: "an alarm",
    },
};

static REGION_ORDER: Key = Key {
    name: "region_order",
    path: "codepipeline.region_order",
    title: "Order of the regions",
    description: "The regions in the order in which they are deployed to, each once; where one fails, those after it keep what they have. Without it: the primary region \
                  last, the others before it by name.",
    example: "[\"us-west-2\", \"us-east-1\"]",
    fallback: Fallback::Absent,
    rule: Rule::List {
        min: 1,
        max: 32,
        item: &Item {
            one: "a region",
            rule: &REGION_NAME,
            example: "\"us-east-1\"",
        },
    },
};

static BUILD_COMPUTE: Key = Key {
    name: "build_compute",
    path: "codepipeline.build_compute",
    title: "Machine that builds",
    description: "The size of the machine that builds, of the instances' architecture: 2, 4 or 8 processors.",
    example: "\"medium\"",
    fallback: Fallback::Word("small"),
    rule: Rule::Word(words::<BuildCompute>),
};

/// The ceiling is ours: ten years, as for logs; so is the default. What was built has no such key: instances that scaling adds install the revision that was
/// deployed last (<https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-auto-scaling.html>), and a rollback the one before, however old.
static ARTIFACT_RETENTION_DAYS: Key = Key {
    name: "artifact_retention_days",
    path: "codepipeline.artifact_retention_days",
    title: "Days that source artifacts are kept",
    description: "How long the pipeline's copy of a source is kept, in days, from 1 to 3653 (ten years); the build reads it once. What was built is kept without an end: \
                  instances that start and rollbacks fetch it, however old it is.",
    example: "30",
    fallback: Fallback::Integer(90),
    rule: Rule::Integer { min: 1, max: 3653 },
};

static LOG_RETENTION_DAYS: Key = Key {
    name: "log_retention_days",
    path: "codepipeline.log_retention_days",
    title: "Days that the build's logs are kept",
    description: "How long CloudWatch Logs keeps the build's output, in days; only the periods that CloudWatch Logs takes.",
    example: "30",
    fallback: Fallback::Integer(90),
    rule: Rule::IntegerAmong(&LOG_RETENTION_PERIODS),
};

impl CodePipeline {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let source = from.word(&SOURCE);
        let branch = from.text(&BRANCH);
        let repository = from.optional_text(&REPOSITORY);
        let connection_arn = from.optional_text(&CONNECTION_ARN_KEY);
        let connection_provider = from.word(&CONNECTION_PROVIDER);
        let bucket = from.optional_text(&BUCKET);
        let object_key = from.text(&OBJECT_KEY);
        let deployment = from.word(&DEPLOYMENT);
        let approval = from.word(&APPROVAL);
        let approval_emails = from.list(&APPROVAL_EMAILS);
        let rollback_alarms = from.optional_words(&ROLLBACK_ALARMS);
        let region_order = from.optional_list(&REGION_ORDER);
        let build_compute = from.word(&BUILD_COMPUTE);
        let artifact_retention_days = from.integer(&ARTIFACT_RETENTION_DAYS);
        let log_retention_days = from.integer(&LOG_RETENTION_DAYS);
        Some(Self {
            span: from.span(),
            source: source?,
            branch: branch?,
            repository: repository?,
            connection_arn: connection_arn?,
            connection_provider: connection_provider?,
            bucket: bucket?,
            object_key: object_key?,
            deployment: deployment?,
            approval: approval?,
            approval_emails: approval_emails?,
            rollback_alarms: rollback_alarms?,
            region_order: region_order?,
            build_compute: build_compute?,
            artifact_retention_days: artifact_retention_days?,
            log_retention_days: log_retention_days?,
        })
    }
}
