"""The rules that turn recorded instance types and offerings into the rows of `instance_types.txt`. Pure functions.

Per type and Region one character tells the zones that offer it; the program finds a row by binary search and decodes
nothing else. `src/catalog/instance_table.rs` reads the format and tells it.
"""

import json
import re

import rules

NAME = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9-]+")
FAMILY = re.compile(r"[a-z]+[0-9]*([a-z]*).*")
# A zone's bit is its slot: 1 is az1 alone, 7 is az1 to az3.
ZONES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/"
UNSURE = "?"


def mask(zones):
    """The set of zone ids as one character."""
    return ZONES[sum(1 << rules.zone_number(zone) - 1 for zone in zones)]


def named_architecture(name):
    """The architecture that a type's name tells: a `g` behind the generation number stands for Graviton.

    https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
    """
    return "arm64" if "g" in FAMILY.fullmatch(name.split(".")[0]).group(1) else "x86_64"


def facts(row):
    """What a recorded type's row says of it, or None where it lacks a fact: then the type's facts are missing."""
    try:
        architectures = set(row["ProcessorInfo"]["SupportedArchitectures"]) - {"i386"}
        vcpus, memory = row["VCpuInfo"]["DefaultVCpus"], row["MemoryInfo"]["SizeInMiB"]
        marks = {
            "C": row["CurrentGeneration"],
            "S": "spot" in row["SupportedUsageClasses"],
            "6": row["NetworkInfo"]["Ipv6Supported"],
        }
    except KeyError:
        return None
    if len(architectures) != 1 or not vcpus or not memory:
        return None
    return architectures.pop(), vcpus, memory, "".join(mark for mark, holds in marks.items() if holds)


def unusable(name, architecture, cited):
    """The mark of the cited reason why AL2023 cannot run on a type, or the empty text."""
    for row in cited["unusable_types"].values():
        if name.split(".")[0] in row.get("families", ()) or architecture in row.get("architectures", ()):
            return row["mark"]
    return ""


def hindrances(row):
    """What an instance of the architecture needs and a recorded type lacks."""
    needs = {
        "HVM": "hvm" in row["SupportedVirtualizationTypes"],
        "a root volume on EBS": "ebs" in row["SupportedRootDeviceTypes"],
        "encrypted volumes": row["EbsInfo"]["EncryptionSupport"] == "supported",
        "On-Demand": "on-demand" in row["SupportedUsageClasses"],
    }
    return [need for need, holds in needs.items() if not holds]


def columns(regions, read):
    """`(columns, excluded)`: per Region whose offerings can be trusted its zones with records; per other Region why not.

    Trusted are recorded offerings of a Region whose zones are known, if the three records of it (by Region, zone name, zone
    id) name the same types. A zone that no record names is in no column: its offerings are unknown, not none.
    """
    kept, excluded = {}, {}
    for row in regions:
        name, zones = row["name"], {zone["id"] for zone in row["zones"] or ()}
        offerings = read.offerings.get(name)
        if offerings is None:
            excluded[name] = "no record"
        elif not zones:
            excluded[name] = "its zones are not known"
        elif {frozenset().union(*offerings.values())} != set(read.offered_types[name]):
            excluded[name] = "its records contradict each other"
        else:
            kept[name] = sorted(zones & set(offerings), key=rules.zone_number)
    return kept, excluded


def cell(name, region, zones, read):
    """The zones of one Region that offer a type, as one character.

    None needs two witnesses: the records and the price list that cfn-lint is made from. Where only the records deny a type,
    the answer is unsure: it may be newer than they are.
    """
    offering = [zone for zone in zones if name in read.offerings[region][zone]]
    if not offering and name in read.priced_types.get(region, ()):
        return UNSURE
    return mask(offering)


def rows(regions, read, cited):
    """The rows by name: `(architecture, vcpus, memory, marks, cells)`, or the architecture alone where facts are missing."""
    kept, _ = columns(regions, read)
    offered = {name for region in kept for zone in kept[region] for name in read.offerings[region][zone]}
    result = {}
    for name in sorted({*read.instance_types, *offered}.union(*read.priced_types.values())):
        known = facts(read.instance_types.get(name, {}))
        if known is None:
            result[name] = (named_architecture(name),)
            continue
        architecture, vcpus, memory, marks = known
        marks += unusable(name, architecture, cited)
        cells = "".join(cell(name, region, zones, read) for region, zones in kept.items())
        result[name] = (architecture.removesuffix("_mac"), vcpus, memory, marks or "-", cells)
    return result


def table(regions, read, cited, source):
    """The data file: a note, the source, the columns, then the rows in the order of their names."""
    kept, _ = columns(regions, read)
    codes = {row["name"]: row["code"] for row in regions}
    lines = [
        "# Written by `make catalog`. src/catalog/instance_table.rs tells the format.",
        json.dumps(source, sort_keys=True),
        " ".join(f"{codes[region]}={mask(zones)}" for region, zones in kept.items()),
    ]
    lines += [" ".join(map(str, (name, *row))) for name, row in rows(regions, read, cited).items()]
    return "\n".join(lines) + "\n"


def problems(regions, read, cited):
    """What a person must look at: names the format cannot hold, and types that are not of the architecture they are named for."""
    found = []
    for name, row in rows(regions, read, cited).items():
        if not NAME.fullmatch(name):
            found.append(f"instance type `{name}`: not the form of a name")
        elif row[0] not in ("arm64", "x86_64"):
            found.append(f"{name}: architecture `{row[0]}`")
        elif len(row) > 1 and not set("GM") & set(row[3]) and row[0] != named_architecture(name):
            found.append(f"{name}: recorded as {row[0]}, named as {named_architecture(name)}")
        elif len(row) > 1 and hindrances(read.instance_types[name]):
            found.append(f"{name}: lacks {', '.join(hindrances(read.instance_types[name]))}; cite a mark in cited.toml")
    return found


def report(regions, read, cited):
    """Counts of what is in and what was excluded, one fact a line."""
    kept, excluded = columns(regions, read)
    all_rows = rows(regions, read, cited)
    known = {name: row for name, row in all_rows.items() if len(row) > 1}
    marked = lambda mark: [name for name, row in known.items() if mark in row[3]]
    pairs = sum(bin(ZONES.index(sign)).count("1") for row in known.values() for sign in row[4] if sign != UNSURE)
    unsure = sum(row[4].count(UNSURE) for row in known.values())
    print(f"kept: {len(known)} instance types, {pairs} pairs of type and zone in {len(kept)} regions")
    for key, row in sorted(cited["unusable_types"].items()):
        print(f"  {len(marked(row['mark']))} of them AL2023 cannot run on ({key}): {' '.join(marked(row['mark']))}")
    missing = sorted(set(all_rows) - set(known))
    print(f"facts missing: {len(missing)} instance types that only a price list names: {' '.join(missing)}")
    for reason in sorted(set(excluded.values())):
        print(f"facts missing: offerings of {' '.join(n for n, r in excluded.items() if r == reason)}: {reason}")
    bare = [z["id"] for row in regions if row["name"] in kept for z in row["zones"] if z["id"] not in kept[row["name"]]]
    print(f"facts missing: offerings of zones without records: {' '.join(bare)}")
    print(f"unsure: {unsure} pairs of type and region, denied by the records and named by the price list")
