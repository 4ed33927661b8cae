use ipnet::Ipv4Net;

use super::free_blocks::FreeBlocks;
use crate::blueprint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// Blocks that a VPC cannot have, or that nothing in it could use.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html>,
/// <https://www.iana.org/assignments/iana-ipv4-special-registry/>
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

/// Judges the blocks of the active Regions, in the order of `regions`: `None` where a VPC cannot have one.
pub(super) fn resolve(
    regions: &[&blueprint::Region],
    findings: &mut Diagnostics,
) -> Vec<Option<Ipv4Net>> {
    let stated: Vec<Ipv4Net> = regions.iter().map(|region| stated(region)).collect();
    let mut free = FreeBlocks::beside(stated.iter().map(Ipv4Net::trunc));
    let mut sound: Vec<Option<Ipv4Net>> = Vec::new();
    for (region, net) in regions.iter().zip(stated) {
        let earlier: Vec<_> = regions
            .iter()
            .zip(&sound)
            .filter_map(|(region, net)| Some((*region, (*net)?)))
            .collect();
        sound.push(judge(region, net, &earlier, &mut free, findings));
    }
    sound
}

fn judge(
    region: &blueprint::Region,
    net: Ipv4Net,
    earlier: &[(&blueprint::Region, Ipv4Net)],
    free: &mut FreeBlocks,
    findings: &mut Diagnostics,
) -> Option<Ipv4Net> {
    let span = region.cidr.span;
    if let Some((block, why)) = RESERVED
        .into_iter()
        .find(|(block, _)| overlaps(net, literal(block)))
    {
        let instead = free.take(net.prefix_len());
        findings.push(
            Diagnostic::new(
                Code::CidrReserved,
                format!("`{net}` lies in `{block}`, which {why}"),
                format!("take a private block, such as `{instead}`"),
            )
            .label(span, "no VPC can have this block"),
        );
        return None;
    }
    if net != net.trunc() {
        findings.push(
            Diagnostic::new(
                Code::CidrHostBits,
                format!("`{net}` has host bits set"),
                format!("write `{}`", net.trunc()),
            )
            .label(span, "not the first address of its block"),
        );
        return None;
    }
    let clashing: Vec<_> = earlier
        .iter()
        // A Region that stands twice is a fault of its own.
        .filter(|(other, block)| other.name.value != region.name.value && overlaps(net, *block))
        .collect();
    let is_private = PRIVATE
        .into_iter()
        .any(|block| literal(block).contains(&net));
    if clashing.is_empty() && is_private {
        return Some(net);
    }
    let instead = free.take(net.prefix_len());
    if !is_private {
        findings.push(
            Diagnostic::new(
                Code::CidrNotPrivate,
                format!("`{net}` is public address space"),
                format!("take a private block, such as `{instead}`, unless the block is your own: the VPC cannot reach its real owner"),
            )
            .label(span, "belongs to somebody on the internet"),
        );
    }
    if !clashing.is_empty() {
        findings.push(overlapping(region, net, &clashing, instead));
    }
    Some(net)
}

/// One finding for a block, however many it overlaps: another block mends them all.
fn overlapping(
    region: &blueprint::Region,
    net: Ipv4Net,
    clashing: &[&(&blueprint::Region, Ipv4Net)],
    instead: Ipv4Net,
) -> Diagnostic {
    let name = &region.name.value;
    let others: Vec<String> = clashing
        .iter()
        .map(|(other, block)| format!("`{block}` of `{}`", other.name.value))
        .collect();
    let finding = Diagnostic::new(
        Code::CidrOverlaps,
        format!("`{net}` of `{name}` overlaps {}", others.join(" and ")),
        format!("give `{name}` a block of its own, such as `{instead}`"),
    )
    .label(region.cidr.span, "overlaps");
    clashing.iter().fold(finding, |finding, (other, _)| {
        finding.label(other.cidr.span, "this block")
    })
}

fn stated(region: &blueprint::Region) -> Ipv4Net {
    region
        .cidr
        .value
        .as_str()
        .parse()
        .expect("blueprint::parse admits dotted quads with a prefix length only")
}

fn overlaps(one: Ipv4Net, other: Ipv4Net) -> bool {
    one.contains(&other) || other.contains(&one)
}

fn literal(block: &str) -> Ipv4Net {
    block.parse().expect("a literal CIDR block of this file")
}
