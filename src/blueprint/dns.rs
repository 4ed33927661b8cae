use super::domain_name::{DOMAIN_NAME, DomainName};
use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use super::word::words;
use crate::choice::RoutingPolicy;
use crate::source::{Located, Span};

/// The section `[dns]`: the name under which users know the site. Without it they know the load balancers' own names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dns {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// The site's name.
    pub domain: Located<DomainName>,
    /// The hosted zone of Route 53 that takes the tree's records; without it the user points the domain at the load balancers.
    pub hosted_zone: Option<Located<DomainName>>,
    /// Which region of several answers a user.
    pub routing: Located<RoutingPolicy>,
}

pub(crate) static DNS_KEYS: [&Key; 3] = [&DOMAIN, &HOSTED_ZONE, &ROUTING];

static DOMAIN: Key = Key {
    name: "domain",
    path: "dns.domain",
    title: "Domain",
    description: "The name under which users know the site, at most 64 characters. Certificates are made for this one name.",
    example: "\"www.example.com\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&DOMAIN_NAME),
};

static HOSTED_ZONE: Key = Key {
    name: "hosted_zone",
    path: "dns.hosted_zone",
    title: "Hosted zone",
    description: "The public hosted zone of Route 53 that holds the domain: certificates and records are made in it. It is not part of the tree. \
                  Without it each region needs a `certificate_arn`, and the records are yours to make.",
    example: "\"example.com\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&DOMAIN_NAME),
};

static ROUTING: Key = Key {
    name: "routing",
    path: "dns.routing",
    title: "Routing between regions",
    description: "`failover`: the primary region answers while it is healthy, then the nearest of the others. `latency`: the nearest healthy region \
                  answers, for which nothing that a request needs may live in one region only. With one region it means nothing yet.",
    example: "\"failover\"",
    fallback: Fallback::Word("failover"),
    rule: Rule::Word(words::<RoutingPolicy>),
};

impl Dns {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let domain = from.text(&DOMAIN);
        let hosted_zone = from.optional_text(&HOSTED_ZONE);
        let routing = from.word(&ROUTING);
        Some(Self {
            span: from.span(),
            domain: domain?,
            hosted_zone: hosted_zone?,
            routing: routing?,
        })
    }
}
