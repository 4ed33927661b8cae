use std::collections::BTreeMap;

use super::reserved::is_reserved;
use crate::blueprint::{Field, Firehose};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::resolve::glue_type::GlueType;
use crate::plan::{FieldPlan, Origins};

/// The partitions of the table, from the expressions of the prefix.
const PARTITION_KEYS: [&str; 4] = ["year", "month", "day", "hour"];

/// The fields, in their order.
pub(super) fn resolve(
    section: &Firehose,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Vec<FieldPlan> {
    origins.record(
        "firehose.field",
        section.fields.first().and_then(|field| field.span),
    );
    let mut by_name: BTreeMap<&str, &Field> = BTreeMap::new();
    let mut plans = Vec::new();
    for field in &section.fields {
        let name = field.name.value.as_str();
        origins.record(format!("firehose.field.{name}"), field.name.span);
        match by_name.get(name) {
            Some(first) => findings.push(duplicate(field, first)),
            None => {
                findings.extend(unusable(field));
                by_name.insert(name, field);
            }
        }
        match GlueType::parse(field.glue_type.value.as_str()) {
            Ok(glue_type) => plans.push(FieldPlan {
                name: name.to_owned(),
                glue_type: glue_type.to_string(),
            }),
            Err(fault) => findings.push(
                Diagnostic::new(
                    Code::GlueTypeUnknown,
                    format!(
                        "the field `{name}` cannot be `{}`: {}",
                        field.glue_type.value, fault.message
                    ),
                    fault.help,
                )
                .label(field.glue_type.span, "no type of Glue"),
            ),
        }
    }
    plans
}

fn duplicate(field: &Field, first: &Field) -> Diagnostic {
    Diagnostic::new(
        Code::ColumnNameDuplicate,
        format!("two fields are called `{}`", field.name.value),
        "remove one of them, or write another name: a table has each column once",
    )
    .label(field.name.span, "the same name again")
    .label(first.name.span, "first named here")
}

/// A name that no column of this table can have.
fn unusable(field: &Field) -> Option<Diagnostic> {
    let name = field.name.value.as_str();
    if PARTITION_KEYS.contains(&name) {
        let finding = Diagnostic::new(
            Code::ColumnIsPartitionKey,
            format!(
                "the field `{name}` has the name of a partition: the table has it already, from `prefix`"
            ),
            format!(
                "write another name, such as `event_{name}`, or leave it to the timestamps of the records"
            ),
        );
        return Some(finding.label(field.name.span, "a partition of the table"));
    }
    is_reserved(name).then(|| {
        Diagnostic::new(
            Code::ColumnNameReserved,
            format!("the field `{name}` has a name that Athena reserves: queries would have to quote it each time"),
            format!("write another name, such as `event_{name}`"),
        )
        .label(field.name.span, "reserved by Athena")
    })
}
