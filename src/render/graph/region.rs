use super::data::Data;
use super::draw::{OPERATORS, USER_POOL, user_pool};
use super::zones::{ZoneDetail, Zones};
use super::{Edge, EdgeKind, Group, GroupKind, Node, NodeKind};
use crate::choice::{IpVersion, Ipv6Egress, Listener, SessionEndpoints};
use crate::plan::{Plan, RegionName, RegionPlan};

/// One Region of the picture.
pub(super) struct Region<'a> {
    plan: &'a Plan,
    name: &'a RegionName,
    of_region: &'a RegionPlan,
    zones: Vec<Zones>,
    data: Data<'a>,
}

impl<'a> Region<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        name: &'a RegionName,
        of_region: &'a RegionPlan,
        detail: ZoneDetail,
    ) -> Self {
        Self {
            plan,
            name,
            of_region,
            zones: Zones::of(plan, name, of_region, detail),
            data: Data::of(plan, name, of_region),
        }
    }

    /// The id of its internet gateway.
    pub(super) fn internet_gateway(&self) -> String {
        self.id("igw")
    }

    pub(super) fn group(&self) -> Group {
        let mut nodes = vec![
            Node::new(
                self.id("sessions"),
                NodeKind::SessionManager,
                ["Session Manager"],
            ),
            Node::new(
                self.id("alb_logs"),
                NodeKind::Bucket,
                ["S3 bucket", "load balancer logs"],
            ),
            Node::new(
                self.id("logs"),
                NodeKind::Bucket,
                ["S3 bucket", "flow logs, session logs"],
            ),
            Node::new(
                self.id("log_groups"),
                NodeKind::LogGroups,
                ["CloudWatch Logs"],
            ),
        ];
        nodes.extend(self.data.vault());
        if self.leads_out() {
            let internet = Node::new(self.id("internet"), NodeKind::Internet, ["Internet"]);
            nodes.push(internet);
        }
        let role = match self.name == self.plan.regions().primary() {
            true => ", primary",
            false => "",
        };
        Group {
            id: self.of_region.code().to_owned(),
            kind: GroupKind::Region,
            label: format!("{}{role}", self.name),
            nodes,
            groups: vec![self.vpc()],
        }
    }

    fn vpc(&self) -> Group {
        let listeners = match self.plan.entry().listener() {
            Listener::Https => "HTTPS 443",
            Listener::Http => "HTTP 80, unencrypted",
        };
        let mut nodes = vec![
            Node::new(
                self.internet_gateway(),
                NodeKind::InternetGateway,
                ["Internet gateway"],
            ),
            Node::new(
                self.id("alb"),
                NodeKind::LoadBalancer,
                ["Application", "Load Balancer", listeners],
            ),
            self.endpoints(),
        ];
        if self.leads_out_over_ipv6() {
            nodes.push(Node::new(
                self.id("eigw"),
                NodeKind::EgressOnlyGateway,
                ["Egress-only gateway", "IPv6"],
            ));
        }
        nodes.extend(self.data.stores());
        let families = match self.plan.ip_version() {
            IpVersion::Ipv4 => "",
            IpVersion::DualStack => ", IPv6",
        };
        Group {
            id: self.id("vpc"),
            kind: GroupKind::Vpc,
            label: format!("VPC {}{families}", self.of_region.cidr()),
            nodes,
            groups: self.zones.iter().map(Zones::group).collect(),
        }
    }

    fn endpoints(&self) -> Node {
        let id = self.id("endpoints");
        match self.plan.session_endpoints() {
            SessionEndpoints::WithNat => Node::new(
                id,
                NodeKind::Endpoints,
                ["VPC endpoints", "s3, dynamodb,", "ssm, ssmmessages"],
            ),
            SessionEndpoints::WithoutNat => Node::new(
                id,
                NodeKind::Endpoints,
                [
                    "VPC endpoints",
                    "s3, dynamodb,",
                    "ssm, ssmmessages,",
                    "kms, logs, ec2,",
                    "monitoring, sts,",
                    "secretsmanager",
                ],
            ),
        }
    }

    /// What leaves the VPC through NAT gateways passes the internet gateway as well; drawn, these lines would run backwards across all others.
    pub(super) fn edges(&self) -> Vec<Edge> {
        let alb = self.id("alb");
        let endpoints = self.id("endpoints");
        let session_manager = self.id("sessions");
        let mut edges = vec![Edge::new(self.internet_gateway(), EdgeKind::Traffic, &*alb)];
        if let Some(cognito) = user_pool(self.plan) {
            let label = match cognito.asks_directly(self.name) {
                true => "sign-in",
                false => "sign-in by OIDC",
            };
            edges.push(Edge::new(USER_POOL, EdgeKind::SignIn, &*alb).labelled(label));
        }
        let port = format!("port {}", self.plan.alb().target_port);
        for zones in &self.zones {
            let instances = zones.instances();
            edges.push(Edge::new(&*alb, EdgeKind::Traffic, &*instances).labelled(&*port));
            edges.push(Edge::new(&*instances, EdgeKind::Traffic, &*endpoints));
            edges.extend(self.data.edges_from(&instances));
            if let Some(nat) = zones.nat_used() {
                edges.push(Edge::new(&*instances, EdgeKind::Traffic, nat));
            }
            if self.leads_out_over_ipv6() {
                let egress_only = self.id("eigw");
                edges.push(Edge::new(instances, EdgeKind::Traffic, egress_only));
            }
            if let Some(nat) = zones.nat_held() {
                edges.push(Edge::new(nat, EdgeKind::Traffic, self.id("internet")));
            }
        }
        if self.leads_out_over_ipv6() {
            let (egress_only, internet) = (self.id("eigw"), self.id("internet"));
            edges.push(Edge::new(egress_only, EdgeKind::Traffic, internet));
        }
        edges.extend(self.data.backups());
        let vpc = self.id("vpc");
        edges.extend([
            Edge::new(OPERATORS, EdgeKind::Operation, &*session_manager),
            Edge::new(session_manager, EdgeKind::Session, endpoints),
            Edge::new(alb, EdgeKind::Logs, self.id("alb_logs")),
            Edge::new(&*vpc, EdgeKind::Logs, self.id("logs")),
            Edge::new(vpc, EdgeKind::Logs, self.id("log_groups")),
        ]);
        edges
    }

    fn leads_out(&self) -> bool {
        self.zones.iter().any(|zones| zones.nat_held().is_some())
    }

    fn leads_out_over_ipv6(&self) -> bool {
        self.plan.ipv6_egress() == Ipv6Egress::EgressOnly
    }

    fn id(&self, of: &str) -> String {
        format!("{}_{of}", self.of_region.code())
    }
}
