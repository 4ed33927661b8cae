//! What the catalogue says of Aurora.

use super::aurora_classes::ClassTable;
use super::aurora_row::{AuroraRow, major};
use super::nearest_classes::NearestClasses;
use super::nearest_versions::nearest_versions;
use super::{AuroraEngine, Availability, Catalog, EngineVersion, InstanceClass};

/// Tests read every row of the embedded tables.
pub(super) const WHOLE: &str = "the embedded tables of Aurora hold no faulty row";

const VERSIONS: &str = include_str!("data/aurora_versions.txt");
const CLASSES: &str = include_str!("data/aurora_classes.txt");

impl Catalog {
    /// Every version of the engine, in the order of their numbers: those that AWS lets be created and those that a release
    /// calendar dates, also where their standard support has ended. No lines.
    pub fn engine_versions(&self, engine: AuroraEngine) -> Vec<EngineVersion> {
        rows(engine).map(|row| row.engine_version()).collect()
    }

    /// The version of that name (`16.8`, `8.0.mysql_aurora.3.10.1`) or the line of that name (`16`, `8.0`).
    pub fn engine_version(&self, engine: AuroraEngine, text: &str) -> Option<EngineVersion> {
        let of_line: Vec<_> = rows(engine)
            .filter(|row| major(engine, row.version) == major(engine, text))
            .map(|row| row.engine_version())
            .collect();
        if text == major(engine, text) {
            return self.line(&of_line);
        }
        of_line.into_iter().find(|version| version.version == text)
    }

    /// The version that a blueprint without one gets: the newest that AWS designates for long-term support.
    pub fn default_engine_version(&self, engine: AuroraEngine) -> EngineVersion {
        let newest = rows(engine).map(|row| row.engine_version());
        let newest = newest.filter(|version| version.lts).last();
        newest.expect("a test finds a version with long-term support for each engine")
    }

    /// At most three versions to name instead of this one, the best first: all of this engine, their standard support not ended
    /// on the catalogue's own day. The next newer ones of its line come first, then long-term support.
    pub fn nearest_engine_versions(&self, engine: AuroraEngine, text: &str) -> Vec<EngineVersion> {
        nearest_versions(self.engine_versions(engine), text, self.date())
    }

    /// The instance class of that name (`db.r6g.large`), if any Region or version of Aurora has it. `db.serverless` is none.
    pub fn instance_class(&self, name: &str) -> Option<InstanceClass> {
        table().find(name).map(|row| row.instance_class())
    }

    /// Whether the Region offers the class for the engine's version.
    ///
    /// Offered: the Region's recorded list for the engine names it and AWS's table of classes admits the version. Not offered:
    /// the recorded list lacks it, or the table admits newer versions only. Unknown: no list of the Region, a class or a line
    /// that the table is silent on. Unknown is worth a warning, never a refusal.
    pub fn class_offered(
        &self,
        region: &str,
        version: &EngineVersion,
        class: &str,
    ) -> Availability {
        table().offered(region, version, class)
    }

    /// At most three classes to name instead of this one, the nearest first: all offered in the Regions for the version, and
    /// all such as `suits` admits. For an existing class these are the nearest in size, for an unknown name in spelling.
    pub fn nearest_instance_classes(
        &self,
        name: &str,
        version: &EngineVersion,
        regions: &[&str],
        suits: impl Fn(&InstanceClass) -> bool,
    ) -> Vec<InstanceClass> {
        NearestClasses::new(&table(), version, regions, suits).to(name)
    }

    /// The facts that hold for every supported version of a line, or for all of them where none is supported any more.
    fn line(&self, versions: &[EngineVersion]) -> Option<EngineVersion> {
        let ended = |version: &&EngineVersion| version.has_ended(self.date());
        let supported: Vec<_> = versions.iter().filter(|version| !ended(version)).collect();
        let among = if supported.is_empty() {
            versions.iter().collect()
        } else {
            supported
        };
        let newest = *among.last()?;
        let mut line = EngineVersion {
            version: newest.major.clone(),
            lts: false,
            standard_support_ends: None,
            ..newest.clone()
        };
        line.global = among.iter().all(|version| version.global);
        Some(line)
    }
}

fn rows(engine: AuroraEngine) -> impl Iterator<Item = AuroraRow<'static>> {
    let lines = VERSIONS.lines().skip(2);
    lines
        .map(|line| AuroraRow::read(line).expect(WHOLE))
        .filter(move |row| row.engine == engine)
}

fn table() -> ClassTable<'static> {
    ClassTable::parse(CLASSES).expect(WHOLE)
}
