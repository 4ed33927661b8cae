use serde::Deserialize;

/// Whether an account must enable a region before it can use it.
///
/// Source: <https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html>
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum OptIn {
    /// Launched before March 20, 2019, or in a partition without opt-in regions: usable at once.
    NotRequired,
    /// Disabled until the account opts in.
    Required,
}
