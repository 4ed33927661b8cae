/// A `module` block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleCall {
    /// Its label.
    pub name: String,
    /// Where it stands, counted from one.
    pub line: usize,
    /// The source, where it is a constant string, as Terraform demands.
    pub source: Option<String>,
    /// The input variables that the call sets, with their lines; not Terraform's own arguments (`source`, `for_each`, ...).
    pub arguments: Vec<(String, usize)>,
    /// The providers that the call hands over: the child's name for it and the caller's (`("aws", "aws.us_east_1")`).
    pub providers: Vec<(String, String)>,
}

impl ModuleCall {
    /// Arguments that belong to Terraform, not to the module: <https://developer.hashicorp.com/terraform/language/v1.11.x/modules/syntax#meta-arguments>.
    pub const META_ARGUMENTS: [&'static str; 6] = [
        "count",
        "depends_on",
        "for_each",
        "providers",
        "source",
        "version",
    ];
}
