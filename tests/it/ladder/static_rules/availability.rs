//! A zone's failure stays in the zone, as far as the blueprint asks for it.

use std::collections::BTreeSet;

use carshare_gen::choice::Egress;

use super::evidence::{Evidence, Promise, Resource};

const TIERS: [&str; 3] = ["public", "private", "database"];

/// Every tier stands in each of two zones or more; every zone has the way out that was promised, and where each has its own NAT gateway, it is
/// in that zone and that zone's routes lead to it; every interface endpoint and every load balancer has an interface in each zone, and the
/// Auto Scaling group starts instances in each.
pub(super) fn zones_do_not_share_fate(evidence: &Evidence) -> Vec<String> {
    let Some(promise) = &evidence.promise else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (region, zones) in &promise.zones {
        let region = Region {
            evidence,
            alias: region,
            prefix: format!("module.{region}."),
            zones,
        };
        let mut wrong = |what: String| findings.push(format!("{}{what}", region.prefix));
        if zones.len() < 2 {
            wrong(format!("one zone only: {zones:?}"));
        }
        for tier in TIERS {
            let stands_in = region.subnet_zones(tier);
            if stands_in != *zones {
                wrong(format!(
                    "{tier} subnets stand in {stands_in:?}, not in {zones:?}"
                ));
            }
        }
        region.check_egress(promise, &mut wrong);
        region.check_endpoints(&mut wrong);
        for (kind, attribute, tier) in [
            ("aws_lb", "subnets", "public"),
            ("aws_autoscaling_group", "vpc_zone_identifier", "private"),
        ] {
            region.check_spread(kind, attribute, tier, &mut wrong);
        }
    }
    findings
}

struct Region<'a> {
    evidence: &'a Evidence,
    alias: &'a str,
    prefix: String,
    zones: &'a BTreeSet<String>,
}

impl<'a> Region<'a> {
    fn of_kind(&self, kind: &'a str) -> impl Iterator<Item = &'a Resource> {
        let prefix = self.prefix.clone();
        self.evidence
            .of_kind(kind)
            .filter(move |resource| resource.address.starts_with(&prefix))
    }

    /// The zones of a tier's subnets, by their values, not by their keys.
    fn subnet_zones(&self, tier: &str) -> BTreeSet<String> {
        let name = format!("aws_subnet.{tier}[");
        self.of_kind("aws_subnet")
            .filter(|subnet| subnet.address.contains(&name))
            .filter_map(|subnet| subnet.text("availability_zone_id").map(str::to_owned))
            .collect()
    }

    fn check_egress(&self, promise: &Promise, wrong: &mut impl FnMut(String)) {
        let gateways: BTreeSet<String> = self
            .of_kind("aws_nat_gateway")
            .map(|gateway| gateway.key.clone())
            .collect();
        let as_promised = match promise.egress {
            Egress::PerAz => gateways == *self.zones,
            Egress::Single => gateways.len() == 1 && gateways.is_subset(self.zones),
            Egress::None => gateways.is_empty(),
        };
        if !as_promised {
            wrong(format!(
                "NAT gateways in {gateways:?} for {}",
                promise.egress.as_str()
            ));
        }
        for gateway in self.of_kind("aws_nat_gateway") {
            // Ids are known in the state only.
            let home = self.id("aws_subnet", "public", &gateway.key);
            if let (Some(is), Some(shall)) = (gateway.text("subnet_id"), home)
                && is != shall
            {
                wrong(format!(
                    "the NAT gateway of {} is in {is}, not in {shall}",
                    gateway.key
                ));
            }
        }
        if promise.egress != Egress::PerAz {
            return;
        }
        let routes: BTreeSet<String> = self
            .private_routes()
            .map(|route| route.key.clone())
            .collect();
        if routes != *self.zones {
            wrong(format!("private routes for {routes:?}"));
        }
        for route in self.private_routes() {
            let pairs = [
                (
                    "nat_gateway_id",
                    self.id("aws_nat_gateway", "this", &route.key),
                ),
                (
                    "route_table_id",
                    self.id("aws_route_table", "private", &route.key),
                ),
            ];
            for (attribute, shall) in pairs {
                if let (Some(is), Some(shall)) = (route.text(attribute), shall)
                    && is != shall
                {
                    wrong(format!(
                        "the private route of {}: {attribute} is {is}, not its own zone's {shall}",
                        route.key
                    ));
                }
            }
        }
        for association in self.of_kind("aws_route_table_association") {
            if !association.address.contains(".private[") {
                continue;
            }
            let shall = self.id("aws_route_table", "private", &association.key);
            if let (Some(is), Some(shall)) = (association.text("route_table_id"), shall)
                && is != shall
            {
                wrong(format!(
                    "the private subnet of {} has another zone's route table",
                    association.key
                ));
            }
        }
    }

    fn private_routes(&self) -> impl Iterator<Item = &'a Resource> {
        self.of_kind("aws_route")
            .filter(|route| route.address.contains("aws_route.private_internet["))
    }

    fn check_endpoints(&self, wrong: &mut impl FnMut(String)) {
        // What the root attaches to the Region counts as well.
        let endpoints: Vec<&Resource> = self
            .evidence
            .of_kind("aws_vpc_endpoint")
            .filter(|endpoint| endpoint.is_of(self.alias))
            .filter(|endpoint| endpoint.text("vpc_endpoint_type") == Some("Interface"))
            .collect();
        if endpoints.is_empty() {
            wrong("no interface endpoint".to_owned());
        }
        for endpoint in endpoints {
            self.check_subnets(endpoint, "subnet_ids", "private", wrong);
        }
    }

    /// There is one at least, and all of them stand in each zone.
    fn check_spread(
        &self,
        kind: &'a str,
        attribute: &str,
        tier: &str,
        wrong: &mut impl FnMut(String),
    ) {
        if self.of_kind(kind).next().is_none() {
            wrong(format!("no {kind}"));
        }
        for resource in self.of_kind(kind) {
            self.check_subnets(resource, attribute, tier, wrong);
        }
    }

    /// The subnets that a resource lists are those of a tier, one in each zone.
    fn check_subnets(
        &self,
        resource: &Resource,
        attribute: &str,
        tier: &str,
        wrong: &mut impl FnMut(String),
    ) {
        // Ids are known in the state only.
        let ids = self
            .zones
            .iter()
            .map(|zone| self.id("aws_subnet", tier, zone));
        let shall: Option<BTreeSet<&str>> = ids.collect();
        let is = Resource::texts(&resource.values[attribute]);
        if let Some(shall) = shall
            && !is.is_empty()
            && is != shall
        {
            wrong(format!(
                "{} stands in {is:?}, not in {shall:?}",
                resource.address
            ));
        }
    }

    /// The id of an instance, once it is known.
    fn id(&self, kind: &'a str, name: &str, key: &str) -> Option<&'a str> {
        let end = format!("{kind}.{name}[\"{key}\"]");
        self.of_kind(kind)
            .filter(|resource| resource.address.ends_with(&end))
            .find_map(|resource| resource.text("id"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde_json::{Value, json};

    use super::{Egress, Evidence, Promise, Resource, TIERS, zones_do_not_share_fate};

    const ZONES: [&str; 2] = ["z1", "z2"];

    fn resource(kind: &str, name: &str, key: &str, values: &Value) -> Resource {
        let address = format!("module.r.module.m.{kind}.{name}[\"{key}\"]");
        Resource::new(
            &json!({"address": address, "type": kind, "index": key}),
            values,
        )
    }

    /// A region as it should be.
    fn sound() -> Evidence {
        let mut resources = Vec::new();
        for zone in ZONES {
            for tier in TIERS {
                let values =
                    json!({"availability_zone_id": zone, "id": format!("subnet-{tier}-{zone}")});
                resources.push(resource("aws_subnet", tier, zone, &values));
            }
            let gateway =
                json!({"id": format!("nat-{zone}"), "subnet_id": format!("subnet-public-{zone}")});
            resources.push(resource("aws_nat_gateway", "this", zone, &gateway));
            let table = json!({"id": format!("rtb-{zone}")});
            resources.push(resource("aws_route_table", "private", zone, &table));
            let route = json!({"route_table_id": format!("rtb-{zone}"), "nat_gateway_id": format!("nat-{zone}")});
            resources.push(resource("aws_route", "private_internet", zone, &route));
            resources.push(resource(
                "aws_route_table_association",
                "private",
                zone,
                &json!({"route_table_id": format!("rtb-{zone}")}),
            ));
        }
        let subnets = ZONES.map(|zone| format!("subnet-private-{zone}"));
        let endpoint = json!({"vpc_endpoint_type": "Interface", "subnet_ids": subnets});
        resources.push(resource("aws_vpc_endpoint", "this", "ssm", &endpoint));
        let group = json!({"vpc_zone_identifier": endpoint["subnet_ids"]});
        resources.push(resource("aws_autoscaling_group", "this", "only", &group));
        let balancer = json!({"subnets": ZONES.map(|zone| format!("subnet-public-{zone}"))});
        resources.push(resource("aws_lb", "this", "only", &balancer));
        let zones: BTreeSet<String> = ZONES.map(str::to_owned).into();
        Evidence {
            resources,
            promise: Some(Promise {
                egress: Egress::PerAz,
                zones: BTreeMap::from([("r".to_owned(), zones)]),
                clusters: BTreeMap::new(),
                mounts: BTreeSet::new(),
                trails: 0,
            }),
            ..Evidence::default()
        }
    }

    /// How many findings there are after one value of one resource was changed.
    fn findings(address: &str, attribute: &str, value: impl Into<Value>) -> usize {
        let mut evidence = sound();
        let changed = evidence
            .resources
            .iter_mut()
            .find(|resource| resource.address.ends_with(address));
        changed.expect("the resource is there").values[attribute] = value.into();
        zones_do_not_share_fate(&evidence).len()
    }

    #[test]
    fn shared_fate_is_found() {
        assert_eq!(zones_do_not_share_fate(&sound()), Vec::<String>::new());
        assert_eq!(
            findings("aws_subnet.private[\"z2\"]", "availability_zone_id", "z1"),
            1
        );
        assert_eq!(
            findings(
                "aws_route.private_internet[\"z2\"]",
                "nat_gateway_id",
                "nat-z1"
            ),
            1
        );
        assert_eq!(
            findings(
                "aws_nat_gateway.this[\"z2\"]",
                "subnet_id",
                "subnet-public-z1"
            ),
            1
        );
        assert_eq!(
            findings(
                "aws_route_table_association.private[\"z2\"]",
                "route_table_id",
                "rtb-z1"
            ),
            1
        );
        let elsewhere = findings(
            "aws_vpc_endpoint.this[\"ssm\"]",
            "subnet_ids",
            vec!["subnet-private-z1"],
        );
        assert_eq!(elsewhere, 1);
        let mut attached = sound();
        let values = json!({"vpc_endpoint_type": "Interface", "subnet_ids": ["subnet-private-z1"]});
        let address = "module.firehose_r.aws_vpc_endpoint.firehose";
        let description = json!({"address": address, "type": "aws_vpc_endpoint"});
        attached
            .resources
            .push(Resource::new(&description, &values));
        assert_eq!(zones_do_not_share_fate(&attached).len(), 1);
        for (address, attribute, subnet) in [
            ("aws_lb.this[\"only\"]", "subnets", "subnet-public-z1"),
            (
                "aws_autoscaling_group.this[\"only\"]",
                "vpc_zone_identifier",
                "subnet-private-z1",
            ),
        ] {
            assert_eq!(findings(address, attribute, vec![subnet]), 1, "{address}");
        }
        for missing in [
            "aws_nat_gateway.this[\"z2\"]",
            "aws_vpc_endpoint.this[\"ssm\"]",
            "aws_subnet.public[\"z1\"]",
            "aws_lb.this[\"only\"]",
            "aws_autoscaling_group.this[\"only\"]",
        ] {
            let mut evidence = sound();
            evidence
                .resources
                .retain(|resource| !resource.address.ends_with(missing));
            assert_eq!(zones_do_not_share_fate(&evidence).len(), 1, "{missing}");
        }
    }
}
