"""`wildcards.toml`: what was looked at and may stay, each with its reason and a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import database

try:
    import tomllib
except ImportError:
    import tomli as tomllib

# The keys of each kind of entry, besides `reason` and `link`.
KEYS = {
    "action": {"where", "sid", "action", "principal"},
    "no_resource_level": {"actions"},
    "own_resource": {"type"},
    "resource": {"where", "sid", "resource", "actions"},
    "aws_policy": {"where", "policy"},
    "parliament": {"where", "issue", "detail"},
}
# Those in which a star stands for any text.
PATTERNS = {"where", "sid", "principal", "resource", "detail"}


@dataclass
class Entry:
    """One entry, and which parts of it a tree had need of."""

    kind: str
    values: dict[str, Any]
    used: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        named = {name: value for name, value in self.values.items() if name not in ("reason", "link")}
        return f"[[{self.kind}]] {named}"

    def parts(self) -> list[str]:
        """What of it must be used: each of its actions, or the whole."""
        return self.values.get("actions", ["the entry"])

    def admits(self, part: str = "the entry", **given: str) -> bool:
        """Whether it speaks of what is given; then that part counts as used."""
        if part not in self.parts() or not all(self.speaks_of(name, value) for name, value in given.items()):
            return False
        self.used.add(part)
        return True

    def speaks_of(self, name: str, value: str) -> bool:
        """Whether one of its keys fits what is given. A star alone is the resource of that name, and not any."""
        own = self.values[name]
        return matches(own, value) if name in PATTERNS and own != "*" else own == value

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the entry itself."""
        known = KEYS.get(self.kind)
        if known is None:
            yield f"{self}: no such list"
            return
        if set(self.values) - {"reason", "link"} != known:
            yield f"{self}: its keys are {', '.join(sorted(known))}, reason, link"
            return
        if len(self.values.get("reason", "").split()) < 4:
            yield f"{self}: no reason"
        if not self.values.get("link", "").startswith("https://"):
            yield f"{self}: no link"
        for action in self.values.get("actions", []):
            if database.expand(action) != (action,):
                yield f"{self}: there is no action {action}"
            elif self.kind == "no_resource_level" and database.has_resources(action):
                yield f"{self}: {action} has resource-level permissions, so each use is an entry of its own under [[resource]]"
            elif self.kind == "resource" and self.values["resource"] == "*" and not database.has_resources(action):
                yield f"{self}: {action} has no resource-level permissions, so it belongs under [[no_resource_level]]"


@dataclass
class Reviewed:
    """All entries."""

    entries: list[Entry]

    @classmethod
    def read(cls, text: str) -> Reviewed:
        """Of the file's text."""
        return cls([Entry(kind, values) for kind, list_ in tomllib.loads(text).items() for values in list_])

    @classmethod
    def checked_in(cls) -> Reviewed:
        """The project's."""
        return cls.read(Path(__file__).resolve().parents[1].joinpath("wildcards.toml").read_text())

    def admits(self, kind: str, part: str = "the entry", **given: str) -> bool:
        """Whether any entry of a list speaks of what is given. All that do count as used."""
        return any([entry.admits(part, **given) for entry in self.entries if entry.kind == kind and not set(given) - set(entry.values)])

    def faults(self) -> list[str]:
        """What is wrong with the entries themselves."""
        return [fault for entry in self.entries for fault in entry.faults()]

    def unused(self) -> list[str]:
        """What no tree that was judged so far had need of."""
        return [f"{entry}: {part} is not used" for entry in self.entries for part in entry.parts() if part not in entry.used]


def matches(pattern: str, text: str) -> bool:
    """Whether a text fits a pattern, in which a star is any text and all else is itself."""
    return re.fullmatch(".*".join(re.escape(part) for part in pattern.split("*")), text, re.DOTALL) is not None
