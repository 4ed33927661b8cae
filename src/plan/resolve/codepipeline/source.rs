use super::unused::Unused;
use crate::blueprint::{self, Blueprint, BucketName};
use crate::catalog::Catalog;
use crate::choice::{ConnectionProvider, PipelineSource};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::resolve::primary;
use crate::plan::resolve::regions::unknown_region;
use crate::plan::{ConnectionPlan, Origins, SourcePlan};
use crate::source::{Located, Span};

/// Resolves where the source is; `None` where a finding makes that guesswork.
pub(super) fn resolve(
    section: &blueprint::CodePipeline,
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<SourcePlan> {
    let source = section.source.value;
    origins.record("codepipeline.source", section.source.span);
    findings.extend(of_other_sources(section));
    if source == PipelineSource::S3 {
        let (bucket, key) = (section.bucket.as_ref(), &section.object_key);
        origins.record("codepipeline.bucket", bucket.and_then(|bucket| bucket.span));
        origins.record("codepipeline.object_key", key.span);
        if let Some(finding) = bucket.and_then(|bucket| of_state(bucket, blueprint)) {
            findings.push(finding);
            return None;
        }
        return Some(SourcePlan::S3 {
            bucket: bucket.map(|bucket| bucket.value.as_str().to_owned()),
            object_key: key.value.as_str().to_owned(),
        });
    }
    origins.record("codepipeline.branch", section.branch.span);
    let branch = section.branch.value.as_str().to_owned();
    if source == PipelineSource::Codecommit {
        return Some(SourcePlan::Codecommit { branch });
    }
    let connection = connection(section, blueprint, catalog, origins, findings);
    let Some(repository) = &section.repository else {
        findings.push(
            Diagnostic::new(
                Code::RepositoryMissing,
                "`source = \"codeconnections\"` needs a repository",
                "add `repository`, as `owner/name`, such as `repository = \"springfield/carshare\"`",
            )
            .label(section.source.span, "which repository?"),
        );
        return None;
    };
    origins.record("codepipeline.repository", repository.span);
    findings.extend(nested(section, repository));
    Some(SourcePlan::Codeconnections {
        repository: repository.value.as_str().to_owned(),
        branch,
        connection: connection?,
    })
}

/// The tree makes the bucket of the source, and destroys it again; the one that holds the state is there before and stays.
fn of_state(bucket: &Located<BucketName>, blueprint: &Blueprint) -> Option<Diagnostic> {
    let state = blueprint.state.as_ref()?;
    (state.bucket.value == bucket.value).then(|| {
        Diagnostic::new(
            Code::BucketHoldsState,
            format!(
                "`{}` is the bucket of the state, and the tree would make it for the source",
                bucket.value
            ),
            "write another `bucket` under `[codepipeline]`, or remove it: the tree composes a name",
        )
        .label(bucket.span, "made by the tree")
        .label(state.bucket.span, "there before it")
    })
}

/// Keys that are stated and belong to another source.
fn of_other_sources(section: &blueprint::CodePipeline) -> Vec<Diagnostic> {
    let connected = "write `source = \"codeconnections\"`";
    let stored = "write `source = \"s3\"`";
    let span_of_connection = section.connection_arn.as_ref().and_then(|arn| arn.span);
    let keys: [(_, Option<Span>, &[PipelineSource], _); 6] = [
        (
            "branch",
            section.branch.span,
            &[PipelineSource::Codecommit, PipelineSource::Codeconnections],
            "write `source = \"codecommit\"`",
        ),
        (
            "repository",
            section.repository.as_ref().and_then(|key| key.span),
            &[PipelineSource::Codeconnections],
            connected,
        ),
        (
            "connection_arn",
            span_of_connection,
            &[PipelineSource::Codeconnections],
            connected,
        ),
        (
            "connection_provider",
            section.connection_provider.span,
            &[PipelineSource::Codeconnections],
            connected,
        ),
        (
            "bucket",
            section.bucket.as_ref().and_then(|key| key.span),
            &[PipelineSource::S3],
            stored,
        ),
        (
            "object_key",
            section.object_key.span,
            &[PipelineSource::S3],
            stored,
        ),
    ];
    let because = match section.source.value {
        PipelineSource::Codecommit => "source = \"codecommit\"",
        PipelineSource::Codeconnections => "source = \"codeconnections\"",
        PipelineSource::S3 => "source = \"s3\"",
    };
    keys.into_iter()
        .filter(|(_, _, sources, _)| !sources.contains(&section.source.value))
        .filter_map(|(key, span, _, mend)| {
            Unused {
                key,
                span,
                because,
                because_span: section.source.span,
                mend,
            }
            .finding()
        })
        .collect()
}

/// A connection is known in every Region of its partition, whichever it was made in:
/// <https://docs.aws.amazon.com/dtconsole/latest/userguide/welcome-connections-how-it-works-global.html>.
fn connection(
    section: &blueprint::CodePipeline,
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<ConnectionPlan> {
    let provider = &section.connection_provider;
    let Some(arn) = &section.connection_arn else {
        origins.record("codepipeline.connection_provider", provider.span);
        return Some(ConnectionPlan::Created(provider.value));
    };
    origins.record("codepipeline.connection_arn", arn.span);
    let unused = Unused {
        key: "connection_provider",
        span: provider.span,
        because: "connection_arn",
        because_span: arn.span,
        mend: "remove `connection_arn`",
    };
    findings.extend(unused.finding());
    let partition = arn.value.as_str().split(':').nth(1).unwrap_or_default();
    let region = arn.value.as_str().split(':').nth(3).unwrap_or_default();
    match catalog.region(region) {
        None => {
            findings.push(unknown_region(
                Code::RegionUnknown,
                region,
                catalog,
                arn.span,
            ));
            return None;
        }
        Some(facts) if facts.partition.as_str() != partition => {
            findings.push(
                Diagnostic::new(
                    Code::ConnectionInOtherPartition,
                    format!(
                        "the connection is of partition `{partition}`, its Region `{region}` of `{}`",
                        facts.partition
                    ),
                    "write the ARN as the console shows it; or remove `connection_arn`, and the tree makes a connection",
                )
                .label(arn.span, "two partitions"),
            );
            return None;
        }
        Some(_) => {}
    }
    let home = primary::leading(blueprint, catalog);
    if let Some((region, facts)) = home.filter(|(_, facts)| facts.partition.as_str() != partition) {
        let wanted = facts.partition;
        findings.push(
            Diagnostic::new(
                Code::ConnectionInOtherPartition,
                format!(
                    "the connection is of partition `{partition}`, `{}` of `{wanted}`",
                    facts.name
                ),
                format!("name a connection of `{wanted}`, an ARN that begins with `arn:{wanted}:`; or remove `connection_arn`, and the tree makes one"),
            )
            .label(arn.span, format!("partition {partition}"))
            .label(region.name.span, format!("partition {wanted}")),
        );
        return None;
    }
    Some(ConnectionPlan::Existing(arn.value.as_str().to_owned()))
}

/// Only GitLab has groups between owner and name. What a connection that is there leads to is not known.
fn nested(
    section: &blueprint::CodePipeline,
    repository: &Located<blueprint::RepositoryName>,
) -> Option<Diagnostic> {
    let provider = &section.connection_provider;
    let is_nested = repository.value.as_str().matches('/').count() > 1;
    if !is_nested
        || section.connection_arn.is_some()
        || provider.value == ConnectionProvider::Gitlab
    {
        return None;
    }
    Some(
        Diagnostic::new(
            Code::RepositoryNested,
            format!(
                "`{}` has more parts than `owner/name`, and {} knows no groups between the two",
                repository.value,
                provider.value.provider_type()
            ),
            "write `owner/name`, or `connection_provider = \"gitlab\"`",
        )
        .label(repository.span, "more than two parts")
        .label(provider.span, "knows none"),
    )
}
