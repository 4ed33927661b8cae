//! Constant expressions as values.

use hcl_edit::expr::{Expression, ObjectKey, UnaryOperator};
use hcl_edit::template::{HeredocTemplate, Template};

use super::{Object, Value};

/// The value of `expression`, if it is a constant that [`Value`] can hold.
pub(super) fn literal(expression: &Expression) -> Option<Value> {
    match expression {
        Expression::Null(_) => Some(Value::Null),
        Expression::Bool(value) => Some(Value::Bool(*value.value())),
        Expression::Number(number) => number.value().as_i64().map(Value::Integer),
        Expression::String(text) => Some(Value::String(text.value().clone())),
        Expression::HeredocTemplate(heredoc) => heredoc_text(heredoc).map(Value::String),
        Expression::UnaryOp(operation) if *operation.operator.value() == UnaryOperator::Neg => {
            match &operation.expr {
                Expression::Number(number) => {
                    let magnitude = i128::from(number.value().as_u64()?);
                    i64::try_from(-magnitude).ok().map(Value::Integer)
                }
                _ => None,
            }
        }
        Expression::Parenthesis(inner) => literal(inner.inner()),
        Expression::Array(items) => items
            .iter()
            .map(literal)
            .collect::<Option<_>>()
            .map(Value::List),
        Expression::Object(entries) => {
            let mut object = Object::new();
            for (key, value) in entries.iter() {
                object.insert(object_key(key)?, literal(value.expr())?);
            }
            Some(Value::Object(object))
        }
        _ => None,
    }
}

fn object_key(key: &ObjectKey) -> Option<String> {
    match key {
        ObjectKey::Ident(name) => Some(name.to_string()),
        ObjectKey::Expression(key) => match literal(key)? {
            Value::String(text) => Some(text),
            _ => None,
        },
    }
}

fn heredoc_text(heredoc: &HeredocTemplate) -> Option<String> {
    let mut heredoc = heredoc.clone();
    heredoc.dedent();
    let template: &Template = &heredoc.template;
    template
        .iter()
        .map(|element| element.as_literal().map(|text| text.value().as_str()))
        .collect()
}
