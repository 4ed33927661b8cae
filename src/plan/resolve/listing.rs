/// Names in backticks as alternatives: "`a`, `b` or `c`"; `None` where there is none.
pub(super) fn either(names: impl IntoIterator<Item = impl AsRef<str>>) -> Option<String> {
    joined(names, "or")
}

/// Names in backticks together: "`a`, `b` and `c`"; `None` where there is none.
pub(super) fn both(names: impl IntoIterator<Item = impl AsRef<str>>) -> Option<String> {
    joined(names, "and")
}

fn joined(names: impl IntoIterator<Item = impl AsRef<str>>, last_by: &str) -> Option<String> {
    let quoted = names.into_iter().map(|name| format!("`{}`", name.as_ref()));
    let quoted: Vec<String> = quoted.collect();
    let (last, before) = quoted.split_last()?;
    Some(match before {
        [] => last.clone(),
        _ => format!("{} {last_by} {last}", before.join(", ")),
    })
}
