"""Visits every scalar of decoded parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def members(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, value) of each value, lists and structures included."""
    if path:
        yield path, value
    if isinstance(value, dict):
        for name, each in value.items():
            yield from members(each, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for each in value:
            yield from members(each, f"{path}[]")
