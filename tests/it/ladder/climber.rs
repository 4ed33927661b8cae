//! A tree on its way up.

use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use carshare_gen::plan::Plan;
use carshare_gen::render::Tree;
use serde_json::Value;

use super::emulator::Emulator;
use super::neighbour::Neighbour;
use super::rung::Rung;
use super::terraform::Terraform;
use super::{paths, rendered, rungs};

/// Changes a tree before it is written: how a fault is planted. The identity for the trees of the list.
pub(crate) type Plant = fn(&Tree) -> Tree;

/// A tree in its folder, with what the rungs learnt about it so far.
#[derive(Debug)]
pub(crate) struct Climber {
    name: String,
    blueprint: String,
    plant: Plant,
    tree: Tree,
    folder: PathBuf,
    times: Vec<(Rung, Duration)>,
    /// The plan tier's plan, in Terraform's JSON; null before that rung.
    pub(crate) planned: Value,
    /// The state after apply, in Terraform's JSON; null before that rung.
    pub(crate) applied: Value,
    /// The emulator that the tree was applied on.
    pub(crate) emulator: Option<Emulator>,
    /// The edits that the apply rung plans over the tree.
    pub(crate) neighbours: Vec<Neighbour>,
}

impl Climber {
    /// Renders `blueprint` into the folder `name`.
    pub(crate) fn new(name: &str, blueprint: &str) -> Self {
        Self::planted(name, blueprint, Tree::clone)
    }

    /// The same with a fault.
    pub(crate) fn planted(name: &str, blueprint: &str, plant: Plant) -> Self {
        let tree = plant(&rendered::tree_of(name, blueprint));
        let folder = paths::scratch().join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).expect("target/ is writable");
        }
        rendered::write(&tree, &folder);
        Self {
            name: name.to_owned(),
            blueprint: blueprint.to_owned(),
            plant,
            tree,
            folder,
            times: Vec::new(),
            planned: Value::Null,
            applied: Value::Null,
            emulator: None,
            neighbours: Vec::new(),
        }
    }

    /// Climbs one rung.
    ///
    /// # Errors
    ///
    /// What is wrong with the tree, in full.
    pub(crate) fn climb(&mut self, rung: Rung) -> Result<(), String> {
        let start = Instant::now();
        let result = rungs::climb(self, rung);
        self.times.push((rung, start.elapsed()));
        result?;
        if rendered::is_untouched(&self.tree, &self.folder) {
            Ok(())
        } else {
            Err("the rung changed the rendered files".to_owned())
        }
    }

    /// Climbs the rungs in turn, prints the time of each, and fails with the first that does not hold.
    pub(crate) fn climb_all(&mut self, rungs: &[Rung]) {
        let failure = rungs
            .iter()
            .find_map(|rung| Some((rung, self.climb(*rung).err()?)));
        self.print_times();
        if let Some((rung, reason)) = failure {
            panic!("{}: {rung:?}: {reason}", self.name);
        }
    }

    /// Says something past the test runner's capture: it is part of every run's report.
    pub(crate) fn say(&self, text: &str) {
        let line = format!("ladder: {}: {text}\n", self.name);
        std::io::stderr()
            .write_all(line.as_bytes())
            .expect("standard error is open");
    }

    /// Says how long each rung took.
    pub(crate) fn print_times(&self) {
        let times: Vec<String> = self
            .times
            .iter()
            .map(|(rung, time)| format!("{rung:?} {:.1} s", time.as_secs_f64()))
            .collect();
        self.say(&times.join(", "));
    }

    /// The tree's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The plan behind the tree.
    pub(crate) fn plan(&self) -> Plan {
        rendered::plan_of(&self.name, &self.blueprint)
    }

    /// The blueprint that it was rendered from.
    pub(crate) fn blueprint(&self) -> &str {
        &self.blueprint
    }

    /// The tree as it was written.
    pub(crate) fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Where it was written.
    pub(crate) fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// Writes what another blueprint renders, with the same fault, in this tree's place; Terraform's own files stay.
    pub(crate) fn render_again(&mut self, blueprint: &str) {
        self.tree = (self.plant)(&rendered::tree_of(&self.name, blueprint));
        rendered::write(&self.tree, &self.folder);
    }

    /// Terraform in the tree's folder: within reach of the tree's emulator, if it has one.
    pub(crate) fn terraform(&self) -> Terraform {
        let terraform = Terraform::new(&self.folder);
        match &self.emulator {
            Some(emulator) => terraform.env("AWS_ENDPOINT_URL", emulator.endpoint()),
            None => terraform,
        }
    }
}
