"""JSON bodies: the protocol `json` (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html), and the bodies
of `rest-json`."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timezone
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from carshare_contract.decoded import Malformed
from carshare_contract.scalars import timestamp_from_text

# The JSON type of each scalar shape. A bool is an int to Python, so it is told apart by hand.
NUMBERS = {"integer": (int,), "long": (int,), "float": (int, float), "double": (int, float)}


class JsonDecoder:
    """Walks a JSON document along a shape."""

    def __init__(self) -> None:
        self.unknown: list[str] = []

    def value(self, shape: Shape, document: Any, path: str) -> Any:
        """Decode a value of any shape."""
        if isinstance(shape, StructureShape):
            if shape.is_document_type:
                return document
            return self.structure(shape, document, path)
        if isinstance(shape, ListShape):
            if not isinstance(document, list):
                return Malformed(repr(document), "list")
            return [self.value(shape.member, each, f"{path}[]") for each in document]
        if isinstance(shape, MapShape):
            if not isinstance(document, dict):
                return Malformed(repr(document), "map")
            return {key: self.value(shape.value, each, f"{path}.{key}") for key, each in document.items()}
        return scalar_from_json(shape, document)

    def structure(self, shape: StructureShape, document: Any, path: str) -> Any:
        """Decode the members of a structure; null is the same as absent."""
        if not isinstance(document, dict):
            return Malformed(repr(document), "structure")
        rest = dict(document)
        result = {}
        for name, member in shape.members.items():
            sent = rest.pop(member.serialization.get("name", name), None)
            if sent is not None:
                result[name] = self.value(member, sent, f"{path}.{name}" if path else name)
        self.unknown += [f"{path}.{name}" if path else name for name in rest]
        return result


def scalar_from_json(shape: Shape, document: Any) -> Any:
    """Return the value of a scalar in JSON, or `Malformed`."""
    kind = shape.type_name
    malformed = Malformed(repr(document), kind)
    if kind in NUMBERS:
        is_number = isinstance(document, NUMBERS[kind]) and not isinstance(document, bool)
        return document if is_number else malformed
    if kind == "boolean":
        return document if isinstance(document, bool) else malformed
    if kind == "timestamp":
        return _timestamp(document, malformed)
    if not isinstance(document, str):
        return malformed
    if kind == "blob":
        try:
            return base64.b64decode(document, validate=True)
        except binascii.Error:
            return malformed
    return document


def _timestamp(document: Any, malformed: Malformed) -> Any:
    """Seconds since 1970, or text."""
    if isinstance(document, bool):
        return malformed
    if isinstance(document, (int, float)):
        return datetime.fromtimestamp(document, timezone.utc)
    try:
        return timestamp_from_text(document)
    except (TypeError, ValueError):
        return malformed
