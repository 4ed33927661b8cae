"""A named query on rows in memory: Athena's SQL, said in DuckDB's.

What differs, and what is done about it:

- `now()` is the moment that a test names, in UTC as in Athena.
- `max_by` keeps a null of the row that it picks; DuckDB's `arg_max` passes over such rows, its `arg_max_null` does not.
- `regexp_extract` finds null where nothing matches, DuckDB's finds an empty text.
- `approx_percentile` is another estimate: tests ask for it where all estimates agree.
- Athena compares and joins nothing of different kinds, DuckDB converts: `check` refuses what Athena would.
- A whole timestamp is text here, with the offset of UTC.
"""

from __future__ import annotations

import datetime
import itertools
import json
from typing import Any

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify

from readers import Row, fill, sql_type
from tables import Table

NOW = "2026-11-24 12:30:00+00"


def parsed(sql: str) -> exp.Expression:
    """The one statement of a query's file."""
    (statement,) = sqlglot.parse(sql, read="athena")
    assert isinstance(statement, exp.Expression)
    return statement


def translated(statement: exp.Expression, now: str) -> str:
    """The statement for DuckDB, at the moment that is now."""

    def changed(node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.CurrentTimestamp):
            return exp.cast(exp.Literal.string(now), "timestamptz")
        if isinstance(node, exp.ArgMax):
            return exp.Anonymous(this="arg_max_null", expressions=[node.this, node.expression])
        if isinstance(node, exp.RegexpExtract) and not isinstance(node.parent, exp.Nullif):
            return exp.Nullif(this=node.copy(), expression=exp.Literal.string(""))
        return node

    return statement.copy().transform(changed).sql(dialect="duckdb", comments=False)


def run(sql: str, table: Table, rows: list[Row], now: str = NOW) -> list[dict[str, Any]]:
    """What the query finds in the table's rows."""
    with duckdb.connect(config={"autoinstall_known_extensions": False, "TimeZone": "UTC"}) as connection:
        fill(connection, table.name, [(column, sql_type(kind)) for column, kind in (*table.columns, *table.keys)], rows)
        found = connection.execute(f"SELECT to_json(found) FROM ({translated(parsed(sql), now)}) AS found").fetchall()
        return [json.loads(row[0]) for row in found]


KINDS = {
    **dict.fromkeys(exp.DataType.TEXT_TYPES, "text"),
    **dict.fromkeys(exp.DataType.NUMERIC_TYPES, "number"),
    **dict.fromkeys(exp.DataType.TEMPORAL_TYPES, "time"),
}
# Athena's functions whose results sqlglot does not know.
# https://trino.io/docs/current/functions/datetime.html https://trino.io/docs/current/functions/json.html
RESULTS: dict[type[exp.Expression], str] = {exp.FromISO8601Timestamp: "time", exp.TimeToUnix: "number", exp.JSONExtractScalar: "text"}
COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In, exp.DPipe, exp.Like)


def kind_of(operand: exp.Expression) -> str | None:
    """Text, number or time; None where nobody knows."""
    if isinstance(operand, (exp.ArgMax, exp.Filter)):
        return kind_of(operand.this)
    return RESULTS.get(type(operand)) or (KINDS.get(operand.type.this) if operand.type else None)


def check(sql: str, table: Table) -> list[str]:
    """What Athena would refuse: columns that are not there, and comparisons of different kinds, or of kinds that this page cannot tell."""
    schema: dict[str, object] = {table.name: {name: exp.DataType.build(sql_type(kind), dialect="duckdb") for name, kind in (*table.columns, *table.keys)}}
    statement = annotate_types(qualify(parsed(sql), schema=schema, dialect="athena"), schema=schema, dialect="athena")
    faults = []
    for node in statement.find_all(*COMPARISONS):
        operands = [child for child in node.iter_expressions() if isinstance(child, exp.Expression)]
        kinds = {kind_of(operand) for operand in operands}
        if len(kinds) != 1 or None in kinds:
            faults.append(f"{node.sql(dialect='athena')}: {[str(operand.type) for operand in operands]}")
    return faults


def partitions_read(sql: str, table: Table, now: str = NOW) -> set[tuple[str, ...]]:
    """The partitions that remain when the conditions on nothing but partition keys are known: what Athena lists and reads."""
    keys = [name for name, _ in table.keys]
    statement = parsed(sql)
    (source,) = (found for found in statement.find_all(exp.Table) if found.name == table.name)
    select = source.find_ancestor(exp.Select)
    assert select is not None
    where = select.args.get("where")
    conditions = [] if where is None else list(where.this.flatten() if isinstance(where.this, exp.And) else [where.this])
    pruning = [condition for condition in conditions if {column.name for column in condition.find_all(exp.Column)} <= set(keys)]
    today = datetime.datetime.fromisoformat(now + ":00").date()
    values = [list(table.projected(key, today)) for key in keys]
    every = [dict(zip(keys, combination, strict=True)) for combination in itertools.product(*values)]
    kept = exp.select(*keys).from_("partitions").where(*[condition.copy() for condition in pruning])
    with duckdb.connect(config={"autoinstall_known_extensions": False, "TimeZone": "UTC"}) as connection:
        fill(connection, "partitions", [(key, "VARCHAR") for key in keys], every)
        return set(connection.execute(translated(kept, now)).fetchall())
