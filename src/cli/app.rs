use std::path::Path;

use super::outcome::Outcome;
use super::streams::Streams;
use crate::output;
use crate::render::starter;

/// `carshare-gen app DIR`
pub(super) fn run(dir: &Path, streams: &mut Streams<'_>) -> Outcome {
    let files = starter();
    match output::create_folder(dir, &files) {
        Ok(()) => {
            for (path, _) in files.iter() {
                streams.say(&format!("created {}\n", path.below(dir).display()));
            }
            streams.say(&format!(
                "next: read {}, then push to the branch that the pipeline watches; the rendered tree's README.md has the commands\n",
                dir.join("README.md").display()
            ));
            Outcome::Fine
        }
        Err(findings) => Outcome::Failed(streams.fail(&findings)),
    }
}
