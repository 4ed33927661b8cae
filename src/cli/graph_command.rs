use std::path::Path;

use super::args::Judgement;
use super::load::Loaded;
use super::outcome::Outcome;
use super::streams::Streams;
use crate::render::{Graph, mermaid};

/// `carshare-gen graph FILE`
pub(super) fn run(file: &Path, judgement: Judgement, streams: &mut Streams<'_>) -> Outcome {
    let loaded = Loaded::read(file, judgement.as_of());
    streams.report(loaded.source.as_ref(), &loaded.findings);
    if let Some(kind) = loaded.failure(judgement) {
        return Outcome::Failed(kind);
    }
    let resolved = loaded
        .resolved
        .expect("a blueprint without errors is resolved");
    streams
        .product(&mermaid(&Graph::of(&resolved.plan)))
        .map_or_else(Outcome::Failed, |()| Outcome::Fine)
}
