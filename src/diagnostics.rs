//! Findings as data: what is wrong, where, and what to type instead. Rendering them is `cli`'s work.

mod code;
mod diagnostic;
mod diagnostic_list;
mod kind;
mod label;
mod severity;

pub use code::Code;
pub use diagnostic::Diagnostic;
pub use diagnostic_list::Diagnostics;
pub use kind::Kind;
pub use label::Label;
pub use severity::Severity;
