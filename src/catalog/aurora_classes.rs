use super::fault::Fault;
use super::{Availability, EngineVersion, InstanceClass};

/// The table of Aurora's instance classes, `data/aurora_classes.txt`, held as text.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClassTable<'t> {
    columns: &'t str,
    rows: &'t str,
}

/// A row of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClassRow<'t> {
    pub(super) name: &'t str,
    size: Option<(u32, u32)>,
    marks: &'t str,
    cells: &'t [u8],
}

impl<'t> ClassTable<'t> {
    pub(super) fn parse(text: &'t str) -> Result<Self, Fault> {
        let mut parts = text.splitn(4, '\n');
        let (Some(_), Some(_), Some(columns), Some(rows)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Fault::new("the table of classes lacks a header line"));
        };
        Ok(Self { columns, rows })
    }

    pub(super) fn find(&self, name: &str) -> Option<ClassRow<'t>> {
        self.rows().find(|row| row.name == name)
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = ClassRow<'t>> {
        self.rows.lines().filter_map(|line| {
            let fields: Vec<&str> = line.split(' ').collect();
            let [name, vcpus, memory, marks, cells] = fields.as_slice() else {
                return None;
            };
            Some(ClassRow {
                name,
                size: vcpus.parse().ok().zip(memory.parse().ok()),
                marks,
                cells: cells.as_bytes(),
            })
        })
    }

    pub(super) fn offered(
        &self,
        region: &str,
        _version: &EngineVersion,
        class: &str,
    ) -> Availability {
        let column = self.columns.split(' ').position(|name| name == region);
        match (self.find(class), column) {
            (Some(row), Some(column)) if row.cells.get(column) == Some(&b'3') => {
                Availability::Offered
            }
            (_, Some(_)) => Availability::NotOffered,
            _ => Availability::Unknown,
        }
    }
}

impl ClassRow<'_> {
    pub(super) fn instance_class(&self) -> InstanceClass {
        InstanceClass {
            name: self.name.to_owned(),
            vcpus: self.size.map(|(vcpus, _)| vcpus),
            memory_mib: self.size.map(|(_, memory)| memory),
            burstable: self.name.starts_with("db.t"),
            global: !self.name.starts_with("db.t"),
            performance_insights: self.marks.contains('P'),
        }
    }
}
