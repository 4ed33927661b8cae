//! Puts the `=` of neighbouring assignments below each other, as `terraform fmt` does.
//!
//! The rule is that of hclwrite's formatter (<https://github.com/hashicorp/hcl/blob/main/hclwrite/format.go>, `formatCells`): an
//! assignment counts if its brackets close on its own line; a run of such lines shares one column; every other line ends the run.

use super::line::Line;

/// The text of `lines`, each with its indentation and a newline.
pub(super) fn align(lines: &[Line]) -> String {
    let mut text = String::new();
    let same_run =
        |a: &Line, b: &Line| matches!((a, b), (Line::Assignment { .. }, Line::Assignment { .. }));
    for run in lines.chunk_by(same_run) {
        let column = run.iter().map(name_columns).max().unwrap_or(0);
        for line in run {
            write_line(&mut text, line, column);
        }
    }
    text
}

/// How many columns the name takes. One character is one column: names hold none that combines with its neighbours (see `quote`).
fn name_columns(line: &Line) -> usize {
    match line {
        Line::Assignment { name, .. } => name.chars().count(),
        Line::Plain { .. } | Line::Blank => 0,
    }
}

fn write_line(text: &mut String, line: &Line, column: usize) {
    let indent = |text: &mut String, depth: usize| text.extend(std::iter::repeat_n("  ", depth));
    match line {
        Line::Blank => {}
        Line::Assignment { depth, name, value } => {
            indent(text, *depth);
            text.push_str(name);
            text.extend(std::iter::repeat_n(' ', column - name_columns(line)));
            text.push_str(" = ");
            text.push_str(value);
        }
        Line::Plain { depth, text: plain } => {
            indent(text, *depth);
            text.push_str(plain);
        }
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{Line, align};

    fn assignment(name: &str, value: &str) -> Line {
        Line::Assignment {
            depth: 1,
            name: name.to_owned(),
            value: value.to_owned(),
        }
    }

    #[test]
    fn a_run_shares_a_column_and_other_lines_end_it() {
        let lines = [
            assignment("a", "1"),
            assignment("long", "2"),
            Line::Plain {
                depth: 1,
                text: "longer_still = {".to_owned(),
            },
            assignment("bb", "3"),
            Line::Blank,
            assignment("größe", "4"),
            assignment("c", "5"),
        ];
        assert_eq!(
            align(&lines),
            "  a    = 1\n  long = 2\n  longer_still = {\n  bb = 3\n\n  größe = 4\n  c     = 5\n"
        );
    }
}
