//! Broken data files are refused; missing facts are not.

use super::super::{Availability, Catalog, Service, Zones};
use super::{PARTITIONS, REGIONS, SERVICES};

#[test]
fn missing_facts_stay_missing() {
    let file = with_region(|row| {
        row["code"] = serde_json::Value::Null;
        row["zones"] = serde_json::Value::Null;
    });
    let services = SERVICES.replacen("\"us-east-1\",", "", 1);
    let catalog = Catalog::read(PARTITIONS, &file, &services).expect("missing facts are no fault");
    let region = catalog.region("us-east-1").expect("a row");
    assert!(matches!(region.zones, Zones::FactsMissing));
    assert_eq!(region.open_zones().count(), 0);
    assert!(catalog.region_of_zone("use1-az1").is_none());
    assert_eq!(region.availability(Service::Acm), Availability::Unknown);
    assert_eq!(region.availability(Service::Athena), Availability::Offered);
}

/// The regions file with the row of us-east-1 changed.
fn with_region(change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut file: serde_json::Value = serde_json::from_str(REGIONS).expect("JSON");
    let rows = file["regions"].as_array_mut().expect("rows");
    change(
        rows.iter_mut()
            .find(|row| row["name"] == "us-east-1")
            .expect("a row"),
    );
    file.to_string()
}

#[test]
fn broken_data_is_refused() {
    let zone = |id: &'static str| with_region(|row| row["zones"][0]["id"] = id.into());
    let regions = [
        (
            "two rows",
            with_region(|row| {
                (row["name"], row["code"], row["zones"]) =
                    ("us-east-2".into(), ().into(), ().into())
            }),
        ),
        ("has no slot", zone("use1-az7")),
        ("has no slot", zone("use1-bos1-az1")),
        ("is not of `use1`", zone("usw2-az1")),
        ("two zones in the slot", zone("use1-az2")),
        (
            "known together",
            with_region(|row| row["code"] = serde_json::Value::Null),
        ),
        (
            "without zones",
            with_region(|row| row["zones"] = serde_json::json!([])),
        ),
        (
            "another region has the code",
            with_region(|row| {
                row["code"] = "use2".into();
                row["zones"] = serde_json::json!([{"id": "use2-az1", "access": "open"}]);
            }),
        ),
        (
            "unknown variant",
            with_region(|row| row["partition"] = "aws-iso".into()),
        ),
        (
            "unknown field",
            with_region(|row| row["city"] = "Ashburn".into()),
        ),
        (
            "has no row",
            with_region(|row| row["name"] = "us-east-9".into()),
        ),
        (
            "different sources",
            REGIONS.replacen("\"date\": \"", "\"date\": \"9", 1),
        ),
    ];
    for (expected, file) in &regions {
        refuses(expected, PARTITIONS, file, SERVICES);
    }
    refuses(
        "DNS suffix",
        &PARTITIONS.replace("amazonaws.com.cn\",\n", "amazonaws.cn\",\n"),
        REGIONS,
        SERVICES,
    );
    refuses(
        "two rows",
        &PARTITIONS.replace("\"aws-us-gov\"", "\"aws\""),
        REGIONS,
        SERVICES,
    );
    refuses(
        "two answers",
        PARTITIONS,
        REGIONS,
        &SERVICES.replacen("\"af-south-1\",", "\"us-east-1\",", 1),
    );
    refuses(
        "unknown variant",
        PARTITIONS,
        REGIONS,
        &SERVICES.replacen("\"acm\"", "\"acme\"", 1),
    );
}

#[track_caller]
fn refuses(expected: &str, partitions: &str, regions: &str, services: &str) {
    let fault = Catalog::read(partitions, regions, services)
        .expect_err(expected)
        .to_string();
    assert!(fault.contains(expected), "`{fault}` lacks `{expected}`");
}
