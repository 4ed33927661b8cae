/// A name that stands in Terraform text without quotes: an ASCII letter, then letters, digits, `_` and `-`; no word of the language.
///
/// HCL itself also takes Unicode letters and a leading `_`; this project never writes them bare.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

/// Words that mean something else in at least one place where a name may stand (`{ for = 1 }` opens a loop).
const RESERVED: [&str; 9] = [
    "else", "endfor", "endif", "false", "for", "if", "in", "null", "true",
];

impl Identifier {
    /// Takes `name` if it is one.
    pub fn new(name: impl Into<String>) -> Option<Self> {
        let name = name.into();
        is_identifier(&name).then_some(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for Identifier {
    /// A name written in the program.
    ///
    /// # Panics
    ///
    /// Where the literal is no identifier: a defect that every test of the caller meets.
    fn from(name: &'static str) -> Self {
        Self::new(name).expect("names written in the program are identifiers")
    }
}

/// Whether `name` may stand bare, as an attribute's name or an object's key.
pub(super) fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        && !RESERVED.contains(&name)
}
