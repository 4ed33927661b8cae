// Stand-in: a copy of `crate::catalog::nearest` until that room is merged.

/// The candidate most like `wanted`, for "did you mean"; `None` where none is alike enough to be worth naming.
///
/// Alike counts typing errors without regard to case: a letter missing, extra, wrong, or two neighbours swapped. Up to a
/// third of the longer text may be wrong, and never all of it. Of equals the first in alphabetical order is taken, so the
/// answer does not hang on the order of `among`.
pub(crate) fn nearest<'a>(wanted: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = wanted
        .chars()
        .take(LONGEST + 1)
        .flat_map(char::to_lowercase)
        .collect();
    if wanted.is_empty() || wanted.len() > LONGEST {
        return None;
    }
    among
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
            let longer = wanted.len().max(letters.len());
            let allowed = (longer / 3).max(1).min(longer - 1);
            // The difference in length is a lower bound of the distance: most candidates end here.
            if wanted.len().abs_diff(letters.len()) > allowed && wanted != letters {
                return None;
            }
            let distance = distance(&wanted, &letters);
            (distance <= allowed).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Beyond this many letters a value is no misspelt name; it bounds the work for hostile input.
const LONGEST: usize = 100;

/// Optimal string alignment: Damerau-Levenshtein in which no letter is edited twice.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = above[column] + usize::from(letter != other);
            let mut best = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            let swapped =
                row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other;
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[right.len()]
}
