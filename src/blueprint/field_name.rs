use super::text_rule::{TextRule, text_type};

/// What needs no quoting in queries: Athena lowers every name, takes no special character but `_`, and wants names quoted that begin with `_` or a
/// digit. Glue takes 255 bytes.
/// <https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html>
pub(crate) static FIELD_NAME: TextRule = TextRule::new(
    r"^[a-z][a-z0-9_]*$",
    Some(255),
    "lower-case letters, digits and underscores, starting with a letter",
);

text_type!(
    /// The name of a record's field and of its table's column.
    FieldName,
    FIELD_NAME
);
