//! Source text and places in it: what every diagnostic points at.

mod located;
mod source_file;
mod span;

pub use located::Located;
pub use source_file::SourceFile;
pub use span::Span;
