use ipnet::Ipv4Net;

use crate::blueprint::Cidr;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Located, Span};

/// Blocks that a VPC cannot have.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html>
const RESERVED: [(&str, &str); 5] = [
    ("0.0.0.0/8", "means \"this network\""),
    ("127.0.0.0/8", "is loopback"),
    (
        "169.254.0.0/16",
        "is link-local; AWS's own services answer there",
    ),
    ("224.0.0.0/4", "is multicast"),
    ("240.0.0.0/4", "is reserved"),
];

/// Blocks that nobody on the internet owns: RFC 1918, and RFC 6598 and RFC 2544, which AWS takes as well.
const PRIVATE: [&str; 5] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "198.18.0.0/15",
];

/// Takes a CIDR block of the right shape, if a VPC can have it.
pub(super) fn resolve(cidr: &Located<Cidr>, findings: &mut Diagnostics) -> Option<Ipv4Net> {
    let text = cidr.value.as_str();
    let net: Ipv4Net = text
        .parse()
        .expect("blueprint::parse admits dotted quads with a prefix length only");
    if net.addr() != net.network() {
        findings.push(
            Diagnostic::new(
                Code::CidrHostBits,
                format!("`{text}` has host bits set"),
                format!("write `{}`", net.trunc()),
            )
            .label(cidr.span, "not the first address of its block"),
        );
        return None;
    }
    if let Some((block, why)) = RESERVED.into_iter().find(|(block, _)| overlaps(net, block)) {
        findings.push(
            Diagnostic::new(
                Code::CidrReserved,
                format!("`{text}` lies in `{block}`, which {why}"),
                "take a private block, such as `10.20.0.0/16`",
            )
            .label(cidr.span, "no VPC can have this block"),
        );
        return None;
    }
    if !PRIVATE.into_iter().any(|block| parse(block).contains(&net)) {
        findings.push(
            Diagnostic::new(
                Code::CidrNotPrivate,
                format!("`{text}` is public address space"),
                "take a private block, such as `10.20.0.0/16`, unless the block is your own: the VPC cannot reach its real owner",
            )
            .label(cidr.span, "belongs to somebody on the internet"),
        );
    }
    Some(net)
}

/// Refuses blocks that overlap, each pair once.
pub(super) fn check_overlaps(blocks: &[(&str, Ipv4Net, Option<Span>)], findings: &mut Diagnostics) {
    for (index, (name, net, span)) in blocks.iter().enumerate() {
        for (earlier_name, earlier_net, earlier_span) in &blocks[..index] {
            // A Region that stands twice is a fault of its own.
            if name != earlier_name && (net.contains(earlier_net) || earlier_net.contains(net)) {
                findings.push(
                    Diagnostic::new(
                        Code::CidrOverlaps,
                        format!("`{net}` of `{name}` overlaps `{earlier_net}` of `{earlier_name}`"),
                        format!(
                            "give `{name}` a block of its own, such as `{}`",
                            next_free(*net, blocks)
                        ),
                    )
                    .label(*span, "overlaps")
                    .label(*earlier_span, "this block"),
                );
            }
        }
    }
}

/// The first private block of the same size that overlaps none of `blocks`.
fn next_free(like: Ipv4Net, blocks: &[(&str, Ipv4Net, Option<Span>)]) -> Ipv4Net {
    parse("10.0.0.0/8")
        .subnets(like.prefix_len())
        .expect("a VPC's block is smaller than a /8")
        .find(|free| {
            !blocks
                .iter()
                .any(|(_, net, _)| net.contains(free) || free.contains(net))
        })
        .expect("a few dozen blocks of /16 or smaller do not fill a /8")
}

fn overlaps(net: Ipv4Net, block: &str) -> bool {
    let block = parse(block);
    block.contains(&net) || net.contains(&block)
}

fn parse(block: &str) -> Ipv4Net {
    block.parse().expect("a literal CIDR block of this file")
}
