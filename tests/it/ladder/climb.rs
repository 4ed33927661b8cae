//! The trees of `tests/trees.toml`, one test each.

use super::climber::Climber;
use super::trees::Trees;

fn climb(name: &str) {
    let entry = Trees::read().entry(name);
    let mut climber = Climber::new(&entry.name, &entry.blueprint);
    climber.neighbours = entry.neighbours;
    climber.climb_all(&entry.rungs);
}

/// One test a tree, so that they run side by side and each has a verdict of its own.
macro_rules! climb {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                climb(stringify!($name));
            }
        )*

        #[test]
        fn every_tree_of_the_list_has_its_test() {
            let listed: Vec<String> = Trees::read().entries().into_iter().map(|entry| entry.name).collect();
            assert_eq!(listed, [$(stringify!($name)),*]);
        }
    };
}

climb! {
    minimal production frugal sealed sealed_ipv4 frugal_dual_stack china govcloud nearest
    sealed_signed_in frugal_http one_region_domain sealed_nearest frugal_failover own_certificate
    apart_signed_in certificates_signed_in one_region_two_versions failover_signed_in sealed_http
}
