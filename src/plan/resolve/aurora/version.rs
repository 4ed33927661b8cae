use super::super::listing::either;
use super::engine;
use crate::blueprint;
use crate::catalog::{AuroraEngine, Catalog, Date, EngineVersion};
use crate::choice::Topology;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins};
use crate::source::Span;

/// How long before its end a version is worth a warning, in months.
const NOTICE_MONTHS: u16 = 6;

/// The facts of the version that is stated, or of the default one; `None` where the engine has no such version.
pub(super) fn resolve(
    section: &blueprint::Aurora,
    catalog: &Catalog,
    as_of: Date,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<EngineVersion> {
    let engine = engine(section);
    let version = match &section.engine_version {
        Some(stated) => {
            origins.record("aurora.engine_version", stated.span);
            let text = stated.value.as_str();
            let known = catalog.engine_version(engine, text);
            match known.or_else(|| newer(section, text, catalog, findings)) {
                Some(version) => version,
                None => {
                    findings.push(unknown(section, text, catalog, as_of));
                    return None;
                }
            }
        }
        None => {
            origins.record(
                "aurora.engine_version",
                Origin::Rule("the newest version with long-term support"),
            );
            catalog.default_engine_version(engine)
        }
    };
    origins.record(
        "aurora.parameter_group_family",
        Origin::Rule("the engine's major version"),
    );
    origins.record(
        "aurora.minor_upgrades",
        Origin::Rule("whether a minor version is stated"),
    );
    findings.extend(ending(section, &version, catalog, as_of));
    if section.topology.value == Topology::Global {
        findings.extend(not_global(section, &version, catalog, as_of));
    }
    Some(version)
}

/// Where the version is stated, or else the section.
fn place(section: &blueprint::Aurora) -> Option<Span> {
    let stated = section.engine_version.as_ref();
    stated.map_or(Some(section.span), |stated| stated.span)
}

/// At most three versions to write instead, all still supported on the day and all such as `suits` admits.
fn suggestions(
    engine: AuroraEngine,
    text: &str,
    catalog: &Catalog,
    as_of: Date,
    suits: impl Fn(&EngineVersion) -> bool,
) -> Option<String> {
    let near = catalog.nearest_engine_versions(engine, text);
    let default = catalog.default_engine_version(engine);
    let is_fit = |version: &&EngineVersion| !version.has_ended(as_of) && suits(version);
    let mut fit: Vec<&EngineVersion> = near.iter().filter(is_fit).collect();
    if fit.is_empty() {
        fit.extend(Some(&default).filter(is_fit));
    }
    either(fit.iter().map(|version| &version.version))
}

/// A version that AWS may have made since the catalogue's day.
fn newer(
    section: &blueprint::Aurora,
    text: &str,
    catalog: &Catalog,
    findings: &mut Diagnostics,
) -> Option<EngineVersion> {
    let engine = engine(section);
    let version = catalog.newer_engine_version(engine, text)?;
    findings.push(
        Diagnostic::new(
            Code::FactsMissing,
            format!(
                "{engine} `{text}` is newer than the catalogue of {}: what it can do is taken from the version before it",
                catalog.date()
            ),
            format!("look it up before you apply, with `aws rds describe-db-engine-versions --engine {engine} --engine-version {text}`: nothing was verified here"),
        )
        .label(place(section), "facts are missing for this version"),
    );
    Some(version)
}

fn unknown(section: &blueprint::Aurora, text: &str, catalog: &Catalog, as_of: Date) -> Diagnostic {
    let own = engine(section);
    let mut others = AuroraEngine::ALL.into_iter().filter(|other| *other != own);
    let owner = others.find(|other| catalog.engine_version(*other, text).is_some());
    let near = suggestions(own, text, catalog, as_of, |_| true)
        .map_or("a version of the engine".to_owned(), |near| near);
    let (message, help) = match owner {
        Some(owner) => (
            format!(
                "`{text}` is a version of {owner}, and `engine` is `{own}`{}",
                match section.engine.span {
                    Some(_) => "",
                    None => " by default",
                }
            ),
            format!("write `engine = \"{owner}\"`, or {near} as `engine_version`"),
        ),
        None => (
            format!("{own} has no version `{text}`"),
            format!("write {near}"),
        ),
    };
    Diagnostic::new(Code::AuroraVersionUnknown, message, help)
        .label(
            place(section),
            format!("not one of {own} in the catalogue of {}", catalog.date()),
        )
        .label(section.engine.span, "the engine")
}

/// The last day of standard support; of a line, that of the version that has it longest.
fn last_day(version: &EngineVersion, catalog: &Catalog) -> Option<Date> {
    if !version.is_line() {
        return version.standard_support_ends;
    }
    let all = catalog.engine_versions(version.engine);
    let of_line = all.iter().filter(|other| other.major == version.major);
    let days: Option<Vec<Date>> = of_line.map(|other| other.standard_support_ends).collect();
    days?.into_iter().max()
}

/// Whether standard support ended before the day.
pub(super) fn has_ended(version: &EngineVersion, catalog: &Catalog, as_of: Date) -> bool {
    last_day(version, catalog).is_some_and(|end| end < as_of)
}

fn ending(
    section: &blueprint::Aurora,
    version: &EngineVersion,
    catalog: &Catalog,
    as_of: Date,
) -> Option<Diagnostic> {
    let end = last_day(version, catalog)?;
    let name = format!("{} `{}`", version.engine, version.version);
    // Nobody upgrades to an older version, or to one that ends soon too.
    let all = catalog.engine_versions(version.engine);
    let rank = |wanted: &dyn Fn(&EngineVersion) -> bool| all.iter().rposition(wanted);
    let own = rank(&|other| match version.is_line() {
        true => other.major == version.major,
        false => other.version == version.version,
    });
    let later = |other: &EngineVersion| {
        let end = last_day(other, catalog);
        end.is_some_and(|end| end > as_of.plus_months(NOTICE_MONTHS))
            && rank(&|one| one.version == other.version) > own
    };
    let help = match suggestions(version.engine, &version.version, catalog, as_of, later) {
        Some(near) => format!("write {near} as `engine_version`"),
        None => "write a newer `engine_version`".to_owned(),
    };
    if has_ended(version, catalog, as_of) {
        Some(
            Diagnostic::new(
                Code::AuroraVersionEnded,
                format!("standard support of {name} ended on {end}, before {as_of}"),
                format!("{help}: the tree does not take Extended Support, so RDS upgrades such a cluster by itself or refuses to make it"),
            )
            .label(place(section), "not supported any more"),
        )
    } else if end <= as_of.plus_months(NOTICE_MONTHS) {
        Some(
            Diagnostic::new(
                Code::AuroraVersionEnding,
                format!("standard support of {name} ends on {end}, within six months of {as_of}"),
                format!("{help}, and try the upgrade on a copy first"),
            )
            .label(place(section), "ends soon"),
        )
    } else {
        None
    }
}

/// The clusters of a global database are upgraded one by one, the secondaries first: nothing may upgrade them by itself.
/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html>
fn not_global(
    section: &blueprint::Aurora,
    version: &EngineVersion,
    catalog: &Catalog,
    as_of: Date,
) -> Option<Diagnostic> {
    let name = &version.version;
    let is_fit = |other: &EngineVersion| other.global && !other.is_line();
    let near = || {
        suggestions(version.engine, name, catalog, as_of, is_fit)
            .unwrap_or("a version that can".to_owned())
    };
    if version.is_line() || !version.global {
        let message = match version.is_line() {
            true => format!(
                "a global database needs a minor version, and `{name}` is a major one: its clusters are upgraded by hand, the secondary ones first"
            ),
            false => format!("{} `{name}` cannot be a global database", version.engine),
        };
        let help = format!(
            "write {} as `engine_version`, or `topology = \"single\"`",
            near()
        );
        return Some(
            Diagnostic::new(Code::AuroraGlobalVersion, message, help)
                .label(place(section), "not for a global database")
                .label(section.topology.span, "asks for one"),
        );
    }
    (section.write_forwarding.value && !version.write_forwarding).then(|| {
        let near = suggestions(version.engine, name, catalog, as_of, |other| {
            is_fit(other) && other.write_forwarding
        });
        let write = near.map_or(String::new(), |near| {
            format!("write {near} as `engine_version`, or ")
        });
        Diagnostic::new(
            Code::AuroraWriteForwardingUnsupported,
            format!("{} `{name}` cannot forward writes", version.engine),
            format!("{write}remove `write_forwarding`"),
        )
        .label(section.write_forwarding.span, "asks for it")
        .label(place(section), "cannot do it")
    })
}
