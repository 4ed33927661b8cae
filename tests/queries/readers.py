"""What Athena makes of an object: rows, by the table's own serializer."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import duckdb

from tables import Table

Row = dict[str, Any]

# What a column of a Glue type reads of a Parquet file: an integer is widened, never narrowed.
# https://docs.aws.amazon.com/athena/latest/ug/handling-schema-updates-chapter.html
READS = {
    "int": {"INT32"},
    "bigint": {"INT32", "INT64"},
    "double": {"DOUBLE", "FLOAT"},
    "string": {"BYTE_ARRAY"},
    "timestamp": {"INT64", "INT96"},
}
SQL_TYPES = {"string": "VARCHAR", "int": "INTEGER", "bigint": "BIGINT", "double": "DOUBLE", "timestamp": "TIMESTAMP"}


def sql_type(glue: str) -> str:
    """DuckDB's name of a Glue type."""
    if glue in SQL_TYPES:
        return SQL_TYPES[glue]
    outer, inner = glue[: glue.index("<")], glue[glue.index("<") + 1 : -1]
    if outer == "array":
        return f"{sql_type(inner)}[]"
    if outer == "map":
        return f"MAP({', '.join(sql_type(part) for part in parts(inner))})"
    if outer == "struct":
        fields = (part.split(":", 1) for part in parts(inner))
        return "STRUCT(" + ", ".join(f'"{name}" {sql_type(kind)}' for name, kind in fields) + ")"
    raise ValueError(f"no type of the catalogue: {glue}")


def parts(inner: str) -> list[str]:
    """What stands between the outermost commas."""
    found, depth = [""], 0
    for letter in inner:
        depth += (letter == "<") - (letter == ">")
        if letter == "," and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return found


def regex_row(table: Table, line: str) -> Row:
    """A line by RegexSerDe: the whole line must match, each column takes its group, and what is no number is null.

    A line that does not match is a row of nulls, and so is every line where groups and columns are not as many.
    https://docs.aws.amazon.com/athena/latest/ug/regex-serde.html
    """
    assert table.regex is not None
    pattern = re.compile(table.regex)
    match = pattern.fullmatch(line)
    if match is None or pattern.groups != len(table.columns):
        return {name: None for name, _ in table.columns}
    return {name: converted(value, kind) for (name, kind), value in zip(table.columns, match.groups(), strict=True)}


def converted(value: str | None, kind: str) -> Any:
    """A group as its column's type."""
    if value is None or kind == "string":
        return value
    try:
        return {"int": int, "bigint": int, "double": float}[kind](value)
    except ValueError:
        return None


def json_row(table: Table, record: dict[str, Any]) -> Row:
    """A record by JsonSerDe: names without regard to case, and an object in a column of text as its JSON.

    https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html says of requestParameters and the like that they are text to be taken apart.
    """
    return {name: typed(lowered(record).get(name), kind) for name, kind in table.columns}


def lowered(record: dict[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in record.items()}


def typed(value: Any, kind: str) -> Any:
    """A value of JSON as a Glue type has it."""
    if value is None:
        return None
    if kind == "string":
        return value if isinstance(value, str) else json.dumps(value)
    inner = kind[kind.index("<") + 1 : -1]
    if kind.startswith("array<"):
        return [typed(item, inner) for item in value]
    if kind.startswith("struct<"):
        return {name: typed(lowered(value).get(name), field) for name, field in (part.split(":", 1) for part in parts(inner))}
    return dict(value)


def parquet_rows(table: Table, file: Path) -> list[Row]:
    """A file by ParquetHiveSerDe: columns by name, a missing one is null, and a type that cannot be read is an error."""
    with duckdb.connect() as connection:
        # The first line is the file's root, which has no type.
        schema = connection.execute("SELECT name, type FROM parquet_schema(?) WHERE type IS NOT NULL", [str(file)]).fetchall()
        physical: dict[str, str] = {str(name): str(kind) for name, kind in schema}
        for name, kind in table.columns:
            if name in physical and physical[name] not in READS[kind]:
                raise TypeError(f"{table.name}.{name} is {kind}, the file has {physical[name]}")
        selected = ", ".join(f'"{name}"' if name in physical else f'NULL AS "{name}"' for name, _ in table.columns)
        rows = connection.execute(f"SELECT to_json(row) FROM (SELECT {selected} FROM read_parquet(?)) AS row", [str(file)]).fetchall()
        return [json.loads(row[0]) for row in rows]


def write_parquet(file: Path, fields: list[tuple[str, str]], rows: list[Row]) -> None:
    """A file with the fields given, as (name, DuckDB type)."""
    with duckdb.connect() as connection:
        fill(connection, "written", fields, rows)
        connection.execute(f"COPY written TO '{file}' (FORMAT parquet)")


def fill(connection: duckdb.DuckDBPyConnection, name: str, fields: list[tuple[str, str]], rows: list[Row]) -> None:
    """A table with the rows given."""
    columns = ", ".join(f'"{field}" {kind}' for field, kind in fields)
    connection.execute(f'CREATE TABLE "{name}" ({columns})')
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
        file.flush()
        if rows:
            types = ", ".join(f"'{field}': '{kind}'" for field, kind in fields)
            connection.execute(f"INSERT INTO \"{name}\" SELECT * FROM read_json('{file.name}', format = 'newline_delimited', columns = {{{types}}})")


def rows_of(table: Table, objects: dict[str, list[Any]]) -> list[Row]:
    """The rows of all objects, with their partitions; LookupError for an object that lies where Athena does not look."""
    found: list[Row] = []
    for uri, content in objects.items():
        partition = table.partition_of(uri)
        for item in content:
            row = regex_row(table, item) if table.serde == "RegexSerDe" else json_row(table, item)
            found.append({**row, **partition})
    return found
