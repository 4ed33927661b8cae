/// What Terraform does with a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResourceMode {
    /// `resource`: creates and owns it.
    Managed,
    /// `data`: reads it.
    Data,
    /// `ephemeral`: opens it for one run and stores nothing.
    Ephemeral,
}

impl ResourceMode {
    /// The mode that a block of this kind declares.
    pub(super) fn of_block(kind: &str) -> Option<Self> {
        match kind {
            "resource" => Some(Self::Managed),
            "data" => Some(Self::Data),
            "ephemeral" => Some(Self::Ephemeral),
            _ => None,
        }
    }
}
