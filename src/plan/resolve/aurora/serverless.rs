use crate::blueprint;
use crate::catalog::EngineVersion;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Acu, AutoPause, CapacityPlan, Origin, Origins};

/// Seconds without a connection after which an instance pauses where the blueprint does not say: the least there is.
const DEFAULT_PAUSE_SECONDS: u32 = 300;

/// Resolves the table `serverless`. `version` is not known where that is a fault of its own.
pub(super) fn resolve(
    table: &blueprint::Serverless,
    version: Option<&EngineVersion>,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> CapacityPlan {
    let (min, max) = (table.min_acu.value, table.max_acu.value);
    origins.record("aurora.serverless.min_acu", table.min_acu.span);
    origins.record("aurora.serverless.max_acu", table.max_acu.span);
    findings.extend(disorder(table));
    if let Some(version) = version {
        findings.extend(unsupported(table, version));
    }
    let pauses = min.halves() == 0;
    findings.extend(unused_pause(table).filter(|_| !pauses));
    let seconds = table.auto_pause_seconds.as_ref();
    if pauses {
        origins.record(
            "aurora.serverless.auto_pause_seconds",
            seconds.map_or(Origin::Rule("the least there is"), |stated| {
                stated.span.into()
            }),
        );
    }
    CapacityPlan::Serverless {
        min: Acu::of_halves(min.halves()),
        max: Acu::of_halves(max.halves()),
        auto_pause: pauses.then(|| AutoPause {
            seconds: seconds.map_or(DEFAULT_PAUSE_SECONDS, |stated| stated.value),
        }),
    }
}

fn disorder(table: &blueprint::Serverless) -> Option<Diagnostic> {
    let (min, max) = (&table.min_acu, &table.max_acu);
    (min.value > max.value).then(|| {
        Diagnostic::new(
            Code::AuroraAcuOrder,
            format!("`min_acu` is {}, `max_acu` is {}", min.value, max.value),
            format!(
                "write `max_acu = {}` or more, or `min_acu = {}` or less",
                min.value, max.value
            ),
        )
        .label(min.span, "the least capacity")
        .label(max.span, "the greatest capacity")
    })
}

/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV2.html>
fn unsupported(table: &blueprint::Serverless, version: &EngineVersion) -> Vec<Diagnostic> {
    let (min, max) = (&table.min_acu, &table.max_acu);
    let name = format!("{} `{}`", version.engine, version.version);
    let Some(support) = version.serverless else {
        return vec![
            Diagnostic::new(
                Code::AuroraServerlessUnsupported,
                format!("{name} cannot be serverless"),
                "write a newer `engine_version`, or an `instance_class` instead of `serverless`",
            )
            .label(table.span, "asks for it"),
        ];
    };
    let most = support.max_acu;
    let too_much = (max.value.halves() > most * 2).then(|| {
        Diagnostic::new(
            Code::AuroraServerlessUnsupported,
            format!("`max_acu` is {}, and {name} goes up to {most}", max.value),
            format!("write `max_acu = {most}` or less, or a newer `engine_version`"),
        )
        .label(max.span, "more than this version takes")
    });
    let no_pause = (min.value.halves() == 0 && !support.zero_acu).then(|| {
        Diagnostic::new(
            Code::AuroraAutoPauseUnsupported,
            format!("`min_acu` is 0, and instances of {name} cannot pause"),
            "write `min_acu = 0.5` or more, or a newer `engine_version`",
        )
        .label(min.span, "less than this version takes")
    });
    too_much.into_iter().chain(no_pause).collect()
}

fn unused_pause(table: &blueprint::Serverless) -> Option<Diagnostic> {
    let stated = table.auto_pause_seconds.as_ref()?;
    Some(
        Diagnostic::new(
            Code::AuroraAutoPauseUnused,
            format!(
                "`auto_pause_seconds` has no meaning with `min_acu = {}`: instances pause at 0 only",
                table.min_acu.value
            ),
            "remove `auto_pause_seconds`, or write `min_acu = 0`",
        )
        .label(stated.span, "would not be used")
        .label(table.min_acu.span, "never pauses"),
    )
}
