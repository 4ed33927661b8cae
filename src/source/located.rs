use super::Span;

/// A value together with the place in the blueprint that it was read from.
///
/// A value that the blueprint does not state has no place: it is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Located<T> {
    /// The value itself.
    pub value: T,
    /// Where it stands, or `None` for a default.
    pub span: Option<Span>,
}

impl<T> Located<T> {
    /// A value read from `span`.
    pub fn at(value: T, span: Span) -> Self {
        Self {
            value,
            span: Some(span),
        }
    }

    /// A value that the blueprint leaves to its default.
    pub fn default_value(value: T) -> Self {
        Self { value, span: None }
    }
}
