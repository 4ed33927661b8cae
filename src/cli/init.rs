use std::path::Path;

use super::args::Example;
use super::outcome::Outcome;
use super::streams::Streams;
use crate::output;

const MINIMAL: &str = include_str!("../../blueprints/minimal.toml");
const PRODUCTION: &str = include_str!("../../blueprints/production.toml");

/// `carshare-gen init [FILE]`
pub(super) fn run(file: &Path, from: Example, streams: &mut Streams<'_>) -> Outcome {
    let text = match from {
        Example::Minimal => MINIMAL,
        Example::Production => PRODUCTION,
    };
    match output::create_file(file, text) {
        Ok(()) => {
            let shown = file.display();
            streams.say(&format!(
                "created {shown}\nnext: edit it, then carshare-gen validate {shown}\n"
            ));
            Outcome::Fine
        }
        Err(finding) => {
            let kind = finding.code.kind();
            streams.report(None, &finding.into());
            Outcome::Failed(kind)
        }
    }
}
