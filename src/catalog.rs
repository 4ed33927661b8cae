//! AWS facts as pure data: partitions, regions, zones, services, instance types, Aurora's versions and classes. Generated from pinned public packages by
//! `make catalog`; where no trustworthy source has a fact it is absent here, never guessed.

mod architecture;
mod aurora;
mod aurora_engine;
mod aurora_row;
mod availability;
mod class_row;
mod class_table;
mod date;
mod engine_version;
mod fault;
mod instance_class;
mod instance_row;
mod instance_table;
mod instance_type;
mod instance_type_gap;
mod instances;
mod left_out;
mod nearest;
mod nearest_classes;
mod nearest_types;
mod nearest_versions;
mod newer_version;
mod opt_in;
mod partition;
mod partition_id;
mod region;
mod rows;
mod serverless_support;
mod service;
#[cfg(test)]
mod tests;
mod version_table;
mod zone;
mod zone_access;
mod zone_id;
mod zones;

use std::collections::BTreeMap;
use std::sync::OnceLock;

pub use architecture::Architecture;
pub use aurora_engine::AuroraEngine;
pub use availability::Availability;
pub use date::Date;
pub use engine_version::EngineVersion;
pub use instance_class::InstanceClass;
pub use instance_type::InstanceType;
pub use instance_type_gap::InstanceTypeGap;
pub use left_out::LeftOut;
pub use nearest::nearest;
pub use opt_in::OptIn;
pub use partition::Partition;
pub use partition_id::PartitionId;
pub use region::Region;
pub use serverless_support::ServerlessSupport;
pub use service::Service;
pub use zone::Zone;
pub use zone_access::ZoneAccess;
pub use zone_id::ZoneId;
pub use zones::Zones;

use fault::Fault;
use instance_table::InstanceTable;
use rows::{PartitionsFile, RegionsFile, ServicesFile};

/// The AWS facts this program was built with.
///
/// Only checked data makes one: region names are unique, every region has a served partition, a region's zones carry
/// its code and differ in their CIDR slots.
#[derive(Debug)]
pub struct Catalog {
    date: Date,
    partitions: BTreeMap<PartitionId, Partition>,
    regions: BTreeMap<String, Region>,
    left_out: BTreeMap<String, LeftOut>,
    instance_types: InstanceTable<'static>,
}

impl Catalog {
    /// The catalogue built into the program, read on first use.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Catalog> = OnceLock::new();
        EMBEDDED.get_or_init(|| {
            Self::read(
                include_str!("catalog/data/partitions.json"),
                include_str!("catalog/data/regions.json"),
                include_str!("catalog/data/services.json"),
            )
            .expect("the embedded files were checked when they were written, and a test reads them")
        })
    }

    /// The embedded catalogue with its regions and services changed: for facts that no Region of today's data lacks.
    #[cfg(test)]
    pub(crate) fn changed(
        change: impl FnOnce(&mut serde_json::Value, &mut serde_json::Value),
    ) -> Self {
        let json = |text| -> serde_json::Value { serde_json::from_str(text).expect("JSON") };
        let mut regions = json(include_str!("catalog/data/regions.json"));
        let mut services = json(include_str!("catalog/data/services.json"));
        change(&mut regions["regions"], &mut services["services"]);
        Self::read(
            include_str!("catalog/data/partitions.json"),
            &regions.to_string(),
            &services.to_string(),
        )
        .expect("a change that the checks admit")
    }

    /// Reads and checks the three JSON files. The table of instance types is the embedded one: it is read where it is asked.
    fn read(partitions: &str, regions: &str, services: &str) -> Result<Self, Fault> {
        let partitions = PartitionsFile::parse(partitions)?;
        let regions = RegionsFile::parse(regions)?;
        let services = ServicesFile::parse(services)?;
        if partitions.source != regions.source || regions.source != services.source {
            return Err(Fault::new("the data files are of different sources"));
        }
        let date = Date::parse(&partitions.source.date)
            .ok_or_else(|| Fault::new("the date of the sources is no day"))?;
        let partitions = partitions.check()?;
        let left_out = regions.left_out();
        let regions = regions.check(&services.check()?)?;
        if let Some(region) = regions
            .values()
            .find(|row| !partitions.contains_key(&row.partition))
        {
            return Err(Fault::new(format!(
                "{}: its partition has no row",
                region.name
            )));
        }
        Ok(Self {
            date,
            partitions,
            regions,
            left_out,
            instance_types: InstanceTable::parse(include_str!("catalog/data/instance_types.txt"))?,
        })
    }

    /// The day the sources were pinned.
    pub fn date(&self) -> Date {
        self.date
    }

    /// The facts of a partition.
    pub fn partition(&self, id: PartitionId) -> &Partition {
        self.partitions
            .get(&id)
            .expect("`PartitionsFile::check` refuses a file that lacks a partition")
    }

    /// Every region, in the order of the names.
    pub fn regions(&self) -> impl Iterator<Item = &Region> {
        self.regions.values()
    }

    /// The region of that name (`us-east-1`), if the catalogue has it.
    pub fn region(&self, name: &str) -> Option<&Region> {
        self.regions.get(name)
    }

    /// The region that has the zone of that id (`use1-az1`), if the catalogue has it.
    pub fn region_of_zone(&self, zone_id: &str) -> Option<&Region> {
        self.regions().find(|region| region.zone(zone_id).is_some())
    }

    /// Why a real region has no row, for messages on it: `None` for a region with a row and for an unknown name.
    pub fn left_out(&self, name: &str) -> Option<&LeftOut> {
        self.left_out.get(name)
    }
}
