/// The four kinds of failure; each has an exit status of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What is on disk is not what the blueprint renders.
    Differences,
    /// The blueprint or the command line is wrong.
    Input,
    /// The machine refuses: I/O, permissions, a lock.
    Environment,
    /// A defect of this program: the user can only report it.
    Bug,
}

impl Kind {
    /// The process's exit status for this kind. Success is 0.
    pub fn exit_status(self) -> u8 {
        match self {
            Self::Differences => 1,
            Self::Input => 2,
            Self::Environment => 3,
            Self::Bug => 4,
        }
    }
}
