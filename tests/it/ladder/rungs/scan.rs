use std::process::Command;

use crate::ladder::climber::Climber;
use crate::ladder::paths;

/// Checkov finds nothing that is not skipped beside its resource.
pub(super) fn climb(climber: &Climber) -> Result<(), String> {
    let output = Command::new(paths::tests().join("tools/scan"))
        .env("CARGO_TARGET_DIR", paths::target())
        .arg(climber.folder())
        .output()
        .map_err(|error| format!("tests/tools/scan does not start: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}
