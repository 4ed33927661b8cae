use std::collections::BTreeMap;

use crate::blueprint::Blueprint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::Origins;
use crate::source::Span;

/// Collects the tags. Two keys that differ in letter case only are refused: IAM takes them for the same key.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_naming>
pub(super) fn resolve(
    blueprint: &Blueprint,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let mut by_folded_key: BTreeMap<String, (&str, Option<Span>)> = BTreeMap::new();
    let mut tags = BTreeMap::new();
    for (key, value) in blueprint.tags.iter() {
        let text = key.value.as_str();
        if let Some((first, first_span)) =
            by_folded_key.insert(text.to_lowercase(), (text, key.span))
        {
            findings.push(
                Diagnostic::new(
                    Code::TagKeyDuplicate,
                    format!("tag keys `{first}` and `{text}` differ in letter case only"),
                    "keep one of them: IAM takes both for the same key and refuses the second",
                )
                .label(key.span, "the same key for IAM")
                .label(first_span, "as this one"),
            );
        }
        origins.record(format!("tags.{text}"), value.span);
        tags.insert(text.to_owned(), value.value.as_str().to_owned());
    }
    tags
}
