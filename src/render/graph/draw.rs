use super::region::Region;
use super::zones::ZoneDetail;
use super::{Edge, EdgeKind, Graph, Node, NodeKind};
use crate::choice::{Listener, Routing};
use crate::plan::{CognitoPlan, DomainPlan, Plan, RegionName};

/// How many zones are drawn one by one. With more of them, all Regions but the primary one draw their zones as one: nobody reads the same
/// picture thirty times, and Mermaid refuses texts over 50000 characters and more than 500 edges, limits that a document cannot raise.
/// Source: <https://mermaid.js.org/config/schema-docs/config.html> (`maxTextSize`, `maxEdges`, `secure`)
const ZONES_DRAWN: usize = 24;

/// Id of the people who use the site.
pub(super) const USERS: &str = "users";
/// Id of the people who run it.
pub(super) const OPERATORS: &str = "operators";
/// Id of the user pool.
pub(super) const USER_POOL: &str = "cognito";

const HOSTED_ZONE: &str = "route53";

/// The whole picture.
pub(super) fn draw(plan: &Plan) -> Graph {
    let mut graph = Graph {
        nodes: vec![
            Node::new(USERS, NodeKind::Users, ["Users"]),
            Node::new(OPERATORS, NodeKind::Operators, ["Operators"]),
        ],
        groups: Vec::new(),
        edges: Vec::new(),
    };
    if let Some(domain) = hosted_domain(plan) {
        let label = ["Route 53", &domain.domain];
        graph
            .nodes
            .push(Node::new(HOSTED_ZONE, NodeKind::HostedZone, label));
        graph
            .edges
            .push(Edge::new(USERS, EdgeKind::Traffic, HOSTED_ZONE));
    }
    if let Some(cognito) = user_pool(plan) {
        graph.nodes.push(sign_in(cognito));
        let page = Edge::new(USERS, EdgeKind::SignInPage, USER_POOL).labelled("sign-in page");
        graph.edges.push(page);
    }
    let regions = plan.regions();
    let zones: usize = regions.active().values().map(|it| it.zones().len()).sum();
    for (name, of_region) in regions.active() {
        let detail = match zones <= ZONES_DRAWN || name == regions.primary() {
            true => ZoneDetail::Each,
            false => ZoneDetail::Together,
        };
        let region = Region::new(plan, name, of_region, detail);
        graph.edges.push(way_in(plan, name, &region));
        graph.groups.push(region.group());
        graph.edges.extend(region.edges());
    }
    graph
}

/// The domain, where the tree makes its records.
fn hosted_domain(plan: &Plan) -> Option<&DomainPlan> {
    plan.entry()
        .domain()
        .filter(|domain| domain.hosted_zone().is_some())
}

/// The user pool, where there is a sign-in.
pub(super) fn user_pool(plan: &Plan) -> Option<&CognitoPlan> {
    let domain = plan.entry().domain()?;
    domain.cognito.as_ref()
}

/// The pool's node: it names its Region and stands outside, as it serves all of them. Edges from one Region to the next would have Mermaid 12
/// put Regions beside each other.
fn sign_in(cognito: &CognitoPlan) -> Node {
    let region = format!("in {}", cognito.region);
    let mut node = Node::new(
        USER_POOL,
        NodeKind::UserPool,
        ["Cognito user pool", &region, "sign-in for"],
    );
    node.label.extend(cognito.protected_paths.iter().cloned());
    node
}

/// How users come to a Region: led there by records of the tree, or by whatever name they know it under.
fn way_in(plan: &Plan, name: &RegionName, region: &Region<'_>) -> Edge {
    let port = match plan.entry().listener() {
        Listener::Https => "HTTPS 443",
        Listener::Http => "HTTP 80",
    };
    let hosted_zone = hosted_domain(plan).and_then(DomainPlan::hosted_zone);
    let (from, label) = match hosted_zone {
        Some(hosted_zone) => {
            let routing = match hosted_zone.routing {
                Routing::Single => "",
                Routing::Failover if name == plan.regions().primary() => ", primary",
                Routing::Failover => ", standby",
                Routing::Latency => ", if nearest",
            };
            (HOSTED_ZONE, format!("{port}{routing}"))
        }
        None => (USERS, port.to_owned()),
    };
    Edge::new(from, EdgeKind::Traffic, region.internet_gateway()).labelled(label)
}
