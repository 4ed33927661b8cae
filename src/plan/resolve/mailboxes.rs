use std::collections::{BTreeMap, BTreeSet};

use crate::blueprint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Located;

/// Addresses that a topic writes to. One that is named twice is refused: no mail server in use minds the letter case.
pub(super) fn resolve(
    emails: &[Located<blueprint::Email>],
    findings: &mut Diagnostics,
) -> BTreeSet<String> {
    let mut by_folded: BTreeMap<String, &Located<blueprint::Email>> = BTreeMap::new();
    for email in emails {
        let folded = email.value.as_str().to_ascii_lowercase();
        let first = *by_folded.entry(folded).or_insert(email);
        if first.value != email.value {
            findings.push(
                Diagnostic::new(
                    Code::EmailDuplicate,
                    format!(
                        "`{}` and `{}` differ in letter case only",
                        first.value, email.value
                    ),
                    "keep one of them: each message would be sent twice",
                )
                .label(email.span, "the same mailbox")
                .label(first.span, "as this one"),
            );
        }
    }
    emails
        .iter()
        .map(|email| email.value.as_str().to_owned())
        .collect()
}
