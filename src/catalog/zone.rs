use super::{ZoneAccess, ZoneId};

/// An availability zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Its id, the same place in every account.
    pub id: ZoneId,
    /// Who can use it.
    pub access: ZoneAccess,
}
