//! Facts written by hand from AWS's documentation, and the checks that refuse broken data files.

mod aurora_classes;
mod aurora_tables;
mod aurora_versions;
mod instances;
mod refusals;

use std::collections::BTreeSet;

use super::{Availability, Catalog, OptIn, PartitionId, Region, Service, Zone, ZoneAccess, ZoneId};

const PARTITIONS: &str = include_str!("data/partitions.json");
const REGIONS: &str = include_str!("data/regions.json");
const SERVICES: &str = include_str!("data/services.json");

fn region(name: &str) -> &'static Region {
    Catalog::embedded().region(name).expect(name)
}

fn open(name: &str) -> Vec<&'static str> {
    region(name).open_zones().map(ZoneId::as_str).collect()
}

fn access(zone: &str) -> Option<ZoneAccess> {
    let region = Catalog::embedded().region_of_zone(zone)?;
    region.zone(zone).map(|zone| zone.access)
}

/// <https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html>
#[test]
fn the_zones_are_those_that_aws_documents() {
    let all: Vec<_> = region("us-east-1")
        .zones
        .known()
        .iter()
        .map(|zone| zone.id.as_str())
        .collect();
    assert_eq!(
        all,
        [
            "use1-az1", "use1-az2", "use1-az3", "use1-az4", "use1-az5", "use1-az6"
        ]
    );
    assert_eq!(
        open("us-west-2"),
        ["usw2-az1", "usw2-az2", "usw2-az3", "usw2-az4"]
    );
    assert_eq!(open("ca-central-1"), ["cac1-az1", "cac1-az2", "cac1-az4"]);
    assert_eq!(open("eu-west-1"), ["euw1-az1", "euw1-az2", "euw1-az3"]);
    assert_eq!(open("mx-central-1"), ["mxc1-az1", "mxc1-az2", "mxc1-az3"]);
    // China and GovCloud have no such table; the ids appear in the endpoints of EMR Serverless:
    // https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/endpoints-quotas.html, and cnn1-az4 in eksctl-io/eksctl#3916.
    assert_eq!(open("cn-north-1"), ["cnn1-az1", "cnn1-az2", "cnn1-az4"]);
    assert_eq!(
        open("us-gov-west-1"),
        ["usgw1-az1", "usgw1-az2", "usgw1-az3"]
    );
}

/// Sources beside each zone in `generate/cited.toml`.
#[test]
fn zones_that_new_accounts_cannot_use_are_never_chosen_by_default() {
    assert_eq!(
        open("ap-northeast-1"),
        ["apne1-az1", "apne1-az2", "apne1-az4"]
    );
    assert_eq!(access("apne1-az3"), Some(ZoneAccess::ClosedToNewAccounts));
    assert_eq!(open("us-west-1"), ["usw1-az1", "usw1-az3"]);
    assert_eq!(access("usw1-az2"), Some(ZoneAccess::ClosedToNewAccounts));
    assert_eq!(
        open("us-east-1"),
        ["use1-az1", "use1-az2", "use1-az4", "use1-az5", "use1-az6"]
    );
    assert_eq!(access("use1-az3"), Some(ZoneAccess::Constrained));
    assert_eq!(access("cac1-az3"), None);
}

/// A catalogue update must not move a blueprint's subnets: the order is by the number in the id, whatever the order of
/// the file, and the generator refuses to change the start of an order (`reordered` in `generate/rules.py`).
#[test]
fn the_default_order_is_by_zone_number() {
    for region in Catalog::embedded().regions() {
        let slots: Vec<_> = region.open_zones().map(ZoneId::slot).collect();
        assert!(
            slots.is_sorted_by(|left, right| left < right),
            "{}: {slots:?}",
            region.name
        );
    }
    let shuffled = REGIONS
        .replace("use1-az1", "X")
        .replace("use1-az4", "use1-az1")
        .replace('X', "use1-az4");
    let shuffled = Catalog::read(PARTITIONS, &shuffled, SERVICES).expect("an order is no fault");
    let zones: Vec<_> = shuffled
        .region("us-east-1")
        .expect("a row")
        .zones
        .known()
        .iter()
        .map(|z| z.id.slot())
        .collect();
    assert_eq!(zones, [0, 1, 2, 3, 4, 5]);
}

/// <https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html>
#[test]
fn later_regions_are_opt_in() {
    for name in [
        "af-south-1",
        "ap-east-1",
        "me-south-1",
        "eu-south-1",
        "ap-southeast-3",
        "il-central-1",
    ] {
        assert_eq!(region(name).opt_in, OptIn::Required, "{name}");
    }
    for name in [
        "us-east-1",
        "us-west-2",
        "eu-north-1",
        "ap-northeast-3",
        "cn-north-1",
        "us-gov-west-1",
    ] {
        assert_eq!(region(name).opt_in, OptIn::NotRequired, "{name}");
    }
}

/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
#[test]
fn regions_know_their_partition_and_code() {
    let facts = [
        ("us-east-1", "aws", "use1", "amazonaws.com"),
        ("cn-north-1", "aws-cn", "cnn1", "amazonaws.com.cn"),
        ("cn-northwest-1", "aws-cn", "cnnw1", "amazonaws.com.cn"),
        ("us-gov-west-1", "aws-us-gov", "usgw1", "amazonaws.com"),
    ];
    for (name, partition, code, dns_suffix) in facts {
        let row = region(name);
        assert_eq!(row.partition.to_string(), partition);
        assert_eq!(row.code.as_deref(), Some(code));
        assert_eq!(row.partition.dns_suffix(), dns_suffix);
    }
    assert_eq!(
        region("us-east-1").description.as_deref(),
        Some("US East (N. Virginia)")
    );
}

/// <https://docs.amazonaws.cn/en_us/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services>
#[test]
fn in_china_a_few_service_principals_differ() {
    let china = Catalog::embedded().partition(PartitionId::AwsCn);
    assert_eq!(china.service_principal("logs"), "logs.amazonaws.com.cn");
    assert_eq!(
        china.regional_service_principal("logs", "cn-north-1"),
        "logs.cn-north-1.amazonaws.com.cn"
    );
    assert_eq!(china.service_principal("ec2"), "ec2.amazonaws.com.cn");
    assert_eq!(
        china.service_principal("delivery.logs"),
        "delivery.logs.amazonaws.com"
    );
    assert_eq!(china.service_principal("rds"), "rds.amazonaws.com");
    for id in [PartitionId::Aws, PartitionId::AwsUsGov] {
        let partition = Catalog::embedded().partition(id);
        assert_eq!(partition.service_principal("logs"), "logs.amazonaws.com");
        assert_eq!(
            partition.regional_service_principal("logs", "us-gov-west-1"),
            "logs.us-gov-west-1.amazonaws.com"
        );
    }
}

/// <https://docs.amazonaws.cn/en_us/aws/latest/userguide/cognito.html>: China has identity pools only, no user pools.
/// <https://docs.aws.amazon.com/general/latest/gr/codecommit.html>
#[test]
fn services_are_offered_not_offered_or_unknown() {
    assert_eq!(
        region("us-east-1").availability(Service::Codecommit),
        Availability::Offered
    );
    assert_eq!(
        region("cn-north-1").availability(Service::CognitoIdp),
        Availability::NotOffered
    );
    assert_eq!(
        region("eu-central-2").availability(Service::Codecommit),
        Availability::NotOffered
    );
    // CloudFormation has the resource type there, AWS's own list has not the service.
    assert_eq!(
        region("ca-west-1").availability(Service::Codepipeline),
        Availability::Unknown
    );
    let network = [
        Service::Ec2,
        Service::S3,
        Service::Dynamodb,
        Service::Kms,
        Service::Logs,
        Service::Monitoring,
        Service::Ssm,
        Service::SsmMessages,
        Service::Sts,
        Service::Iam,
        Service::Autoscaling,
    ];
    for region in Catalog::embedded().regions() {
        for service in network {
            assert_eq!(
                region.availability(service),
                Availability::Offered,
                "{service} in {}",
                region.name
            );
        }
    }
}

/// Route 53 in China: <https://docs.amazonaws.cn/en_us/aws/latest/userguide/route53.html>; public hosted zones in GovCloud since
/// May 2025: <https://aws.amazon.com/blogs/networking-and-content-delivery/introducing-amazon-route-53-authoritative-dns-service-for-public-hosted-zones-in-aws-govcloud-us-regions/>.
/// User pools: <https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html>. The sign-in action: 29 Regions,
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#cognito-regions-available>
#[test]
fn the_web_tier_is_everywhere_but_sign_in() {
    let everywhere = [
        Service::Acm,
        Service::Autoscaling,
        Service::Elasticloadbalancing,
        Service::Route53,
    ];
    let mut joined = 0;
    for region in Catalog::embedded().regions() {
        for service in everywhere {
            let answer = region.availability(service);
            assert_eq!(
                answer,
                Availability::Offered,
                "{service} in {}",
                region.name
            );
        }
        let pools = region.availability(Service::CognitoIdp);
        assert_eq!(
            pools == Availability::Offered,
            region.partition != PartitionId::AwsCn,
            "{}",
            region.name
        );
        let action = region.availability(Service::AuthenticateCognito);
        assert_ne!(action, Availability::Unknown, "{}", region.name);
        joined += usize::from(action == Availability::Offered);
    }
    assert_eq!(joined, 29);
    for (name, expected) in [
        ("us-east-1", Availability::Offered),
        ("ca-west-1", Availability::Offered),
        ("me-central-1", Availability::Offered),
        ("mx-central-1", Availability::NotOffered),
        ("us-gov-west-1", Availability::NotOffered),
        ("cn-north-1", Availability::NotOffered),
    ] {
        let answer = region(name).availability(Service::AuthenticateCognito);
        assert_eq!(answer, expected, "{name}");
    }
}

/// <https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html>
#[test]
fn no_pipeline_has_a_connection_where_aws_denies_it() {
    let denied = [
        "af-south-1",
        "ap-east-1",
        "ap-northeast-3",
        "ap-south-2",
        "ap-southeast-3",
        "ap-southeast-4",
        "eu-central-2",
        "eu-south-2",
        "il-central-1",
        "me-central-1",
        "me-south-1",
        "us-gov-west-1",
    ];
    for name in denied {
        let answer = region(name).availability(Service::Codeconnections);
        assert_eq!(answer, Availability::NotOffered, "{name}");
    }
    let answer = region("eu-south-1").availability(Service::Codeconnections);
    assert_eq!(answer, Availability::Offered);
}

/// <https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html#codecommit-interface-VPC-availability>
#[test]
fn the_agents_endpoint_is_where_aws_lists_it() {
    for region in Catalog::embedded().regions() {
        let expected = match region.name.as_str() {
            "cn-northwest-1" | "us-gov-east-1" | "us-gov-west-1" => Availability::NotOffered,
            // The table has no row of it.
            "ca-west-1" => Availability::Unknown,
            _ => Availability::Offered,
        };
        let answer = region.availability(Service::CodedeployCommandsSecure);
        assert_eq!(answer, expected, "{}", region.name);
    }
}

#[test]
fn every_service_has_an_answer_of_its_own_name() {
    let names: BTreeSet<_> = Service::ALL
        .iter()
        .map(|service| service.as_str())
        .collect();
    assert_eq!(names.len(), Service::ALL.len());
    let file: serde_json::Value = serde_json::from_str(SERVICES).expect("JSON");
    let written: BTreeSet<_> = file["services"]
        .as_object()
        .expect("a table")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(written, names);
    for service in Service::ALL {
        let read: Service = serde_json::from_value(service.as_str().into()).expect("a name");
        assert_eq!(read, service);
    }
}

#[test]
fn regions_that_are_left_out_have_a_reason() {
    let catalog = Catalog::embedded();
    for name in ["eusc-de-east-1", "us-iso-east-1", "ap-southeast-6"] {
        assert!(catalog.region(name).is_none());
        assert!(!catalog.left_out(name).expect(name).reason.is_empty());
    }
    assert!(catalog.left_out("us-east-1").is_none());
    assert!(catalog.left_out("mars-north-1").is_none());
}

#[test]
fn a_zone_finds_its_region() {
    let name = |zone| {
        Catalog::embedded()
            .region_of_zone(zone)
            .map(|region| region.name.as_str())
    };
    assert_eq!(name("apne1-az3"), Some("ap-northeast-1"));
    assert_eq!(name("use1-bos1-az1"), None);
    assert_eq!(name("use1-az7"), None);
    assert_eq!(name("us-east-1a"), None);
}

#[test]
fn the_rows_hold_together() {
    let catalog = Catalog::embedded();
    assert!(catalog.regions().count() >= 30);
    let names: Vec<_> = catalog.regions().map(|region| &region.name).collect();
    assert!(names.is_sorted());
    let mut ids = BTreeSet::new();
    for region in catalog.regions() {
        assert_eq!(catalog.partition(region.partition).id, region.partition);
        assert!(catalog.left_out(&region.name).is_none(), "{}", region.name);
        assert!(
            region.open_zones().count() >= 2 || region.code.is_none(),
            "{}",
            region.name
        );
        for Zone { id, .. } in region.zones.known() {
            assert_eq!(Some(id.code()), region.code.as_deref());
            assert!(id.slot() < ZoneId::SLOTS);
            assert!(ids.insert(id.as_str()), "{id} twice");
        }
    }
    assert!(catalog.date().to_string().starts_with("20"));
}
