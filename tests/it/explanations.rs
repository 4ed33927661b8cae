//! `carshare-gen explain` has something to say on every code, always in the same form.

use carshare_gen::blueprint::parse;
use carshare_gen::diagnostics::Code;
use carshare_gen::source::SourceFile;

const WHY: &str = "\n\n**Why it matters.** ";
const HOW: &str = "\n\n**How to mend it.** ";

/// Meaning, reason, remedy, and the language and text of the example.
fn parts(text: &str) -> Option<(&str, &str, &str, &str, &str)> {
    let (meaning, rest) = text.split_once(WHY)?;
    let (why, rest) = rest.split_once(HOW)?;
    let (how, rest) = rest.split_once("\n\n```")?;
    let (language, rest) = rest.split_once('\n')?;
    let example = rest.strip_suffix("\n```\n")?;
    Some((meaning, why, how, language, example))
}

#[test]
fn every_explanation_has_the_form() {
    for code in Code::ALL {
        let text = code.explanation();
        let Some((meaning, why, how, language, example)) = parts(text) else {
            panic!("`{code}` is not: meaning, why, how, example");
        };
        assert!(
            !meaning.contains('\n') && !meaning.starts_with('#'),
            "{code}: {meaning}"
        );
        for sentence in [meaning, why, how] {
            assert!(
                sentence.len() > 15 && sentence.ends_with(['.', ':']),
                "{code}: {sentence}"
            );
        }
        assert!(["toml", "sh"].contains(&language), "{code}: {language}");
        assert!(!example.is_empty() && !example.contains("```"), "{code}");
        assert!(
            text.lines().all(|line| line.chars().count() <= 120),
            "{code} has a long line"
        );
    }
}

#[test]
fn meanings_differ() {
    let mut meanings: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.explanation().lines().next())
        .collect();
    meanings.sort_unstable();
    meanings.dedup();
    assert_eq!(meanings.len(), Code::ALL.len());
}

/// An example shows a part of a blueprint: what it leaves out may be missing, what it shows is right.
#[test]
fn every_example_blueprint_has_the_right_shape() {
    let mut seen = 0;
    for code in Code::ALL {
        let Some((_, _, _, "toml", example)) = parts(code.explanation()) else {
            continue;
        };
        seen += 1;
        if let Err(findings) = parse(&SourceFile::new("example.toml", example)) {
            let wrong: Vec<_> = findings
                .iter()
                .filter(|finding| finding.code != Code::KeyMissing)
                .collect();
            assert!(wrong.is_empty(), "{code}: {wrong:?}");
        }
    }
    assert!(seen > 20, "only {seen} examples are blueprints");
}
