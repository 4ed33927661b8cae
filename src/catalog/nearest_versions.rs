use std::cmp::Reverse;

use super::{AuroraEngine, Date, EngineVersion};

/// How many suggestions a message can hold.
const SUGGESTIONS: usize = 3;

/// The versions to suggest instead of a text, of the engine's in their order: those still supported on the day, of each minor
/// version its newest patch.
pub(super) fn nearest_versions(
    versions: &[EngineVersion],
    text: &str,
    on: Date,
) -> Vec<EngineVersion> {
    let supported = versions
        .iter()
        .filter(|version| !version.has_ended(on) && version.version != text);
    let mut ranked: Vec<_> = supported.enumerate().collect();
    ranked.sort_by_cached_key(|(age, version)| {
        let line = version.major.as_str();
        let same_line = text == line
            || text
                .strip_prefix(line)
                .is_some_and(|rest| rest.starts_with('.'));
        let abridged = version.version.ends_with(&format!("aurora.{text}"));
        (!abridged, !same_line, !version.lts, Reverse(*age))
    });
    let mut minors: Vec<Vec<u32>> = Vec::new();
    ranked.retain(|(_, version)| {
        let minor = minor(version);
        let is_new = !minors.contains(&minor);
        minors.push(minor);
        is_new
    });
    let best = ranked.into_iter().map(|(_, version)| version.clone());
    best.take(SUGGESTIONS).collect()
}

/// What the patches of a minor version share: 8, 0, 3, 10 of `8.0.mysql_aurora.3.10.1`; 16, 8 of `16.8`.
fn minor(version: &EngineVersion) -> Vec<u32> {
    let parts = version.version.split('.');
    let mut numbers: Vec<u32> = parts.filter_map(|part| part.parse().ok()).collect();
    if version.engine == AuroraEngine::Mysql && version.major == "8.0" {
        numbers.truncate(4);
    }
    numbers
}
