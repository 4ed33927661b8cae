use super::graph::{EdgeKind, Graph, Group, GroupKind, Node, NodeKind};
use super::mermaid_text::quoted;

/// A graph as a Mermaid flowchart: text that ends with a line feed.
///
/// Left to right, so that Regions and zones lie below each other: a page is narrow, and as long as it must be. Nothing is filled, so that the
/// picture is legible on light and dark pages alike. Source: <https://mermaid.js.org/syntax/flowchart.html>
pub fn mermaid(graph: &Graph) -> String {
    let mut text = String::from("flowchart LR\n");
    for node in &graph.nodes {
        text.push_str(&format!(" {}\n", shape(node)));
    }
    for group in &graph.groups {
        subgraph(group, " ", &mut text);
    }
    for edge in &graph.edges {
        let label = match edge.label.as_str() {
            "" => String::new(),
            label => format!("|{}|", quoted([label])),
        };
        let arrow = match edge.kind {
            EdgeKind::Traffic => "-->",
            EdgeKind::SignInPage | EdgeKind::Session => "<-.->",
            // Longer than others: they put the pool and the operators beside the users, out of the way of everything else.
            EdgeKind::SignIn => "<-..->",
            EdgeKind::Operation => "<-...->",
            EdgeKind::Backup | EdgeKind::Logs => "-.->",
        };
        text.push_str(&format!(" {} {arrow}{label} {}\n", edge.from, edge.to));
    }
    text.push_str(&classes(graph));
    text
}

fn shape(node: &Node) -> String {
    let label = quoted(node.label.iter().map(String::as_str));
    let (open, close) = match node.kind {
        NodeKind::Users | NodeKind::Operators | NodeKind::Internet => ("([", "])"),
        NodeKind::Bucket
        | NodeKind::LogGroups
        | NodeKind::Database
        | NodeKind::FileSystem
        | NodeKind::BackupVault => ("[(", ")]"),
        NodeKind::HostedZone
        | NodeKind::UserPool
        | NodeKind::InternetGateway
        | NodeKind::EgressOnlyGateway
        | NodeKind::LoadBalancer
        | NodeKind::Instances
        | NodeKind::NatGateway
        | NodeKind::Endpoints
        | NodeKind::SessionManager => ("[", "]"),
    };
    format!("{}{open}{label}{close}", node.id)
}

fn subgraph(group: &Group, indent: &str, text: &mut String) {
    let label = quoted([group.label.as_str()]);
    // A subgraph of nothing is drawn without its frame by Mermaid 12.
    if group.nodes.is_empty() && group.groups.is_empty() {
        text.push_str(&format!("{indent}{}[{label}]\n", group.id));
        return;
    }
    text.push_str(&format!("{indent}subgraph {}[{label}]\n", group.id));
    let inner = format!("{indent} ");
    for node in &group.nodes {
        text.push_str(&format!("{inner}{}\n", shape(node)));
    }
    for group in &group.groups {
        subgraph(group, &inner, text);
    }
    text.push_str(&format!("{indent}end\n"));
}

/// One line that says how each kind of group looks, one that says which groups are of the kind.
fn classes(graph: &Graph) -> String {
    let groups = graph.all_groups();
    let mut text = String::new();
    for kind in GroupKind::ALL {
        let of_kind: Vec<&str> = groups
            .iter()
            .filter(|group| group.kind == kind)
            .map(|group| group.id.as_str())
            .collect();
        let (name, style) = style(kind);
        text.push_str(&format!(" classDef {name} {style}\n"));
        text.push_str(&format!(" class {} {name}\n", of_kind.join(",")));
    }
    text
}

/// A class's name, which is no group's id, and its style.
fn style(kind: GroupKind) -> (&'static str, &'static str) {
    match kind {
        GroupKind::Region => ("region", "fill:none,stroke:#57606a,stroke-width:2px"),
        GroupKind::Vpc => ("vpc", "fill:none,stroke:#8250df"),
        GroupKind::Zone => ("zone", "fill:none,stroke:#57606a,stroke-dasharray:6 4"),
        GroupKind::PublicSubnet => ("public", "fill:none,stroke:#1a7f37"),
        GroupKind::PrivateSubnet => ("private", "fill:none,stroke:#0969da"),
        GroupKind::DatabaseSubnet => ("database", "fill:none,stroke:#9a6700"),
    }
}
