"""The rules that turn what the sources say of Aurora into `aurora_versions.txt` and `aurora_classes.txt`. Pure functions.

`src/catalog/aurora_row.rs` and `src/catalog/aurora_classes.rs` read the formats and tell them.
"""

import json
import re

VERSION = {
    "aurora-mysql": re.compile(r"(\d+\.\d+)\.mysql_aurora\.\d+\.\d+\.\d+(?:\.\d+)?"),
    "aurora-postgresql": re.compile(r"(\d+)\.\d+"),
}
CLASS = re.compile(r"db\.[a-z0-9]+\.[a-z0-9]+")
SERVERLESS = "db.serverless"
# Families of classes that Aurora has; a list of cfn-lint with any other is mixed with RDS's own engines.
AURORA_FAMILY = re.compile(r"db\.(r|t|x2g)[0-9a-z]*\..+|db\.serverless")
RDS_ONLY = re.compile(r"db\.(c|m|x1|x2i|r5b|r5d|r6idn|r6in)[0-9a-z]*\..+")


def numbers(version):
    """The order of versions, and of what the sources write for short: 3, 10, 1 of `8.0.mysql_aurora.3.10.1`."""
    return tuple(int(part) for part in version.split(".mysql_aurora.")[-1].split("."))


def line(engine, version):
    """`8.0` of `8.0.mysql_aurora.3.10.1`, `16` of `16.8`."""
    return VERSION[engine].fullmatch(version).group(1)


def versions(read):
    """Per engine the versions to keep, in order: what cfn-lint lists and AWS does not call deprecated, and what ministack could create.

    Versions of Aurora Limitless are of another kind of cluster.
    """
    kept = {}
    for engine, listed in read.listed.items():
        names = (listed - read.deprecated[engine]) | set(read.creatable[engine])
        names = [name for name in names if VERSION[engine].fullmatch(name)]
        kept[engine] = sorted(names, key=lambda name: (tuple(map(int, line(engine, name).split("."))), numbers(name)))
    return kept


def shortened(version, among):
    """The entry of `among` that covers a version: `3.10` for `8.0.mysql_aurora.3.10.1`, `16.8` for `16.8`."""
    found = [name for name in among if numbers(name) == numbers(version)[: len(numbers(name))]]
    return found[0] if found else None


def end(engine, version, cited):
    """The last day of standard support as text, or None where the calendar gives no day."""
    minors = cited[engine]["calendar"]["minors"]
    name = shortened(version, minors)
    return name and minors[name].isoformat()


def reaches(engine, version, floors):
    """Whether a version is at or above its line's floor."""
    floor = floors[engine].get(line(engine, version))
    return floor is not None and numbers(version) >= numbers(floor)


def marks(engine, version, cited):
    found = {
        "L": shortened(version, cited[engine]["calendar"]["lts"]) is not None,
        "G": reaches(engine, version, cited["global"]),
        "W": reaches(engine, version, cited["write_forwarding"]),
        "Z": reaches(engine, version, cited["serverless_zero"]),
    }
    return "".join(mark for mark, holds in found.items() if holds)


def classes_of(engine, version, read):
    """cfn-lint's list of classes for a version: by version for PostgreSQL, by line for MySQL; None where it has none."""
    lists = read.orderable[engine]
    return lists.get(version if engine == "aurora-postgresql" else line(engine, version))


def version_row(engine, version, read, cited):
    capacity = "-"
    if SERVERLESS in (classes_of(engine, version, read) or ()):
        capacity = "256" if reaches(engine, version, cited["serverless_256"]) else "128"
    found = marks(engine, version, cited)
    if capacity == "-":
        found = found.replace("Z", "")
    return engine, version, end(engine, version, cited) or "-", found or "-", capacity


def exact(classes):
    """Whether a list of cfn-lint is of Aurora alone."""
    return all(AURORA_FAMILY.fullmatch(name) and not RDS_ONLY.fullmatch(name) for name in classes)


def cited_for(name, rows):
    """What a cited table says of a class: of the class itself, else of its family."""
    return rows.get(name, rows.get(name.rsplit(".", 1)[0]))


def version_cell(engine, version, name, read, cited):
    """`+` a version takes a class, `-` it does not, `?` unknown."""
    listed = classes_of(engine, version, read)
    if listed is None:
        return "?"
    if name not in listed:
        return "-"
    # RDS's own engines have no such class, so its place in a list is Aurora's.
    if exact(listed) or name == SERVERLESS:
        return "+"
    if engine == "aurora-mysql":
        if line(engine, version) != cited["classes"]["line"]:
            return "?"
        refused = cited_for(name, cited["classes"]["refused"])
        if refused and numbers(version) >= numbers(refused):
            return "-"
        floor = cited_for(name, cited["classes"]["floors"])
        return "?" if floor is None else "+" if numbers(version) >= numbers(floor) else "-"
    # AWS names classes "from 16.1 on": what an older version of the line takes, a newer one takes too.
    older = (
        classes
        for other, classes in read.orderable[engine].items()
        if VERSION[engine].fullmatch(other) and line(engine, other) == line(engine, version) and numbers(other) < numbers(version)
    )
    return "+" if any(exact(classes) and name in classes for classes in older) else "?"


def region_cell(name, region, read):
    """The engines that a Region's price list names the class for: 1 MySQL, 2 PostgreSQL, 3 both, 0 none, `?` no list of one."""
    priced = [read.priced[engine].get(region) for engine in ("aurora-mysql", "aurora-postgresql")]
    if None in priced:
        return "?"
    return str(sum(bit for bit, classes in zip((1, 2), priced) if name in classes))


def regions_of(rows, read):
    """The Regions of the catalogue with a price list, in the order of their names."""
    listed = set.union(*(set(by_region) for by_region in read.priced.values()))
    return sorted(row["name"] for row in rows if row["name"] in listed)


def names(read):
    return sorted(frozenset().union(*(classes for by_region in read.priced.values() for classes in by_region.values())))


def instance_type(name):
    """The EC2 type that a class is of: the same name but for x2g, whose numbers are those of x2gd.

    https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Summary.html
    """
    return name.removeprefix("db.").replace("x2g.", "x2gd.")


def class_rows(regions, read, cited, instance_types):
    kept = versions(read)
    for name in names(read):
        size = instance_types.get(instance_type(name), {})
        vcpus, memory = size.get("VCpuInfo", {}).get("DefaultVCpus", "-"), size.get("MemoryInfo", {}).get("SizeInMiB", "-")
        by_region = "".join(region_cell(name, region, read) for region in regions)
        by_version = "".join(version_cell(engine, version, name, read, cited) for engine in kept for version in kept[engine])
        yield name, vcpus, memory, by_region, by_version


def files(rows, read, cited, instance_types, source):
    """The two data files by name."""
    header = json.dumps(source, sort_keys=True)
    regions, kept = regions_of(rows, read), versions(read)
    version_lines = [" ".join(version_row(engine, name, read, cited)) for engine in kept for name in kept[engine]]
    lines = [f"{engine} {name} {day}" for engine in kept for name, day in cited[engine]["calendar"]["lines"].items()]
    class_lines = [" ".join(map(str, row)) for row in class_rows(regions, read, cited, instance_types)]
    note = "# Written by `make catalog`. src/catalog/{} tells the format."
    return {
        "aurora_versions.txt": "\n".join([note.format("aurora_row.rs"), header, "; ".join(lines), *version_lines]) + "\n",
        "aurora_classes.txt": "\n".join([note.format("aurora_classes.rs"), header, " ".join(regions), *class_lines]) + "\n",
    }


def problems(read, cited):
    """What a person must look at before the files may be written."""
    found = []
    kept = versions(read)
    for engine in kept:
        calendar = cited[engine]["calendar"]
        for name in sorted(set(read.creatable[engine]) - read.listed[engine]):
            found.append(f"{engine} {name}: ministack could create it, cfn-lint does not list it")
        for version, family in read.creatable[engine].items():
            if VERSION[engine].fullmatch(version) and family != f"{engine}{line(engine, version)}":
                found.append(f"{engine} {version}: recorded with the family {family}")
        for version in kept[engine]:
            last = calendar["lines"].get(line(engine, version))
            if last and (end(engine, version, cited) or "") > last.isoformat():
                found.append(f"{engine} {version}: cited to be supported longer than its line")
        known = {shortened(version, calendar["minors"]) for version in kept[engine]}
        for minor in sorted(set(calendar["minors"]) - known):
            found.append(f"{engine} {minor}: cited in the calendar, but no source lists it")
        for minor in sorted(set(calendar["lts"]) - set(calendar["minors"])):
            found.append(f"{engine} {minor}: long-term support without an end")
    for name in names(read):
        if name != SERVERLESS and not CLASS.fullmatch(name):
            found.append(f"class `{name}`: not the form of a name")
    for version, name, is_global, insights in read.recorded:
        if is_global != (not name.startswith("db.t")):
            found.append(f"{name} with {version}: recorded against the rule for classes of global databases")
        if not insights:
            found.append(f"{name} with {version}: recorded without Performance Insights")
    return sorted(set(found))


def report(rows, read, cited, instance_types):
    """Counts of what is in and what was excluded, one fact a line."""
    kept, regions = versions(read), regions_of(rows, read)
    for engine in kept:
        undated = [version for version in kept[engine] if not end(engine, version, cited)]
        print(f"kept: {len(kept[engine])} versions of {engine}; end of support unknown: {' '.join(undated) or 'none'}")
        dropped = sorted(name for name in read.listed[engine] if VERSION[engine].fullmatch(name) and name not in kept[engine])
        print(f"excluded: {len(dropped)} versions of {engine} that AWS calls deprecated; Limitless")
    classes = list(class_rows(regions, read, cited, instance_types))
    pairs = "".join(row[4] for row in classes)
    print(f"kept: {len(classes)} Aurora classes in {len(regions)} regions; without a size: {' '.join(row[0] for row in classes if row[1] == '-')}")
    print(f"pairs of class and version: {pairs.count('+')} taken, {pairs.count('-')} refused, {pairs.count('?')} unknown")
    print(f"facts missing: Aurora classes of {' '.join(sorted(row['name'] for row in rows if row['name'] not in regions)) or 'no region'}")
