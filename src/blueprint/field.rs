use super::field_name::{FIELD_NAME, FieldName};
use super::glue_type::{GLUE_TYPE, GlueType};
use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use super::text_rule::Text;
use crate::source::{Located, Span};

/// One section `[[firehose.field]]`: a field of the records, and the column of their table that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The section's header, or the whole inline table; `None` for a default.
    pub span: Option<Span>,
    /// What it is called.
    pub name: Located<FieldName>,
    /// What it holds.
    pub glue_type: Located<GlueType>,
}

pub(crate) static FIELD_KEYS: [&Key; 2] = [&NAME, &TYPE];

/// The events of a carsharing fleet: where a vehicle is and how it fares, and what becomes of a booking. Prices are in cents, so that no sum is rounded.
pub(crate) static DEFAULT_FIELDS: [(&str, &str); 14] = [
    ("event_id", "string"),
    ("event_type", "string"),
    ("event_time", "timestamp"),
    ("vehicle_id", "string"),
    ("booking_id", "string"),
    ("customer_id", "string"),
    ("latitude", "double"),
    ("longitude", "double"),
    ("speed_kmh", "double"),
    ("odometer_km", "double"),
    ("battery_percent", "double"),
    ("station_id", "string"),
    ("duration_seconds", "int"),
    ("price_cents", "bigint"),
];

static NAME: Key = Key {
    name: "name",
    path: "firehose.field.name",
    title: "Name of the field",
    description: "The name of the field in the records, and of the table's column. Each name once, none that Athena reserves, and none of `year`, `month`, `day` and \
                  `hour`, which are the table's partitions.",
    example: "\"vehicle_id\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&FIELD_NAME),
};

static TYPE: Key = Key {
    name: "type",
    path: "firehose.field.type",
    title: "Type of the field",
    description: "The type of the field, as Glue writes it: `string`, `double`, `decimal(10,2)`, `array<string>`, `struct<latitude:double,longitude:double>`.",
    example: "\"string\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&GLUE_TYPE),
};

impl Field {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let name = from.text(&NAME);
        let glue_type = from.text(&TYPE);
        Some(Self {
            span: Some(from.span()),
            name: name?,
            glue_type: glue_type?,
        })
    }

    /// The fields of a blueprint that states none.
    pub(crate) fn defaults() -> Vec<Self> {
        let field = |(name, glue_type): &(&str, &str)| Self {
            span: None,
            name: Located::default_value(FieldName::from_checked(name)),
            glue_type: Located::default_value(GlueType::from_checked(glue_type)),
        };
        DEFAULT_FIELDS.iter().map(field).collect()
    }
}
