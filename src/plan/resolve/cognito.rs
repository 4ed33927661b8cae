use super::place::Place;
use crate::blueprint::{self, Blueprint};
use crate::catalog::{Availability, Catalog, Service};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{CognitoPlan, Identity, Origin, Origins, PoolAccess, RegionName};

/// Words that no prefix may hold, not even inside a longer word.
/// <https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html>
const FORBIDDEN: [&str; 3] = ["aws", "amazon", "cognito"];

/// Wildcards of one listener rule, all its patterns together. The page on conditions says 5, the page on quotas has said 6 since 2025; neither
/// can be raised.
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions>
const MAX_WILDCARDS: usize = 5;

const PLACE: Place = Place {
    key: "cognito.region",
    whose: "the user pool's",
    unknown: Code::CognitoRegionUnknown,
};

/// Resolves the section `[cognito]`; `None` where its Region cannot be told.
pub(super) fn resolve(
    section: &blueprint::Cognito,
    blueprint: &Blueprint,
    identity: &Identity,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<CognitoPlan> {
    check_wildcards(section, findings);
    check_prefix(section, blueprint, identity, findings);
    record(section, origins);
    let region = PLACE.resolve(
        section.region.as_ref(),
        blueprint,
        catalog,
        origins,
        findings,
    );
    let region = region?;
    origins.record(
        "cognito.access",
        Origin::Rule("whether load balancers of the pool's Region integrate user pools"),
    );
    let paths = &section.protected_paths.value;
    Some(CognitoPlan {
        region: RegionName(region.to_owned()),
        access: access(region, catalog),
        domain_prefix: section
            .domain_prefix
            .as_ref()
            .map(|prefix| prefix.value.as_str().to_owned()),
        protected_paths: paths
            .iter()
            .map(|path| path.value.as_str().to_owned())
            .collect(),
        tier: section.tier.value,
        mfa: section.mfa.value,
        password_minimum_length: section.password_minimum_length.value,
        session_timeout_hours: section.session_timeout_hours.value,
        self_sign_up: section.self_sign_up.value,
    })
}

/// Directly only where that is known to work: the other way works everywhere.
fn access(region: &str, catalog: &Catalog) -> PoolAccess {
    let integrated = catalog
        .region(region)
        .map(|facts| facts.availability(Service::AuthenticateCognito));
    match integrated {
        Some(Availability::Offered) => PoolAccess::Direct,
        Some(Availability::NotOffered | Availability::Unknown) | None => PoolAccess::Oidc,
    }
}

fn record(section: &blueprint::Cognito, origins: &mut Origins) {
    origins.record("cognito.protected_paths", section.protected_paths.span);
    origins.record(
        "cognito.domain_prefix",
        section
            .domain_prefix
            .as_ref()
            .map_or(Origin::Rule("name, environment and account id"), |prefix| {
                prefix.span.into()
            }),
    );
    origins.record("cognito.tier", section.tier.span);
    origins.record("cognito.mfa", section.mfa.span);
    origins.record(
        "cognito.password_minimum_length",
        section.password_minimum_length.span,
    );
    origins.record(
        "cognito.session_timeout_hours",
        section.session_timeout_hours.span,
    );
    origins.record("cognito.self_sign_up", section.self_sign_up.span);
}

/// The sign-in is an action of HTTPS listeners.
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html>
pub(super) fn needs_https(section: &blueprint::Cognito) -> Diagnostic {
    Diagnostic::new(
        Code::CognitoNeedsHttps,
        "the sign-in needs HTTPS, but there is no domain and no certificate: load balancers authenticate users on HTTPS listeners only",
        "add `[dns]` with `domain` and `hosted_zone`, or remove `[cognito]`",
    )
    .label(section.span, "cannot work over plain HTTP")
}

/// The pool sends users back to addresses that were named to it before.
pub(super) fn needs_domain(section: &blueprint::Cognito) -> Diagnostic {
    Diagnostic::new(
        Code::CognitoNeedsDomain,
        "the sign-in needs a domain: the user pool sends users back to `https://<domain>/oauth2/idpresponse` and must know that address",
        "add `[dns]` with the `domain` of the certificates, or remove `[cognito]`",
    )
    .label(section.span, "to which name it leads back is not known")
}

fn check_prefix(
    section: &blueprint::Cognito,
    blueprint: &Blueprint,
    identity: &Identity,
    findings: &mut Diagnostics,
) {
    let word_in = |text: &str| FORBIDDEN.into_iter().find(|word| text.contains(word));
    if let Some(prefix) = &section.domain_prefix {
        if let Some(word) = word_in(prefix.value.as_str()) {
            findings.push(
                Diagnostic::new(
                    Code::CognitoDomainForbiddenWord,
                    format!("`domain_prefix` is `{}`, which holds `{word}`", prefix.value),
                    "write a prefix without `aws`, `amazon` and `cognito`, even inside a longer word: Cognito refuses them",
                )
                .label(prefix.span, format!("holds `{word}`")),
            );
        }
        return;
    }
    // A hyphen joins the two, so that no word can begin in one and end in the other.
    let in_name = word_in(identity.name()).map(|word| (word, blueprint.name.span));
    let in_environment =
        || word_in(identity.environment()).map(|word| (word, blueprint.environment.span));
    let Some((word, span)) = in_name.or_else(in_environment) else {
        return;
    };
    findings.push(
        Diagnostic::new(
            Code::CognitoDomainForbiddenWord,
            format!(
                "the name of the sign-in page would begin with `{}-<account id>`, which holds `{word}`",
                identity.prefix()
            ),
            "add a `domain_prefix` under `[cognito]` without `aws`, `amazon` and `cognito`, even inside a longer word: Cognito refuses them",
        )
        .label(span, format!("holds `{word}`"))
        .label(section.span, "no `domain_prefix` here"),
    );
}

fn check_wildcards(section: &blueprint::Cognito, findings: &mut Diagnostics) {
    let paths = &section.protected_paths;
    let wildcards = paths
        .value
        .iter()
        .map(|path| path.value.as_str().matches(['*', '?']).count())
        .sum::<usize>();
    if wildcards <= MAX_WILDCARDS {
        return;
    }
    findings.push(
        Diagnostic::new(
            Code::PathWildcardsTooMany,
            format!(
                "the protected paths hold {wildcards} wildcards, a listener's rule takes {MAX_WILDCARDS}"
            ),
            format!(
                "remove {}: `*` and `?` count one each, and `/a/*` covers `/a/b/*`",
                wildcards - MAX_WILDCARDS
            ),
        )
        .label(paths.span, format!("{wildcards} wildcards")),
    );
}
