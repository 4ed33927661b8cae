use std::collections::{BTreeMap, BTreeSet};

use carshare_gen::choice::Egress;
use carshare_gen::hcl::{self, Body};
use carshare_gen::plan::RegionName;
use serde_json::Value;

use crate::ladder::climber::Climber;

/// What the rules look at.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The tree's `.tf` files.
    pub(super) files: Vec<File>,
    /// Managed resources with their values, from the plan and from the state.
    pub(super) resources: Vec<Resource>,
    /// What the plan promises; `None` in the rules' own tests.
    pub(super) promise: Option<Promise>,
}

/// A `.tf` file.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) parsed: hcl::File,
}

/// A managed resource. Values that are not known yet are null.
#[derive(Debug)]
pub(super) struct Resource {
    pub(super) address: String,
    pub(super) kind: String,
    /// The `for_each` key.
    pub(super) key: String,
    pub(super) values: Value,
}

/// What a plan promises about availability. Regions go by their aliases, which are the names of their module calls.
#[derive(Debug)]
pub(super) struct Promise {
    pub(super) egress: Egress,
    /// Each Region's zones.
    pub(super) zones: BTreeMap<String, BTreeSet<String>>,
    /// The Regions with a cluster, and its instances.
    pub(super) clusters: BTreeMap<String, usize>,
    /// The Regions whose instances mount the file system or its copy.
    pub(super) mounts: BTreeSet<String>,
    /// The trails, in all Regions together.
    pub(super) trails: usize,
}

impl Evidence {
    /// Of a tree that was planned, and possibly applied.
    pub(super) fn of(climber: &Climber) -> Self {
        let files = climber
            .tree()
            .iter()
            .filter(|(path, _)| path.as_str().ends_with(".tf"))
            .map(|(path, text)| File::new(path.as_str(), text))
            .collect();
        let mut resources = Vec::new();
        for change in climber.planned["resource_changes"]
            .as_array()
            .into_iter()
            .flatten()
        {
            if change["mode"] == "managed" {
                resources.push(Resource::new(change, &change["change"]["after"]));
            }
        }
        collect(&climber.applied["values"]["root_module"], &mut resources);
        let plan = climber.plan();
        let aliases = || plan.regions().active().keys();
        let clusters = plan.aurora().into_iter().flat_map(|aurora| {
            aliases()
                .filter(|region| aurora.is_in(region))
                .map(|region| (alias(region), usize::from(aurora.instances)))
        });
        let mounts = plan
            .efs()
            .into_iter()
            .flat_map(|efs| aliases().filter(|region| efs.is_in(region)).map(alias));
        let zones = plan.regions().active().iter().map(|(name, region)| {
            let zones = region
                .zones()
                .keys()
                .map(|zone| zone.as_str().to_owned())
                .collect();
            (alias(name), zones)
        });
        Self {
            files,
            resources,
            promise: Some(Promise {
                egress: plan.egress().choice(),
                zones: zones.collect(),
                clusters: clusters.collect(),
                mounts: mounts.collect(),
                trails: plan.trail().iter().count(),
            }),
        }
    }

    /// The resources of one type.
    pub(super) fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Resource> {
        self.resources
            .iter()
            .filter(move |resource| resource.kind == kind)
    }

    /// The resources of one type that stand in the state.
    pub(super) fn standing<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Resource> {
        self.of_kind(kind).filter(|resource| resource.stands())
    }

    /// A state of these addresses with their values, for the rules' own tests.
    #[cfg(test)]
    pub(super) fn state<'a>(resources: impl IntoIterator<Item = (&'a str, Value)>) -> Self {
        let resources = resources.into_iter().map(|(address, mut values)| {
            let (path, key) = address.split_once('[').unwrap_or((address, ""));
            let kind = path
                .rsplit('.')
                .nth(1)
                .expect("an address ends in a type and a name");
            if values["id"].is_null() {
                values["id"] = Value::from(address);
            }
            let key = key.trim_matches(['"', ']']);
            let description = serde_json::json!({"address": address, "type": kind, "index": key});
            Resource::new(&description, &values)
        });
        Self {
            resources: resources.collect(),
            ..Self::default()
        }
    }

    /// A tree of one file, for the rules' own tests.
    #[cfg(test)]
    pub(super) fn text(text: &str) -> Self {
        Self {
            files: vec![File::new("modules/m/main.tf", text)],
            ..Self::default()
        }
    }

    /// A plan of one resource, for the rules' own tests.
    #[cfg(test)]
    pub(super) fn resource(kind: &str, values: Value) -> Self {
        let description = serde_json::json!({"address": format!("{kind}.this"), "type": kind});
        Self {
            resources: vec![Resource::new(&description, &values)],
            ..Self::default()
        }
    }
}

impl File {
    fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            parsed: hcl::parse(text).unwrap_or_else(|error| panic!("{path}: {error:?}")),
        }
    }

    /// Every body of the file, blocks within blocks included, with the address of the block around it.
    pub(super) fn bodies(&self) -> Vec<(String, &Body)> {
        let mut bodies = Vec::new();
        descend("", &self.parsed.body, &mut bodies);
        bodies
    }
}

impl Resource {
    pub(super) fn new(description: &Value, values: &Value) -> Self {
        let text = |key: &str| description[key].as_str().unwrap_or_default().to_owned();
        Self {
            address: text("address"),
            kind: text("type"),
            key: text("index"),
            values: values.clone(),
        }
    }

    /// The beginning of the addresses of all that its module holds.
    pub(super) fn module(&self) -> &str {
        let end = self.address.find(&format!("{}.", self.kind));
        &self.address[..end.unwrap_or_default()]
    }

    /// Whether the root's module call that holds it belongs to a Region: it is called by the Region's alias, or ends with it.
    pub(super) fn is_of(&self, alias: &str) -> bool {
        let call = self.address.split('.').nth(1).unwrap_or_default();
        let part = call.strip_suffix(alias);
        part.is_some_and(|part| part.is_empty() || part.ends_with('_'))
    }

    /// Whether it stands in the state: what is only planned has no id.
    pub(super) fn stands(&self) -> bool {
        self.text("id").is_some()
    }

    /// The texts of a list, as a set; empty where it is not known yet.
    pub(super) fn texts(list: &Value) -> BTreeSet<&str> {
        let items = list.as_array().into_iter().flatten();
        items.filter_map(Value::as_str).collect()
    }

    /// A value that is text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.values[name].as_str()
    }
}

fn alias(region: &RegionName) -> String {
    region.as_str().replace('-', "_")
}

fn descend<'a>(address: &str, body: &'a Body, bodies: &mut Vec<(String, &'a Body)>) {
    bodies.push((address.to_owned(), body));
    for block in &body.blocks {
        let mut inner = vec![address.to_owned(), block.kind.clone()];
        inner.extend(block.labels.iter().cloned());
        inner.retain(|part| !part.is_empty());
        descend(&inner.join("."), &block.body, bodies);
    }
}

/// The managed resources of a module of a state, and of the modules below it.
fn collect(module: &Value, resources: &mut Vec<Resource>) {
    for resource in module["resources"].as_array().into_iter().flatten() {
        if resource["mode"] == "managed" {
            resources.push(Resource::new(resource, &resource["values"]));
        }
    }
    for child in module["child_modules"].as_array().into_iter().flatten() {
        collect(child, resources);
    }
}
