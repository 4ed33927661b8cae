use super::aurora_classes::ClassTable;
use super::{Availability, EngineVersion, InstanceClass};

/// How many suggestions a message can hold.
const SUGGESTIONS: usize = 3;

/// The search for classes to suggest. It reads the whole table: only a refusal does it.
pub(super) struct NearestClasses {
    classes: Vec<InstanceClass>,
}

impl NearestClasses {
    pub(super) fn new(
        table: &ClassTable<'_>,
        version: &EngineVersion,
        regions: &[&str],
        suits: impl Fn(&InstanceClass) -> bool,
    ) -> Self {
        let offered = |class: &InstanceClass| {
            let in_region = |region: &&str| table.offered(region, version, &class.name);
            regions
                .iter()
                .all(|region| in_region(region) != Availability::NotOffered)
        };
        Self {
            classes: table
                .rows()
                .map(|row| row.instance_class())
                .filter(|class| suits(class) && offered(class))
                .collect(),
        }
    }

    pub(super) fn to(&self, name: &str) -> Vec<InstanceClass> {
        let other = self.classes.iter().filter(|class| class.name != name);
        other.take(SUGGESTIONS).cloned().collect()
    }
}
