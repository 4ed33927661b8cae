use std::collections::BTreeMap;

use crate::blueprint::{Blueprint, TagKey};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::Origins;
use crate::source::Located;

/// Collects the tags. Two keys that differ in letter case only are refused: IAM takes them for the same key.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_naming>
pub(super) fn resolve(
    blueprint: &Blueprint,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let mut stated: Vec<_> = blueprint.tags.iter().collect();
    stated.sort_by_key(|(key, _)| key.span);
    let mut by_folded_key: BTreeMap<String, &Located<TagKey>> = BTreeMap::new();
    let mut tags = BTreeMap::new();
    for (key, value) in stated {
        let text = key.value.as_str();
        let first = *by_folded_key.entry(text.to_lowercase()).or_insert(key);
        if first.value != key.value {
            findings.push(
                Diagnostic::new(
                    Code::TagKeyDuplicate,
                    format!(
                        "tag keys `{}` and `{text}` differ in letter case only",
                        first.value
                    ),
                    "keep one of them: IAM takes both for the same key and refuses the second",
                )
                .label(key.span, "the same key for IAM")
                .label(first.span, "as this one"),
            );
        }
        origins.record(format!("tags.{text}"), value.span);
        tags.insert(text.to_owned(), value.value.as_str().to_owned());
    }
    tags
}
