//! Tables that lie where their writers write.

mod template;
#[cfg(test)]
mod tests;
mod writers;

use std::collections::BTreeSet;

use super::evidence::{Evidence, Resource};
use template::{Hour, Place};
use writers::Writer;

/// The hours at which folders are compared: the last and the first of a year show one digit and two, and both ends of each range.
const HOURS: [Hour; 2] = [
    Hour {
        year: 2026,
        month: 12,
        day: 31,
        hour: 23,
    },
    Hour {
        year: 2027,
        month: 1,
        day: 1,
        hour: 0,
    },
];

/// Where there is a workgroup, every writer of logs in its Region has a table, and every stream has the one that it converts by; the partitions of a
/// table, as its projection makes them, are the folders that its writer writes, hour by hour, and no table lies where nobody writes. Athena reads
/// nothing from a folder that is not there, and says nothing.
/// <https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html>
pub(super) fn lie_where_the_writers_write(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    let mut read = BTreeSet::new();
    let tables: Vec<&Resource> = evidence.standing("aws_glue_catalog_table").collect();
    for writer in writers::all(evidence) {
        let mut regions = Vec::new();
        for region in &writer.regions {
            let found = tables.iter().find(|table| {
                writer.may_have(table)
                    && HOURS.iter().all(|hour| {
                        let place = Place {
                            hour: *hour,
                            region,
                        };
                        template::folder(table, &place) == Ok(writer.folder(&place))
                    })
            });
            match found {
                Some(table) => {
                    read.insert(table.address.as_str());
                    findings.extend(disagreements(&writer, table));
                }
                None => regions.push(region.as_str()),
            }
        }
        if writer.is_read && !regions.is_empty() {
            let place = Place {
                hour: HOURS[1],
                region: regions[0],
            };
            let folder = writer.folder(&place);
            findings.push(format!(
                "{}: no table reads {folder} (of {regions:?})",
                writer.address
            ));
        }
    }
    for table in tables {
        if !read.contains(table.address.as_str()) {
            let place = Place {
                hour: HOURS[1],
                region: "",
            };
            let why = template::folder(table, &place).unwrap_or_else(|why| why);
            findings.push(format!("{}: nobody writes there: {why}", table.address));
        }
    }
    findings
}

/// What a writer's format and its table do not agree on.
fn disagreements(writer: &Writer<'_>, table: &Resource) -> Vec<String> {
    let mut faults = Vec::new();
    let mut wrong = |what: String| faults.push(format!("{}: {what}", table.address));
    let columns = table.values["storage_descriptor"][0]["columns"].as_array();
    let columns: BTreeSet<&str> = columns
        .into_iter()
        .flatten()
        .filter_map(|column| column["name"].as_str())
        .collect();
    if !writer.columns.is_empty() {
        let written: BTreeSet<&str> = writer.columns.iter().map(String::as_str).collect();
        let strange: Vec<&&str> = columns.difference(&written).collect();
        if !strange.is_empty() {
            wrong(format!("{} writes no {strange:?}", writer.address));
        }
    }
    if columns.is_empty() {
        wrong("no columns".to_owned());
    }
    let serde = &table.values["storage_descriptor"][0]["ser_de_info"][0]["serialization_library"];
    let is_parquet = serde.as_str().is_some_and(|it| it.contains("Parquet"));
    if is_parquet != writer.is_parquet {
        wrong(format!("read by {serde}"));
    }
    faults
}
