use super::rule::Rule;

/// One key of a section: its rule, its default and its documentation, declared once for the parser, the messages and the JSON Schema.
pub(crate) struct Key {
    /// The key as it stands in the blueprint.
    pub(crate) name: &'static str,
    /// Where it stands, for messages: `nat.egress`.
    pub(crate) path: &'static str,
    /// A few words for editors.
    pub(crate) title: &'static str,
    /// What it does, with units.
    pub(crate) description: &'static str,
    /// A value that is right, as TOML.
    pub(crate) example: &'static str,
    /// What a blueprint without the key means.
    pub(crate) fallback: Fallback,
    /// What its value must be.
    pub(crate) rule: Rule,
}

impl Key {
    /// The key as the subject of a sentence.
    pub(crate) fn subject(&self) -> String {
        format!("`{}`", self.path)
    }
}

/// What it means that a key is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fallback {
    /// The blueprint is wrong.
    Needed,
    /// Nothing: there is no such thing, or a later step derives it.
    Absent,
    /// This number.
    Integer(i64),
    /// This word.
    Word(&'static str),
    /// This text.
    Text(&'static str),
    /// This flag.
    Flag(bool),
    /// These fields: name and type.
    Fields(&'static [(&'static str, &'static str)]),
    /// An empty list.
    EmptyList,
    /// An empty section: the defaults of everything in it.
    Empty,
}
