use std::cmp::Reverse;

use super::aurora_row::{major, numbers, order};
use super::{Date, EngineVersion};

/// How many suggestions a message can hold.
const SUGGESTIONS: usize = 3;

/// The versions to suggest instead of a text, of the engine's in order: those still supported on the day.
pub(super) fn nearest_versions(
    versions: Vec<EngineVersion>,
    text: &str,
    on: Date,
) -> Vec<EngineVersion> {
    let mut supported: Vec<_> = versions
        .into_iter()
        .filter(|version| !version.has_ended(on) && version.version != text)
        .collect();
    let first = numbers(text).next();
    supported.sort_by_cached_key(|version| {
        let same_line = version.major == major(version.engine, text);
        let alike = first.is_some() && numbers(&version.version).next() == first;
        let older = order(&version.version, text).is_lt();
        (!same_line, !alike, same_line && older, !version.lts)
    });
    // Of equals the newest.
    let mut ranked: Vec<_> = supported.into_iter().enumerate().collect();
    ranked.sort_by_cached_key(|(at, version)| {
        let same_line = version.major == major(version.engine, text);
        (!same_line, !version.lts, Reverse(*at))
    });
    let best = ranked.into_iter().map(|(_, version)| version);
    best.take(SUGGESTIONS).collect()
}
