use super::choices::Choices;
use super::modules::tree_path;
use super::stack_context::StackContext;
use super::{Library, Tree, backend, modules, readme, stack, tfvars};
use crate::plan::Plan;

/// The whole tree of a plan, from the sources of `library`. Depends on nothing else.
pub fn render(plan: &Plan, library: &Library) -> Tree {
    let context = StackContext::of(plan);
    let mut tree = Tree::new();
    let choices = Choices::of(plan);
    modules::render(plan, library, &choices, &mut tree);
    stack::render(library, &choices, &context, &mut tree);
    tree.insert(tree_path("terraform.tfvars"), tfvars::render(plan));
    tree.insert(tree_path("backend.tf"), backend::render(plan));
    tree.insert(
        tree_path("README.md"),
        readme::render(plan, library, &choices, &context),
    );
    tree
}
