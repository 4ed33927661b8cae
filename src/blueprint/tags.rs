use super::{TagKey, TagValue};
use crate::source::Located;

/// The section `[tags]`: at most 45 tags of the user's own, sorted by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags(pub(crate) Vec<(Located<TagKey>, Located<TagValue>)>);

impl Tags {
    /// Keys and values, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&Located<TagKey>, &Located<TagValue>)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
