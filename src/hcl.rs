//! Terraform text: printing values into it and reading structure out of it. The only room that knows the parser crate.
//!
//! Printing goes through [`Document`] and [`Value`]; [`Document`]'s `Display` is clean under `terraform fmt` and keeps hostile
//! strings inert. Reading goes through [`parse`], which gives a [`File`]: what a linter and a table of inputs need, no more.

mod align;
mod attribute;
mod block;
mod body;
mod document;
mod file;
mod identifier;
mod line;
mod literal;
mod local;
mod module_call;
mod object;
mod output;
mod parse_error;
mod print;
mod provider;
mod quote;
mod read;
mod reference;
mod resource;
mod resource_mode;
mod scan;
mod source_text;
mod target;
mod value;
mod variable;

pub use attribute::Attribute;
pub use block::Block;
pub use body::Body;
pub use document::Document;
pub use file::File;
pub use identifier::Identifier;
pub use local::Local;
pub use module_call::ModuleCall;
pub use object::Object;
pub use output::Output;
pub use parse_error::ParseError;
pub use provider::Provider;
pub use read::parse;
pub use reference::Reference;
pub use resource::Resource;
pub use resource_mode::ResourceMode;
pub use target::Target;
pub use value::Value;
pub use variable::Variable;
