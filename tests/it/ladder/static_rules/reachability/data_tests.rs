use serde_json::{Value, json};

use super::only_the_instances_reach_the_data;
use crate::ladder::static_rules::evidence::{Evidence, Resource};

const REFERENCED: &str = "referenced_security_group_id";

fn resource(module: &str, kind: &str, name: &str, values: Value) -> Resource {
    let mut values = values;
    if values["id"].is_null() {
        values["id"] = json!(format!("{name}-id"));
    }
    let address = format!("module.{module}.{kind}.{name}");
    Resource::new(&json!({"address": address, "type": kind}), &values)
}

fn rule(name: &str, group: &str, peer: (&str, &str), port: u16) -> Resource {
    let kind = if name.ends_with("_in") {
        "aws_vpc_security_group_ingress_rule"
    } else {
        "aws_vpc_security_group_egress_rule"
    };
    let mut values = json!({"security_group_id": group, "ip_protocol": "tcp", "from_port": port, "to_port": port});
    values[peer.0] = json!(peer.1);
    resource("aurora_r", kind, name, values)
}

/// A Region whose instances use a cluster and a mount target.
fn sound() -> Evidence {
    let region = "r.module.m";
    let private = json!([{"security_groups": ["sg-app"]}]);
    let resources = vec![
        resource(region, "aws_lb", "lb", json!({})),
        resource(
            region,
            "aws_launch_template",
            "app",
            json!({ "network_interfaces": private }),
        ),
        resource(region, "aws_subnet", "db", json!({"id": "subnet-db"})),
        resource(
            region,
            "aws_subnet",
            "private",
            json!({"id": "subnet-private"}),
        ),
        resource(
            region,
            "aws_route",
            "private",
            json!({"route_table_id": "rtb-private", "nat_gateway_id": "nat-1", "destination_cidr_block": "0.0.0.0/0"}),
        ),
        resource(
            region,
            "aws_route_table_association",
            "private",
            json!({"route_table_id": "rtb-private", "subnet_id": "subnet-private"}),
        ),
        resource(
            "aurora_r",
            "aws_rds_cluster",
            "this",
            json!({"port": 5432, "vpc_security_group_ids": ["sg-db"]}),
        ),
        resource(
            "aurora_r",
            "aws_db_subnet_group",
            "this",
            json!({"subnet_ids": ["subnet-db"]}),
        ),
        resource(
            "aurora_r",
            "aws_rds_cluster_instance",
            "one",
            json!({"publicly_accessible": false}),
        ),
        resource(
            "efs_mount_r",
            "aws_efs_mount_target",
            "this",
            json!({"subnet_id": "subnet-db", "security_groups": ["sg-efs"]}),
        ),
        rule("app_out", "sg-app", ("cidr_ipv4", "0.0.0.0/0"), 443),
        rule("db_in", "sg-db", (REFERENCED, "sg-app"), 5432),
        rule("db_out", "sg-app", (REFERENCED, "sg-db"), 5432),
        rule("efs_in", "sg-efs", (REFERENCED, "sg-app"), 2049),
        rule("efs_out", "sg-app", (REFERENCED, "sg-efs"), 2049),
    ];
    Evidence {
        resources,
        ..Evidence::default()
    }
}

fn findings(change: impl Fn(&mut Vec<Resource>)) -> usize {
    let mut evidence = sound();
    change(&mut evidence.resources);
    only_the_instances_reach_the_data(&evidence).len()
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
fn other_ways_to_the_data_are_found() {
    let none = only_the_instances_reach_the_data(&sound());
    assert_eq!(none, Vec::<String>::new());
    let everyone = ("cidr_ipv4", "0.0.0.0/0");
    for (name, group, peer, port) in [
        ("web_in", "sg-db", everyone, 5432),
        ("vpc_in", "sg-efs", ("cidr_ipv4", "10.0.0.0/16"), 2049),
        ("alb_in", "sg-db", (REFERENCED, "sg-alb"), 5432),
        ("shell_in", "sg-db", (REFERENCED, "sg-app"), 22),
        ("calls_out", "sg-db", everyone, 443),
        ("ssh_out", "sg-app", everyone, 22),
        ("other_out", "sg-app", (REFERENCED, "sg-other"), 5432),
    ] {
        let more = || rule(name, group, peer, port);
        assert_eq!(findings(|resources| resources.push(more())), 1, "{name}");
    }
    assert_eq!(changed("db_in", "to_port", &json!(5433)), 1);
    let public = changed("instance.one", "publicly_accessible", &json!(true));
    assert_eq!(public, 1);
    let outside = changed("target.this", "subnet_id", &json!("subnet-private"));
    assert_eq!(outside, 1);
    let outside = changed("group.this", "subnet_ids", &json!(["subnet-private"]));
    assert_eq!(outside, 1);
}

#[test]
fn a_way_to_the_data_that_is_missing_is_found() {
    for half in ["db_in", "db_out", "efs_in", "efs_out"] {
        let without = findings(|resources| {
            resources.retain(|resource| !resource.address.ends_with(half));
        });
        assert_eq!(without, 1, "{half}");
    }
    // Nobody can say any more where the cluster stands; the instances' rule then leads nowhere that is known.
    assert_eq!(changed("group.this", "subnet_ids", &json!([])), 2);
    assert_eq!(changed("cluster.this", "port", &Value::Null), 2);
    // Neither half of the way is the other group's.
    let other = json!(["sg-other"]);
    assert_eq!(changed("cluster.this", "vpc_security_group_ids", &other), 2);
}

#[test]
fn what_is_only_planned_is_not_judged() {
    let planned = findings(|resources| {
        for resource in resources {
            resource.values["id"] = Value::Null;
            resource.values["security_group_id"] = Value::Null;
        }
    });
    assert_eq!(planned, 0);
}
