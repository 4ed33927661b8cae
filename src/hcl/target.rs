use std::fmt::{Display, Formatter, Result};

/// What a reference names. `Display` gives the address as it is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// `var.name`.
    Variable(String),
    /// `local.name`.
    Local(String),
    /// `module.name` and the output behind it, past any instance key (`module.name["x"].output`).
    Module {
        /// The call's label.
        name: String,
        /// The output; `None` where the module is named as a whole.
        output: Option<String>,
    },
    /// `type.name`: a managed resource.
    Resource {
        /// The type.
        kind: String,
        /// The name.
        name: String,
    },
    /// `data.type.name`.
    Data {
        /// The type.
        kind: String,
        /// The name.
        name: String,
    },
    /// `ephemeral.type.name`.
    Ephemeral {
        /// The type.
        kind: String,
        /// The name.
        name: String,
    },
    /// `aws.alias` in `provider`, `providers` and their like.
    Provider {
        /// The provider's local name.
        name: String,
        /// The alias; `None` for the default configuration.
        alias: Option<String>,
    },
    /// `each.key`, `each.value`.
    Each(String),
    /// `count.index`.
    Count(String),
    /// `path.module` and its like.
    Path(String),
    /// `terraform.workspace` and its like.
    Terraform(String),
    /// `run.name` in a test file.
    Run(String),
    /// `output.name` in a test file.
    Output(String),
    /// `self`, or a name that stands for nothing in Terraform's language.
    Other(String),
}

impl Display for Target {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let (parts, last): (&[&str], Option<&String>) = match self {
            Self::Variable(name) => (&["var", name], None),
            Self::Local(name) => (&["local", name], None),
            Self::Module { name, output } => (&["module", name], output.as_ref()),
            Self::Resource { kind, name } => (&[kind, name], None),
            Self::Data { kind, name } => (&["data", kind, name], None),
            Self::Ephemeral { kind, name } => (&["ephemeral", kind, name], None),
            Self::Provider { name, alias } => (&[name], alias.as_ref()),
            Self::Each(name) => (&["each", name], None),
            Self::Count(name) => (&["count", name], None),
            Self::Path(name) => (&["path", name], None),
            Self::Terraform(name) => (&["terraform", name], None),
            Self::Run(name) => (&["run", name], None),
            Self::Output(name) => (&["output", name], None),
            Self::Other(name) => (&[name], None),
        };
        formatter.write_str(&parts.join("."))?;
        last.map_or(Ok(()), |last| write!(formatter, ".{last}"))
    }
}
