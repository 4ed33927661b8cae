use std::collections::BTreeSet;

use super::folder::{Folder, defect};
use crate::diagnostics::{Code, Diagnostics};
use crate::hcl::{ResourceMode, Target};

/// Refuses every reference to something that the folder does not define, and names that are defined twice.
pub(super) fn check(folder: &Folder, findings: &mut Diagnostics) {
    let defined = definitions(folder, findings);
    for (path, file) in folder.code() {
        for reference in &file.references {
            let wanted = match &reference.target {
                // Whether the called module has the output is a matter of its interface.
                Target::Module { name, .. } => Target::Module {
                    name: name.clone(),
                    output: None,
                },
                // A module takes the default configurations from its caller.
                Target::Provider { alias: None, .. }
                | Target::Each(_)
                | Target::Count(_)
                | Target::Path(_)
                | Target::Terraform(_) => continue,
                Target::Other(name) if name == "self" => continue,
                other => other.clone(),
            };
            if !defined.contains(&wanted) {
                findings.push(defect(
                    Code::TreeReferenceUnresolved,
                    format!(
                        "`{}` in rendered file `{path}`, line {}, is not defined",
                        reference.target, reference.line
                    ),
                ));
            }
        }
    }
}

fn definitions(folder: &Folder, findings: &mut Diagnostics) -> BTreeSet<Target> {
    let mut defined = BTreeSet::new();
    for (path, file) in folder.code() {
        let variables = file
            .variables
            .iter()
            .map(|v| (Target::Variable(v.name.clone()), v.line));
        let outputs = file
            .outputs
            .iter()
            .map(|o| (Target::Output(o.name.clone()), o.line));
        let locals = file
            .locals
            .iter()
            .map(|l| (Target::Local(l.name.clone()), l.line));
        let modules = file.modules.iter().map(|m| {
            let target = Target::Module {
                name: m.name.clone(),
                output: None,
            };
            (target, m.line)
        });
        let providers = file.providers.iter().map(|p| {
            let target = Target::Provider {
                name: p.name.clone(),
                alias: p.alias.clone(),
            };
            (target, p.line)
        });
        let resources = file.resources.iter().map(|r| {
            let (kind, name) = (r.kind.clone(), r.name.clone());
            let target = match r.mode {
                ResourceMode::Managed => Target::Resource { kind, name },
                ResourceMode::Data => Target::Data { kind, name },
                ResourceMode::Ephemeral => Target::Ephemeral { kind, name },
            };
            (target, r.line)
        });
        let all = variables
            .chain(outputs)
            .chain(locals)
            .chain(modules)
            .chain(providers)
            .chain(resources);
        for (target, line) in all {
            let shown = target.to_string();
            if !defined.insert(target) {
                findings.push(defect(
                    Code::TreeReferenceUnresolved,
                    format!("`{shown}` is defined again in rendered file `{path}`, line {line}"),
                ));
            }
        }
    }
    defined
}
