//! Reading what an earlier run stored: format first, then content.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::findings;
use crate::diagnostics::Diagnostic;

/// The only format there is so far, of manifest and journal alike.
pub(super) const FORMAT: u64 = 1;

#[derive(Deserialize)]
struct Versioned {
    format: u64,
}

/// Reads JSON whose `format` this program knows. `shown` is the path for messages.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8], shown: &str) -> Result<T, Diagnostic> {
    let unreadable = |error: serde_json::Error| findings::manifest_unreadable(shown, &error);
    let versioned: Versioned = serde_json::from_slice(bytes).map_err(unreadable)?;
    match versioned.format {
        FORMAT => serde_json::from_slice(bytes).map_err(unreadable),
        format if format > FORMAT => Err(findings::manifest_too_new(shown, format)),
        _ => Err(findings::manifest_unreadable(
            shown,
            &"format 0 never existed",
        )),
    }
}

/// `value` as JSON with a final newline.
pub(super) fn write(value: &impl serde::Serialize) -> String {
    let mut text =
        serde_json::to_string_pretty(value).expect("maps with string keys serialise to JSON");
    text.push('\n');
    text
}
