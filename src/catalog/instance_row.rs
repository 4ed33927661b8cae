use super::fault::Fault;
use super::{Architecture, InstanceType, InstanceTypeGap};

/// A row of the instance table, its fields still text.
#[derive(Clone, Copy, Debug)]
pub(super) struct InstanceRow<'t> {
    pub(super) name: &'t str,
    pub(super) architecture: Architecture,
    /// None where only a price list names the type.
    pub(super) facts: Option<InstanceFacts<'t>>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct InstanceFacts<'t> {
    pub(super) vcpus: u32,
    pub(super) memory_mib: u32,
    marks: &'t str,
    /// One character a column of the table.
    pub(super) cells: &'t [u8],
}

impl<'t> InstanceRow<'t> {
    /// Reads a line: `name architecture`, and for a type with facts ` vcpus memory marks cells`.
    pub(super) fn read(line: &'t str) -> Result<Self, Fault> {
        let fault = || Fault::new(format!("`{line}` is no row of an instance type"));
        let fields: Vec<&str> = line.split(' ').collect();
        let (name, architecture, rest) = match fields.as_slice() {
            [name, architecture, rest @ ..] => (*name, *architecture, rest),
            _ => return Err(fault()),
        };
        let facts = match rest {
            [] => None,
            [vcpus, memory_mib, marks, cells] => Some(InstanceFacts {
                vcpus: vcpus.parse().map_err(|_| fault())?,
                memory_mib: memory_mib.parse().map_err(|_| fault())?,
                marks,
                cells: cells.as_bytes(),
            }),
            _ => return Err(fault()),
        };
        Ok(Self {
            name,
            architecture: Architecture::parse(architecture).ok_or_else(fault)?,
            facts,
        })
    }

    /// The type, unless there is a gap.
    pub(super) fn instance_type(&self) -> Option<InstanceType> {
        let facts = self.facts.filter(|_| self.gap().is_none())?;
        Some(InstanceType {
            name: self.name.to_owned(),
            architecture: self.architecture,
            vcpus: facts.vcpus,
            memory_mib: facts.memory_mib,
            current_generation: facts.is_current(),
            spot: facts.marks.contains('S'),
            ipv6: facts.marks.contains('6'),
        })
    }

    /// What keeps it from being a type with facts.
    pub(super) fn gap(&self) -> Option<InstanceTypeGap> {
        let Some(facts) = self.facts else {
            return Some(InstanceTypeGap::FactsMissing {
                architecture: self.architecture,
            });
        };
        // https://docs.aws.amazon.com/linux/al2023/ug/system-requirements.html
        // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-mac-instances.html
        let reason = if facts.marks.contains('G') {
            "Amazon Linux 2023 needs Graviton2 or later"
        } else if facts.marks.contains('M') {
            "it runs macOS only"
        } else {
            return None;
        };
        Some(InstanceTypeGap::Unusable { reason })
    }
}

impl InstanceFacts<'_> {
    pub(super) fn is_current(&self) -> bool {
        self.marks.contains('C')
    }
}
