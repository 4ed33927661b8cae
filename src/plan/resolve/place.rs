use super::entry::active;
use super::primary;
use crate::blueprint::{self, Blueprint};
use crate::catalog::{Catalog, nearest};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins};
use crate::source::Located;

/// A part of the tree that lives in one Region, which a key names.
pub(super) struct Place {
    /// The key: `aurora.region`.
    pub(super) key: &'static str,
    /// The part in the genitive: `the database's`.
    pub(super) whose: &'static str,
    /// The code of a name that is no active Region.
    pub(super) unknown: Code,
}

/// The Region that a section means, stated rightly or not: the one it names, or the primary one.
pub(super) fn meant<'a>(
    stated: Option<&'a Located<blueprint::RegionName>>,
    blueprint: &'a Blueprint,
) -> Option<&'a str> {
    let stated = stated.map(|region| region.value.as_str());
    stated.or_else(|| primary::name(blueprint))
}

impl Place {
    /// The active Region that the part lives in: the one that is stated, or the primary one.
    pub(super) fn resolve<'a>(
        &self,
        stated: Option<&'a Located<blueprint::RegionName>>,
        blueprint: &'a Blueprint,
        catalog: &Catalog,
        origins: &mut Origins,
        findings: &mut Diagnostics,
    ) -> Option<&'a str> {
        match stated {
            Some(stated) => {
                origins.record(self.key, stated.span);
                self.stated(stated, blueprint, catalog, findings)
            }
            None => {
                origins.record(self.key, Origin::Rule("the primary Region"));
                primary::name(blueprint)
            }
        }
    }

    /// The Region that is stated, if it is an active one.
    pub(super) fn stated<'a>(
        &self,
        stated: &'a Located<blueprint::RegionName>,
        blueprint: &Blueprint,
        catalog: &Catalog,
        findings: &mut Diagnostics,
    ) -> Option<&'a str> {
        let name = stated.value.as_str();
        let whose = self.whose;
        let names = || active(blueprint).map(|region| region.name.value.as_str());
        if names().any(|active| active == name) {
            return Some(name);
        }
        if primary::is_meant_elsewhere(name, blueprint, catalog) {
            return None;
        }
        let is_retired = blueprint
            .regions
            .iter()
            .any(|region| region.name.value.as_str() == name);
        let message = match is_retired {
            true => format!("{whose} Region `{name}` is retired"),
            false => format!("{whose} Region `{name}` is not one of this blueprint's Regions"),
        };
        let help = match nearest(name, names()) {
            Some(near) if !is_retired => format!("did you mean `{near}`?"),
            _ => format!(
                "write one of the active Regions of this blueprint: {}",
                names()
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        };
        findings.push(
            Diagnostic::new(self.unknown, message, help)
                .label(stated.span, "no active `[[region]]` of this name"),
        );
        None
    }
}
