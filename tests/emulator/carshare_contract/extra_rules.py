"""Rules that AWS documents and the models lack: `extra_rules.toml`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from carshare_contract.decoded import Decoded
from carshare_contract.members import members
from carshare_contract.policies import GRAMMAR, faults_of
from carshare_contract.violation import Violation, shown

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True)
class ExtraRule:
    """One documented limit. `operation` may hold wildcards, `member` is a path whose `*` stands for any part."""

    service: str
    operation: str
    member: str
    link: str
    demand: str
    pattern: str | None = None
    refused_pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    max_items: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    allowed: tuple[Any, ...] | None = None
    policy: str | None = None
    """Kind of a policy document: identity, trust or resource."""
    max_characters: int | None = None
    """Of a policy, without white space."""
    counted: str | None = None
    """What `max_count` counts in a text, or in all texts of a list together: a regular expression."""
    max_count: int | None = None

    def applies(self, decoded: Decoded) -> bool:
        """Whether the rule is about this operation."""
        return self.service in ("*", decoded.service) and fnmatchcase(decoded.operation.name, self.operation)

    def faults(self, value: Any) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if self.policy is not None and isinstance(value, str):
            yield from (f"{fault} ({GRAMMAR})" for fault in faults_of(value, self.policy))
        if self._breaks_text_rule(value) or self._breaks_number_rule(value):
            yield f"{self.demand} ({self.link})"

    def _breaks_text_rule(self, value: Any) -> bool:
        if isinstance(value, list):
            return (self.max_items is not None and len(value) > self.max_items) or self._breaks_count(value)
        if not isinstance(value, str):
            return False
        characters = len(re.sub(r"\s", "", value))
        return (
            (self.pattern is not None and not re.fullmatch(self.pattern, value))
            or (self.refused_pattern is not None and re.search(self.refused_pattern, value) is not None)
            or (self.min_length is not None and len(value) < self.min_length)
            or (self.max_length is not None and len(value) > self.max_length)
            or (self.max_characters is not None and characters > self.max_characters)
            or (self.allowed is not None and value not in self.allowed)
            or self._breaks_count([value])
        )

    def _breaks_count(self, texts: list[Any]) -> bool:
        if self.counted is None or self.max_count is None:
            return False
        return sum(len(re.findall(self.counted, text)) for text in texts if isinstance(text, str)) > self.max_count

    def _breaks_number_rule(self, value: Any) -> bool:
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return False
        return (
            (self.allowed is not None and value not in self.allowed)
            or (self.minimum is not None and value < self.minimum)
            or (self.maximum is not None and value > self.maximum)
        )


class ExtraRules:
    """All rules of the file."""

    def __init__(self, rules: list[ExtraRule]) -> None:
        self._rules = rules
        self.checks: Counter[str] = Counter()

    @classmethod
    def load(cls, path: Path) -> ExtraRules:
        """Read the file; an unknown key in it is an error."""
        with path.open("rb") as file:
            entries = tomllib.load(file)["rule"]
        for entry in entries:
            if "allowed" in entry:
                entry["allowed"] = tuple(entry["allowed"])
        return cls([ExtraRule(**entry) for entry in entries])

    def check(self, decoded: Decoded) -> list[Violation]:
        """Return what is wrong with one request."""
        rules = [rule for rule in self._rules if rule.applies(decoded)]
        found = []
        for path, value in members(decoded.parameters):
            for rule in rules:
                if not fnmatchcase(path, rule.member.replace("[", "[[]")):
                    continue
                kind = "policy" if rule.policy else "extra"
                self.checks[kind] += 1
                for fault in rule.faults(value):
                    operation = decoded.operation.name
                    found.append(Violation(decoded.service, operation, path, kind, fault, shown(value)))
        return found
