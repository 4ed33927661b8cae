use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::folder::{Folder, defect};
use crate::diagnostics::{Code, Diagnostics};
use crate::hcl::{ModuleCall, Target};

/// Refuses calls that do not fit the module they call: arguments unknown or missing, outputs that it does not have.
///
/// `callee` finds the folder of a module call's source, given the caller's folder.
pub(super) fn check(
    caller: &Folder,
    mut callee: impl FnMut(&str) -> Option<Rc<Folder>>,
    findings: &mut Diagnostics,
) {
    let mut outputs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, file) in caller.code() {
        for call in &file.modules {
            let source = call.source.as_deref().unwrap_or_default();
            let Some(called) = callee(source).filter(|folder| !folder.is_empty()) else {
                findings.push(defect(
                    Code::TreeInterfaceMismatch,
                    format!(
                        "module `{}` in rendered file `{path}` has no source `{source}`",
                        call.name
                    ),
                ));
                continue;
            };
            check_arguments(path, call, &called, findings);
            let names = called
                .code()
                .flat_map(|(_, file)| file.outputs.iter().map(|output| output.name.clone()));
            outputs.insert(call.name.clone(), names.collect());
        }
    }
    check_outputs(caller, &outputs, findings);
}

fn check_arguments(path: &str, call: &ModuleCall, called: &Folder, findings: &mut Diagnostics) {
    let variables: BTreeMap<&str, bool> = called
        .code()
        .flat_map(|(_, file)| &file.variables)
        .map(|variable| (variable.name.as_str(), variable.default_text.is_none()))
        .collect();
    let given: BTreeSet<&str> = call
        .arguments
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    for name in given.iter().filter(|name| !variables.contains_key(**name)) {
        findings.push(defect(
            Code::TreeInterfaceMismatch,
            format!(
                "module `{}` in rendered file `{path}` takes no `{name}`",
                call.name
            ),
        ));
    }
    for (name, _) in variables
        .iter()
        .filter(|(name, required)| **required && !given.contains(**name))
    {
        findings.push(defect(
            Code::TreeInterfaceMismatch,
            format!(
                "module `{}` in rendered file `{path}` lacks `{name}`",
                call.name
            ),
        ));
    }
}

fn check_outputs(
    caller: &Folder,
    outputs: &BTreeMap<String, BTreeSet<String>>,
    findings: &mut Diagnostics,
) {
    for (path, file) in caller.code() {
        for reference in &file.references {
            let Target::Module {
                name,
                output: Some(output),
            } = &reference.target
            else {
                continue;
            };
            if outputs
                .get(name)
                .is_some_and(|known| !known.contains(output))
            {
                findings.push(defect(
                    Code::TreeInterfaceMismatch,
                    format!(
                        "module `{name}` has no output `{output}`, which rendered file `{path}`, line {}, uses",
                        reference.line
                    ),
                ));
            }
        }
    }
}

/// Refuses values of variables that the root does not declare, and variables that get none.
pub(super) fn check_values(root: &Folder, findings: &mut Diagnostics) {
    let declared: BTreeMap<&str, bool> = root
        .code()
        .flat_map(|(_, file)| &file.variables)
        .map(|variable| (variable.name.as_str(), variable.default_text.is_none()))
        .collect();
    let mut given = BTreeSet::new();
    for (path, file) in root.values() {
        for attribute in &file.body.attributes {
            given.insert(attribute.name.as_str());
            if !declared.contains_key(attribute.name.as_str()) {
                findings.push(defect(
                    Code::TreeInterfaceMismatch,
                    format!(
                        "`{path}` sets `{}`, which no variable declares",
                        attribute.name
                    ),
                ));
            }
        }
    }
    for (name, _) in declared
        .iter()
        .filter(|(name, required)| **required && !given.contains(**name))
    {
        findings.push(defect(
            Code::TreeInterfaceMismatch,
            format!("variable `{name}` of the root gets no value"),
        ));
    }
}
