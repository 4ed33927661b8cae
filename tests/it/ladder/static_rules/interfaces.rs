//! Variables, outputs and module calls.

use regex::Regex;

use super::evidence::Evidence;

/// Every variable has a type other than `any`, a description, and takes null only where null is its default, that is, means something.
pub(super) fn variables_are_typed_described_and_not_null(evidence: &Evidence) -> Vec<String> {
    let any = Regex::new(r"\bany\b").expect("a pattern");
    let mut findings = Vec::new();
    for file in &evidence.files {
        for variable in &file.parsed.variables {
            let mut wrong = |what: &str| {
                findings.push(format!("{}: variable {}: {what}", file.path, variable.name))
            };
            match &variable.type_text {
                None => wrong("no type"),
                Some(text) if any.is_match(text) => wrong("type any"),
                Some(_) => {}
            }
            if variable
                .description
                .as_deref()
                .unwrap_or_default()
                .is_empty()
            {
                wrong("no description");
            }
            if variable.nullable && variable.default_text.as_deref() != Some("null") {
                wrong("nullable");
            }
        }
    }
    findings
}

/// Every output has a description.
pub(super) fn outputs_are_described(evidence: &Evidence) -> Vec<String> {
    evidence
        .files
        .iter()
        .flat_map(|file| file.parsed.outputs.iter().map(move |output| (file, output)))
        .filter(|(_, output)| output.description.as_deref().unwrap_or_default().is_empty())
        .map(|(file, output)| format!("{}: output {}: no description", file.path, output.name))
        .collect()
}

/// `depends_on` on a module defers its data sources to the apply, and the plan shows nothing of what follows from them.
pub(super) fn no_module_call_depends_on(evidence: &Evidence) -> Vec<String> {
    evidence
        .files
        .iter()
        .flat_map(|file| {
            file.parsed
                .body
                .blocks_of("module")
                .map(move |block| (file, block))
        })
        .filter(|(_, block)| block.body.attribute("depends_on").is_some())
        .map(|(file, block)| format!("{}: module {}: depends_on", file.path, block.label(0)))
        .collect()
}

#[test]
fn careless_interfaces_are_found() {
    let variable = |body: &str| {
        variables_are_typed_described_and_not_null(&Evidence::text(&format!(
            "variable \"v\" {{\n{body}}}\n"
        )))
    };
    let sound = "type = string\ndescription = \"d\"\nnullable = false\n";
    assert!(variable(sound).is_empty());
    assert!(variable("type = string\ndescription = \"d\"\ndefault = null\n").is_empty());
    assert_eq!(variable("description = \"d\"\nnullable = false\n").len(), 1);
    assert_eq!(
        variable("type = map(any)\ndescription = \"d\"\nnullable = false\n").len(),
        1
    );
    assert_eq!(variable("type = string\nnullable = false\n").len(), 1);
    assert_eq!(variable("type = string\ndescription = \"d\"\n").len(), 1);
    assert_eq!(
        outputs_are_described(&Evidence::text("output \"o\" {\n  value = 1\n}\n")).len(),
        1
    );
    let call = "module \"m\" {\n  source = \"./m\"\n  depends_on = [module.n]\n}\n";
    assert_eq!(no_module_call_depends_on(&Evidence::text(call)).len(), 1);
}
