"""The checked-in list of what is excused: `undecoded.toml`."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from carshare_contract.decoded import UndecodedError
from carshare_contract.violation import Violation

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True)
class UndecodedOperation:
    """An operation whose requests cannot be decoded."""

    service: str
    operation: str
    reason: str
    link: str = ""


@dataclass(frozen=True)
class ModelException:
    """A rule of the model that is stale or wrong. `value` may hold wildcards."""

    service: str
    operation: str
    member: str
    rule: str
    reason: str
    link: str
    value: str = "*"

    def excuses(self, violation: Violation) -> bool:
        """Whether the violation is the one meant here."""
        wanted = (self.service, self.operation, self.member, self.rule)
        found = (violation.service, violation.operation, violation.member, violation.rule)
        return wanted == found and fnmatchcase(violation.value.strip("'"), self.value)


class Exceptions:
    """The list, and how often each entry was needed."""

    def __init__(self, undecoded: list[UndecodedOperation], model: list[ModelException]) -> None:
        self.undecoded = undecoded
        self.model = model
        self._uses: Counter[object] = Counter()

    @classmethod
    def load(cls, path: Path) -> Exceptions:
        """Read the file; an entry without a reason, or with an unknown key, is an error."""
        with path.open("rb") as file:
            document = tomllib.load(file)
        unknown = document.keys() - {"undecoded", "exception"}
        if unknown:
            raise ValueError(f"{path} has unknown tables: {', '.join(sorted(unknown))}")
        undecoded = [UndecodedOperation(**entry) for entry in document.get("undecoded", [])]
        model = [ModelException(**entry) for entry in document.get("exception", [])]
        return cls(undecoded, model)

    def lists(self, error: UndecodedError) -> bool:
        """Whether the operation may stay undecoded."""
        for entry in self.undecoded:
            if (entry.service, entry.operation) == (error.service, error.operation):
                self._uses[entry] += 1
                return True
        return False

    def excuses(self, violation: Violation) -> bool:
        """Whether the model is known to be wrong about this."""
        for entry in self.model:
            if entry.excuses(violation):
                self._uses[entry] += 1
                return True
        return False

    def unused(self) -> list[str]:
        """The entries that were not needed, as text."""
        return [
            f"{entry.service}.{entry.operation} is excused ({entry.reason}) but never occurs"
            for entry in (*self.undecoded, *self.model)
            if not self._uses[entry]
        ]
