use std::collections::BTreeMap;

use super::entry::active;
use crate::blueprint::{self, Blueprint, DomainName};
use crate::catalog::{self, Catalog};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{CertificateArn, Origins, RegionName};
use crate::source::Located;

/// Refuses certificates that the tree would not use, because it makes its own. Those of retired Regions are on their way out with them.
pub(super) fn refuse_unused(
    blueprint: &Blueprint,
    hosted_zone: &Located<DomainName>,
    findings: &mut Diagnostics,
) {
    for certificate in active(blueprint).filter_map(|region| region.certificate_arn.as_ref()) {
        findings.push(
            Diagnostic::new(
                Code::CertificateUnused,
                "`certificate_arn` has no meaning with a `hosted_zone`: the tree makes its own certificates",
                "remove `certificate_arn`; or remove `hosted_zone`, give each Region a certificate and point the domain at the load balancers yourself",
            )
            .label(certificate.span, "would not be used")
            .label(hosted_zone.span, "certificates are made in this zone"),
        );
    }
}

/// The certificates that were given, one for each active Region; `None` where one is missing or cannot be used.
pub(super) fn given(
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<BTreeMap<RegionName, CertificateArn>> {
    let Some(example) = active(blueprint).find_map(|region| region.certificate_arn.as_ref()) else {
        findings.extend(blueprint.dns.as_ref().map(none_at_all));
        return None;
    };
    let certificates: Vec<Option<(RegionName, CertificateArn)>> = active(blueprint)
        .map(|region| {
            let name = RegionName(region.name.value.as_str().to_owned());
            let Some(certificate) = &region.certificate_arn else {
                findings.push(missing(region, example));
                return None;
            };
            let mismatch = catalog
                .region(name.as_str())
                .and_then(|facts| mismatch(region, certificate, facts));
            if let Some(mismatch) = mismatch {
                findings.push(mismatch);
                return None;
            }
            origins.record(format!("region.{name}.certificate_arn"), certificate.span);
            let arn = CertificateArn(certificate.value.as_str().to_owned());
            Some((name, arn))
        })
        .collect();
    certificates.into_iter().collect()
}

fn none_at_all(dns: &blueprint::Dns) -> Diagnostic {
    Diagnostic::new(
        Code::CertificateMissing,
        format!(
            "`{}` has no certificate: there is no `hosted_zone` to make one in, and no `certificate_arn`",
            dns.domain.value
        ),
        "add the `hosted_zone` of Route 53 that holds the domain under `[dns]`, or a `certificate_arn` to each `[[region]]`",
    )
    .label(dns.domain.span, "cannot be served over HTTPS")
}

fn missing(region: &blueprint::Region, example: &Located<blueprint::CertificateArn>) -> Diagnostic {
    let name = region.name.value.as_str();
    Diagnostic::new(
        Code::CertificateMissing,
        format!("`{name}` has no `certificate_arn`, but another Region has"),
        format!(
            "add the `certificate_arn` of a certificate of `{name}`; or remove the others and name a `hosted_zone` under `[dns]`, and the tree makes all of them"
        ),
    )
    .label(region.name.span, "cannot serve HTTPS")
    .label(example.span, "as this one does")
}

/// A load balancer uses certificates of its own Region only.
/// <https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html>
fn mismatch(
    region: &blueprint::Region,
    certificate: &Located<blueprint::CertificateArn>,
    facts: &catalog::Region,
) -> Option<Diagnostic> {
    let (wanted, wanted_partition) = (facts.name.as_str(), facts.partition.to_string());
    let arn: Vec<&str> = certificate.value.as_str().split(':').collect();
    let [_, partition, _, place, ..] = arn[..] else {
        unreachable!("blueprint::parse admits ARNs of certificates only");
    };
    let message = if place != wanted {
        format!("the certificate is of `{place}`, the load balancer of `{wanted}`")
    } else if partition != wanted_partition {
        format!("the certificate is of partition `{partition}`, `{wanted}` of `{wanted_partition}`")
    } else {
        return None;
    };
    Some(
        Diagnostic::new(
            Code::CertificateRegionMismatch,
            message,
            format!("name a certificate of `{wanted}`, an ARN that begins with `arn:{wanted_partition}:acm:{wanted}:`; a load balancer uses certificates of its own Region only"),
        )
        .label(certificate.span, format!("a certificate of `{place}` in {partition}"))
        .label(region.name.span, "the load balancer is here"),
    )
}
