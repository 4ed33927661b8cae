use super::{Body, Local, ModuleCall, Output, Provider, Reference, Resource, Variable};

/// What one file of Terraform declares and names; every list is in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// Input variables.
    pub variables: Vec<Variable>,
    /// Outputs.
    pub outputs: Vec<Output>,
    /// Names under `locals`.
    pub locals: Vec<Local>,
    /// Module calls.
    pub modules: Vec<ModuleCall>,
    /// Resources, data sources and ephemeral resources.
    pub resources: Vec<Resource>,
    /// Provider configurations.
    pub providers: Vec<Provider>,
    /// Everything that an expression names, except what the language itself binds there (loop variables), type expressions, and
    /// the addresses in `ignore_changes`, `moved`, `removed` and `terraform` blocks.
    pub references: Vec<Reference>,
    /// The whole text as attributes and blocks.
    pub body: Body,
}
