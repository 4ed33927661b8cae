//! What each rung demands.

mod apply;
mod contract;
mod fmt;
mod mocks;
mod plan;
mod scan;
mod validate;

pub(crate) use apply::{apply, is_settled};

use super::climber::Climber;
use super::rung::Rung;
use super::static_rules;

/// Climbs `rung`, for which the rungs below it may have left something.
pub(crate) fn climb(climber: &mut Climber, rung: Rung) -> Result<(), String> {
    match rung {
        Rung::Fmt => fmt::climb(climber),
        Rung::Validate => validate::climb(climber),
        Rung::Test => mocks::climb(climber),
        Rung::Plan => plan::climb(climber),
        Rung::Apply => apply::climb(climber),
        Rung::Contract => contract::climb(climber),
        Rung::Scan => scan::climb(climber),
        Rung::Static => static_rules::climb(climber),
    }
}
