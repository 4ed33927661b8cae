use tera::{Context, Tera};

use super::choices::Choices;
use super::modules::{place, tree_path};
use super::stack_context::StackContext;
use super::token::is_token;
use super::{Library, Tree};

/// What is not copied: the notes for those who change the module, and the fragments of which [`readme`](super::readme) makes the root's README.
const NOT_COPIED: [&str; 2] = ["README.md", "readme/"];

const TEMPLATE_SUFFIX: &str = ".tera";

/// Renders the root: plain files as they are, of each choice the chosen option, templates filled with words of the plan.
pub(super) fn render(
    library: &Library,
    choices: &Choices,
    context: &StackContext,
    tree: &mut Tree,
) {
    for (path, text) in library.module("stack") {
        if NOT_COPIED.iter().any(|prefix| path.starts_with(prefix)) {
            continue;
        }
        let Some(place) = place("stack", path, choices) else {
            continue;
        };
        match place.strip_suffix(TEMPLATE_SUFFIX) {
            Some(rendered) => tree.insert(tree_path(rendered), fill(path, text, context)),
            None => tree.insert(tree_path(&place), text),
        }
    }
}

/// Fills one template.
pub(super) fn fill(name: &str, template: &str, context: &StackContext) -> String {
    let mut tera = Tera::new();
    // Tera's own escaping is for HTML. Ours proves once more that only inert words arrive.
    tera.autoescape_on([TEMPLATE_SUFFIX]);
    tera.set_escape_fn(write_token);
    tera.add_raw_template(name, template)
        .expect("tests render every template under modules/stack");
    let context = Context::from_serialize(context).expect("a StackContext serializes to a table");
    tera.render(name, &context)
        .expect("tests render every template under modules/stack")
}

fn write_token(text: &str, output: &mut dyn std::io::Write) -> std::io::Result<()> {
    assert!(is_token(text), "templates see inert words only");
    output.write_all(text.as_bytes())
}
