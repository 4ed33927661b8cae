"""Gaps of Glue: its tables are read by Athena and Firehose, which AWS' Glue itself does not ask."""

from __future__ import annotations

import re
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.glue.models import GlueBackend

from carshare_emulator.gap import Kind, gap, wrap

# https://docs.aws.amazon.com/athena/latest/ug/data-types.html
PRIMITIVES = {
    "bigint",
    "binary",
    "boolean",
    "date",
    "double",
    "float",
    "int",
    "smallint",
    "string",
    "timestamp",
    "tinyint",
}
PARAMETRIZED = re.compile(r"(char|varchar)\((\d+)\)|decimal\((\d+),(\d+)\)")
MOST_LETTERS = {"char": 255, "varchar": 65_535}
MOST_DIGITS = 38


class InvalidInput(JsonRESTError):
    """A table is not one."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidInputException", message)


@gap(
    "glue",
    Kind.STRICT,
    evidence="moto/glue/models.py:367, 426 (takes any); [data types in Athena]"
    "(https://docs.aws.amazon.com/athena/latest/ug/data-types.html), [partition projection]"
    "(https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html), "
    "[a duplicate column](https://repost.aws/knowledge-center/athena-duplicate-column-name)",
)
def tables_can_be_read() -> None:
    """A table's columns have types that Athena knows, each name once; each partition key is projected and is in the template."""

    @wrap(GlueBackend, "create_table", "table = FakeTable(")
    def create_table(
        original: Any, backend: Any, database_name: str, table_name: str, table_input: dict[str, Any], *others: Any
    ) -> Any:
        _judge(table_input)
        return original(backend, database_name, table_name, table_input, *others)

    @wrap(GlueBackend, "update_table", "table.update(table_input)")
    def update_table(
        original: Any, backend: Any, database_name: str, table_name: str, table_input: dict[str, Any]
    ) -> None:
        _judge(table_input)
        original(backend, database_name, table_name, table_input)


def _judge(table: dict[str, Any]) -> None:
    """Raise unless the table can be read."""
    keys = table.get("PartitionKeys") or []
    columns = [*(table.get("StorageDescriptor", {}).get("Columns") or []), *keys]
    names = [column["Name"].lower() for column in columns]
    for column in columns:
        if names.count(column["Name"].lower()) > 1:
            raise InvalidInput(f"Column {column['Name']} is there twice")
        if not is_type(column.get("Type", "")):
            raise InvalidInput(f"Column {column['Name']}: unknown type {column.get('Type')}")
    parameters = table.get("Parameters") or {}
    if str(parameters.get("projection.enabled", "")).lower() == "true":
        for key in keys:
            _judge_projection(key["Name"], parameters)


def _judge_projection(key: str, parameters: dict[str, str]) -> None:
    """Raise unless a partition key is projected."""
    needed = {"integer": "range", "date": "range", "enum": "values", "injected": None}
    kind = parameters.get(f"projection.{key}.type", "").lower()
    if kind not in needed:
        raise InvalidInput(f"Partition key {key} has no projection of a known type")
    for name in (needed[kind], "format" if kind == "date" else None):
        if name and not parameters.get(f"projection.{key}.{name}"):
            raise InvalidInput(f"The projection of partition key {key} has no {name}")
    template = parameters.get("storage.location.template")
    if template is not None and f"${{{key}}}" not in template:
        raise InvalidInput(f"storage.location.template lacks the partition key {key}")


def is_type(text: str) -> bool:
    """Whether a text is a type: primitive, with parameters, or nested."""
    text = re.sub(r"\s+", "", text.lower())
    found = PARAMETRIZED.fullmatch(text)
    if found:
        if found[1]:
            return 1 <= int(found[2]) <= MOST_LETTERS[found[1]]
        return 1 <= int(found[3]) <= MOST_DIGITS and int(found[4]) <= int(found[3])
    if text in PRIMITIVES:
        return True
    outer, bracket, inner = text.partition("<")
    if not bracket or not inner.endswith(">"):
        return False
    parts = split_at_commas(inner[:-1])
    if outer == "array":
        return len(parts) == 1 and is_type(parts[0])
    if outer == "map":
        return len(parts) == 2 and is_type(parts[0]) and is_type(parts[1])
    fields = [part.partition(":") for part in parts]
    return outer == "struct" and all(name and is_type(kind) for name, _, kind in fields)


def split_at_commas(text: str) -> list[str]:
    """The parts of a list of types; what stands within brackets is not split."""
    parts, depth = [""], 0
    for letter in text:
        depth += {"<": 1, "(": 1, ">": -1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts
