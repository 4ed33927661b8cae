use super::{Edge, EdgeKind, Node, NodeKind};
use crate::choice::Engine;
use crate::plan::{AuroraPlan, CapacityPlan, EfsPlan, Plan, RegionName, RegionPlan};

/// What holds data in one Region of the picture.
///
/// What follows another Region says so in words: edges from one Region to the next would have Mermaid 12 put Regions beside each other.
pub(super) struct Data<'a> {
    code: &'a str,
    region: &'a RegionName,
    aurora: Option<&'a AuroraPlan>,
    efs: Option<&'a EfsPlan>,
    /// Whether AWS Backup keeps what is here.
    is_backed_up: bool,
    /// Whether it copies recovery points to here.
    holds_copies: bool,
}

impl<'a> Data<'a> {
    pub(super) fn of(plan: &'a Plan, region: &'a RegionName, of_region: &'a RegionPlan) -> Self {
        let backup = plan.backup();
        let copy = backup.and_then(|backup| backup.copy.as_ref());
        Self {
            code: of_region.code(),
            region,
            aurora: plan.aurora().filter(|aurora| aurora.is_in(region)),
            efs: plan.efs().filter(|efs| efs.is_in(region)),
            is_backed_up: backup.is_some_and(|backup| backup.regions.contains(region)),
            holds_copies: copy.is_some_and(|copy| copy.region == *region),
        }
    }

    /// The stores within the VPC.
    pub(super) fn stores(&self) -> Vec<Node> {
        let aurora = self
            .aurora
            .map(|aurora| database(self.id("aurora"), aurora, self.region));
        let efs = self
            .efs
            .map(|efs| file_system(self.id("efs"), efs, self.region));
        aurora.into_iter().chain(efs).collect()
    }

    /// The vault beside the VPC.
    pub(super) fn vault(&self) -> Option<Node> {
        let holds = match (self.is_backed_up, self.holds_copies) {
            (true, _) => "recovery points",
            (false, true) => "copies of recovery points",
            (false, false) => return None,
        };
        Some(Node::new(
            self.id("backup"),
            NodeKind::BackupVault,
            ["AWS Backup", holds],
        ))
    }

    /// The connections that instances open.
    pub(super) fn edges_from(&self, instances: &str) -> Vec<Edge> {
        let aurora = self.aurora.map(|aurora| {
            Edge::new(instances, EdgeKind::Traffic, self.id("aurora")).labelled(port(aurora.engine))
        });
        let efs = self
            .efs
            .map(|_| Edge::new(instances, EdgeKind::Traffic, self.id("efs")).labelled("port 2049"));
        aurora.into_iter().chain(efs).collect()
    }

    /// What goes into the vault: the originals, never what follows another Region.
    pub(super) fn backups(&self) -> Vec<Edge> {
        let aurora = self.aurora.filter(|aurora| aurora.region == *self.region);
        let efs = self.efs.filter(|efs| efs.region == *self.region);
        let stores = [aurora.map(|_| "aurora"), efs.map(|_| "efs")];
        stores
            .into_iter()
            .flatten()
            .filter(|_| self.is_backed_up)
            .map(|store| Edge::new(self.id(store), EdgeKind::Backup, self.id("backup")))
            .collect()
    }

    fn id(&self, of: &str) -> String {
        format!("{}_{of}", self.code)
    }
}

fn database(id: String, aurora: &AuroraPlan, region: &RegionName) -> Node {
    let engine = match aurora.engine {
        Engine::AuroraMysql => "Aurora MySQL",
        Engine::AuroraPostgresql => "Aurora PostgreSQL",
    };
    let instances = match aurora.instances {
        1 => "1 instance".to_owned(),
        more => format!("{more} instances"),
    };
    let capacity = match &aurora.capacity {
        CapacityPlan::Provisioned { instance_class, .. } => instance_class.clone(),
        CapacityPlan::Serverless { min, max, .. } => format!("{min} to {max} ACU"),
    };
    let mut node = Node::new(id, NodeKind::Database, [engine, &instances, &capacity]);
    if aurora.region != *region {
        node.label.push(format!("follows {}", aurora.region));
    }
    node
}

fn file_system(id: String, efs: &EfsPlan, region: &RegionName) -> Node {
    let mut node = Node::new(id, NodeKind::FileSystem, ["EFS"]);
    if efs.region != *region {
        node.label
            .push(format!("copy of {}, read only", efs.region));
    }
    node
}

/// Aurora's own: <https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html>.
fn port(engine: Engine) -> &'static str {
    match engine {
        Engine::AuroraMysql => "port 3306",
        Engine::AuroraPostgresql => "port 5432",
    }
}
