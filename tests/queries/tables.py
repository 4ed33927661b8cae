"""The Glue tables of the modules, read from their HCL: what Athena is told, and nothing that a test made up."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hcl2

MODULES = Path(__file__).resolve().parents[2] / "modules"

# What Terraform would ask AWS, and what the root hands to the modules.
ACCOUNT = "123456789012"
REGION = "eu-central-1"
REGIONS = ("eu-central-1", "eu-west-1", "us-east-1")
GIVEN = {
    "var.logs_bucket_name": "shop-prod-logs-123456789012-euc1",
    "var.alb_logs_bucket_name": "shop-prod-alb-123456789012-euc1",
    "data.aws_caller_identity.current.account_id": ACCOUNT,
    "data.aws_region.current.id": REGION,
    'join(",", sort(data.aws_regions.enabled.names))': ",".join(REGIONS),
}

INTERPOLATION = re.compile(r"(?<!\$)\$\{([^{}]*)\}")
JOIN = re.compile(r'join\("([^"]*)", \[(.*)\]\)', re.DOTALL)
FIELD_PATTERNS = re.compile(r'join\("", local\.(\w+)\[\*\]\.pattern\)')
FIELD_COLUMNS = re.compile(r"flatten\(local\.(\w+)\[\*\]\.columns\)")


@dataclass(frozen=True)
class Table:
    """One Glue table: columns and keys as (name, type), in order."""

    name: str
    columns: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, str], ...]
    parameters: dict[str, str]
    serde: str
    regex: str | None

    @property
    def template(self) -> str:
        """Where a partition's files lie, with a placeholder a key."""
        return self.parameters["storage.location.template"]

    def partition_of(self, uri: str) -> dict[str, str]:
        """The partition that an object belongs to: its key's values, where the projection yields them.

        Raises LookupError where no projected partition holds the object: Athena would never read it.
        """
        pattern = "".join(
            f"(?P<{part[2:-1]}>.+?)" if part.startswith("${") else re.escape(part) for part in re.split(r"(\$\{\w+\})", self.template)
        )
        match = re.fullmatch(pattern + "[^/]+", uri)
        if match is None:
            raise LookupError(f"{uri} is not below {self.template}")
        for key, value in match.groupdict().items():
            if value not in set(self.projected(key, datetime.date(2026, 12, 31))):
                raise LookupError(f"{key} is never {value}")
        return match.groupdict()

    def projected(self, key: str, now: datetime.date) -> Iterator[str]:
        """Every value of a key that Athena computes.

        https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
        """

        def setting(name: str) -> str:
            return self.parameters[f"projection.{key}.{name}"]

        kind = setting("type")
        if kind == "enum":
            yield from setting("values").split(",")
        elif kind == "integer":
            lowest, highest = (int(bound) for bound in setting("range").split(","))
            yield from (str(value).zfill(int(setting("digits"))) for value in range(lowest, highest + 1))
        elif kind == "date":
            if (setting("format"), setting("interval"), setting("interval.unit")) != ("yyyy/MM/dd", "1", "DAYS"):
                raise ValueError(f"{self.name}: a projection that this page does not know")
            first, last = setting("range").split(",")
            if last != "NOW":
                raise ValueError(f"{self.name}: the days of {key} end at {last}")
            day = datetime.datetime.strptime(first, "%Y/%m/%d").date()
            while day <= now:
                yield day.strftime("%Y/%m/%d")
                day += datetime.timedelta(days=1)
        else:
            raise ValueError(f"{self.name}: {key} is projected as {kind}")


def text(literal: str) -> str:
    """A quoted HCL string without its quotes and escapes; of its escapes these modules use those that JSON has too."""
    return str(json.loads(literal)) if literal.startswith('"') else literal


class Module:
    """One module's locals and tables."""

    def __init__(self, name: str) -> None:
        self.locals: dict[str, Any] = {}
        self.resources: dict[str, Any] = {}
        for file in sorted((MODULES / name).glob("*.tf")):
            page = hcl2.loads(file.read_text())
            for block in page.get("locals", []):
                self.locals.update(block)
            for block in page.get("resource", []):
                self.resources.update({text(label): body for label, body in block.get('"aws_glue_catalog_table"', {}).items()})

    def value(self, raw: str) -> str:
        """What Terraform makes of a string, a reference, or a join of strings."""
        if raw.startswith("${") and raw.endswith("}"):
            expression = raw[2:-1]
            if expression in GIVEN:
                return GIVEN[expression]
            if joined := FIELD_PATTERNS.fullmatch(expression):
                return "".join(text(field["pattern"]) for field in self.locals[joined[1]])
            if joined := JOIN.fullmatch(expression):
                return joined[1].join(self.value(json.dumps(part)) for part in json.loads(f"[{joined[2].rstrip(', ')}]"))
            if expression.startswith("local."):
                return self.value(self.locals[expression.removeprefix("local.")])
            raise ValueError(f"an expression that this page does not know: {expression}")
        filled = INTERPOLATION.sub(lambda found: self.value("${" + found[1] + "}"), text(raw))
        return filled.replace("$${", "${")

    def columns(self, raw: str) -> tuple[tuple[str, str], ...]:
        """The columns that a dynamic block is made for."""
        expression = raw[2:-1]
        if fields := FIELD_COLUMNS.fullmatch(expression):
            found = [column for field in self.locals[fields[1]] for column in field["columns"]]
        else:
            found = self.locals[expression.removeprefix("local.")]
        return tuple((self.value(column["name"]), self.value(column["type"])) for column in found)

    def table(self, label: str) -> Table:
        """The table of that label, as Athena sees it."""
        body = self.resources[label]
        storage = body["storage_descriptor"][0]
        serde = storage["ser_de_info"][0]
        parameters = {text(key): self.value(raw) for key, raw in body["parameters"].items()}
        settings = {text(key): self.value(raw) for key, raw in serde["parameters"].items()}
        return Table(
            name=self.value(body["name"]),
            columns=self.columns(storage["dynamic"][0]['"columns"']["for_each"]),
            keys=tuple((self.value(key["name"]), self.value(key["type"])) for key in body["partition_keys"]),
            parameters=parameters,
            serde=self.value(serde["serialization_library"]).rsplit(".", 1)[1],
            regex=settings.get("input.regex"),
        )


ATHENA = Module("athena")
TABLES = {
    table.name: table
    for table in (*(ATHENA.table(label) for label in ("vpc_flow_logs", "alb_access_logs", "alb_connection_logs")), Module("trail_queries").table("cloudtrail"))
}
