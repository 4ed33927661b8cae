//! Stand-in until `crate::catalog::nearest` is there.

/// The name among `among` that `wanted` most likely means, if any is near enough.
pub(crate) fn nearest<'a>(
    wanted: &str,
    among: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let limit = (wanted.chars().count() / 3).max(1);
    if wanted.len() > 64 {
        return None;
    }
    among
        .into_iter()
        .map(|name| (distance(wanted, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, from) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, to) in right.iter().enumerate() {
            let swap = diagonal + usize::from(from != *to);
            diagonal = row[column + 1];
            row[column + 1] = swap.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}
