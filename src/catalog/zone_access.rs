use serde::Deserialize;

/// Whether a zone can be used. Only open zones are chosen by default.
///
/// Source of the kinds: <https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html#constrained-zones>;
/// of each zone: `generate/cited.toml`.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ZoneAccess {
    /// Usable from every account.
    Open,
    /// In every account, but left behind: current instance types and several services are not offered in it.
    Constrained,
    /// Only accounts that already have resources in it still see it.
    ClosedToNewAccounts,
}
