use std::fmt;

mod parser;
#[cfg(test)]
mod tests;

/// A type of a column, as Glue writes it and Athena reads it.
///
/// <https://docs.aws.amazon.com/athena/latest/ug/data-types.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum GlueType {
    /// A type without parameters.
    Primitive(&'static str),
    /// Digits in all, and behind the point.
    Decimal(u16, u16),
    /// Characters, of a fixed number or up to one.
    Characters(&'static str, u16),
    /// Values in order.
    Array(Box<GlueType>),
    /// Values by key.
    Map(Box<GlueType>, Box<GlueType>),
    /// Members by name.
    Struct(Vec<(String, GlueType)>),
}

/// What is wrong with a text that is no type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GlueTypeFault {
    /// What, as the end of a sentence.
    pub(super) message: String,
    /// What to write instead.
    pub(super) help: String,
}

impl GlueType {
    /// Reads a type; blanks mean nothing.
    ///
    /// # Errors
    ///
    /// The first fault in `text`.
    pub(super) fn parse(text: &str) -> Result<Self, GlueTypeFault> {
        parser::parse(text)
    }

    /// Whether it is one value, without others in it.
    pub(super) fn is_plain(&self) -> bool {
        !matches!(self, Self::Array(_) | Self::Map(..) | Self::Struct(_))
    }

    /// Whether it can be computed with.
    pub(super) fn is_number(&self) -> bool {
        const NUMBERS: [&str; 6] = ["tinyint", "smallint", "int", "bigint", "float", "double"];
        match self {
            Self::Primitive(name) => NUMBERS.contains(name),
            Self::Decimal(..) => true,
            _ => false,
        }
    }

    /// Whether it is a point in time.
    pub(super) fn is_timestamp(&self) -> bool {
        *self == Self::Primitive("timestamp")
    }
}

/// As Glue takes it: without blanks.
impl fmt::Display for GlueType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Primitive(name) => formatter.write_str(name),
            Self::Decimal(precision, scale) => write!(formatter, "decimal({precision},{scale})"),
            Self::Characters(name, length) => write!(formatter, "{name}({length})"),
            Self::Array(item) => write!(formatter, "array<{item}>"),
            Self::Map(key, value) => write!(formatter, "map<{key},{value}>"),
            Self::Struct(members) => {
                formatter.write_str("struct<")?;
                for (number, (name, member)) in members.iter().enumerate() {
                    let comma = if number > 0 { "," } else { "" };
                    write!(formatter, "{comma}{name}:{member}")?;
                }
                formatter.write_str(">")
            }
        }
    }
}
