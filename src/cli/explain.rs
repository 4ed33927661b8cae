use super::outcome::Outcome;
use super::streams::Streams;
use crate::catalog::nearest;
use crate::diagnostics::{Code, Diagnostic, Kind};

/// `carshare-gen explain [CODE]`
pub(super) fn run(code: Option<&str>, streams: &mut Streams<'_>) -> Outcome {
    let text = match code {
        None => list(),
        Some(name) => match Code::ALL.iter().find(|code| code.as_str() == name) {
            Some(code) => code.explanation().to_owned(),
            None => {
                streams.report(None, &unknown(name).into());
                return Outcome::Failed(Kind::Input);
            }
        },
    };
    streams
        .product(&text)
        .map_or_else(Outcome::Failed, |()| Outcome::Fine)
}

/// Every code with the first line of its explanation.
fn list() -> String {
    let width = Code::ALL
        .iter()
        .map(|c| c.as_str().len())
        .max()
        .unwrap_or(0);
    Code::ALL
        .iter()
        .map(|code| {
            let meaning = code.explanation().lines().next().unwrap_or_default();
            format!(
                "{:width$}  {:7}  {}\n",
                code.as_str(),
                code.severity().as_str(),
                meaning.trim_start_matches('#').trim()
            )
        })
        .collect()
}

fn unknown(name: &str) -> Diagnostic {
    let help = match nearest(name, Code::ALL.iter().map(|code| code.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`carshare-gen explain` lists all codes".to_owned(),
    };
    Diagnostic::new(
        Code::CodeUnknown,
        format!("there is no code `{}`", name.escape_debug()),
        help,
    )
}
