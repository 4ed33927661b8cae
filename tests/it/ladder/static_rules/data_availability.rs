//! The data tier stands in each zone that the blueprint names.

use std::collections::BTreeSet;

use super::evidence::{Evidence, Resource};

/// Where the plan has a cluster, it has as many instances as were asked for, in as many zones as they can stand in, and may stand in the
/// database subnet of each zone; where instances mount the file system, each zone has a mount target in its own database subnet. No other
/// Region has either.
pub(super) fn data_survives_a_zone(evidence: &Evidence) -> Vec<String> {
    let Some(promise) = &evidence.promise else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (alias, zones) in &promise.zones {
        let region = Region {
            evidence,
            alias,
            zones,
        };
        let mut wrong = |what: String| findings.push(format!("{alias}: {what}"));
        region.check_cluster(promise.clusters.get(alias), &mut wrong);
        region.check_mounts(promise.mounts.contains(alias), &mut wrong);
    }
    findings
}

/// A cluster takes three zones whatever it is given, so that stating two is a replacement at every plan.
/// <https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/rds_cluster#availability_zones-1>
pub(super) fn clusters_state_no_zones(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    for file in &evidence.files {
        for block in file.parsed.body.blocks_of("resource") {
            if block.label(0) == "aws_rds_cluster"
                && block.body.attribute("availability_zones").is_some()
            {
                findings.push(format!("{}: {}", file.path, block.label(1)));
            }
        }
    }
    findings
}

struct Region<'a> {
    evidence: &'a Evidence,
    alias: &'a str,
    zones: &'a BTreeSet<String>,
}

impl<'a> Region<'a> {
    /// What a module call of the root holds.
    fn in_call(&self, call: &str, kind: &'a str) -> impl Iterator<Item = &'a Resource> {
        let prefix = format!("module.{call}{}.", self.alias);
        self.evidence
            .of_kind(kind)
            .filter(move |resource| resource.address.starts_with(&prefix))
    }

    fn check_cluster(&self, instances: Option<&usize>, wrong: &mut impl FnMut(String)) {
        let clusters: BTreeSet<&str> = self
            .in_call("aurora_", "aws_rds_cluster")
            .map(|cluster| cluster.address.as_str())
            .collect();
        if clusters.len() != usize::from(instances.is_some()) {
            wrong(format!("clusters: {clusters:?}"));
        }
        let Some(&promised) = instances else {
            return;
        };
        let all = || self.in_call("aurora_", "aws_rds_cluster_instance");
        let keys: BTreeSet<&str> = all().map(|instance| instance.key.as_str()).collect();
        if keys.len() != promised {
            wrong(format!("instances {keys:?}, not {promised}"));
        }
        let stand: Vec<&Resource> = all().filter(|instance| instance.stands()).collect();
        let zones: BTreeSet<&str> = stand
            .iter()
            .filter_map(|instance| instance.text("availability_zone"))
            .collect();
        if !stand.is_empty() && zones.len() != promised.min(self.zones.len()) {
            wrong(format!("{promised} database instances stand in {zones:?}"));
        }
        let groups: Vec<&Resource> = self.in_call("aurora_", "aws_db_subnet_group").collect();
        if groups.is_empty() {
            wrong("no database subnet group".to_owned());
        }
        let shall: BTreeSet<&str> = self.database_subnets().map(|(_, id)| id).collect();
        for group in groups.into_iter().filter(|group| group.stands()) {
            let is = Resource::texts(&group.values["subnet_ids"]);
            if is != shall {
                wrong(format!("{} has {is:?}, not {shall:?}", group.address));
            }
        }
    }

    fn check_mounts(&self, promised: bool, wrong: &mut impl FnMut(String)) {
        let targets = || self.in_call("efs_mount_", "aws_efs_mount_target");
        let zones: BTreeSet<&str> = targets().map(|target| target.key.as_str()).collect();
        let shall: BTreeSet<&str> = match promised {
            true => self.zones.iter().map(String::as_str).collect(),
            false => BTreeSet::new(),
        };
        if zones != shall {
            wrong(format!("mount targets in {zones:?}, not in {shall:?}"));
        }
        for target in targets().filter(|target| target.stands()) {
            let mut own = self.database_subnets();
            let own = own.find(|(zone, _)| *zone == target.key);
            if target.text("subnet_id") != own.map(|(_, id)| id) {
                wrong(format!("{} is not in its own zone", target.address));
            }
        }
    }

    /// Zone and id of the database subnets that stand.
    fn database_subnets(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.in_call("", "aws_subnet")
            .filter(|subnet| subnet.address.contains(".aws_subnet.database["))
            .filter_map(|subnet| Some((subnet.text("availability_zone_id")?, subnet.text("id")?)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use carshare_gen::choice::Egress;
    use serde_json::{Value, json};

    use super::{Evidence, Resource, clusters_state_no_zones, data_survives_a_zone};
    use crate::ladder::static_rules::evidence::Promise;

    const ZONES: [&str; 2] = ["z1", "z2"];

    fn resource(module: &str, address: &str, key: &str, values: &Value) -> Resource {
        let (kind, _) = address.split_once('.').unwrap();
        let address = format!("module.{module}.{address}[\"{key}\"]");
        let mut values = values.clone();
        if values["id"].is_null() {
            values["id"] = json!(address);
        }
        Resource::new(
            &json!({"address": address, "type": kind, "index": key}),
            &values,
        )
    }

    /// A cluster with three instances and a mounted file system in one Region, neither in the other.
    fn sound() -> Evidence {
        let mut resources = Vec::new();
        for zone in ZONES {
            let values = json!({"availability_zone_id": zone, "id": format!("subnet-{zone}")});
            resources.push(resource(
                "r.module.vpc",
                "aws_subnet.database",
                zone,
                &values,
            ));
            let target = json!({"subnet_id": format!("subnet-{zone}")});
            resources.push(resource(
                "efs_mount_r",
                "aws_efs_mount_target.this",
                zone,
                &target,
            ));
        }
        let cluster = "aurora_r";
        resources.push(resource(cluster, "aws_rds_cluster.this", "", &json!({})));
        let subnets = json!({"subnet_ids": ["subnet-z1", "subnet-z2"]});
        resources.push(resource(cluster, "aws_db_subnet_group.this", "", &subnets));
        for (key, zone) in [("1", "a"), ("2", "b"), ("3", "a")] {
            let values = json!({ "availability_zone": zone });
            resources.push(resource(
                cluster,
                "aws_rds_cluster_instance.this",
                key,
                &values,
            ));
        }
        let zones: BTreeSet<String> = ZONES.map(str::to_owned).into();
        let regions = ["r", "other"].map(|alias| (alias.to_owned(), zones.clone()));
        Evidence {
            resources,
            promise: Some(Promise {
                egress: Egress::PerAz,
                zones: BTreeMap::from(regions),
                clusters: BTreeMap::from([("r".to_owned(), 3)]),
                mounts: BTreeSet::from(["r".to_owned()]),
                trails: 0,
            }),
            ..Evidence::default()
        }
    }

    /// How many findings there are after a change of the resources.
    fn findings(change: impl Fn(&mut Vec<Resource>)) -> usize {
        let mut evidence = sound();
        change(&mut evidence.resources);
        data_survives_a_zone(&evidence).len()
    }

    /// How many findings there are after one value of one resource was changed.
    fn changed(address: &str, attribute: &str, value: &Value) -> usize {
        findings(|resources| {
            let mut resources = resources.iter_mut();
            let resource = resources.find(|resource| resource.address.ends_with(address));
            resource.unwrap().values[attribute] = value.clone();
        })
    }

    #[test]
    fn a_data_tier_in_one_zone_is_found() {
        assert_eq!(data_survives_a_zone(&sound()), Vec::<String>::new());
        let second = "aws_rds_cluster_instance.this[\"2\"]";
        assert_eq!(changed(second, "availability_zone", &json!("a")), 1);
        let group = "aws_db_subnet_group.this[\"\"]";
        assert_eq!(changed(group, "subnet_ids", &json!(["subnet-z1"])), 1);
        let target = "aws_efs_mount_target.this[\"z2\"]";
        assert_eq!(changed(target, "subnet_id", &json!("subnet-z1")), 1);
        for missing in ["this[\"3\"]", target, group, "aws_rds_cluster.this[\"\"]"] {
            let without = findings(|resources| {
                resources.retain(|resource| !resource.address.ends_with(missing));
            });
            assert_eq!(without, 1, "{missing}");
        }
    }

    #[test]
    fn what_was_not_promised_is_found() {
        for (module, address) in [
            ("aurora_other", "aws_rds_cluster.this"),
            ("efs_mount_other", "aws_efs_mount_target.this"),
        ] {
            let more = || resource(module, address, "z1", &json!({"subnet_id": Value::Null}));
            assert!(findings(|resources| resources.push(more())) > 0, "{module}");
        }
    }

    #[test]
    fn what_is_only_planned_is_counted_and_not_placed() {
        let planned = findings(|resources| {
            for resource in resources {
                resource.values = json!({});
            }
        });
        assert_eq!(planned, 0);
    }

    #[test]
    fn a_cluster_that_states_its_zones_is_found() {
        let cluster = |line: &str| {
            let text = format!("resource \"aws_rds_cluster\" \"this\" {{\n{line}}}\n");
            clusters_state_no_zones(&Evidence::text(&text)).len()
        };
        assert_eq!(cluster(""), 0);
        assert_eq!(cluster("  availability_zones = var.zones\n"), 1);
    }
}
