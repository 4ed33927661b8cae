"""Checks parameters against the model of the operation: every rule that botocore's models hold."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from carshare_contract.decoded import Decoded, Malformed
from carshare_contract.patterns import UntranslatableError, matches
from carshare_contract.violation import Violation, shown

PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "character": (str,),
    "integer": (int,),
    "long": (int,),
    "float": (int, float),
    "double": (int, float),
    "bigdecimal": (int, float),
    "boolean": (bool,),
    "blob": (bytes,),
    "timestamp": (datetime,),
    "list": (list,),
    "map": (dict,),
    "structure": (dict,),
}


class ModelCheck:
    """Collects violations, and counts what was checked."""

    def __init__(self) -> None:
        self.checks: Counter[str] = Counter()
        self.untranslatable: Counter[str] = Counter()
        """Patterns that were not checked, and how often."""
        self._violations: list[Violation] = []
        self._decoded: Decoded | None = None

    def check(self, decoded: Decoded) -> list[Violation]:
        """Return what is wrong with one request."""
        self._violations = []
        self._decoded = decoded
        self.checks["unknown"] += 1
        for path in decoded.unknown:
            self._report(path, "unknown", "the model has no such member", "(sent)")
        if decoded.operation.input_shape is not None:
            self._structure(decoded.operation.input_shape, decoded.parameters, "")
        return self._violations

    def _report(self, path: str, rule: str, demand: str, value: object) -> None:
        assert self._decoded is not None, "check() sets it before anything is reported"
        operation = self._decoded.operation.name
        self._violations.append(Violation(self._decoded.service, operation, path, rule, demand, shown(value)))

    def _value(self, shape: Shape, value: Any, path: str) -> None:
        """Check a value of any shape."""
        self.checks["type"] += 1
        if isinstance(value, Malformed):
            self._report(path, "type", f"must be a {value.expected}", value.text)
            return
        is_document = isinstance(shape, StructureShape) and shape.is_document_type
        if is_document:
            return
        if not isinstance(value, PYTHON_TYPES[shape.type_name]):
            self._report(path, "type", f"must be a {shape.type_name}", value)
            return
        if isinstance(shape, StructureShape):
            self._structure(shape, value, path)
        elif isinstance(shape, ListShape):
            self._bounds(shape, len(value), path, "size", value)
            for each in value:
                self._value(shape.member, each, f"{path}[]")
        elif isinstance(shape, MapShape):
            self._bounds(shape, len(value), path, "size", value)
            for key, each in value.items():
                self._value(shape.key, key, f"{path}.(key)")
                self._value(shape.value, each, f"{path}.{key}")
        else:
            self._scalar(shape, value, path)

    def _structure(self, shape: StructureShape, value: dict[str, Any], path: str) -> None:
        """Check that all required members are there, and each member."""
        for name in shape.required_members:
            self.checks["required"] += 1
            if name not in value:
                self._report(f"{path}.{name}" if path else name, "required", "must be sent", "(absent)")
        for name, each in value.items():
            self._value(shape.members[name], each, f"{path}.{name}" if path else name)

    def _scalar(self, shape: Shape, value: Any, path: str) -> None:
        """Check enum, pattern, length and range."""
        if isinstance(value, (str, bytes)):
            self._bounds(shape, len(value), path, "length", value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            self._bounds(shape, value, path, "range", value)
        if not isinstance(value, str):
            return
        allowed = shape.metadata.get("enum")
        if allowed:
            self.checks["enum"] += 1
            if value not in allowed:
                self._report(path, "enum", f"must be one of {', '.join(allowed[:12])}", value)
        pattern = shape.metadata.get("pattern")
        if pattern:
            self._pattern(pattern, value, path)

    def _pattern(self, pattern: str, value: str, path: str) -> None:
        try:
            fits = matches(pattern, value)
        except UntranslatableError:
            self.untranslatable[pattern] += 1
            return
        self.checks["pattern"] += 1
        if not fits:
            self._report(path, "pattern", f"must match {pattern}", value)

    def _bounds(self, shape: Shape, measure: float, path: str, rule: str, value: object) -> None:
        """Check minimum and maximum of a length, a range or a number of elements."""
        minimum, maximum = shape.metadata.get("min"), shape.metadata.get("max")
        if minimum is None and maximum is None:
            return
        self.checks[rule] += 1
        if minimum is not None and measure < minimum:
            self._report(path, rule, f"must be at least {minimum}, is {measure}", value)
        if maximum is not None and measure > maximum:
            self._report(path, rule, f"must be at most {maximum}, is {measure}", value)
