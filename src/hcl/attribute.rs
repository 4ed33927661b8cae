use super::Value;

/// `name = expression`, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The name.
    pub name: String,
    /// The line of the name, counted from one.
    pub line: usize,
    /// The expression as it stands in the file, possibly over several lines.
    pub text: String,
    /// The expression's value where it is a constant made of what [`Value`] holds; a heredoc without template marks is one.
    pub literal: Option<Value>,
    /// Where the expression is an object: the text of each key and of its expression (`("aws", "aws.us_east_1")`), in order.
    pub entries: Vec<(String, String)>,
}

impl Attribute {
    /// The value, where it is a constant string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.literal {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }
}
