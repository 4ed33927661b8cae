use super::ami_release::{AMI_RELEASE, AmiRelease};
use super::instance_type::{INSTANCE_TYPE, InstanceType};
use super::key::{Fallback, Key};
use super::log_retention::LOG_RETENTION_PERIODS;
use super::reader::Reader;
use super::rule::{Item, Rule};
use crate::source::Located;

/// The section `[asg]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asg {
    /// The instance type that is preferred.
    pub instance_type: Located<InstanceType>,
    /// Instance types that stand in for it, in the order of preference.
    pub other_instance_types: Located<Vec<Located<InstanceType>>>,
    /// The fewest instances of a region.
    pub min_size: Located<u16>,
    /// The most instances of a region.
    pub max_size: Located<u16>,
    /// How many instances a region starts with; without it, the fewest.
    pub desired_size: Option<Located<u16>>,
    /// The share of instances that are Spot, in percent.
    pub spot_percentage: Located<u8>,
    /// The average CPU utilization that scaling aims at, in percent.
    pub cpu_target: Located<u8>,
    /// The requests a minute and instance that scaling aims at.
    pub requests_per_target: Located<u32>,
    /// The size of the root volume, in GiB.
    pub root_volume_size: Located<u16>,
    /// A word whose change takes the newest image.
    pub ami_release: Located<AmiRelease>,
    /// How long the instances' logs are kept in CloudWatch Logs, in days.
    pub log_retention_days: Located<u16>,
}

pub(crate) static ASG_KEYS: [&Key; 11] = [
    &INSTANCE_TYPE_KEY,
    &OTHER_INSTANCE_TYPES,
    &MIN_SIZE,
    &MAX_SIZE,
    &DESIRED_SIZE,
    &SPOT_PERCENTAGE,
    &CPU_TARGET,
    &REQUESTS_PER_TARGET,
    &ROOT_VOLUME_SIZE,
    &AMI_RELEASE_KEY,
    &LOG_RETENTION_DAYS,
];

static INSTANCE_TYPE_KEY: Key = Key {
    name: "instance_type",
    path: "asg.instance_type",
    title: "Instance type",
    description: "The EC2 instance type that is preferred. Its architecture, Graviton or Intel and AMD, is the image's too.",
    example: "\"t4g.medium\"",
    fallback: Fallback::Text("t4g.small"),
    rule: Rule::Text(&INSTANCE_TYPE),
};

/// A mixed instances policy takes 40 types:
/// <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_autoscaling.MixedInstancesPolicy.html>.
static OTHER_INSTANCE_TYPES: Key = Key {
    name: "other_instance_types",
    path: "asg.other_instance_types",
    title: "Instance types that stand in",
    description: "At most 39 instance types of the same architecture that are taken, in this order, where the preferred one is not to be had.",
    example: "[\"t4g.large\", \"m7g.medium\"]",
    fallback: Fallback::EmptyList,
    rule: Rule::List {
        min: 0,
        max: 39,
        item: &Item {
            one: "an instance type",
            rule: &INSTANCE_TYPE,
            example: "\"t4g.large\"",
        },
    },
};

/// The ceiling on sizes is ours.
static MIN_SIZE: Key = Key {
    name: "min_size",
    path: "asg.min_size",
    title: "Fewest instances",
    description: "The fewest instances of each region, from 1 to 1000. One instance is no highly available site.",
    example: "3",
    fallback: Fallback::Integer(2),
    rule: Rule::Integer { min: 1, max: 1000 },
};

static MAX_SIZE: Key = Key {
    name: "max_size",
    path: "asg.max_size",
    title: "Most instances",
    description: "The most instances of each region, from 1 to 1000 and not below `min_size`.",
    example: "12",
    fallback: Fallback::Integer(6),
    rule: Rule::Integer { min: 1, max: 1000 },
};

static DESIRED_SIZE: Key = Key {
    name: "desired_size",
    path: "asg.desired_size",
    title: "Instances to start with",
    description: "How many instances each region starts with, from `min_size` to `max_size`; scaling owns the number from then on. Without it: `min_size`.",
    example: "4",
    fallback: Fallback::Absent,
    rule: Rule::Integer { min: 1, max: 1000 },
};

static SPOT_PERCENTAGE: Key = Key {
    name: "spot_percentage",
    path: "asg.spot_percentage",
    title: "Share of Spot instances",
    description: "The share of instances that are Spot, in percent, from 0 to 100. They cost less, and AWS takes them back at two minutes' notice.",
    example: "50",
    fallback: Fallback::Integer(0),
    rule: Rule::Integer { min: 0, max: 100 },
};

static CPU_TARGET: Key = Key {
    name: "cpu_target",
    path: "asg.cpu_target",
    title: "CPU utilization to aim at",
    description: "The average CPU utilization that scaling aims at, in percent, from 10 to 90.",
    example: "60",
    fallback: Fallback::Integer(50),
    rule: Rule::Integer { min: 10, max: 90 },
};

static REQUESTS_PER_TARGET: Key = Key {
    name: "requests_per_target",
    path: "asg.requests_per_target",
    title: "Requests to aim at",
    description: "The requests a minute and instance that scaling aims at, from 1 to 1000000.",
    example: "600",
    fallback: Fallback::Integer(1000),
    rule: Rule::Integer {
        min: 1,
        max: 1_000_000,
    },
};

/// The image of Amazon Linux 2023 takes 8 GiB (<https://github.com/namecheap/ec2-github-runner/issues/44>), a volume
/// of type gp3 16384 or more (<https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html>).
static ROOT_VOLUME_SIZE: Key = Key {
    name: "root_volume_size",
    path: "asg.root_volume_size",
    title: "Size of the root volume",
    description: "The size of each instance's root volume, in GiB, from 8 to 16384.",
    example: "30",
    fallback: Fallback::Integer(20),
    rule: Rule::Integer { min: 8, max: 16384 },
};

static AMI_RELEASE_KEY: Key = Key {
    name: "ami_release",
    path: "asg.ami_release",
    title: "Release of the image",
    description: "A word of your own, such as a date. Changing it takes the newest image of Amazon Linux 2023 and replaces the instances one by one; \
                  nothing else does.",
    example: "\"2026-11\"",
    fallback: Fallback::Text("initial"),
    rule: Rule::Text(&AMI_RELEASE),
};

static LOG_RETENTION_DAYS: Key = Key {
    name: "log_retention_days",
    path: "asg.log_retention_days",
    title: "Days that instance logs are kept",
    description: "How long the instances' logs are kept in CloudWatch Logs, in days; only the periods that the service takes.",
    example: "30",
    fallback: Fallback::Integer(90),
    rule: Rule::IntegerAmong(&LOG_RETENTION_PERIODS),
};

impl Asg {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let instance_type = from.text(&INSTANCE_TYPE_KEY);
        let other_instance_types = from.list(&OTHER_INSTANCE_TYPES);
        let min_size = from.integer(&MIN_SIZE);
        let max_size = from.integer(&MAX_SIZE);
        let desired_size = from.optional_integer(&DESIRED_SIZE);
        let spot_percentage = from.integer(&SPOT_PERCENTAGE);
        let cpu_target = from.integer(&CPU_TARGET);
        let requests_per_target = from.integer(&REQUESTS_PER_TARGET);
        let root_volume_size = from.integer(&ROOT_VOLUME_SIZE);
        let ami_release = from.text(&AMI_RELEASE_KEY);
        let log_retention_days = from.integer(&LOG_RETENTION_DAYS);
        Some(Self {
            instance_type: instance_type?,
            other_instance_types: other_instance_types?,
            min_size: min_size?,
            max_size: max_size?,
            desired_size: desired_size?,
            spot_percentage: spot_percentage?,
            cpu_target: cpu_target?,
            requests_per_target: requests_per_target?,
            root_volume_size: root_volume_size?,
            ami_release: ami_release?,
            log_retention_days: log_retention_days?,
        })
    }
}
