"""Reads what the pinned packages say of Aurora. Nothing is imported or run from them, nothing is judged here."""

import ast
import gzip
import json
import re
from dataclasses import dataclass

ENGINES = ("aurora-mysql", "aurora-postgresql")
CREATABLE = {
    "aurora-mysql": "AURORA_MYSQL_ENGINE_VERSIONS",
    "aurora-postgresql": "AURORA_POSTGRESQL_ENGINE_VERSIONS",
}
EXTENSIONS = "cfnlint/data/schemas/extensions"
EMULATOR = "ministack/services/rds.py"
OPTIONS = "moto/rds/resources/cluster_options/aurora-postgresql.json.gz"
# `^(16\.8\..+|16\.8)$`
PATTERN = re.compile(r"\^\(.*\|(.*)\)\$")


@dataclass(frozen=True)
class AuroraSources:
    """What each source says, unjudged. All are keyed by the engine's name."""

    listed: dict  # cfn-lint: engine -> frozenset of versions and lines
    deprecated: dict  # cfn-lint: engine -> frozenset of those that AWS calls deprecated
    creatable: dict  # ministack, from describe-db-engine-versions: engine -> {version: parameter group family}
    orderable: dict  # cfn-lint: engine -> {version or line: frozenset of classes}, RDS's own engines mixed in
    priced: dict  # cfn-lint, from AWS's price lists: engine -> {region: frozenset of classes}
    recorded: tuple  # moto, describe-orderable-db-instance-options of PostgreSQL: rows of (version, class, global, insights)


def read(packages):
    extensions = packages / EXTENSIONS
    emulator = ast.parse((packages / EMULATOR).read_text())
    return AuroraSources(
        listed=versions(load(extensions / "aws_rds_dbcluster/engine_version.json"), "then"),
        deprecated=versions(load(extensions / "aws_rds_dbcluster/engine_version_deprecated.json"), "if"),
        creatable={engine: dict(literal(emulator, name)) for engine, name in CREATABLE.items()},
        orderable=orderable(load(extensions / "aws_rds_dbinstance/db_instance_class.json")),
        priced=priced(load(extensions / "aws_rds_dbinstance/dbinstanceclass_enum.json")),
        recorded=tuple(
            (row["EV"], row["DBIC"], row["SGD"], row["SPI"]) for row in json.loads(gzip.decompress((packages / OPTIONS).read_bytes()))
        ),
    )


def load(path):
    return json.loads(path.read_text())


def rules(document):
    """The `(engine, rule)` pairs of a document of cfn-lint that are on Aurora."""
    for rule in document["allOf"]:
        engine = rule["if"]["properties"].get("Engine", {})
        if isinstance(engine, dict) and engine.get("const") in ENGINES:
            yield engine["const"], rule


def versions(document, part):
    found = {engine: frozenset() for engine in ENGINES}
    for engine, rule in rules(document):
        found[engine] |= frozenset(rule[part]["properties"]["EngineVersion"].get("enum", ()))
    return found


def orderable(document):
    found = {engine: {} for engine in ENGINES}
    for engine, rule in rules(document):
        if "EngineVersion" in rule["if"]["properties"]:
            version = PATTERN.fullmatch(rule["if"]["properties"]["EngineVersion"]["pattern"]).group(1).replace("\\", "")
            found[engine][version] = frozenset(rule["then"]["properties"]["DBInstanceClass"]["enum"])
    return found


def priced(document):
    """The file holds a description beside the regions, and each engine twice: with a licence model and without."""
    found = {engine: {} for engine in ENGINES}
    for region, rows in document.items():
        if isinstance(rows, dict):
            for engine, rule in rules(rows):
                classes = frozenset(rule["then"]["properties"]["DBInstanceClass"]["enum"])
                found[engine][region] = found[engine].get(region, classes) & classes
    return found


def literal(tree, name):
    """The value assigned to `name` at the top level."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(getattr(target, "id", None) == name for target in node.targets):
            return ast.literal_eval(node.value)
    raise SystemExit(f"{EMULATOR}: `{name}` is gone; read the file and adapt aurora_sources.py")
