use super::Object;

/// A constant: what a blueprint's value becomes in Terraform text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text; printed so that nothing in it is an expression.
    String(String),
    /// A whole number.
    Integer(i64),
    /// A number with up to three digits behind the point.
    Thousandths(u32),
    /// `true` or `false`.
    Bool(bool),
    /// `null`: the module's own default.
    Null,
    /// Values in order.
    List(Vec<Value>),
    /// Values under keys, in the order of insertion.
    Object(Object),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

/// Whole numbers of every width that fits.
macro_rules! from_integers {
    ($($integer:ty),*) => {
        $(impl From<$integer> for Value {
            fn from(number: $integer) -> Self {
                Self::Integer(i64::from(number))
            }
        })*
    };
}
from_integers!(u8, u16, u32, i32, i64);

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    /// `None` is `null`.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
