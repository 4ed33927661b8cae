use super::primary;
use super::regions::unknown_region;
use crate::blueprint::{self, Blueprint};
use crate::catalog::{self, Catalog};
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
    let Some(facts) = catalog.region(region) else {
        findings.push(unknown_region(
            Code::StateRegionUnknown,
            region,
            catalog,
            state.region.span,
        ));
        return None;
    };
    check_key_region(state, facts, findings);
    check_partition(blueprint, state, facts, catalog, findings);
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
fn check_key_region(state: &blueprint::State, facts: &catalog::Region, findings: &mut Diagnostics) {
    let (wanted, wanted_partition) = (facts.name.as_str(), facts.partition.to_string());
    let arn: Vec<&str> = state.kms_key_id.value.as_str().split(':').collect();
    let [_, partition, _, region, ..] = arn[..] else {
        unreachable!("blueprint::parse admits ARNs of keys only");
    };
    let message = if region != wanted {
        format!("the state's KMS key is in `{region}`, its bucket in `{wanted}`")
    } else if partition != wanted_partition {
        format!(
            "the state's KMS key is of partition `{partition}`, its bucket's Region `{wanted}` of `{wanted_partition}`"
        )
    } else {
        return;
    };
    findings.push(
        Diagnostic::new(
            Code::StateKeyRegion,
            message,
            format!("name a key of `{wanted}`, an ARN that begins with `arn:{wanted_partition}:kms:{wanted}:`; S3 encrypts with keys of the bucket's own Region only"),
        )
        .label(state.kms_key_id.span, format!("a key of `{region}` in {partition}"))
        .label(state.region.span, "the bucket is here"),
    );
}

/// One run of Terraform has one partition's credentials, for the backend as for the providers.
fn check_partition(
    blueprint: &Blueprint,
    state: &blueprint::State,
    facts: &catalog::Region,
    catalog: &Catalog,
    findings: &mut Diagnostics,
) {
    let Some((tree, tree_facts)) = primary::leading(blueprint, catalog) else {
        return;
    };
    let wanted = tree_facts.partition;
    if facts.partition == wanted {
        return;
    }
    let elsewhere = catalog
        .regions()
        .filter(|region| region.partition == wanted)
        .find(|region| region.name != tree_facts.name)
        .map_or_else(String::new, |region| format!(", such as `{}`", region.name));
    findings.push(
        Diagnostic::new(
            Code::RegionPartitionMixed,
            format!(
                "the state's bucket is in `{}` of partition {}, `{}` is of {wanted}",
                facts.name, facts.partition, tree_facts.name
            ),
            format!("keep bucket and key in a Region of {wanted}{elsewhere}: the credentials of one partition mean nothing in another"),
        )
        .label(state.region.span, format!("partition {}", facts.partition))
        .label(tree.name.span, format!("partition {wanted}")),
    );
}

fn in_primary_region(state: &blueprint::State) -> Diagnostic {
    Diagnostic::new(
        Code::StateInPrimaryRegion,
        format!(
            "the state lies in the primary Region `{}`",
            state.region.value.as_str()
        ),
        "keep bucket and key in another Region: when this one is down, nothing can be changed without its state",
    )
    .label(state.region.span, "goes down together with the primary Region")
}
