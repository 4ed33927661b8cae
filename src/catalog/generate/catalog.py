"""Writes the catalogue's data files from pinned public packages (`make catalog`).

    python3 src/catalog/generate/catalog.py              writes src/catalog/data/*
    python3 src/catalog/generate/catalog.py --check      exit status 1 if the files are not what the pins give
    python3 src/catalog/generate/catalog.py --pin DATE   first pins the newest packages, as of DATE (YYYY-MM-DD)

The same pins give the same bytes: no clock, no order of a set or a folder reaches the files.
"""

import argparse
import datetime
import json
import tomllib
from pathlib import Path

import aurora
import aurora_sources
import instances
import packages
import rules
import sources

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
TARGET = HERE.parents[2] / "target" / "catalog"


def load_toml(name):
    return tomllib.loads((HERE / name).read_text())


def build(read, cited, services, provider, source):
    """The data files by name: JSON as values, the tables as text."""
    rows, left_out = [], []
    for partition, (_, names) in read.partitions.items():
        for name in names:
            reason = rules.left_out_region(name, partition, read, cited, provider)
            if reason:
                left_out.append({"name": name, "partition": partition, "reason": reason})
            else:
                rows.append(region_row(name, partition, read, cited))
    rows.sort(key=lambda row: row["name"])
    left_out.sort(key=lambda row: row["name"])
    served = cited["partitions"]["served"]
    return {
        "instance_types.txt": instances.table(rows, read, cited, source),
        "partitions.json": {
            "source": source,
            "partitions": [
                {
                    "id": partition,
                    "dns_suffix": read.partitions[partition][0],
                    "service_principals": {
                        service: row["name"]
                        for service, row in sorted(cited["principals"].get(partition, {}).items())
                    },
                }
                for partition in served
            ],
        },
        "regions.json": {"source": source, "regions": rows, "left_out": left_out},
        "services.json": {
            "source": source,
            "services": {service: service_row(service, rows, read, services) for service in sorted(services)},
        },
    }


def region_row(name, partition, read, cited):
    zones, _ = rules.zones_of(name, read)
    recorded = read.recorded.get(name)
    return {
        "name": name,
        "partition": partition,
        "description": recorded.description if recorded else None,
        "opt_in": rules.opt_in(name, partition, cited),
        "code": rules.region_code(zones[0]) if zones else None,
        "zones": zones and [{"id": zone, "access": rules.access_of(zone, cited)} for zone in zones],
    }


def service_row(service, rows, read, services):
    answers = {"offered": [], "not_offered": [], "unknown": []}
    for row in rows:
        answer = rules.availability(service, row["name"], row["partition"], read, services)
        answers[answer].append(row["name"])
    return answers


def problems(files, read, cited, services, provider, guard_order):
    """What a person must decide before the files may be written."""
    rows = files["regions.json"]["regions"]
    found = rules.principal_conflicts(cited, provider)
    found += instances.problems(rows, read, cited)
    found += rules.contradicted_lists(files["services.json"]["services"], services)
    found += rules.contradicted_denials(rows, read, services)
    for row in rows:
        zones = [zone["id"] for zone in row["zones"] or ()]
        for zone in rules.unexplained_zones(row["name"], zones, read, cited):
            found.append(f"{zone}: cited.toml and the recorded instance offerings disagree on its access")
    before = DATA / "regions.json"
    if guard_order and before.exists():
        for name in rules.reordered(json.loads(before.read_text())["regions"], rows):
            found.append(f"{name}: default zones would change for existing blueprints (--accept-reorder)")
    return found


def report(files, read, cited):
    """Counts of what is in and what was excluded, one fact a line."""
    rows = files["regions.json"]["regions"]
    for row in rows:
        zones = row["zones"]
        listed = "facts missing" if zones is None else " ".join(
            zone["id"] + ("" if zone["access"] == "open" else f"[{zone['access']}]") for zone in zones
        )
        print(f"{row['name']}: {len(zones or ())} zones, opt-in {row['opt_in']}: {listed}")
    print(f"kept: {len(rows)} regions, {sum(len(row['zones'] or ()) for row in rows)} zones")
    left_out = files["regions.json"]["left_out"]
    print(f"left out: {len(left_out)} regions")
    for row in left_out:
        print(f"  {row['name']} ({row['partition']}): {row['reason']}")
    excluded = [pair for row in rows for pair in rules.zones_of(row["name"], read)[1].items()]
    print(f"excluded: {len(excluded)} recorded zones")
    for reason in sorted({reason for _, reason in excluded}):
        print(f"  {sum(pair[1] == reason for pair in excluded)}: {reason}")
    made_up, unrecorded = rules.invented_zones(read, cited["partitions"]["served"])
    print(f"excluded: {sum(made_up.values())} zones that moto's emulator makes up for {len(made_up)} regions")
    print(f"  {' '.join(made_up)}")
    print(f"excluded: {len(unrecorded)} zones of moto's emulator table that AWS does not list: {' '.join(unrecorded)}")
    print(f"excluded: moto's default-enabled status of {' '.join(rules.wrong_defaults(read, cited))}")
    known = {zone["id"] for row in rows for zone in row["zones"] or ()}
    print(f"cited but no longer listed by AWS: {' '.join(sorted(set(cited['zones']) - known)) or 'none'}")
    for service, answers in files["services.json"]["services"].items():
        if answers["not_offered"] or answers["unknown"]:
            print(f"{service}: not in {answers['not_offered']}, unknown in {answers['unknown']}")
    instances.report(rows, read, cited)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the checked-in files, write nothing")
    parser.add_argument("--pin", metavar="DATE", type=datetime.date.fromisoformat, help="pin the newest packages first")
    parser.add_argument("--accept-reorder", action="store_true", help="let default zones change (decision record!)")
    arguments = parser.parse_args()
    if arguments.pin:
        packages.pin(arguments.pin.isoformat())
    date, versions = packages.read_pins(packages.PINS.read_text())
    installed = packages.install(TARGET)
    read, read_aurora = sources.read(installed), aurora_sources.read(installed)
    cited, services, cited_aurora = load_toml("cited.toml"), load_toml("services.toml"), load_toml("aurora.toml")
    provider = json.loads((HERE / "provider.json").read_text())
    source = {"date": date, "packages": versions, "provider": provider["provider"], "written_by": "make catalog"}
    files = build(read, cited, services, provider, source)
    rows = files["regions.json"]["regions"]
    files |= aurora.files(rows, read_aurora, cited_aurora, read.instance_types, source)
    report(files, read, cited)
    aurora.report(rows, read_aurora, cited_aurora, read.instance_types)
    guard_order = not (arguments.check or arguments.accept_reorder)
    found = problems(files, read, cited, services, provider, guard_order) + aurora.problems(read_aurora, cited_aurora)
    if found:
        raise SystemExit("nothing written:\n  " + "\n  ".join(found))
    stale = []
    for name, value in sorted(files.items()):
        text = value if isinstance(value, str) else json.dumps(value, indent=1, ensure_ascii=True) + "\n"
        path = DATA / name
        if not path.exists() or path.read_text() != text:
            stale.append(name)
            if not arguments.check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text)
    if arguments.check and stale:
        raise SystemExit(f"stale: {' '.join(stale)}: run `make catalog`")
    print("up to date" if not stale else f"written: {' '.join(stale)}")


if __name__ == "__main__":
    main()
