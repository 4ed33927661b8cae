use super::primary;
use super::regions::unknown_region;
use crate::blueprint::{self, Blueprint};
use crate::catalog::Catalog;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Identity, Origin, Origins, RegionName, StateBackend};

/// Resolves where Terraform keeps its state.
pub(super) fn resolve(
    blueprint: &Blueprint,
    identity: &Identity,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<StateBackend> {
    let Some(state) = &blueprint.state else {
        origins.record("state", Origin::Default);
        return Some(StateBackend::Local);
    };
    let region = state.region.value.as_str();
    if catalog.region(region).is_none() {
        findings.push(unknown_region(
            Code::StateRegionUnknown,
            region,
            catalog,
            state.region.span,
        ));
        return None;
    }
    check_key_region(state, catalog, findings);
    if primary::name(blueprint) == Some(region) {
        findings.push(in_primary_region(state));
    }

    origins.record("state.bucket", state.bucket.span);
    origins.record("state.region", state.region.span);
    origins.record("state.kms_key_id", state.kms_key_id.span);
    let key = match &state.key {
        Some(key) => {
            origins.record("state.key", key.span);
            key.value.as_str().to_owned()
        }
        None => {
            origins.record("state.key", Origin::Rule("name and environment"));
            format!(
                "{}/{}/terraform.tfstate",
                identity.name, identity.environment
            )
        }
    };
    Some(StateBackend::S3 {
        bucket: state.bucket.value.as_str().to_owned(),
        key,
        region: RegionName(region.to_owned()),
        kms_key_id: state.kms_key_id.value.as_str().to_owned(),
    })
}

/// S3 encrypts with keys of the bucket's own Region only.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html>
fn check_key_region(state: &blueprint::State, catalog: &Catalog, findings: &mut Diagnostics) {
    let arn = state.kms_key_id.value.as_str();
    let mut parts = arn.split(':').skip(1);
    let (partition, region) = (
        parts.next().unwrap_or_default(),
        parts.nth(1).unwrap_or_default(),
    );
    let wanted = state.region.value.as_str();
    let wanted_partition = catalog
        .region(wanted)
        .map(|facts| facts.partition.to_string())
        .unwrap_or_default();
    if region != wanted || partition != wanted_partition {
        findings.push(
            Diagnostic::new(
                Code::StateKeyRegion,
                format!("the state's KMS key is of `{region}` (partition {partition}), its bucket of `{wanted}` ({wanted_partition})"),
                format!("name a key of `{wanted}`: S3 encrypts with keys of the bucket's own Region only"),
            )
            .label(state.kms_key_id.span, format!("a key of `{region}`"))
            .label(state.region.span, "the bucket is here"),
        );
    }
}

fn in_primary_region(state: &blueprint::State) -> Diagnostic {
    Diagnostic::new(
        Code::StateInPrimaryRegion,
        format!(
            "the state lies in the primary Region `{}`",
            state.region.value.as_str()
        ),
        "keep bucket and key in another Region: when this one is down, no other can be changed without its state",
    )
    .label(state.region.span, "goes down together with the primary Region")
}
