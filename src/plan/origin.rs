use crate::source::Span;

/// Where a value of the plan comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The blueprint states it here.
    Blueprint(Span),
    /// The blueprint leaves it to its default.
    Default,
    /// It follows from other values by this rule.
    Rule(&'static str),
}

impl From<Option<Span>> for Origin {
    fn from(span: Option<Span>) -> Self {
        span.map_or(Self::Default, Self::Blueprint)
    }
}
