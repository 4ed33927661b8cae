//! Finds what expressions refer to.

use hcl_edit::Ident;
use hcl_edit::expr::{Expression, ForExpr, FuncName, ObjectKey, Traversal, TraversalOperator};
use hcl_edit::structure::{Attribute, Block, Body};
use hcl_edit::template::ForDirective;
use hcl_edit::visit::{self, Visit};

use super::source_text::SourceText;
use super::{Reference, Target};

/// Every reference in `body`, in the order of the text.
pub(super) fn references(body: &Body, source: &SourceText<'_>) -> Vec<Reference> {
    let mut scan = Scan {
        source,
        bound: Vec::new(),
        blocks: Vec::new(),
        found: Vec::new(),
    };
    scan.visit_body(body);
    scan.found
}

struct Scan<'a> {
    source: &'a SourceText<'a>,
    /// Names that a surrounding `for` or `dynamic` binds.
    bound: Vec<String>,
    /// Kinds of the surrounding blocks, outermost first.
    blocks: Vec<String>,
    found: Vec<Reference>,
}

impl Scan<'_> {
    fn inside(&self, path: &[&str]) -> bool {
        self.blocks
            .iter()
            .map(String::as_str)
            .eq(path.iter().copied())
    }

    fn is_bound(&self, name: &str) -> bool {
        self.bound.iter().any(|bound| bound == name)
    }

    /// Names bound by a loop hold while `visit` runs.
    fn with_bound<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n Ident>,
        visit: impl FnOnce(&mut Self),
    ) {
        let outside = self.bound.len();
        self.bound
            .extend(names.into_iter().map(|name| name.to_string()));
        visit(self);
        self.bound.truncate(outside);
    }

    fn add(&mut self, target: Target, expression: &Expression) {
        let line = self.source.line(expression);
        self.found.push(Reference { target, line });
    }

    /// Providers in `provider = aws.x` and in the values of `providers = { aws = aws.x }`.
    fn add_providers(&mut self, expression: &Expression) {
        let provider = |name: &Ident, alias: Option<&Ident>| Target::Provider {
            name: name.to_string(),
            alias: alias.map(ToString::to_string),
        };
        match expression {
            Expression::Object(entries) => {
                for (_, value) in entries.iter() {
                    self.add_providers(value.expr());
                }
            }
            Expression::Variable(name) => self.add(provider(name, None), expression),
            Expression::Traversal(traversal) => {
                if let Expression::Variable(name) = &traversal.expr {
                    self.add(provider(name, attributes(traversal).next()), expression);
                }
            }
            _ => visit::visit_expr(self, expression),
        }
    }
}

impl Visit for Scan<'_> {
    fn visit_block(&mut self, block: &Block) {
        let kind = block.ident.as_str();
        let names_no_objects = matches!(kind, "terraform" | "moved" | "removed");
        if self.blocks.is_empty() && names_no_objects {
            return;
        }
        // The iterator is bound in `content` only, but a name that is wrong elsewhere is Terraform's to report.
        let iterator = (kind == "dynamic")
            .then(|| dynamic_iterator(block))
            .flatten();
        self.blocks.push(kind.to_owned());
        self.with_bound(iterator.as_ref(), |scan| scan.visit_body(&block.body));
        self.blocks.pop();
    }

    fn visit_attr(&mut self, attribute: &Attribute) {
        let innermost = self.blocks.last().map(String::as_str);
        match (innermost, attribute.key.as_str()) {
            (Some("variable"), "type")
            | (Some("lifecycle"), "ignore_changes")
            | (Some("provisioner"), "when" | "on_failure")
            | (Some("dynamic"), "iterator") => {}
            (_, "providers") if self.inside(&["module"]) || self.inside(&["run"]) => {
                self.add_providers(&attribute.value);
            }
            (Some("resource" | "data" | "ephemeral" | "import"), "provider") => {
                self.add_providers(&attribute.value);
            }
            _ => self.visit_expr(&attribute.value),
        }
    }

    fn visit_expr(&mut self, expression: &Expression) {
        match expression {
            Expression::Variable(name) if !self.is_bound(name) => {
                self.add(Target::Other(name.to_string()), expression);
            }
            Expression::Traversal(traversal) => match &traversal.expr {
                Expression::Variable(root) => {
                    if !self.is_bound(root) {
                        self.add(target(root, traversal), expression);
                    }
                    for operator in &traversal.operators {
                        self.visit_traversal_operator(operator);
                    }
                }
                _ => visit::visit_expr(self, expression),
            },
            _ => visit::visit_expr(self, expression),
        }
    }

    fn visit_func_name(&mut self, _: &FuncName) {}

    fn visit_object_key(&mut self, key: &ObjectKey) {
        if let ObjectKey::Expression(key) = key {
            self.visit_expr(key);
        }
    }

    fn visit_for_expr(&mut self, loop_: &ForExpr) {
        self.visit_expr(&loop_.intro.collection_expr);
        let key = loop_.intro.key_var.as_ref().map(|name| name.value());
        let names = key.into_iter().chain([loop_.intro.value_var.value()]);
        self.with_bound(names, |scan| {
            loop_.key_expr.iter().for_each(|key| scan.visit_expr(key));
            scan.visit_expr(&loop_.value_expr);
            loop_
                .cond
                .iter()
                .for_each(|cond| scan.visit_expr(&cond.expr));
        });
    }

    fn visit_for_directive(&mut self, loop_: &ForDirective) {
        let intro = &loop_.for_expr;
        self.visit_expr(&intro.collection_expr);
        let key = intro.key_var.as_ref().map(|name| name.value());
        let names = key.into_iter().chain([intro.value_var.value()]);
        self.with_bound(names, |scan| scan.visit_template(&intro.template));
    }
}

/// The name under which a `dynamic` block's content sees its element: `iterator`, else the label.
fn dynamic_iterator(block: &Block) -> Option<Ident> {
    let chosen = block.body.get_attribute("iterator").map(|it| &it.value);
    match chosen {
        Some(Expression::Variable(name)) => Some(name.value().clone()),
        _ => block
            .labels
            .first()
            .and_then(|label| Ident::try_new(label.as_str()).ok()),
    }
}

/// The attribute names behind a traversal's root, past indices and splats.
fn attributes(traversal: &Traversal) -> impl Iterator<Item = &Ident> {
    traversal
        .operators
        .iter()
        .filter_map(|it| match it.value() {
            TraversalOperator::GetAttr(name) => Some(name.value()),
            _ => None,
        })
}

fn target(root: &Ident, traversal: &Traversal) -> Target {
    let mut names = attributes(traversal).map(ToString::to_string);
    let root = root.to_string();
    let Some(first) = names.next() else {
        return Target::Other(root);
    };
    let mut second = || names.next().unwrap_or_default();
    match root.as_str() {
        "var" => Target::Variable(first),
        "local" => Target::Local(first),
        "module" => Target::Module {
            name: first,
            output: names.next(),
        },
        "data" => Target::Data {
            kind: first,
            name: second(),
        },
        "ephemeral" => Target::Ephemeral {
            kind: first,
            name: second(),
        },
        "each" => Target::Each(first),
        "count" => Target::Count(first),
        "path" => Target::Path(first),
        "terraform" => Target::Terraform(first),
        "run" => Target::Run(first),
        "output" => Target::Output(first),
        "self" => Target::Other(root),
        _ => Target::Resource {
            kind: root,
            name: first,
        },
    }
}
