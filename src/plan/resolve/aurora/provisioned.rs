use super::super::listing::{both, either};
use super::engine;
use crate::blueprint;
use crate::catalog::{Availability, Catalog, EngineVersion, InstanceClass};
use crate::choice::Topology;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{CapacityPlan, Origin, Origins};
use crate::source::Span;

/// What a blueprint without a class and without `serverless` gets: the smallest class that a global database takes too, and of an architecture
/// and generation that most Regions have.
const DEFAULT_CLASS: &str = "db.r6g.large";

/// Resolves class and readers. `version` is not known where that is a fault of its own; `regions` are those that have a cluster and a row in the
/// catalogue.
pub(super) fn resolve(
    section: &blueprint::Aurora,
    version: Option<&EngineVersion>,
    regions: &[&str],
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<CapacityPlan> {
    let stated = section.instance_class.as_ref();
    let name = stated.map_or(DEFAULT_CLASS, |stated| stated.value.as_str());
    let span = stated.and_then(|stated| stated.span);
    origins.record("aurora.instance_class", span);
    let class = Class {
        name,
        span: span.or(Some(section.span)),
        is_default: stated.is_none(),
        section,
        regions,
        catalog,
    };
    findings.extend(class.findings(version));
    let max_readers = max_readers(section, origins, findings);
    Some(CapacityPlan::Provisioned {
        instance_class: name.to_owned(),
        memory_mib: catalog.instance_class(name)?.memory_mib?,
        max_readers,
    })
}

/// The instances of a cluster beside the one that is written to.
pub(super) fn fixed_readers(section: &blueprint::Aurora) -> u8 {
    section.instances.value.saturating_sub(1)
}

fn max_readers(
    section: &blueprint::Aurora,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> u8 {
    let fixed = fixed_readers(section);
    let Some(stated) = &section.max_readers else {
        origins.record(
            "aurora.max_readers",
            Origin::Rule("the readers that are always there"),
        );
        return fixed;
    };
    origins.record("aurora.max_readers", stated.span);
    if stated.value < fixed {
        let by_default = match section.instances.span {
            Some(_) => "",
            None => " by default",
        };
        findings.push(
            Diagnostic::new(
                Code::AuroraReadersOrder,
                format!(
                    "`max_readers` is {}, and `instances` is {}{by_default}, of which all but one are readers",
                    stated.value, section.instances.value
                ),
                format!(
                    "write `max_readers = {fixed}` or more, or `instances = {}`",
                    stated.value + 1
                ),
            )
            .label(stated.span, "the most readers")
            .label(section.instances.span, "readers that are always there"),
        );
    }
    stated.value
}

/// The class that is asked for.
struct Class<'a> {
    name: &'a str,
    span: Option<Span>,
    is_default: bool,
    section: &'a blueprint::Aurora,
    regions: &'a [&'a str],
    catalog: &'a Catalog,
}

impl Class<'_> {
    fn findings(&self, version: Option<&EngineVersion>) -> Vec<Diagnostic> {
        let default = self.catalog.default_engine_version(engine(self.section));
        let for_hints = version.unwrap_or(&default);
        let Some(facts) = self.catalog.instance_class(self.name) else {
            return vec![self.unknown(for_hints)];
        };
        if self.is_global() && !facts.global {
            return vec![self.not_global(for_hints)];
        }
        let offers = version
            .into_iter()
            .flat_map(|version| [self.not_offered(version), self.unproved(version)]);
        offers.flatten().collect()
    }

    fn is_global(&self) -> bool {
        self.section.topology.value == Topology::Global
    }

    /// "write a class": the nearest that every Region with a cluster has for this version.
    fn hint(&self, version: &EngineVersion) -> String {
        let suits = |class: &InstanceClass| class.global || !self.is_global();
        let near = self
            .catalog
            .nearest_instance_classes(self.name, version, self.regions, suits);
        match either(near.iter().map(|class| &class.name)) {
            Some(names) if self.is_default => format!("add an `instance_class`, such as {names}"),
            Some(names) => format!("write {names}"),
            None => "write another class".to_owned(),
        }
    }

    fn unknown(&self, version: &EngineVersion) -> Diagnostic {
        Diagnostic::new(
            Code::AuroraClassUnknown,
            format!("Aurora has no instance class `{}`", self.name),
            self.hint(version),
        )
        .label(
            self.span,
            format!("not a class in the catalogue of {}", self.catalog.date()),
        )
    }

    /// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html>
    fn not_global(&self, version: &EngineVersion) -> Diagnostic {
        Diagnostic::new(
            Code::AuroraGlobalClass,
            format!(
                "a global database takes memory-optimized classes only, and `{}` is none",
                self.name
            ),
            format!("{}, or `topology = \"single\"`", self.hint(version)),
        )
        .label(self.span, "not for a global database")
        .label(self.section.topology.span, "asks for one")
    }

    fn regions_where(&self, version: &EngineVersion, wanted: Availability) -> Option<String> {
        let offered =
            |region: &&&str| self.catalog.class_offered(region, version, self.name) == wanted;
        both(self.regions.iter().filter(offered))
    }

    fn not_offered(&self, version: &EngineVersion) -> Option<Diagnostic> {
        let regions = self.regions_where(version, Availability::NotOffered)?;
        let name = match self.is_default {
            true => format!("`{}`, the default class,", self.name),
            false => format!("`{}`", self.name),
        };
        Some(
            Diagnostic::new(
                Code::AuroraClassNotOffered,
                format!(
                    "{name} is not offered for {} `{}` in {regions}",
                    version.engine, version.version
                ),
                self.hint(version),
            )
            .label(self.span, "not offered")
            .label(
                self.section
                    .engine_version
                    .as_ref()
                    .and_then(|stated| stated.span),
                "for this version",
            ),
        )
    }

    fn unproved(&self, version: &EngineVersion) -> Option<Diagnostic> {
        let regions = self.regions_where(version, Availability::Unknown)?;
        let engine = version.engine;
        Some(
            Diagnostic::new(
                Code::FactsMissing,
                format!(
                    "the catalogue does not know whether `{}` can be had for {engine} `{}` in {regions}",
                    self.name, version.version
                ),
                format!("look it up before you apply, with `aws rds describe-orderable-db-instance-options --engine {engine}`: nothing was verified here"),
            )
            .label(self.span, "facts are missing for this class"),
        )
    }
}
