use super::domain_prefix::{DOMAIN_PREFIX, DomainPrefix};
use super::key::{Fallback, Key};
use super::path_pattern::{PATH_PATTERN, PathPattern};
use super::reader::Reader;
use super::region_name::{REGION_NAME, RegionName};
use super::rule::{Item, Rule};
use super::word::words;
use crate::choice::{Mfa, UserPoolTier};
use crate::source::{Located, Span};

/// The section `[cognito]`: the sign-in. Without it every path is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cognito {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// The paths behind the sign-in.
    pub protected_paths: Located<Vec<Located<PathPattern>>>,
    /// The region of the user pool; without it, the primary one.
    pub region: Option<Located<RegionName>>,
    /// The first part of the sign-in page's name; the tree composes one where it is not given.
    pub domain_prefix: Option<Located<DomainPrefix>>,
    /// The pool's feature plan.
    pub tier: Located<UserPoolTier>,
    /// Whether users need a second factor.
    pub mfa: Located<Mfa>,
    /// The fewest characters of a password.
    pub password_minimum_length: Located<u8>,
    /// After how many hours a user must sign in again.
    pub session_timeout_hours: Located<u8>,
    /// Whether anybody may sign up.
    pub self_sign_up: Located<bool>,
}

pub(crate) static COGNITO_KEYS: [&Key; 8] = [
    &PROTECTED_PATHS,
    &REGION,
    &DOMAIN_PREFIX_KEY,
    &TIER,
    &MFA,
    &PASSWORD_MINIMUM_LENGTH,
    &SESSION_TIMEOUT_HOURS,
    &SELF_SIGN_UP,
];

/// A rule of a listener takes five values:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html>.
static PROTECTED_PATHS: Key = Key {
    name: "protected_paths",
    path: "cognito.protected_paths",
    title: "Paths behind the sign-in",
    description: "From 1 to 5 path patterns, in which `*` stands for any characters and `?` for one. Letter case matters. Every other path is open.",
    example: "[\"/account\", \"/account/*\"]",
    fallback: Fallback::Needed,
    rule: Rule::List {
        min: 1,
        max: 5,
        item: &Item {
            one: "a path",
            rule: &PATH_PATTERN,
            example: "\"/account/*\"",
        },
    },
};

static REGION: Key = Key {
    name: "region",
    path: "cognito.region",
    title: "Region of the user pool",
    description: "The region that holds the user pool, one of the blueprint's. Without it: the primary region. Changing it replaces the pool and loses its users.",
    example: "\"us-east-1\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&REGION_NAME),
};

static DOMAIN_PREFIX_KEY: Key = Key {
    name: "domain_prefix",
    path: "cognito.domain_prefix",
    title: "First part of the sign-in page's name",
    description: "The first part of the sign-in page's name, unlike every other one of the region and without `aws`, `amazon` or `cognito` in it. \
                  Without it: name, environment and account id.",
    example: "\"springfield-carshare\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&DOMAIN_PREFIX),
};

static TIER: Key = Key {
    name: "tier",
    path: "cognito.tier",
    title: "Feature plan",
    description: "The user pool's feature plan: `lite`, `essentials` or `plus`, which adds threat protection. They differ in price.",
    example: "\"plus\"",
    fallback: Fallback::Word("essentials"),
    rule: Rule::Word(words::<UserPoolTier>),
};

static MFA: Key = Key {
    name: "mfa",
    path: "cognito.mfa",
    title: "Second factor",
    description: "Whether users need a time-based one-time password: all of them (`required`) or those who set one up (`optional`). The \
                  sign-in pages offer to set one up only where it is required.",
    example: "\"required\"",
    fallback: Fallback::Word("required"),
    rule: Rule::Word(words::<Mfa>),
};

/// Cognito takes 6 to 99 (<https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html>); the floor of
/// 8 is ours, after <https://pages.nist.gov/800-63-3/sp800-63b.html>.
static PASSWORD_MINIMUM_LENGTH: Key = Key {
    name: "password_minimum_length",
    path: "cognito.password_minimum_length",
    title: "Fewest characters of a password",
    description: "The fewest characters of a password, from 8 to 99.",
    example: "16",
    fallback: Fallback::Integer(12),
    rule: Rule::Integer { min: 8, max: 99 },
};

/// A load balancer's session lasts seven days at most:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html>.
static SESSION_TIMEOUT_HOURS: Key = Key {
    name: "session_timeout_hours",
    path: "cognito.session_timeout_hours",
    title: "Hours until the next sign-in",
    description: "After how many hours a user must sign in again, from 1 to 168 (a week).",
    example: "8",
    fallback: Fallback::Integer(12),
    rule: Rule::Integer { min: 1, max: 168 },
};

static SELF_SIGN_UP: Key = Key {
    name: "self_sign_up",
    path: "cognito.self_sign_up",
    title: "Open to everybody",
    description: "Whether anybody may sign up. With `false` an administrator makes every user.",
    example: "false",
    fallback: Fallback::Flag(false),
    rule: Rule::Flag,
};

impl Cognito {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let protected_paths = from.list(&PROTECTED_PATHS);
        let region = from.optional_text(&REGION);
        let domain_prefix = from.optional_text(&DOMAIN_PREFIX_KEY);
        let tier = from.word(&TIER);
        let mfa = from.word(&MFA);
        let password_minimum_length = from.integer(&PASSWORD_MINIMUM_LENGTH);
        let session_timeout_hours = from.integer(&SESSION_TIMEOUT_HOURS);
        let self_sign_up = from.flag(&SELF_SIGN_UP);
        Some(Self {
            span: from.span(),
            protected_paths: protected_paths?,
            region: region?,
            domain_prefix: domain_prefix?,
            tier: tier?,
            mfa: mfa?,
            password_minimum_length: password_minimum_length?,
            session_timeout_hours: session_timeout_hours?,
            self_sign_up: self_sign_up?,
        })
    }
}
