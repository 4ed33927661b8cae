use super::{GlueType, GlueTypeFault};
use crate::catalog::nearest;
use crate::plan::resolve::listing::either;

const PRIMITIVES: [&str; 11] = [
    "bigint",
    "binary",
    "boolean",
    "date",
    "double",
    "float",
    "int",
    "smallint",
    "string",
    "timestamp",
    "tinyint",
];

/// Types with something in brackets, and how they are written.
const OTHERS: [(&str, &str); 6] = [
    ("array", "array<string>"),
    ("char", "char(10)"),
    ("decimal", "decimal(10,2)"),
    ("map", "map<string,double>"),
    ("struct", "struct<latitude:double,longitude:double>"),
    ("varchar", "varchar(255)"),
];

/// Names that other languages and services have for these types.
const ALIASES: [(&str, &str); 17] = [
    ("bool", "boolean"),
    ("byte", "tinyint"),
    ("bytes", "binary"),
    ("datetime", "timestamp"),
    ("integer", "int"),
    ("int32", "int"),
    ("int64", "bigint"),
    ("list", "array<string>"),
    ("long", "bigint"),
    ("number", "double"),
    ("numeric", "decimal(10,2)"),
    ("object", "struct<latitude:double,longitude:double>"),
    ("real", "float"),
    ("row", "struct<latitude:double,longitude:double>"),
    ("short", "smallint"),
    ("text", "string"),
    ("varbinary", "binary"),
];

/// Types in types. Nobody reads more, and nothing deeper has been seen to work.
const DEEPEST: usize = 15;

type Read<T> = Result<T, GlueTypeFault>;

/// Reads one type and nothing behind it.
pub(super) fn parse(text: &str) -> Read<GlueType> {
    let mut parser = Parser { rest: text };
    let glue_type = parser.glue_type(0)?;
    match parser.rest.trim_start() {
        "" => Ok(glue_type),
        rest => Err(fault(
            format!("after `{glue_type}` there is `{rest}`"),
            format!("write `{glue_type}`"),
        )),
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn glue_type(&mut self, depth: usize) -> Read<GlueType> {
        let name = self.word();
        if depth > DEEPEST {
            let message = format!("there are more than {DEEPEST} types in one another");
            return Err(fault(message, "keep the inner ones as `string`"));
        }
        match name {
            "decimal" => self.decimal(),
            "char" => Ok(GlueType::Characters("char", self.length("char", 255)?)),
            "varchar" => Ok(GlueType::Characters(
                "varchar",
                self.length("varchar", 65535)?,
            )),
            "array" => {
                self.expect('<', name)?;
                let item = self.glue_type(depth + 1)?;
                self.expect('>', name)?;
                Ok(GlueType::Array(Box::new(item)))
            }
            "map" => self.map(depth),
            "struct" => self.members(depth),
            _ => match PRIMITIVES.into_iter().find(|known| *known == name) {
                Some(known) => Ok(GlueType::Primitive(known)),
                None => Err(self.unknown(name)),
            },
        }
    }

    /// Hive has no keys but plain ones: <https://cwiki.apache.org/confluence/display/Hive/LanguageManual+Types>.
    fn map(&mut self, depth: usize) -> Read<GlueType> {
        self.expect('<', "map")?;
        let key = self.glue_type(depth + 1)?;
        self.expect(',', "map")?;
        let value = self.glue_type(depth + 1)?;
        self.expect('>', "map")?;
        if !key.is_plain() {
            let message = format!("`{key}` cannot be the key of a map");
            return Err(fault(message, format!("write `map<string,{value}>`")));
        }
        Ok(GlueType::Map(Box::new(key), Box::new(value)))
    }

    fn members(&mut self, depth: usize) -> Read<GlueType> {
        self.expect('<', "struct")?;
        let mut members: Vec<(String, GlueType)> = Vec::new();
        loop {
            let name = self.word();
            check_member(name, &members)?;
            self.expect(':', "struct")?;
            members.push((name.to_owned(), self.glue_type(depth + 1)?));
            if !self.takes(',') {
                break;
            }
        }
        self.expect('>', "struct")?;
        Ok(GlueType::Struct(members))
    }

    /// At most 38 digits, in all and behind the point: <https://docs.aws.amazon.com/athena/latest/ug/data-types.html>.
    fn decimal(&mut self) -> Read<GlueType> {
        self.expect('(', "decimal")?;
        let precision = self.number("decimal", 1, 38)?;
        let scale = match self.takes(',') {
            true => self.number("decimal", 0, precision)?,
            false => 0,
        };
        self.expect(')', "decimal")?;
        Ok(GlueType::Decimal(precision, scale))
    }

    fn length(&mut self, name: &str, most: u16) -> Read<u16> {
        self.expect('(', name)?;
        let length = self.number(name, 1, most)?;
        self.expect(')', name)?;
        Ok(length)
    }

    fn number(&mut self, name: &str, least: u16, most: u16) -> Read<u16> {
        let word = self.word();
        let number = word.parse::<u16>().ok();
        number
            .filter(|number| (least..=most).contains(number))
            .ok_or_else(|| {
                fault(
                    format!("`{word}` in `{name}(...)` is no number from {least} to {most}"),
                    format!("write {}", written(name)),
                )
            })
    }

    /// Letters, digits and underscores up to the next sign or blank.
    fn word(&mut self) -> &'a str {
        let text = self.rest.trim_start();
        let is_sign = |c: char| !c.is_ascii_alphanumeric() && c != '_';
        let (word, rest) = text.split_at(text.find(is_sign).unwrap_or(text.len()));
        self.rest = rest;
        word
    }

    fn takes(&mut self, sign: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, sign: char, name: &str) -> Read<()> {
        match self.takes(sign) {
            true => Ok(()),
            false => Err(fault(
                format!("`{name}` lacks a `{sign}`"),
                format!("write it like {}", written(name)),
            )),
        }
    }

    fn unknown(&self, name: &str) -> GlueTypeFault {
        let folded = name.to_ascii_lowercase();
        let message = match name {
            "" => "a type is missing in it".to_owned(),
            _ => format!("`{name}` is no type"),
        };
        let names = || PRIMITIVES.into_iter().chain(OTHERS.map(|(name, _)| name));
        let alias = ALIASES.iter().find(|(alias, _)| *alias == folded);
        let meant = alias.map(|(_, meant)| *meant);
        let help = match meant.or_else(|| nearest(name, names())) {
            Some(near) => format!("did you mean {}?", written(near)),
            None => format!("write one of {}", either(names()).unwrap_or_default()),
        };
        fault(message, help)
    }
}

/// A member's name follows the rules of a column's.
fn check_member(name: &str, members: &[(String, GlueType)]) -> Read<()> {
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.contains(|c: char| c.is_ascii_uppercase());
    if !is_name {
        let message = match name {
            "" => "a member of `struct` has no name".to_owned(),
            _ => format!("`{name}` is no name of a member of `struct`"),
        };
        return Err(fault(
            message,
            "write lower-case letters, digits and underscores, starting with a letter",
        ));
    }
    match members.iter().any(|(other, _)| other == name) {
        true => Err(fault(
            format!("two members are called `{name}`"),
            "write another name for one of them",
        )),
        false => Ok(()),
    }
}

/// The type with this name, in backticks and as it is written in full.
fn written(name: &str) -> String {
    let full = OTHERS.iter().find(|(other, _)| *other == name);
    format!("`{}`", full.map_or(name, |(_, full)| full))
}

fn fault(message: impl Into<String>, help: impl Into<String>) -> GlueTypeFault {
    GlueTypeFault {
        message: message.into(),
        help: help.into(),
    }
}
