use serde_json::{Value, json};

use super::only_the_load_balancer_is_reached;
use crate::ladder::static_rules::evidence::{Evidence, Resource};

fn resource(kind: &str, name: &str, values: Value) -> Resource {
    let mut values = values;
    if values["id"].is_null() {
        values["id"] = json!(format!("{name}-id"));
    }
    let address = format!("module.r.module.m.{kind}.{name}");
    Resource::new(&json!({"address": address, "type": kind}), &values)
}

/// Two halves of the way from one group to another, or from a range into a group.
fn rule(name: &str, group: &str, peer: (&str, &str), port: u16) -> Resource {
    let kind = if name.ends_with("_in") {
        "aws_vpc_security_group_ingress_rule"
    } else {
        "aws_vpc_security_group_egress_rule"
    };
    let mut values = json!({"security_group_id": group, "ip_protocol": "tcp", "from_port": port, "to_port": port});
    values[peer.0] = json!(peer.1);
    resource(kind, name, values)
}

/// A Region as it should be.
fn sound() -> Evidence {
    let referenced = "referenced_security_group_id";
    Evidence {
        resources: vec![
            resource("aws_security_group", "alb", json!({"id": "sg-alb"})),
            resource("aws_security_group", "app", json!({"id": "sg-app"})),
            resource("aws_security_group", "other", json!({"id": "sg-other"})),
            resource("aws_lb", "lb", json!({"security_groups": ["sg-alb"]})),
            resource("aws_lb_listener", "https", json!({"port": 443})),
            resource("aws_lb_target_group", "app", json!({"port": 8080})),
            resource(
                "aws_launch_template",
                "app",
                json!({"network_interfaces": [{"security_groups": ["sg-app"], "associate_public_ip_address": "false"}]}),
            ),
            resource(
                "aws_autoscaling_group",
                "app",
                json!({"vpc_zone_identifier": ["subnet-private"]}),
            ),
            resource(
                "aws_route",
                "public",
                json!({"route_table_id": "rtb-public", "gateway_id": "igw-1"}),
            ),
            resource(
                "aws_route_table_association",
                "public",
                json!({"route_table_id": "rtb-public", "subnet_id": "subnet-public"}),
            ),
            rule("web_in", "sg-alb", ("cidr_ipv4", "0.0.0.0/0"), 443),
            rule("web6_in", "sg-alb", ("cidr_ipv6", "::/0"), 443),
            rule("target_out", "sg-alb", (referenced, "sg-app"), 8080),
            rule("target_in", "sg-app", (referenced, "sg-alb"), 8080),
            rule("other_in", "sg-other", ("cidr_ipv4", "10.0.0.0/16"), 443),
            rule("app_out", "sg-app", ("cidr_ipv4", "0.0.0.0/0"), 443),
        ],
        ..Evidence::default()
    }
}

/// How many findings there are after one value of one resource was changed.
fn findings(address: &str, attribute: &str, value: Value) -> usize {
    let mut evidence = sound();
    let changed = evidence
        .resources
        .iter_mut()
        .find(|resource| resource.address.ends_with(address));
    changed.expect("the resource is there").values[attribute] = value;
    only_the_load_balancer_is_reached(&evidence).len()
}

/// How many findings there are with one rule more.
fn findings_with(rule: Resource) -> usize {
    let mut evidence = sound();
    evidence.resources.push(rule);
    only_the_load_balancer_is_reached(&evidence).len()
}

/// How many findings there are without one resource.
fn findings_without(address: &str) -> usize {
    let mut evidence = sound();
    evidence
        .resources
        .retain(|resource| !resource.address.ends_with(address));
    only_the_load_balancer_is_reached(&evidence).len()
}

#[test]
fn other_ways_in_are_found() {
    assert_eq!(
        only_the_load_balancer_is_reached(&sound()),
        Vec::<String>::new()
    );
    let everyone = ("cidr_ipv4", "0.0.0.0/0");
    let referenced = "referenced_security_group_id";
    let more = [
        rule("ssh_in", "sg-alb", everyone, 22),
        rule("direct_in", "sg-other", everyone, 443),
        rule("neighbour_in", "sg-app", (referenced, "sg-other"), 8080),
        rule("vpc_in", "sg-app", ("cidr_ipv4", "10.0.0.0/16"), 8080),
        rule("shell_in", "sg-app", (referenced, "sg-alb"), 22),
        // Open, but nothing listens there.
        rule("plain_in", "sg-alb", everyone, 80),
    ];
    for rule in more {
        let address = rule.address.clone();
        assert_eq!(findings_with(rule), 1, "{address}");
    }
    // The internet may not reach the instances, and what it uses is no port of theirs: two rules are broken.
    assert_eq!(findings_with(rule("app_in", "sg-app", everyone, 8080)), 2);
    assert_eq!(findings("web_in", "ip_protocol", json!("-1")), 1);
    assert_eq!(findings("target_in", "to_port", json!(8081)), 1);
    assert_eq!(
        findings(
            "aws_autoscaling_group.app",
            "vpc_zone_identifier",
            json!(["subnet-public"])
        ),
        1
    );
    assert_eq!(
        findings("aws_launch_template.app", "key_name", json!("mine")),
        1
    );
}

#[test]
fn a_way_that_is_missing_is_found() {
    for half in ["target_out", "target_in"] {
        assert_eq!(findings_without(half), 1, "{half}");
    }
    assert_eq!(findings_without("aws_lb_listener.https"), 1);
    assert_eq!(findings("web_in", "from_port", json!(444)), 1);
    let public = json!([{"security_groups": ["sg-app"], "associate_public_ip_address": "true"}]);
    assert_eq!(
        findings("aws_launch_template.app", "network_interfaces", public),
        1
    );
}
