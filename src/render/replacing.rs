/// The value of an attribute whose change replaces its resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacing {
    /// The value as the tree gives it; what only the apply knows stands in angle brackets, another resource by its address.
    pub value: String,
    /// Keys of the plan that make the value: [`Origins`](crate::plan::Origins) knows their places. None where no key does.
    pub keys: &'static [&'static str],
}

impl Replacing {
    pub(super) fn new(value: impl Into<String>, keys: &'static [&'static str]) -> Self {
        Self {
            value: value.into(),
            keys,
        }
    }

    /// The same value, made by these keys.
    pub(super) fn with(self, keys: &'static [&'static str]) -> Self {
        Self { keys, ..self }
    }
}
