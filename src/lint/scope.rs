/// How much of a tree is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The root folder and the interfaces that it calls: what is made anew at each render. Everything else is the same for all
    /// blueprints and is judged by this project's tests.
    Generated,
    /// Every folder.
    Whole,
}
