use super::fault::Fault;
use super::{Availability, InstanceClass};

/// The class of every instance of Aurora Serverless v2.
const SERVERLESS: &str = "db.serverless";

/// A row of the table of instance classes, its fields still text.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClassRow<'t> {
    pub(super) name: &'t str,
    vcpus: &'t str,
    memory_mib: &'t str,
    /// One character a Region.
    pub(super) regions: &'t [u8],
    /// One character a version.
    pub(super) versions: &'t [u8],
}

impl<'t> ClassRow<'t> {
    /// Reads a line: `name vcpus memory regions versions`.
    pub(super) fn read(line: &'t str) -> Result<Self, Fault> {
        let fields: Vec<&str> = line.split(' ').collect();
        let [name, vcpus, memory_mib, regions, versions] = fields.as_slice() else {
            return Err(Fault::new(format!("`{line}` is no row of a class")));
        };
        Ok(Self {
            name,
            vcpus,
            memory_mib,
            regions: regions.as_bytes(),
            versions: versions.as_bytes(),
        })
    }

    /// The class; none for `db.serverless`, which has no fixed size.
    pub(super) fn instance_class(&self) -> Option<InstanceClass> {
        if self.name == SERVERLESS {
            return None;
        }
        let burstable = self.name.starts_with("db.t");
        Some(InstanceClass {
            name: self.name.to_owned(),
            vcpus: self.vcpus.parse().ok(),
            memory_mib: self.memory_mib.parse().ok(),
            burstable,
            global: !burstable,
        })
    }
}

/// What a version's character says.
pub(super) fn by_version(sign: u8) -> Availability {
    match sign {
        b'+' => Availability::Offered,
        b'-' => Availability::NotOffered,
        _ => Availability::Unknown,
    }
}
