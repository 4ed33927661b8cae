use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::{self, Structure};

use super::source_text::SourceText;
use super::{
    Attribute, Block, Body, File, Local, ModuleCall, Output, ParseError, Provider, Resource,
    ResourceMode, Variable, literal::literal, scan,
};

/// Reads Terraform text.
///
/// # Errors
///
/// Where the text is no HCL: the first place at which the parser stopped. That a block or argument means something to Terraform is
/// not checked.
pub fn parse(text: &str) -> Result<File, ParseError> {
    let parsed = hcl_edit::parser::parse_body(text).map_err(|error| ParseError {
        line: error.location().line(),
        column: error.location().column(),
        message: error.message().to_owned(),
    })?;
    let source = SourceText::new(text);
    let mut file = File {
        references: scan::references(&parsed, &source),
        body: body(&parsed, &source),
        ..File::default()
    };
    let read = std::mem::take(&mut file.body);
    for block in &read.blocks {
        declare(&mut file, block);
    }
    file.body = read;
    Ok(file)
}

fn body(parsed: &structure::Body, source: &SourceText<'_>) -> Body {
    let mut body = Body::default();
    for structure in parsed {
        match structure {
            Structure::Attribute(parsed) => body.attributes.push(Attribute {
                name: parsed.key.to_string(),
                line: source.line(parsed),
                text: source.slice(&parsed.value).to_owned(),
                literal: literal(&parsed.value),
                entries: entries(&parsed.value, source),
            }),
            Structure::Block(parsed) => body.blocks.push(Block {
                kind: parsed.ident.to_string(),
                labels: parsed
                    .labels
                    .iter()
                    .map(|label| label.as_str().to_owned())
                    .collect(),
                line: source.line(parsed),
                body: self::body(&parsed.body, source),
            }),
        }
    }
    body
}

fn entries(expression: &Expression, source: &SourceText<'_>) -> Vec<(String, String)> {
    let Expression::Object(object) = expression else {
        return Vec::new();
    };
    let key_text = |key: &ObjectKey| match key {
        ObjectKey::Ident(name) => name.to_string(),
        ObjectKey::Expression(key) => source.slice(key).to_owned(),
    };
    object
        .iter()
        .map(|(key, value)| (key_text(key), source.slice(value.expr()).to_owned()))
        .collect()
}

/// Adds what a top-level block declares.
fn declare(file: &mut File, block: &Block) {
    let line = block.line;
    let name = block.label(0).to_owned();
    match block.kind.as_str() {
        "variable" => file.variables.push(variable(block)),
        "output" => file.outputs.push(Output {
            name,
            line,
            description: description(block),
        }),
        "locals" => file
            .locals
            .extend(block.body.attributes.iter().map(|local| Local {
                name: local.name.clone(),
                line: local.line,
            })),
        "module" => file.modules.push(module_call(block)),
        "provider" => file.providers.push(Provider {
            name,
            alias: text_of(block, "alias"),
            line,
        }),
        kind => file
            .resources
            .extend(ResourceMode::of_block(kind).map(|mode| Resource {
                mode,
                kind: name,
                name: block.label(1).to_owned(),
                line,
            })),
    }
}

fn variable(block: &Block) -> Variable {
    let on_one_line = |name: &str| {
        let text = &block.body.attribute(name)?.text;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let is = |name: &str, text: &str| {
        block
            .body
            .attribute(name)
            .is_some_and(|attribute| attribute.text == text)
    };
    Variable {
        name: block.label(0).to_owned(),
        line: block.line,
        type_text: on_one_line("type"),
        default_text: on_one_line("default"),
        nullable: !is("nullable", "false"),
        sensitive: is("sensitive", "true"),
        description: description(block),
    }
}

fn module_call(block: &Block) -> ModuleCall {
    let providers = block.body.attribute("providers");
    ModuleCall {
        name: block.label(0).to_owned(),
        line: block.line,
        source: text_of(block, "source"),
        arguments: block
            .body
            .attributes
            .iter()
            .filter(|argument| !ModuleCall::META_ARGUMENTS.contains(&argument.name.as_str()))
            .map(|argument| (argument.name.clone(), argument.line))
            .collect(),
        providers: providers.map_or_else(Vec::new, |providers| providers.entries.clone()),
    }
}

fn text_of(block: &Block, name: &str) -> Option<String> {
    Some(block.body.attribute(name)?.as_str()?.to_owned())
}

fn description(block: &Block) -> Option<String> {
    text_of(block, "description").map(|text| text.trim_end().to_owned())
}
