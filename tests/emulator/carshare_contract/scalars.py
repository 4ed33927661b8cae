"""Scalar values as text on the wire, turned into Python's types."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from botocore.model import Shape

from carshare_contract.decoded import Malformed


def scalar_from_text(shape: Shape, text: str) -> Any:
    """Return the value of a scalar that was sent as text, or `Malformed`."""
    try:
        return _from_text(shape, text)
    except (ValueError, binascii.Error):
        return Malformed(text, shape.type_name)


def _from_text(shape: Shape, text: str) -> Any:
    kind = shape.type_name
    if kind in ("string", "character"):
        return text
    if kind in ("integer", "long"):
        return int(text)
    if kind in ("float", "double", "bigdecimal"):
        return float(text)
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, Malformed(text, kind))
    if kind == "blob":
        return base64.b64decode(text, validate=True)
    if kind == "timestamp":
        return timestamp_from_text(text)
    raise ValueError(f"{kind} is not a scalar")


def timestamp_from_text(text: str) -> datetime:
    """Read any of the three formats of timestamps: https://smithy.io/2.0/spec/protocol-traits.html."""
    try:
        return datetime.fromtimestamp(float(text), timezone.utc)
    except ValueError:
        pass
    if "," in text:
        return parsedate_to_datetime(text)
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
