//! Aurora's versions and classes, against facts written by hand from AWS's documentation.

use crate::catalog::aurora::{CLASSES, VERSIONS, versions};
use crate::catalog::class_row::ClassRow;
use crate::catalog::class_table::ClassTable;
use crate::catalog::version_table::VersionTable;
use crate::catalog::{
    AuroraEngine, Availability, Catalog, Date, EngineVersion, InstanceClass, ServerlessSupport,
};

use AuroraEngine::{Mysql, Postgresql};
use Availability::{NotOffered, Offered, Unknown};

fn catalog() -> &'static Catalog {
    Catalog::embedded()
}

fn version(engine: AuroraEngine, text: &str) -> EngineVersion {
    catalog().engine_version(engine, text).expect(text)
}

fn names(versions: &[EngineVersion]) -> Vec<&str> {
    versions.iter().map(|row| row.version.as_str()).collect()
}

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).expect(text))
}

/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html>,
/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html>
#[test]
fn support_ends_when_the_release_calendars_say() {
    for (engine, text, end, lts) in [
        (Mysql, "8.0.mysql_aurora.3.04.3", day("2026-10-31"), true),
        (Mysql, "8.0.mysql_aurora.3.10.1", day("2028-04-30"), true),
        (Mysql, "8.0.mysql_aurora.3.12.0", day("2027-02-17"), false),
        (Mysql, "8.4.mysql_aurora.8.4.7", day("2027-11-30"), false),
        (Mysql, "8.4.mysql_aurora.8.4.8", None, false),
        (Mysql, "8.0", day("2028-04-30"), false),
        (Mysql, "8.4", None, false),
        (Mysql, "5.7", day("2024-10-31"), false),
        (Postgresql, "16.8", day("2029-02-28"), true),
        (Postgresql, "16.9", day("2026-12-31"), false),
        (Postgresql, "17.7", day("2030-02-28"), true),
        (Postgresql, "18.4", day("2027-12-31"), false),
        (Postgresql, "18.6", None, false),
        (Postgresql, "13", day("2026-02-28"), false),
        (Postgresql, "18", day("2031-02-28"), false),
    ] {
        let row = version(engine, text);
        assert_eq!(row.standard_support_ends, end, "{text}");
        assert_eq!(row.lts, lts, "{text}");
    }
}

#[test]
fn support_lasts_through_its_last_day() {
    let row = version(Postgresql, "16.9");
    assert!(!row.has_ended(Date::parse("2026-12-31").expect("a day")));
    assert!(row.has_ended(Date::parse("2027-01-01").expect("a day")));
    let undated = version(Postgresql, "18.6");
    assert!(!undated.has_ended(Date::parse("9999-12-31").expect("a day")));
}

#[test]
fn a_version_has_the_family_of_its_line() {
    for (engine, text, major, family) in [
        (Mysql, "8.0.mysql_aurora.3.10.1", "8.0", "aurora-mysql8.0"),
        (Mysql, "8.4.mysql_aurora.8.4.7", "8.4", "aurora-mysql8.4"),
        (Mysql, "8.0", "8.0", "aurora-mysql8.0"),
        (Postgresql, "16.8", "16", "aurora-postgresql16"),
        (Postgresql, "16", "16", "aurora-postgresql16"),
    ] {
        let row = version(engine, text);
        assert_eq!((row.major.as_str(), row.family.as_str()), (major, family));
        assert_eq!(row.is_line(), text == major, "{text}");
        assert_eq!(row.version, text);
    }
}

#[test]
fn what_is_no_version_of_the_engine_is_not_found() {
    for text in [
        "",
        "1",
        "16.",
        "16.7",
        "16.99",
        "16.8.1",
        "16.11-limitless",
        "8.0",
        "v16",
        "16.8 ",
    ] {
        assert_eq!(catalog().engine_version(Postgresql, text), None, "{text:?}");
    }
    for text in [
        "",
        "8",
        "3.10.1",
        "8.0.35",
        "16.8",
        "8.0.mysql_aurora",
        "8.0.mysql_aurora.",
    ] {
        assert_eq!(catalog().engine_version(Mysql, text), None, "{text:?}");
    }
}

#[test]
fn the_default_is_the_newest_long_term_support() {
    let default = |engine| catalog().default_engine_version(engine);
    assert_eq!(default(Postgresql).version, "17.7");
    assert!(default(Mysql).version.starts_with("8.0.mysql_aurora.3.10."));
    for engine in AuroraEngine::ALL {
        let row = default(engine);
        assert!(row.lts && row.global && row.write_forwarding && !row.is_line());
        assert!(
            !row.has_ended(catalog().date().plus_months(6)),
            "{}",
            row.version
        );
        let class = |region| catalog().class_offered(region, &row, "db.r6g.large");
        for region in [
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "eu-central-1",
            "eu-west-1",
        ] {
            assert_eq!(class(region), Offered, "{region} {}", row.version);
        }
    }
}

/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.capacity>
#[test]
fn serverless_can_do_what_the_version_can() {
    let support = |max_acu, zero_acu| Some(ServerlessSupport { max_acu, zero_acu });
    for (engine, text, expected) in [
        (Mysql, "5.7.mysql_aurora.2.12.6", None),
        (Mysql, "8.0.mysql_aurora.3.04.0", support(128, false)),
        (Mysql, "8.0.mysql_aurora.3.08.0", support(256, true)),
        (Mysql, "8.4.mysql_aurora.8.4.7", support(256, true)),
        (Mysql, "8.0", support(256, true)),
        (Postgresql, "12.22", None),
        (Postgresql, "14.6", support(128, false)),
        (Postgresql, "14.17", support(256, true)),
        (Postgresql, "16.8", support(256, true)),
        (Postgresql, "18.3", support(256, true)),
        // 14.6 is supported still: the line promises no more than it can.
        (Postgresql, "14", support(128, false)),
        (Postgresql, "12", None),
    ] {
        assert_eq!(version(engine, text).serverless, expected, "{text}");
    }
}

/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-write-forwarding-apg.html>
#[test]
fn write_forwarding_needs_a_version() {
    for (engine, text, expected) in [
        (Mysql, "8.0.mysql_aurora.3.10.1", true),
        (Postgresql, "13.23", false),
        (Postgresql, "14.6", false),
        (Postgresql, "14", false),
        (Postgresql, "14.17", true),
        (Postgresql, "16.8", true),
        (Postgresql, "18", true),
    ] {
        let row = version(engine, text);
        assert!(row.global, "{text}");
        assert_eq!(row.write_forwarding, expected, "{text}");
    }
}

#[test]
fn suggestions_are_supported_versions_of_the_engine() {
    let nearest = |engine, text| catalog().nearest_engine_versions(engine, text);
    assert_eq!(names(&nearest(Postgresql, "16.4"))[0], "16.8");
    assert_eq!(names(&nearest(Postgresql, "13.9"))[..2], ["17.7", "16.8"]);
    assert_eq!(
        names(&nearest(Postgresql, "8.0.mysql_aurora.3.10.1"))[0],
        "17.7"
    );
    assert_eq!(
        names(&nearest(Mysql, "3.10.1"))[0],
        "8.0.mysql_aurora.3.10.1"
    );
    let of_ended = nearest(Mysql, "8.0.mysql_aurora.3.08.0");
    assert!(of_ended[0].lts && of_ended[0].version.contains(".3.10."));
    assert_eq!(
        names(&of_ended)[1..],
        ["8.0.mysql_aurora.3.13.0", "8.0.mysql_aurora.3.12.0"]
    );
    for engine in AuroraEngine::ALL {
        for text in ["", "16", "8.0", "99", "8.0.mysql_aurora.3.99.0", "16.99"] {
            let rows = nearest(engine, text);
            assert_eq!(rows.len(), 3, "{engine} {text}");
            for row in rows {
                assert!(row.engine == engine && !row.has_ended(catalog().date()));
                assert_ne!(row.version, text);
            }
        }
    }
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

#[test]
fn every_row_of_the_tables_is_sound() {
    let rows: Vec<_> = versions().rows().map(|row| row.expect("a row")).collect();
    assert!(rows.len() > 60, "{}", rows.len());
    for engine in AuroraEngine::ALL {
        let known = catalog().engine_versions(engine);
        for row in &known {
            assert_eq!(
                catalog().engine_version(engine, &row.version).as_ref(),
                Some(row)
            );
            let line = version(engine, &row.major);
            assert!(
                row.standard_support_ends.is_none()
                    || line.standard_support_ends.is_none()
                    || row.standard_support_ends <= line.standard_support_ends,
                "{}",
                row.version
            );
        }
    }
    let table = catalog().classes();
    let regions: Vec<_> = table.regions.split(' ').collect();
    assert!(regions.len() > 30 && regions.iter().all(|name| catalog().region(name).is_some()));
    let mut before = String::new();
    for row in table.rows() {
        let row = row.expect("a row");
        assert!(row.name > before.as_str(), "{}", row.name);
        assert_eq!(row.regions.len(), regions.len(), "{}", row.name);
        assert_eq!(row.versions.len(), rows.len(), "{}", row.name);
        row.name.clone_into(&mut before);
    }
    let source = |text: &'static str| text.lines().nth(1);
    assert_eq!(source(VERSIONS), source(CLASSES));
    let instances = include_str!("../data/instance_types.txt");
    assert_eq!(source(VERSIONS), source(instances));
}

#[test]
fn broken_tables_are_refused() {
    let on = catalog().date();
    for text in ["", "note", "note\n{}", "note\n{}\nlines"] {
        assert!(VersionTable::parse(text).is_err(), "{text:?}");
        assert!(ClassTable::parse(text, versions(), on).is_err(), "{text:?}");
    }
    for row in [
        "",
        "aurora-mysql 8.0 - G",
        "aurora 8.0 - G -",
        "aurora-mysql 8.0 2026-02-30 G -",
        "aurora-mysql 8.0 - G many",
        "aurora-mysql 8.0 - G - -",
    ] {
        let text = format!("note\n{{}}\n\n{row}\n");
        let table = VersionTable::parse(&text).expect("a header");
        assert!(table.rows().any(|row| row.is_err()), "{row:?}");
    }
    for row in ["", "db.r6g.large 2 16384 3", "db.r6g.large 2 16384 3 + +"] {
        assert!(ClassRow::read(row).is_err(), "{row:?}");
    }
}
