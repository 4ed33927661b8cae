"""Reads the data files of the pinned packages. Nothing is imported or run from them, nothing is judged here."""

import ast
import gzip
import json
from dataclasses import dataclass

OFFERINGS = "moto/ec2/resources/instance_type_offerings"
INSTANCE_TYPES = "moto/ec2/resources/instance_types.json.gz"
PRICED_TYPES = "cfnlint/data/schemas/extensions/aws_ec2_instance/instancetype_enum.json"
EMULATOR = "moto/ec2/models/availability_zones_and_regions.py"


@dataclass(frozen=True)
class Recorded:
    """One region in AWS's own public parameters (`/aws/service/global-infrastructure`), as moto recorded them."""

    partition: str
    dns_suffix: str
    description: str
    zones: frozenset
    edge_zones: frozenset  # local and wavelength zones
    services: frozenset


@dataclass(frozen=True)
class Sources:
    """What each source says, unjudged. Regions and services are keyed by their names."""

    partitions: dict  # botocore partitions.json: partition -> (dns suffix, frozenset of regions)
    endpoints: dict  # botocore endpoints.json: partition -> frozenset of regions
    endpoint_services: dict  # botocore endpoints.json: service -> partition -> frozenset of regions, or None: global
    recorded: dict  # region -> Recorded
    offerings: dict  # moto's recorded instance offerings: region -> zone id -> frozenset of instance types
    offered_types: dict  # the same as recorded by region, by zone name and by zone id: region -> three frozensets of types
    instance_types: dict  # moto's recorded DescribeInstanceTypes: name -> row
    priced_types: dict  # cfn-lint, from AWS's price lists: region -> frozenset of instance types
    emulator_zones: dict  # the hand-written table of moto's EC2 emulator: region -> frozenset of zone ids
    emulator_default_regions: frozenset  # regions moto's EC2 emulator calls enabled by default
    resource_types: dict  # cfn-lint: region -> frozenset of CloudFormation resource types

    @property
    def offered_zones(self):
        """The zones that the recorded instance offerings name: region -> frozenset of zone ids."""
        return {region: frozenset(zones) for region, zones in self.offerings.items()}


def read(packages):
    """Reads every source below the folder the packages were installed into."""
    partitions = json.loads((packages / "botocore/data/partitions.json").read_text())["partitions"]
    endpoints = json.loads((packages / "botocore/data/endpoints.json").read_text())["partitions"]
    emulator = ast.parse((packages / EMULATOR).read_text())
    recorded_by = [recorded_offerings(packages / OFFERINGS / kind) for kind in ("region", "availability-zone", "availability-zone-id")]
    by_id = recorded_by[-1]
    return Sources(
        partitions={
            row["id"]: (
                row["outputs"]["dnsSuffix"],
                frozenset(name for name in row["regions"] if not name.endswith("-global")),
            )
            for row in partitions
        },
        endpoints={row["partition"]: frozenset(row["regions"]) for row in endpoints},
        endpoint_services=endpoint_services(endpoints),
        recorded=recorded(packages / "moto/ssm/resources/regions.json.gz"),
        offerings={region: offerings(rows) for region, rows in by_id.items()},
        offered_types={
            region: [frozenset(row["InstanceType"] for row in by_kind.get(region, ())) for by_kind in recorded_by]
            for region in by_id
        },
        instance_types=unzip(packages / INSTANCE_TYPES),
        priced_types=priced_types(json.loads((packages / PRICED_TYPES).read_text())),
        emulator_zones=emulator_zones(emulator),
        emulator_default_regions=frozenset(
            ast.literal_eval(assigned(emulator, "regions_opt_in_not_required"))
        ),
        resource_types={
            path.stem: frozenset(json.loads(path.read_text()))
            for path in sorted((packages / "cfnlint/data/schemas/providers").glob("*-*.json"))
        },
    )


def unzip(path):
    return json.loads(gzip.decompress(path.read_bytes()))


def recorded(path):
    regions = unzip(path)["aws"]["service"]["global-infrastructure"]["regions"]
    return {
        name: Recorded(
            partition=row["partition"]["Value"],
            dns_suffix=row["domain"]["Value"],
            description=row["longName"]["Value"],
            zones=names(row, "availability-zones"),
            edge_zones=names(row, "local-zones") | names(row, "wavelength-zones"),
            services=names(row, "services"),
        )
        for name, row in regions.items()
    }


def recorded_offerings(folder):
    return {path.name.removesuffix(".json.gz"): unzip(path) for path in sorted(folder.glob("*.json.gz"))}


def offerings(rows):
    zones = {}
    for row in rows:
        zones.setdefault(row["Location"], set()).add(row["InstanceType"])
    return {zone: frozenset(types) for zone, types in zones.items()}


def priced_types(document):
    """cfn-lint's file holds a description beside the regions."""
    return {region: frozenset(row["enum"]) for region, row in document.items() if isinstance(row, dict) and row.get("enum")}


def names(row, key):
    """The parameter tree holds `Value` beside the children's names."""
    return frozenset(row.get(key, {})) - {"Value"}


def endpoint_services(partitions):
    services = {}
    for partition in partitions:
        for service, row in partition["services"].items():
            is_global = row.get("isRegionalized") is False
            regions = None if is_global else frozenset(row["endpoints"]) & frozenset(partition["regions"])
            services.setdefault(service, {})[partition["partition"]] = regions
    return services


def assigned(tree, name):
    """The first value assigned to `name`, at any depth, as syntax."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(getattr(target, "id", None) == name for target in node.targets):
            return node.value
    raise SystemExit(f"{EMULATOR}: `{name}` is gone; read the file and adapt sources.py")


def emulator_zones(tree):
    """The literal `{"region": [Zone(zone_id="...")]}` of moto's EC2 emulator."""
    table = assigned(tree, "zones")
    return {
        key.value: frozenset(
            keyword.value.value for call in value.elts for keyword in call.keywords if keyword.arg == "zone_id"
        )
        for key, value in zip(table.keys, table.values)
    }
