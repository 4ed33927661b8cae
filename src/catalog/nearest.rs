/// The candidate most like `wanted`, for "did you mean"; `None` where none is alike enough to be worth naming.
///
/// Alike counts typing errors without regard to case: a letter missing, extra, wrong, or two neighbours swapped. Up to a
/// third of the longer text may be wrong, and never all of it. Of equals the first in alphabetical order is taken, so the
/// answer does not hang on the order of `among`.
pub fn nearest<'a>(wanted: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = letters(wanted)?;
    among
        .filter_map(|candidate| Some((errors(&wanted, candidate)?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many typing errors lie between two texts; `None` where they are not alike in the sense of [`nearest`].
pub(super) fn likeness(wanted: &str, candidate: &str) -> Option<usize> {
    errors(&letters(wanted)?, candidate)
}

/// The letters to compare, or `None` for a text that is like no name.
fn letters(text: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = text
        .chars()
        .take(LONGEST + 1)
        .flat_map(char::to_lowercase)
        .collect();
    (!letters.is_empty() && letters.len() <= LONGEST).then_some(letters)
}

fn errors(wanted: &[char], candidate: &str) -> Option<usize> {
    let letters: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
    let longer = wanted.len().max(letters.len());
    let allowed = (longer / 3).max(1).min(longer - 1);
    // The difference in length is a lower bound of the distance: most candidates end here.
    if wanted.len().abs_diff(letters.len()) > allowed && wanted != letters {
        return None;
    }
    let distance = distance(wanted, &letters);
    (distance <= allowed).then_some(distance)
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

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    const REGIONS: [&str; 5] = [
        "us-west-2",
        "us-east-1",
        "eu-west-1",
        "us-east-2",
        "ap-south-1",
    ];

    fn apart(left: &str, right: &str) -> usize {
        distance(
            &left.chars().collect::<Vec<_>>(),
            &right.chars().collect::<Vec<_>>(),
        )
    }

    #[test]
    fn each_kind_of_typing_error_counts_one() {
        assert_eq!(apart("flow", "flow"), 0);
        assert_eq!(apart("flw", "flow"), 1);
        assert_eq!(apart("floow", "flow"), 1);
        assert_eq!(apart("flaw", "flow"), 1);
        assert_eq!(apart("folw", "flow"), 1);
        assert_eq!(apart("", "flow"), 4);
        assert_eq!(apart("kitten", "sitting"), 3);
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        for wanted in [
            "us-esat-1",
            "useast-1",
            "us-east-11",
            "US-EAST-1",
            "us_east_1",
        ] {
            assert_eq!(
                nearest(wanted, REGIONS.into_iter()),
                Some("us-east-1"),
                "{wanted}"
            );
        }
    }

    #[test]
    fn a_tie_goes_to_the_alphabet_whatever_the_order() {
        assert_eq!(nearest("us-east-3", REGIONS.into_iter()), Some("us-east-1"));
        assert_eq!(
            nearest("us-east-3", REGIONS.into_iter().rev()),
            Some("us-east-1")
        );
    }

    #[test]
    fn what_is_unlike_all_names_gets_no_answer() {
        let long = "us-east-1".repeat(100);
        for wanted in ["", "mars", "frankfurt", "x", long.as_str()] {
            assert_eq!(nearest(wanted, REGIONS.into_iter()), None, "{wanted}");
        }
        assert_eq!(nearest("b", ["a"].into_iter()), None);
        assert_eq!(nearest("a", std::iter::empty()), None);
    }
}
