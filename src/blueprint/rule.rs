use super::key::Key;
use super::text_rule::TextRule;

/// What the value of a key must be.
pub(crate) enum Rule {
    /// A string.
    Text(&'static TextRule),
    /// One of a few words.
    Word(fn() -> Vec<&'static str>),
    /// A whole number in a range, both ends included.
    Integer {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// A number in half steps in a range, both ends included.
    Halves {
        /// The smallest.
        min: u16,
        /// The largest.
        max: u16,
    },
    /// One of a few whole numbers.
    IntegerAmong(&'static [i64]),
    /// `true` or `false`.
    Flag,
    /// A number of things, or a list that names them, each once.
    CountOrList {
        /// The fewest, counted or named.
        min: i64,
        /// The most, counted or named.
        max: i64,
        /// What names one.
        item: &'static Item,
    },
    /// A list of strings, each once.
    List {
        /// The fewest.
        min: usize,
        /// The most.
        max: usize,
        /// What each is.
        item: &'static Item,
    },
    /// A list of words of a vocabulary, each once.
    Words {
        /// The vocabulary.
        words: fn() -> Vec<&'static str>,
        /// One of them, with its article: `a query`.
        one: &'static str,
    },
    /// A table of free keys.
    Map {
        /// The most entries.
        max: usize,
        /// What every key must look like.
        key: &'static TextRule,
        /// What no key may look like.
        reserved: &'static TextRule,
        /// What every value must look like.
        value: &'static TextRule,
    },
    /// A table with these keys: `[section]`.
    Section(&'static [&'static Key]),
    /// An array of at least one and at most `max` tables: `[[section]]`.
    Sections {
        /// The keys of each table.
        keys: &'static [&'static Key],
        /// The most tables.
        max: usize,
    },
}

impl Rule {
    /// The keys of a section; none for everything else.
    pub(crate) fn keys(&self) -> &'static [&'static Key] {
        match self {
            Self::Section(keys) | Self::Sections { keys, .. } => keys,
            _ => &[],
        }
    }
}

/// What the items of a list are.
pub(crate) struct Item {
    /// One of them, with its article: `a zone`.
    pub(crate) one: &'static str,
    /// What each must look like.
    pub(crate) rule: &'static TextRule,
    /// One that is right, as TOML.
    pub(crate) example: &'static str,
}
