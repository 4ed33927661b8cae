//! The data files as they are written, and the checks that turn them into facts.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fault::Fault;
use super::{
    Availability, LeftOut, OptIn, Partition, PartitionId, Region, Service, Zone, ZoneAccess,
    ZoneId, Zones,
};

/// Where a file's rows come from; every file carries it.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) date: String,
    packages: BTreeMap<String, String>,
    provider: String,
    written_by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartitionsFile {
    pub(super) source: Source,
    partitions: Vec<PartitionRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartitionRow {
    id: PartitionId,
    dns_suffix: String,
    service_principals: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RegionsFile {
    pub(super) source: Source,
    regions: Vec<RegionRow>,
    left_out: Vec<LeftOut>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionRow {
    name: String,
    partition: PartitionId,
    description: Option<String>,
    opt_in: OptIn,
    code: Option<String>,
    zones: Option<Vec<ZoneRow>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneRow {
    id: String,
    access: ZoneAccess,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServicesFile {
    pub(super) source: Source,
    services: BTreeMap<Service, ServiceRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceRow {
    offered: Vec<String>,
    not_offered: Vec<String>,
    unknown: Vec<String>,
}

/// Region name -> service -> availability.
type Services = BTreeMap<String, BTreeMap<Service, Availability>>;

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    Ok(serde_json::from_str(text)?)
}

impl PartitionsFile {
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        parse(text)
    }

    pub(super) fn check(self) -> Result<BTreeMap<PartitionId, Partition>, Fault> {
        let mut partitions = BTreeMap::new();
        for row in self.partitions {
            if row.dns_suffix != row.id.dns_suffix() {
                return Err(Fault::new(format!(
                    "{}: the DNS suffix is not `{}`",
                    row.id,
                    row.id.dns_suffix()
                )));
            }
            let partition = Partition {
                id: row.id,
                service_principals: row.service_principals,
            };
            if partitions.insert(row.id, partition).is_some() {
                return Err(Fault::new(format!("{}: two rows", row.id)));
            }
        }
        match PartitionId::ALL
            .iter()
            .find(|id| !partitions.contains_key(id))
        {
            Some(id) => Err(Fault::new(format!("{id}: no row"))),
            None => Ok(partitions),
        }
    }
}

impl RegionsFile {
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        parse(text)
    }

    pub(super) fn left_out(&self) -> BTreeMap<String, LeftOut> {
        self.left_out
            .iter()
            .map(|row| (row.name.clone(), row.clone()))
            .collect()
    }

    pub(super) fn check(self, services: &Services) -> Result<BTreeMap<String, Region>, Fault> {
        let mut regions = BTreeMap::new();
        let mut codes = BTreeSet::new();
        for row in self.regions {
            let name = row.name.clone();
            let region = row.check(services.get(&name).cloned().unwrap_or_default())?;
            if let Some(code) = &region.code
                && !codes.insert(code.clone())
            {
                return Err(Fault::new(format!(
                    "{name}: another region has the code `{code}`"
                )));
            }
            if regions.insert(name.clone(), region).is_some() {
                return Err(Fault::new(format!("{name}: two rows")));
            }
        }
        match services.keys().find(|name| !regions.contains_key(*name)) {
            Some(name) => Err(Fault::new(format!(
                "{name}: a service names it, but it has no row"
            ))),
            None => Ok(regions),
        }
    }
}

impl RegionRow {
    fn check(self, availability: BTreeMap<Service, Availability>) -> Result<Region, Fault> {
        let zones = match (&self.code, self.zones) {
            (Some(code), Some(rows)) => Zones::Known(check_zones(&self.name, code, rows)?),
            (None, None) => Zones::FactsMissing,
            _ => {
                return Err(Fault::new(format!(
                    "{}: zones and code are known together or not at all",
                    self.name
                )));
            }
        };
        Ok(Region {
            name: self.name,
            partition: self.partition,
            description: self.description,
            opt_in: self.opt_in,
            code: self.code,
            zones,
            availability,
        })
    }
}

fn check_zones(region: &str, code: &str, rows: Vec<ZoneRow>) -> Result<Vec<Zone>, Fault> {
    let mut by_slot = BTreeMap::new();
    for row in rows {
        let id = ZoneId::parse(&row.id)
            .ok_or_else(|| Fault::new(format!("{region}: `{}` has no slot", row.id)))?;
        if id.code() != code {
            return Err(Fault::new(format!(
                "{region}: zone `{id}` is not of `{code}`"
            )));
        }
        let zone = Zone {
            id,
            access: row.access,
        };
        if let Some(other) = by_slot.insert(zone.id.slot(), zone) {
            return Err(Fault::new(format!(
                "{region}: two zones in the slot of `{}`",
                other.id
            )));
        }
    }
    if by_slot.is_empty() {
        return Err(Fault::new(format!("{region}: a list without zones")));
    }
    Ok(by_slot.into_values().collect())
}

impl ServicesFile {
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        parse(text)
    }

    pub(super) fn check(self) -> Result<Services, Fault> {
        let mut services = Services::new();
        for (service, row) in self.services {
            let answers = [
                (Availability::Offered, row.offered),
                (Availability::NotOffered, row.not_offered),
                (Availability::Unknown, row.unknown),
            ];
            for (availability, regions) in answers {
                for region in regions {
                    if services
                        .entry(region.clone())
                        .or_default()
                        .insert(service, availability)
                        .is_some()
                    {
                        return Err(Fault::new(format!("{region}: two answers for {service}")));
                    }
                }
            }
        }
        Ok(services)
    }
}
