"""What the check finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """One value that AWS would refuse."""

    service: str
    operation: str
    member: str
    """Path within the parameters; the elements of a list share the path `Name[]`."""
    rule: str
    """Kind of the rule: unknown, type, required, enum, pattern, length, range, size, policy, extra, answered."""
    demand: str
    value: str

    def __str__(self) -> str:
        return (
            f"{self.service}.{self.operation}: {self.member or '(request)'} = {self.value}\n"
            f"    {self.rule}: {self.demand}"
        )


def shown(value: object) -> str:
    """A value as text of bearable length."""
    text = repr(value)
    return text if len(text) <= 160 else f"{text[:157]}..."
