//! Aurora's versions, against facts written by hand from AWS's documentation.

use crate::catalog::{AuroraEngine, Availability, Catalog, Date, EngineVersion, ServerlessSupport};

use AuroraEngine::{Mysql, Postgresql};
use Availability::Offered;

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
fn a_later_version_of_a_known_line_can_be_believed() {
    let newer = |engine, text| catalog().newer_engine_version(engine, text);
    for (engine, text, family) in [
        (Postgresql, "16.99", "aurora-postgresql16"),
        (Mysql, "8.0.mysql_aurora.3.99.0", "aurora-mysql8.0"),
        (Mysql, "8.4.mysql_aurora.8.4.99", "aurora-mysql8.4"),
    ] {
        let found = newer(engine, text).expect(text);
        assert_eq!(
            (found.version.as_str(), found.family.as_str()),
            (text, family)
        );
        assert_eq!(
            (found.lts, found.standard_support_ends),
            (false, None),
            "{text}"
        );
    }
    for text in [
        "16",
        "16.8",
        "16.12",
        "16.99.1",
        "16.099",
        "16.+99",
        "16.99a",
        "99.1",
        "8.0.mysql_aurora.3.99.0",
    ] {
        assert_eq!(newer(Postgresql, text), None, "{text:?}");
    }
    for text in [
        "8.0",
        "8.0.mysql_aurora.3.1.0",
        "8.0.other_aurora.3.99.0",
        "16.99",
    ] {
        assert_eq!(newer(Mysql, text), None, "{text:?}");
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
