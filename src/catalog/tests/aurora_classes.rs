//! Aurora's instance classes, against facts written by hand from AWS's documentation.

use crate::catalog::{AuroraEngine, Availability, Catalog, EngineVersion, InstanceClass};

use AuroraEngine::{Mysql, Postgresql};
use Availability::{NotOffered, Offered, Unknown};

fn catalog() -> &'static Catalog {
    Catalog::embedded()
}

fn version(engine: AuroraEngine, text: &str) -> EngineVersion {
    catalog().engine_version(engine, text).expect(text)
}

fn offered(region: &str, engine: AuroraEngine, text: &str, class: &str) -> Availability {
    catalog().class_offered(region, &version(engine, text), class)
}

#[test]
fn a_class_is_offered_by_region_and_version() {
    for (region, engine, text, class, expected) in [
        ("us-east-1", Postgresql, "16.8", "db.r6g.large", Offered),
        ("us-east-1", Postgresql, "16.11", "db.r6g.large", Offered),
        ("us-east-1", Postgresql, "16", "db.r6g.large", Offered),
        ("us-east-1", Postgresql, "16.8", "db.serverless", Offered),
        // Graviton3 needs 14.7: the table of classes in generate/aurora.toml.
        ("us-east-1", Postgresql, "14.6", "db.r7g.large", NotOffered),
        ("us-east-1", Postgresql, "14.17", "db.r7g.large", Offered),
        // 14.6 and 14.24 are supported both.
        ("us-east-1", Postgresql, "14", "db.r7g.large", Unknown),
        ("us-east-1", Postgresql, "18.4", "db.r6g.large", Unknown),
        ("us-east-1", Postgresql, "18.4", "db.serverless", Offered),
        (
            "us-east-1",
            Mysql,
            "8.0.mysql_aurora.3.10.1",
            "db.r7g.large",
            Offered,
        ),
        (
            "us-east-1",
            Mysql,
            "8.0.mysql_aurora.3.10.1",
            "db.r8g.large",
            Unknown,
        ),
        (
            "us-east-1",
            Mysql,
            "8.0.mysql_aurora.3.10.1",
            "db.r4.large",
            NotOffered,
        ),
        (
            "us-east-1",
            Mysql,
            "8.0.mysql_aurora.3.10.1",
            "db.t3.small",
            NotOffered,
        ),
        // Optimized Reads is of Aurora PostgreSQL alone.
        ("us-east-1", Mysql, "8.0", "db.r6gd.xlarge", NotOffered),
        ("us-east-1", Postgresql, "16.8", "db.r6gd.xlarge", Offered),
        ("us-east-1", Postgresql, "16.8", "db.m5.large", NotOffered),
        (
            "il-central-1",
            Postgresql,
            "16.8",
            "db.x2g.large",
            NotOffered,
        ),
        (
            "eusc-de-east-1",
            Postgresql,
            "16.8",
            "db.r6g.large",
            Unknown,
        ),
        ("", Postgresql, "16.8", "db.r6g.large", Unknown),
    ] {
        assert_eq!(
            offered(region, engine, text, class),
            expected,
            "{region} {text} {class}"
        );
    }
}

#[test]
fn a_class_has_its_facts() {
    let class = |name| catalog().instance_class(name);
    let large = class("db.r6g.large").expect("a class");
    assert_eq!((large.vcpus, large.memory_mib), (Some(2), Some(16 * 1024)));
    assert!(large.global && !large.burstable);
    let x2g = class("db.x2g.large").expect("a class");
    assert_eq!((x2g.vcpus, x2g.memory_mib), (Some(2), Some(32 * 1024)));
    let burstable = class("db.t4g.medium").expect("a class");
    assert!(burstable.burstable && !burstable.global);
    for name in [
        "",
        "r6g.large",
        "db.r6g",
        "db.r6g.huge",
        "db.m5.large",
        "db.serverless",
    ] {
        assert_eq!(class(name), None, "{name:?}");
    }
}

/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.Engines.html>
#[test]
fn small_burstable_classes_of_mysql_have_no_performance_insights() {
    let class = |name| catalog().instance_class(name).expect(name);
    for (name, with_mysql) in [
        ("db.r6g.large", true),
        ("db.t4g.medium", true),
        ("db.t4g.small", false),
        ("db.t3.medium", false),
        ("db.t2.medium", false),
    ] {
        assert_eq!(
            class(name).has_performance_insights(Mysql),
            with_mysql,
            "{name}"
        );
        assert!(class(name).has_performance_insights(Postgresql), "{name}");
    }
}

#[test]
fn classes_to_suggest_are_the_nearest_that_work() {
    let row = version(Postgresql, "16.8");
    let any = |_: &InstanceClass| true;
    let suggested = |name, suits: &dyn Fn(&InstanceClass) -> bool| -> Vec<String> {
        let classes =
            catalog().nearest_instance_classes(name, &row, &["us-east-1", "eu-west-1"], suits);
        classes.into_iter().map(|class| class.name).collect()
    };
    assert_eq!(suggested("db.r4.large", &any)[0], "db.r5.large");
    assert_eq!(
        suggested("db.r6g.large", &any),
        ["db.r8g.large", "db.r7g.large", "db.r8a.large"]
    );
    assert_eq!(suggested("db.r6g.larg", &any)[0], "db.r6g.large");
    assert_eq!(suggested("r6g.large", &any)[0], "db.r6g.large");
    let global = suggested("db.t4g.medium", &|class| class.global);
    assert_eq!(global.len(), 3);
    assert!(global.iter().all(|name| !name.starts_with("db.t")));
    assert_eq!(suggested("nonsense", &any).len(), 3);
    assert_eq!(suggested("db.r6g.large", &|_| false), Vec::<String>::new());
    for name in [
        "",
        "db.r4.large",
        "db.x2g.16xlarge",
        "db.serverless",
        "db.m5.large",
    ] {
        for class in suggested(name, &any) {
            for region in ["us-east-1", "eu-west-1"] {
                assert_eq!(
                    catalog().class_offered(region, &row, &class),
                    Offered,
                    "{class}"
                );
            }
            assert_ne!(class, name);
        }
    }
}
