/// Whether a region has a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// AWS's own list names it and a second source agrees.
    Offered,
    /// Two sources deny it and none names it, or AWS's own page denies it.
    NotOffered,
    /// The sources are silent or contradict each other: worth a warning (`facts-missing`), never a refusal.
    Unknown,
}
