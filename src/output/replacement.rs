/// The change of an attribute that Terraform can only make by destroying the resource and making another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The attribute.
    pub attribute: String,
    /// Its value in the tree that is there.
    pub old: String,
    /// Its value in the tree that is wanted.
    pub new: String,
    /// Keys of the plan that make the value.
    pub keys: &'static [&'static str],
}
