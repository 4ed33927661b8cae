//! The trees of `tests/trees.toml`, one test each.

use super::climber::Climber;
use super::rung::Rung;
use super::trees::{TreeEntry, Trees};

fn climb(name: &str) {
    let entry = Trees::read().entry(name);
    let mut climber = Climber::new(&entry.name, &entry.blueprint);
    climber.neighbours = entry.neighbours;
    climber.climb_all(&entry.rungs);
}

fn is_applied(entry: &TreeEntry) -> bool {
    entry.rungs.contains(&Rung::Apply)
}

/// The trees that the ladder's time goes by: three Regions, and one that grows a second.
fn is_longest(entry: &TreeEntry) -> bool {
    ["production", "sealed"].contains(&entry.name.as_str())
}

/// One test a tree, so that they run side by side and each has a verdict of its own. Tests start in the order of their names: first the trees that
/// take longest from the first rung to the last, then the others that are applied, which wait more than they work, so that none of them is left
/// waiting alone at the end.
macro_rules! climb {
    ($($module:ident: $belongs:expr, [$($name:ident)*])*) => {
        $(
            mod $module {
                $(
                    #[test]
                    fn $name() {
                        super::climb(stringify!($name));
                    }
                )*

                #[test]
                fn every_tree_of_the_kind_has_its_test() {
                    let entries = super::Trees::read().entries().into_iter();
                    let belongs: fn(&super::TreeEntry) -> bool = $belongs;
                    let listed: Vec<String> = entries.filter(belongs).map(|entry| entry.name).collect();
                    assert_eq!(listed, [$(stringify!($name)),*]);
                }
            }
        )*
    };
}

climb! {
    a_longest: super::is_longest, [production sealed]
    applied: |entry| super::is_applied(entry) && !super::is_longest(entry), [
        minimal frugal china govcloud nearest
    ]
    planned: |entry| !super::is_applied(entry), [
        sealed_ipv4 frugal_dual_stack sealed_signed_in frugal_http one_region_domain
        sealed_nearest frugal_failover own_certificate apart_signed_in certificates_signed_in
        one_region_two_versions failover_signed_in sealed_http
    ]
}
