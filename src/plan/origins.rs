use std::collections::BTreeMap;

use super::Origin;

/// The origin of each value of a plan, by plan key: `nat.egress`, `region.us-east-1.zones.use1-az1`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins(BTreeMap<String, Origin>);

impl Origins {
    pub(super) fn record(&mut self, key: impl Into<String>, origin: impl Into<Origin>) {
        self.0.insert(key.into(), origin.into());
    }

    /// The origin of `key`, if the plan has such a value.
    pub fn get(&self, key: &str) -> Option<Origin> {
        self.0.get(key).copied()
    }

    /// All keys with their origins, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Origin)> {
        self.0.iter().map(|(key, origin)| (key.as_str(), *origin))
    }
}
