//! Mermaid itself reads every diagram, and reads what was meant: the same nodes, groups, edges and labels.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use carshare_gen::render::{Graph, Group, Node, mermaid};
use serde_json::{Value, json};

use crate::support::{MINIMAL, plan, repository};

/// What nobody may read as anything but text, at whatever place it stands.
const HOSTILE: [&str; 23] = [
    "\"] end",
    "\"]:::private",
    "x\" --> y",
    "|\"a\"|",
    "`**bold**`",
    "**bold** _it_ ~~no~~",
    "1. one",
    "- one",
    "/account/*/x/*",
    "# heading",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a<br/>b",
    "#quot;#35;&amp;&#60;",
    "%%{init: {'theme': 'dark'}}%%",
    "%% comment",
    "---",
    "style x fill:#fff;",
    "classDef a fill:#fff;",
    "click users \"javascript:alert(1)\"",
    "fa:fa-bomb $$x^2$$",
    "www.example.com https://example.com a@b.c",
    "```",
];

/// Every blueprint that we ship, and every one of the ladder's own.
fn blueprints() -> Vec<(String, String)> {
    let mut found = vec![("MINIMAL".to_owned(), MINIMAL.to_owned())];
    for entry in fs::read_dir(repository("blueprints")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "toml") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
    let trees: toml::Table = fs::read_to_string(repository("tests/trees.toml"))
        .unwrap()
        .parse()
        .unwrap();
    for tree in trees["tree"].as_array().unwrap() {
        if let Some(text) = tree.get("blueprint") {
            let name = tree["name"].as_str().unwrap();
            found.push((name.to_owned(), text.as_str().unwrap().to_owned()));
        }
    }
    found
}

/// A diagram and what Mermaid shall read in it, as tests/mermaid/check takes it.
fn meant(name: &str, graph: &Graph) -> Value {
    let mut nodes: BTreeMap<&str, Vec<String>> = graph
        .all_nodes()
        .into_iter()
        .map(|node: &Node| (node.id.as_str(), node.label.clone()))
        .collect();
    let mut groups = BTreeMap::new();
    for group in graph.all_groups() {
        if is_empty(group) {
            nodes.insert(&group.id, vec![group.label.clone()]);
            continue;
        }
        let mut members: Vec<&str> = group.nodes.iter().map(|node| node.id.as_str()).collect();
        members.extend(group.groups.iter().map(|group| group.id.as_str()));
        members.sort_unstable();
        let group_read = json!({ "label": group.label, "members": members });
        groups.insert(group.id.as_str(), group_read);
    }
    let edges: Vec<Value> = graph
        .edges
        .iter()
        .map(|edge| json!([edge.from, edge.to, edge.label]))
        .collect();
    json!({ "name": name, "text": mermaid(graph), "nodes": nodes, "groups": groups, "edges": edges })
}

/// A group that holds nothing is drawn as a node.
fn is_empty(group: &Group) -> bool {
    group.nodes.is_empty() && group.groups.is_empty()
}

fn check(diagrams: &[Value]) {
    let folder = tempfile::tempdir().unwrap();
    let file: PathBuf = folder.path().join("diagrams.json");
    fs::write(&file, serde_json::to_string(diagrams).unwrap()).unwrap();
    let output = Command::new(repository("tests/mermaid/check"))
        .arg(&file)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let expected = format!("{} diagrams, 0 of them", diagrams.len());
    assert!(
        output.status.success() && said.starts_with(&expected),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn mermaid_reads_the_diagram_of_every_blueprint_as_it_was_meant() {
    let diagrams: Vec<Value> = blueprints()
        .iter()
        .map(|(name, text)| meant(name, &Graph::of(&plan(text))))
        .collect();
    assert!(diagrams.len() >= 5, "only {} diagrams", diagrams.len());
    check(&diagrams);
}

#[test]
fn mermaid_shows_hostile_labels_and_acts_on_none() {
    let diagrams: Vec<Value> = HOSTILE
        .iter()
        .map(|text| {
            let mut graph = Graph::of(&plan(MINIMAL));
            graph.nodes[0].label = vec![(*text).to_owned(), "beside it".to_owned()];
            graph.groups[0].label = (*text).to_owned();
            graph.groups[0].nodes[0].label = vec!["above it".to_owned(), (*text).to_owned()];
            for edge in &mut graph.edges {
                edge.label = (*text).to_owned();
            }
            meant(text, &graph)
        })
        .collect();
    check(&diagrams);
}
