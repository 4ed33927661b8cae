//! `examples/<blueprint>/` is what each blueprint renders: the golden test, and the diff that reviewers read first.

use std::collections::BTreeSet;
use std::fs;

use carshare_gen::lint::{Scope, lint};
use carshare_gen::output::{Wanted, changes, snapshot};
use carshare_gen::render::{Library, Stateful, digest, render};

use crate::support::{plan, repository};

fn names(folder: &str, suffix: &str) -> BTreeSet<String> {
    fs::read_dir(repository(folder))
        .unwrap()
        .filter_map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            name.strip_suffix(suffix).map(str::to_owned)
        })
        .collect()
}

#[test]
fn every_example_is_what_its_blueprint_renders() {
    let blueprints = names("blueprints", ".toml");
    assert!(blueprints.len() >= 2, "{blueprints:?}");
    assert_eq!(names("examples", ""), blueprints, "run `make examples`");
    for name in blueprints {
        let text = fs::read_to_string(repository(&format!("blueprints/{name}.toml"))).unwrap();
        let plan = plan(&text);
        let tree = render(&plan, &Library::embedded());
        let defects = lint(&tree, Scope::Whole);
        assert!(defects.is_empty(), "{name}: {defects:?}");
        let digest = digest(&plan);
        let wanted = Wanted {
            stateful: &Stateful::of(&plan),
            ..Wanted::new(&tree, &digest)
        };
        let snapshot = snapshot(&repository(&format!("examples/{name}")), &tree).unwrap();
        let changes = changes(&wanted, &snapshot);
        assert!(
            changes.is_empty(),
            "run `make examples`, read the diff and commit it:\n{}",
            changes.unified_diff()
        );
    }
}

#[test]
fn order_in_the_blueprint_means_nothing() {
    let head = "name = \"a\"\nenvironment = \"b\"\nprimary_region = \"us-east-1\"\n";
    let east = "[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\navailability_zones = [\"use1-az2\", \"use1-az1\"]\n";
    let west = "[[region]]\nname = \"us-west-2\"\ncidr = \"10.1.0.0/16\"\n";
    let one = plan(&format!("{head}{east}{west}"));
    let other = plan(&format!("{head}{west}{east}"));
    assert_eq!(one, other);
    assert_eq!(
        render(&one, &Library::embedded()),
        render(&other, &Library::embedded())
    );
}
