/// One field of a record, and column of its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPlan {
    /// Lower-case letters, digits and underscores, at most 255; no other field and no partition key has it.
    pub name: String,
    /// As Glue writes it, without blanks: `double`, `array<struct<latitude:double,longitude:double>>`.
    pub glue_type: String,
}
