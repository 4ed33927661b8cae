use std::cmp::Reverse;

use super::aurora::WHOLE;
use super::class_table::ClassTable;
use super::nearest::likeness;
use super::{Availability, EngineVersion, InstanceClass};

/// How many suggestions a message can hold.
const SUGGESTIONS: usize = 3;

/// The search for classes to suggest. It reads the whole table: only a refusal does it.
pub(super) struct NearestClasses {
    /// The class of the name that was asked for, if it exists.
    wanted: Option<InstanceClass>,
    /// Those that may be suggested.
    fitting: Vec<Candidate>,
}

struct Candidate {
    class: InstanceClass,
    /// Whether it is not known to be offered in a Region or for the version: such come last.
    open: bool,
}

impl NearestClasses {
    pub(super) fn new(
        table: &ClassTable<'_>,
        name: &str,
        version: &EngineVersion,
        regions: &[&str],
        suits: impl Fn(&InstanceClass) -> bool,
    ) -> Self {
        let (mut wanted, mut fitting) = (None, Vec::new());
        for row in table.rows() {
            let row = row.expect(WHOLE);
            let Some(class) = row.instance_class() else {
                continue;
            };
            if class.name == name {
                wanted = Some(class);
                continue;
            }
            if !suits(&class) {
                continue;
            }
            let answers = table.offered(regions, version, &row).expect(WHOLE);
            if !answers.contains(&Availability::NotOffered) {
                let open = answers.contains(&Availability::Unknown);
                fitting.push(Candidate { class, open });
            }
        }
        Self { wanted, fitting }
    }

    /// The suggestions for the name.
    pub(super) fn to(mut self, name: &str) -> Vec<InstanceClass> {
        match &self.wanted {
            Some(wanted) => self
                .fitting
                .sort_by_cached_key(|Candidate { class, open }| {
                    (
                        *open,
                        times(wanted.memory_mib, class.memory_mib),
                        kind(&wanted.name) != kind(&class.name),
                        wanted.burstable != class.burstable,
                        Reverse(generation(&class.name)),
                        class.name.clone(),
                    )
                }),
            None => self
                .fitting
                .sort_by_cached_key(|Candidate { class, open }| {
                    (
                        likeness(name, &class.name).unwrap_or(usize::MAX),
                        *open,
                        class.memory_mib,
                        Reverse(generation(&class.name)),
                        class.name.clone(),
                    )
                }),
        }
        let classes = self.fitting.into_iter().map(|candidate| candidate.class);
        classes.take(SUGGESTIONS).collect()
    }
}

/// How many times the larger number holds the smaller, in thousandths; the most where one is unknown.
fn times(left: Option<u32>, right: Option<u32>) -> u64 {
    match (left, right) {
        (Some(left), Some(right)) => {
            u64::from(left.max(right)) * 1000 / u64::from(left.min(right).max(1))
        }
        _ => u64::MAX,
    }
}

/// `rg` of `db.r6g.large`: the family without its generation.
fn kind(name: &str) -> String {
    let family = name.split('.').nth(1).unwrap_or_default();
    family.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// 6 of `db.r6g.large`.
fn generation(name: &str) -> u32 {
    let family = name.split('.').nth(1).unwrap_or_default();
    let digits: String = family.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_default()
}
