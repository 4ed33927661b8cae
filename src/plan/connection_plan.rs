use crate::choice::ConnectionProvider;

/// The connection to a repository that AWS does not host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConnectionPlan {
    /// One that the tree makes, and a person has to confirm.
    Created(ConnectionProvider),
    /// One that is there: its ARN, of the tree's partition.
    Existing(String),
}
