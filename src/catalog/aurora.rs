//! What the catalogue says of Aurora.

use super::class_row::ClassRow;
use super::class_table::ClassTable;
use super::nearest_classes::NearestClasses;
use super::nearest_versions::nearest_versions;
use super::newer_version::newer_version;
use super::version_table::VersionTable;
use super::{AuroraEngine, Availability, Catalog, EngineVersion, InstanceClass};

/// Tests read every row of the embedded tables.
pub(super) const WHOLE: &str = "the embedded tables of Aurora hold no faulty row";

pub(super) const VERSIONS: &str = include_str!("data/aurora_versions.txt");
pub(super) const CLASSES: &str = include_str!("data/aurora_classes.txt");

impl Catalog {
    /// Every version of the engine, in the order of their numbers: those that AWS lets be created, also where their standard
    /// support has ended. No lines, and nothing of Aurora Limitless.
    pub fn engine_versions(&self, engine: AuroraEngine) -> Vec<EngineVersion> {
        let rows = versions().rows().map(|row| row.expect(WHOLE));
        rows.filter(|row| row.engine == engine)
            .map(|row| row.engine_version())
            .collect()
    }

    /// The version of that name (`16.8`, `8.0.mysql_aurora.3.10.1`) or the line of that name (`16`, `8.0`).
    pub fn engine_version(&self, engine: AuroraEngine, text: &str) -> Option<EngineVersion> {
        let mut of_line = self.engine_versions(engine);
        of_line.retain(|version| version.major == engine.major(text));
        if text == engine.major(text) {
            return versions().line(&of_line, self.date());
        }
        of_line.into_iter().find(|version| version.version == text)
    }

    /// What can be believed of a version that is newer than all that the catalogue has of its line (`16.99`): the facts of the newest one, but for the end of
    /// its support. `None` for every other text. Worth a warning: AWS may have made it since the catalogue's day, or it is a slip.
    pub fn newer_engine_version(&self, engine: AuroraEngine, text: &str) -> Option<EngineVersion> {
        let mut of_line = self.engine_versions(engine);
        of_line.retain(|version| version.major == engine.major(text));
        newer_version(of_line.last()?, text)
    }

    /// The version that a blueprint without one gets: the newest that AWS designates for long-term support.
    pub fn default_engine_version(&self, engine: AuroraEngine) -> EngineVersion {
        let mut versions = self.engine_versions(engine);
        versions.retain(|version| version.lts);
        let newest = versions.pop();
        newest.expect("a test finds a version with long-term support for each engine")
    }

    /// At most three versions to name instead of this one, the best first: all of the engine, their standard support not ended
    /// on the catalogue's own day, of each minor version its newest patch.
    ///
    /// First comes a version that the text abridges (`3.10.1`), then its line, therein long-term support, then the newest.
    pub fn nearest_engine_versions(&self, engine: AuroraEngine, text: &str) -> Vec<EngineVersion> {
        nearest_versions(&self.engine_versions(engine), text, self.date())
    }

    /// The instance class of that name (`db.r6g.large`), if any Region's price list has it for Aurora. `db.serverless` is none.
    pub fn instance_class(&self, name: &str) -> Option<InstanceClass> {
        self.class_row(name)?.instance_class()
    }

    /// Whether the Region offers the class for the engine's version; `db.serverless` counts as a class here.
    ///
    /// Offered: the Region's price list names it for the engine, and the version is known to take it. Not offered: the price
    /// list lacks it, the version does not take it, or no such class exists. Unknown: no price list of the Region, or nothing
    /// says whether the version takes the class (Aurora MySQL 8.4, Aurora PostgreSQL 18, the newest classes with Aurora MySQL
    /// 8.0); of a line also what its supported versions differ in. Unknown is worth a warning, never a refusal.
    pub fn class_offered(
        &self,
        region: &str,
        version: &EngineVersion,
        class: &str,
    ) -> Availability {
        let Some(row) = self.class_row(class) else {
            return Availability::NotOffered;
        };
        let offered = self.classes().offered(&[region], version, &row);
        offered.expect(WHOLE)[0]
    }

    /// At most three classes to name instead of this one, the nearest first: none that a Region or the version lacks, and all
    /// such as `suits` admits; what is known to be offered comes first.
    ///
    /// For an existing class these are the nearest in memory: of its kind first (`r` with Graviton), then the newest
    /// generation. For an unknown name they are the nearest in spelling.
    pub fn nearest_instance_classes(
        &self,
        name: &str,
        version: &EngineVersion,
        regions: &[&str],
        suits: impl Fn(&InstanceClass) -> bool,
    ) -> Vec<InstanceClass> {
        NearestClasses::new(&self.classes(), name, version, regions, suits).to(name)
    }

    fn class_row(&self, name: &str) -> Option<ClassRow<'static>> {
        self.classes().find(name).expect(WHOLE)
    }

    pub(super) fn classes(&self) -> ClassTable<'static> {
        ClassTable::parse(CLASSES, versions(), self.date()).expect(WHOLE)
    }
}

pub(super) fn versions() -> VersionTable<'static> {
    VersionTable::parse(VERSIONS).expect(WHOLE)
}
