use super::availability_zones::AvailabilityZones;
use super::certificate_arn::{CERTIFICATE_ARN, CertificateArn};
use super::cidr::{CIDR, Cidr};
use super::key::{Fallback, Key};
use super::reader::Reader;
use super::region_name::{REGION_NAME, RegionName};
use super::rule::{Item, Rule};
use super::zone_id::{ZONE_ID, ZoneId};
use crate::source::{Located, Span};

/// One section `[[region]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// The region's name.
    pub name: Located<RegionName>,
    /// The block of the region's VPC.
    pub cidr: Located<Cidr>,
    /// The zones that are used.
    pub availability_zones: Located<AvailabilityZones>,
    /// The zone of the only NAT gateway, for `nat.egress = "single"`.
    pub nat_zone: Option<Located<ZoneId>>,
    /// The certificate of the region's load balancer, where the tree makes none.
    pub certificate_arn: Option<Located<CertificateArn>>,
    /// Whether the region is on its way out: its provider stays, everything in it goes.
    pub retired: Located<bool>,
}

pub(crate) static REGION_KEYS: [&Key; 6] = [
    &NAME,
    &CIDR_KEY,
    &AVAILABILITY_ZONES,
    &NAT_ZONE,
    &CERTIFICATE_ARN_KEY,
    &RETIRED,
];

static NAME: Key = Key {
    name: "name",
    path: "region.name",
    title: "AWS region",
    description: "The name of the AWS region; each region once.",
    example: "\"us-east-1\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&REGION_NAME),
};

static CIDR_KEY: Key = Key {
    name: "cidr",
    path: "region.cidr",
    title: "IPv4 block of the VPC",
    description: "The IPv4 block of the region's VPC, from /16 to /21, without host bits, apart from every other region's. Changing it replaces the VPC.",
    example: "\"10.20.0.0/16\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&CIDR),
};

/// Two zones at least, because the Application Load Balancer and the database need two; six at most, because the subnet plan has six slots.
static AVAILABILITY_ZONES: Key = Key {
    name: "availability_zones",
    path: "region.availability_zones",
    title: "Availability zones",
    description: "How many availability zones are used, from 2 to 6, or a list of their ids, such as `[\"use1-az1\", \"use1-az2\"]`.",
    example: "3",
    fallback: Fallback::Integer(2),
    rule: Rule::CountOrList {
        min: 2,
        max: 6,
        item: &ZONE,
    },
};

static ZONE: Item = Item {
    one: "a zone",
    rule: &ZONE_ID,
    example: "\"use1-az1\"",
};

static NAT_ZONE: Key = Key {
    name: "nat_zone",
    path: "region.nat_zone",
    title: "Zone of the single NAT gateway",
    description: "The id of the zone that holds the region's only NAT gateway, for `egress = \"single\"` in `[nat]`. Without it: the first zone.",
    example: "\"use1-az1\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&ZONE_ID),
};

static CERTIFICATE_ARN_KEY: Key = Key {
    name: "certificate_arn",
    path: "region.certificate_arn",
    title: "Certificate of the load balancer",
    description: "The ARN of an ACM certificate of this region, for the load balancer's HTTPS listener. Leave it out where `[dns]` names a `hosted_zone`: \
                  the tree then makes its own.",
    example: "\"arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&CERTIFICATE_ARN),
};

static RETIRED: Key = Key {
    name: "retired",
    path: "region.retired",
    title: "On its way out",
    description: "A region leaves in two renders: with `true` its resources go and its provider stays; after that apply, remove the section.",
    example: "true",
    fallback: Fallback::Flag(false),
    rule: Rule::Flag,
};

impl Region {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let name = from.text(&NAME);
        let cidr = from.text(&CIDR_KEY);
        let availability_zones = from.zones(&AVAILABILITY_ZONES);
        let nat_zone = from.optional_text(&NAT_ZONE);
        let certificate_arn = from.optional_text(&CERTIFICATE_ARN_KEY);
        let retired = from.flag(&RETIRED);
        Some(Self {
            span: from.span(),
            name: name?,
            cidr: cidr?,
            availability_zones: availability_zones?,
            nat_zone: nat_zone?,
            certificate_arn: certificate_arn?,
            retired: retired?,
        })
    }
}
