"""What decoding a request yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from botocore.model import OperationModel


class UndecodedError(Exception):
    """The request cannot be told apart or read; `operation` is as much of its name as is known."""

    def __init__(self, service: str, operation: str, reason: str) -> None:
        super().__init__(f"{service} {operation}: {reason}")
        self.service = service
        self.operation = operation


@dataclass(frozen=True)
class Malformed:
    """A value that is not of the type that the model demands."""

    text: str
    expected: str


@dataclass
class Decoded:
    """A request in the model's terms: member names, and values in Python's types."""

    service: str
    """The name of the service in botocore."""
    operation: OperationModel
    parameters: dict[str, Any] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    """Paths of what was sent and is not in the model."""
