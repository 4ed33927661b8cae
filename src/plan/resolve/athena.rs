use std::collections::{BTreeMap, BTreeSet};

use super::glue_type::GlueType;
use super::listing::both;
use crate::blueprint::{self, Blueprint, Field};
use crate::choice::FleetQuery;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{AthenaPlan, Origin, Origins};
use crate::source::Span;
use needs::{NEEDS, Need, needs_of};

mod needs;

/// Resolves the section `[athena]`.
pub(super) fn resolve(
    section: &blueprint::Athena,
    blueprint: &Blueprint,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> AthenaPlan {
    let cutoff = &section.bytes_scanned_cutoff_gib;
    origins.record("athena.bytes_scanned_cutoff_gib", cutoff.span);
    origins.record(
        "athena.results_retention_days",
        section.results_retention_days.span,
    );
    let stated = section.queries.as_ref();
    origins.record(
        "athena.queries",
        match stated {
            Some(queries) => Origin::from(queries.span),
            None => Origin::Rule("all queries where there is a `[firehose]`, else none"),
        },
    );
    AthenaPlan {
        bytes_scanned_cutoff: i64::from(cutoff.value) << 30,
        results_retention_days: section.results_retention_days.value,
        fleet_queries: match &blueprint.firehose {
            Some(firehose) => queries(section, firehose, findings),
            None => {
                findings.extend(unused(section));
                BTreeSet::new()
            }
        },
    }
}

/// The queries that are asked for, each with the place that does.
fn asked(section: &blueprint::Athena) -> Vec<(FleetQuery, Span)> {
    match &section.queries {
        Some(stated) => {
            let queries = stated.value.iter();
            queries
                .map(|query| (query.value, query.span.unwrap_or(section.span)))
                .collect()
        }
        None => NEEDS
            .iter()
            .map(|(query, _)| (*query, section.span))
            .collect(),
    }
}

fn queries(
    section: &blueprint::Athena,
    firehose: &blueprint::Firehose,
    findings: &mut Diagnostics,
) -> BTreeSet<FleetQuery> {
    let fields: BTreeMap<&str, &Field> = firehose
        .fields
        .iter()
        .map(|field| (field.name.value.as_str(), field))
        .collect();
    let asked = asked(section);
    for (query, span) in &asked {
        let needs = needs_of(*query);
        let missing = needs.iter().filter(|(name, _)| !fields.contains_key(name));
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() {
            findings.push(lacking(*query, *span, &missing, firehose));
        }
        for (name, need) in needs {
            let field = fields.get(name);
            findings.extend(field.and_then(|field| mismatch(*query, *span, field, *need)));
        }
    }
    asked.into_iter().map(|(query, _)| query).collect()
}

fn lacking(
    query: FleetQuery,
    span: Span,
    missing: &[&(&str, Need)],
    firehose: &blueprint::Firehose,
) -> Diagnostic {
    let query = query.as_str();
    let names = both(missing.iter().map(|(name, _)| name)).unwrap_or_default();
    let fields = missing.iter().map(|(name, need)| {
        let example = need.example();
        format!("{{ name = \"{name}\", type = \"{example}\" }}")
    });
    let fields = both(fields).unwrap_or_default();
    let stated = firehose.fields.first().and_then(|field| field.span);
    Diagnostic::new(
        Code::QueryFieldMissing,
        format!("the query `{query}` reads {names}, and the records have no such field"),
        format!("add a `[[firehose.field]]` {fields}, or leave `{query}` out of `queries` under `[athena]`"),
    )
    .label(span, format!("asks for `{query}`"))
    .label(stated.unwrap_or(firehose.span), "the fields are stated from here on")
}

fn mismatch(query: FleetQuery, span: Span, field: &Field, need: Need) -> Option<Diagnostic> {
    let (query, name) = (query.as_str(), &field.name.value);
    // A type that is none is a finding of its own.
    let glue_type = GlueType::parse(field.glue_type.value.as_str()).ok()?;
    (!need.is_met_by(&glue_type)).then(|| {
        Diagnostic::new(
            Code::QueryTypeMismatch,
            format!(
                "the query `{query}` needs {} in `{name}`, which is `{glue_type}`",
                need.words()
            ),
            format!(
                "write `type = \"{}\"`, or leave `{query}` out of `queries` under `[athena]`",
                need.example()
            ),
        )
        .label(field.glue_type.span, "the query cannot use it")
        .label(span, format!("asks for `{query}`"))
    })
}

/// Queries that are stated although there is nothing that they could read.
fn unused(section: &blueprint::Athena) -> Option<Diagnostic> {
    let queries = section.queries.as_ref()?;
    (!queries.value.is_empty()).then(|| {
        Diagnostic::new(
            Code::FleetQueriesUnused,
            "`queries` under `[athena]` read the fleet's events, and there is no `[firehose]` that delivers any",
            "add `[firehose]`, or remove `queries`",
        )
        .label(queries.span, "nothing to read")
    })
}
