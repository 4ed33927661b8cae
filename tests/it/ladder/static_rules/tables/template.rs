//! The folders of a table's partitions.

use serde_json::Value;

use crate::ladder::static_rules::evidence::Resource;

/// An hour, in UTC.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hour {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
}

/// What a partition is of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) hour: Hour,
    /// Its Region.
    pub(super) region: &'a str,
}

impl Hour {
    /// A pattern of Java's, as projections of dates and Firehose's prefixes have it.
    pub(super) fn written_as(&self, pattern: &str) -> String {
        pattern
            .replace("yyyy", &format!("{:04}", self.year))
            .replace("MM", &format!("{:02}", self.month))
            .replace("dd", &format!("{:02}", self.day))
            .replace("HH", &format!("{:02}", self.hour))
    }

    fn number(&self, column: &str) -> Option<u16> {
        match column {
            "year" => Some(self.year),
            "month" => Some(self.month.into()),
            "day" => Some(self.day.into()),
            "hour" => Some(self.hour.into()),
            _ => None,
        }
    }
}

/// Where a table looks for one partition: the whole URI of the folder, with a slash behind it.
///
/// # Errors
///
/// Why it looks nowhere.
pub(super) fn folder(table: &Resource, place: &Place<'_>) -> Result<String, String> {
    let parameters = &table.values["parameters"];
    if parameters["projection.enabled"] != "true" {
        return Err("no partition projection".to_owned());
    }
    let location = &table.values["storage_descriptor"][0]["location"];
    let location = location.as_str().ok_or("no location")?;
    let keys = table.values["partition_keys"].as_array();
    let keys = keys.into_iter().flatten();
    let keys: Vec<&str> = keys.filter_map(|key| key["name"].as_str()).collect();
    let template = match parameters["storage.location.template"].as_str() {
        Some(template) => template.to_owned(),
        // Hive's way, in the order of the keys.
        None => {
            let parts = keys.iter().map(|key| format!("{key}=${{{key}}}/"));
            format!(
                "{}/{}",
                location.trim_end_matches('/'),
                parts.collect::<String>()
            )
        }
    };
    if !template.starts_with(&format!("{}/", location.trim_end_matches('/'))) {
        return Err(format!("{template} is not below {location}"));
    }
    let mut folder = template;
    for key in keys {
        let projection = |name: &str| parameters[format!("projection.{key}.{name}")].as_str();
        let value = projected(key, place, &projection)?;
        let variable = format!("${{{key}}}");
        if !folder.contains(&variable) {
            return Err(format!("no {variable} in {folder}"));
        }
        folder = folder.replace(&variable, &value);
    }
    if folder.contains('$') {
        return Err(format!("{folder} is not filled in"));
    }
    Ok(format!("{}/", folder.trim_end_matches('/')))
}

/// The value of a partition column.
fn projected<'a>(
    key: &str,
    place: &Place<'_>,
    projection: &impl Fn(&str) -> Option<&'a str>,
) -> Result<String, String> {
    let stated = |name: &str| projection(name).ok_or(format!("no projection.{key}.{name}"));
    match stated("type")? {
        "date" => {
            let value = place.hour.written_as(stated("format")?);
            let (first, last) = stated("range")?.split_once(',').ok_or("no range")?;
            // A range ends with `NOW`, which all of the hours come before or after.
            let begins = first.starts_with("NOW") || *first <= *value;
            let ends = last.starts_with("NOW") || *last >= *value;
            (begins && ends)
                .then_some(value)
                .ok_or(format!("{key} has only {first} to {last}"))
        }
        "integer" => {
            let number = place
                .hour
                .number(key)
                .ok_or(format!("which number is {key}?"))?;
            let (first, last) = stated("range")?.split_once(',').ok_or("no range")?;
            let bounds = [first, last].map(|bound| bound.trim().parse::<u16>());
            let holds = matches!(bounds, [Ok(first), Ok(last)] if (first..=last).contains(&number));
            let digits = projection("digits").unwrap_or("1");
            let digits: usize = digits.parse().map_err(|_| format!("{digits} digits"))?;
            holds
                .then(|| format!("{number:0digits$}"))
                .ok_or(format!("{key} has only {first} to {last}"))
        }
        "enum" => {
            let values: Vec<&str> = stated("values")?.split(',').map(str::trim).collect();
            values
                .contains(&place.region)
                .then(|| place.region.to_owned())
                .ok_or(format!("{key} has only {values:?}"))
        }
        other => Err(format!("{key}: a query without it cannot be run: {other}")),
    }
}

/// The bucket and the rest of what stands behind `arn:<partition>:s3:::`.
pub(super) fn below(arn: &Value) -> Option<&str> {
    let arn = arn.as_str()?;
    arn.split_once(":s3:::").map(|(_, path)| path)
}
