//! Reading what an earlier run stored: format first, then content.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::findings;
use crate::diagnostics::Diagnostic;

#[derive(Deserialize)]
struct Versioned {
    format: u64,
}

/// The format of stored JSON, from 1 to `newest`, the newest that this program knows. `shown` is the path for messages.
pub(super) fn format(bytes: &[u8], shown: &str, newest: u64) -> Result<u64, Diagnostic> {
    let versioned: Versioned = read(bytes, shown)?;
    match versioned.format {
        0 => Err(findings::manifest_unreadable(
            shown,
            &"format 0 never existed",
        )),
        format if format > newest => Err(findings::manifest_too_new(shown, format, newest)),
        format => Ok(format),
    }
}

/// Reads JSON of a known format.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8], shown: &str) -> Result<T, Diagnostic> {
    serde_json::from_slice(bytes).map_err(|error| findings::manifest_unreadable(shown, &error))
}

/// `value` as JSON with a final newline.
pub(super) fn write(value: &impl serde::Serialize) -> String {
    let mut text =
        serde_json::to_string_pretty(value).expect("maps with string keys serialise to JSON");
    text.push('\n');
    text
}
