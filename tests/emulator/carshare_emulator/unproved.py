"""Which members of the current request an `echo` gap only stored.

The emulator handles one request at a time (see `EmulatorApplication`), so one list is enough.
"""

from __future__ import annotations

_members: list[str] = []


def mark_unproved(*members: str) -> None:
    """Note that the emulator stored these members of the request (dotted paths) without judging their values."""
    _members.extend(member for member in members if member not in _members)


def take_unproved() -> list[str]:
    """Return what was marked since the last call, and forget it."""
    taken = list(_members)
    _members.clear()
    return taken
