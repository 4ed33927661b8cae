use super::class_row::{ClassRow, by_version};
use super::fault::Fault;
use super::version_table::VersionTable;
use super::{AuroraEngine, Availability, Date, EngineVersion};

/// The table of Aurora's instance classes, `data/aurora_classes.txt`, held as text and decoded where it is asked.
///
/// Three lines come first: a note, the source as in the other data files, and the names of the Regions with a price list. Then
/// a line a class, in the order of the names: name, vCPUs, memory in MiB (`-` unknown), a character a Region (the engines that
/// its price list names the class for: 1 MySQL, 2 PostgreSQL, 3 both, 0 none, `?` unknown) and a character a version of
/// `data/aurora_versions.txt` (`+` takes the class, `-` does not, `?` unknown).
#[derive(Clone, Copy, Debug)]
pub(super) struct ClassTable<'t> {
    pub(super) regions: &'t str,
    rows: &'t str,
    versions: VersionTable<'t>,
    on: Date,
}

impl<'t> ClassTable<'t> {
    /// Finds the parts of the text and reads none of the rows. `on` is the day on which versions count as supported.
    pub(super) fn parse(
        text: &'t str,
        versions: VersionTable<'t>,
        on: Date,
    ) -> Result<Self, Fault> {
        let mut parts = text.splitn(4, '\n');
        let (Some(_), Some(_), Some(regions), Some(rows)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Fault::new("the table of classes lacks a header line"));
        };
        Ok(Self {
            regions,
            rows,
            versions,
            on,
        })
    }

    /// The row of the class of that name.
    pub(super) fn find(&self, name: &str) -> Result<Option<ClassRow<'t>>, Fault> {
        let named = |line: &&str| line.split(' ').next() == Some(name);
        self.rows
            .lines()
            .find(named)
            .map(ClassRow::read)
            .transpose()
    }

    /// Every row, in the order of the names.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<ClassRow<'t>, Fault>> {
        self.rows.lines().map(ClassRow::read)
    }

    /// For each Region whether it and the version take the class of a row.
    pub(super) fn offered(
        &self,
        regions: &[&str],
        version: &EngineVersion,
        row: &ClassRow<'_>,
    ) -> Result<Vec<Availability>, Fault> {
        let taken = self.by_version(version, row)?;
        let answer = |region: &&str| match (self.in_region(region, version.engine, row), taken) {
            (Availability::NotOffered, _) | (_, Availability::NotOffered) => {
                Availability::NotOffered
            }
            (Availability::Offered, Availability::Offered) => Availability::Offered,
            _ => Availability::Unknown,
        };
        Ok(regions.iter().map(answer).collect())
    }

    fn in_region(&self, region: &str, engine: AuroraEngine, row: &ClassRow<'_>) -> Availability {
        let bit = match engine {
            AuroraEngine::Mysql => 1,
            AuroraEngine::Postgresql => 2,
        };
        let column = self.regions.split(' ').position(|name| name == region);
        match column.and_then(|column| row.regions.get(column)) {
            Some(sign @ b'0'..=b'3') if (sign - b'0') & bit != 0 => Availability::Offered,
            Some(b'0'..=b'3') => Availability::NotOffered,
            _ => Availability::Unknown,
        }
    }

    /// For a line: what its supported versions have in common.
    fn by_version(
        &self,
        version: &EngineVersion,
        row: &ClassRow<'_>,
    ) -> Result<Availability, Fault> {
        let mut answers = Vec::new();
        for (found, sign) in self.versions.rows().zip(row.versions) {
            let found = found?;
            if found.engine != version.engine {
                continue;
            }
            let meant = if version.is_line() {
                let found = found.engine_version();
                found.major == version.major && !found.has_ended(self.on)
            } else {
                found.version == version.version
            };
            if meant {
                answers.push(by_version(*sign));
            }
        }
        Ok(match answers.as_slice() {
            [first, rest @ ..] if rest.iter().all(|answer| answer == first) => *first,
            _ => Availability::Unknown,
        })
    }
}
