use crate::choice::ObjectLockMode;

/// For how long nobody can remove what is written to the bucket of logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObjectLockPlan {
    /// Who can all the same.
    pub mode: ObjectLockMode,
    /// Days, 1 to 36500.
    pub days: u16,
}
