/// One line of text before alignment.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Nothing at all.
    Blank,
    /// `name = value`, complete on this line.
    Assignment {
        depth: usize,
        name: String,
        value: String,
    },
    /// Anything else: a comment, an opening or closing bracket, an item of a list.
    Plain { depth: usize, text: String },
}
