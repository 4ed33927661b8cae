"""Checks whole records, and prints the result."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from carshare_contract.decode import decode
from carshare_contract.decoded import Decoded, UndecodedError
from carshare_contract.exceptions import Exceptions
from carshare_contract.extra_rules import ExtraRules
from carshare_contract.members import members
from carshare_contract.model_check import ModelCheck
from carshare_contract.request import Request
from carshare_contract.violation import Violation, shown

# The share of requests that must be decoded, whatever the list of exceptions says.
REQUIRED_SHARE = 0.95


@dataclass
class Report:
    """What was found in all records together."""

    exceptions: Exceptions
    extra_rules: ExtraRules
    model_check: ModelCheck = field(default_factory=ModelCheck)
    requests: int = 0
    operations: Counter[str] = field(default_factory=Counter)
    listed: Counter[str] = field(default_factory=Counter)
    """Undecoded, with an entry in the list."""
    unlisted: Counter[str] = field(default_factory=Counter)
    """Undecoded, without one."""
    violations: Counter[Violation] = field(default_factory=Counter)
    excused: Counter[Violation] = field(default_factory=Counter)
    unproved: dict[str, Counter[str]] = field(default_factory=dict)
    """Member that only an echo gap stored -> the values sent."""

    def add(self, request: Request) -> None:
        """Check one request."""
        self.requests += 1
        try:
            decoded = decode(request)
        except UndecodedError as error:
            (self.listed if self.exceptions.lists(error) else self.unlisted)[str(error)] += 1
            return
        self.operations[f"{decoded.service}.{decoded.operation.name}"] += 1
        found = self.model_check.check(decoded) + self.extra_rules.check(decoded)
        if request.outcome != "answered":
            found.append(_not_answered(decoded, request))
        for violation in found:
            (self.excused if self.exceptions.excuses(violation) else self.violations)[violation] += 1
        self._note_unproved(decoded, request)

    def _note_unproved(self, decoded: Decoded, request: Request) -> None:
        values: dict[str, list[str]] = {}
        for path, value in members(decoded.parameters):
            values.setdefault(path, []).append(shown(value))
        for member in request.unproved:
            name = f"{decoded.service}.{decoded.operation.name} {member}"
            self.unproved.setdefault(name, Counter()).update(values.get(member, ["(not found)"]))

    @property
    def decoded_share(self) -> float:
        """The share of requests that were decoded, 0 to 1."""
        return sum(self.operations.values()) / self.requests if self.requests else 0.0

    def faults(self, *, strict: bool) -> list[str]:
        """Why the check fails; empty when it passes. `strict` also refuses entries of the list that are not needed."""
        faults = [f"VIOLATION ({count}x) {violation}" for violation, count in self.violations.items()]
        faults += [f"UNDECODED ({count}x) {name}; it is not in the list" for name, count in self.unlisted.items()]
        if self.requests == 0:
            faults.append("EMPTY the record holds no request")
        elif self.decoded_share < REQUIRED_SHARE:
            faults.append(f"UNDECODED only {self.decoded_share:.1%} of the requests are decoded")
        if strict:
            faults += [f"UNUSED {text}" for text in self.exceptions.unused()]
        return faults

    def summary(self) -> list[str]:
        """Counts, and what the check does not prove."""
        checks = self.model_check.checks + self.extra_rules.checks
        untranslatable = self.model_check.untranslatable
        lines = [
            f"requests: {self.requests}, decoded: {self.decoded_share:.1%}, operations: {len(self.operations)}",
            "checks: " + ", ".join(f"{kind} {count}" for kind, count in sorted(checks.items())),
            f"patterns not translatable: {len(untranslatable)}",
        ]
        lines += [f"  {count}x {pattern}" for pattern, count in untranslatable.items()]
        lines += [f"undecoded, in the list ({count}x): {name}" for name, count in self.listed.items()]
        lines += [f"excused ({count}x): {violation}" for violation, count in self.excused.items()]
        for name, values in sorted(self.unproved.items()):
            lines.append(f"unproved, only stored by the emulator: {name} ({sum(values.values())}x)")
        return lines


def _not_answered(decoded: Decoded, request: Request) -> Violation:
    """A request that the emulator refused proves nothing."""
    demand = f"the emulator must implement it, it answered {request.status}"
    return Violation(decoded.service, decoded.operation.name, "", "answered", demand, request.outcome)
