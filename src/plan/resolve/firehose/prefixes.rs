use crate::blueprint::Firehose;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::resolve::listing::both;

/// The partitions of the table, the longest period first: a table is projected from these and nothing else.
/// <https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html>,
/// <https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html>
const PARTITIONS: [&str; 4] = [
    "!{timestamp:yyyy}",
    "!{timestamp:MM}",
    "!{timestamp:dd}",
    "!{timestamp:HH}",
];

/// Firehose refuses a prefix of errors without it.
/// <https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html#prefix-rules>
const ERROR_TYPE: &str = "!{firehose:error-output-type}";

/// What the example of every help is.
const SOUND: &str =
    "year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/";

/// Refuses prefixes that Firehose does not take, or that no table can be made of.
pub(super) fn check(section: &Firehose, findings: &mut Diagnostics) {
    findings.extend(partitions(section));
    findings.extend(without_error_type(section));
    findings.extend(overlap(section));
}

fn partitions(section: &Firehose) -> Option<Diagnostic> {
    let prefix = section.prefix.value.as_str();
    let lacking = PARTITIONS.into_iter().filter(|part| !prefix.contains(part));
    if let Some(lacking) = both(lacking) {
        let finding = Diagnostic::new(
            Code::PrefixExpressionMissing,
            format!(
                "`prefix` lacks {lacking}: the table's partitions are years, months, days and hours"
            ),
            format!("end it with `{SOUND}`"),
        );
        return Some(finding.label(section.prefix.span, "not all partitions are in it"));
    }
    let mut places = prefix.match_indices("!{timestamp:");
    let is_sound = PARTITIONS.iter().all(|part| {
        places
            .next()
            .is_some_and(|(at, _)| prefix[at..].starts_with(part))
    });
    (!is_sound || places.next().is_some()).then(|| {
        Diagnostic::new(
            Code::PrefixExpressionOrder,
            "`prefix` must have the year, the month, the day and the hour once each and in this order",
            format!("end it with `{SOUND}`"),
        )
        .label(section.prefix.span, "twice, or in another order")
    })
}

fn without_error_type(section: &Firehose) -> Option<Diagnostic> {
    (!section.error_prefix.value.as_str().contains(ERROR_TYPE)).then(|| {
        Diagnostic::new(
            Code::PrefixExpressionMissing,
            format!("`error_prefix` lacks `{ERROR_TYPE}`: Firehose refuses it"),
            format!("write `errors/{ERROR_TYPE}/{SOUND}`"),
        )
        .label(section.error_prefix.span, "the kind of error is not in it")
    })
}

/// What a prefix begins with, before its first expression.
fn fixed(prefix: &str) -> &str {
    prefix.split_once('!').map_or(prefix, |(fixed, _)| fixed)
}

/// Errors are written as JSON: in a folder of the records, the table would take them for Parquet. Which folder an expression stands for is known only
/// when it is written, so what tells the two apart must stand before the first one.
fn overlap(section: &Firehose) -> Option<Diagnostic> {
    let (prefix, errors) = (&section.prefix, &section.error_prefix);
    let overlaps = match fixed(prefix.value.as_str()) {
        "" => fixed(errors.value.as_str()).is_empty(),
        folder => errors.value.as_str().starts_with(folder),
    };
    overlaps
        .then(|| {
            Diagnostic::new(
                Code::PrefixOverlaps,
                "`error_prefix` begins as `prefix` does: queries would read failed records, which are not Parquet, and fail",
                "begin `error_prefix` with another folder, such as `errors/`",
            )
            .label(errors.span, "beside or below the records")
            .label(prefix.span, "the records")
        })
}
