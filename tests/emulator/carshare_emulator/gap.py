"""What a closed gap is, and how one is declared."""

from __future__ import annotations

import enum
import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class Kind(enum.Enum):
    """How much a green apply still proves where the gap is."""

    FIX = "fix"
    """moto had a bug; with the fix it does what AWS documents."""
    ECHO = "echo"
    """moto lacks the feature; the value is only stored and read back, so it is unproved."""
    WEAKEN = "weaken"
    """moto would refuse what AWS accepts; with the change it accepts more than AWS."""
    STRICT = "strict"
    """AWS takes the request too, and fails later, at work; with the change it is refused at once."""


class GapError(Exception):
    """moto is not what a gap was written for."""


@dataclass(frozen=True)
class Gap:
    """One difference between moto and AWS that is closed here."""

    service: str
    name: str
    kind: Kind
    evidence: str
    apply: Callable[[], None]

    @property
    def summary(self) -> str:
        """The first line of the docstring of the function that closes the gap."""
        return (inspect.getdoc(self.apply) or "").splitlines()[0]


REGISTRY: list[Gap] = []


def gap(service: str, kind: Kind, evidence: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register the decorated function as the one that closes a gap; its name names the gap."""

    def register(apply: Callable[[], None]) -> Callable[[], None]:
        REGISTRY.append(Gap(service, apply.__name__, kind, evidence, apply))
        return apply

    return register


def close_all(gaps: list[Gap]) -> None:
    """Close every gap, or raise `GapError` with its name."""
    for each in gaps:
        try:
            each.apply()
        except Exception as error:
            raise GapError(f"gap {each.service}.{each.name} no longer fits moto: {error}") from error


def expect_source(function: Any, text: str) -> None:
    """Raise unless the source of `function` holds `text`, by which the gap shows itself."""
    if isinstance(function, property):
        function = function.fget
    # Lines are compared without their indentation, so that the text can be quoted as it stands in moto.
    source = "\n".join(line.strip() for line in inspect.getsource(function).splitlines())
    wanted = "\n".join(line.strip() for line in text.strip().splitlines())
    if wanted not in source:
        raise GapError(f"{function.__qualname__} no longer contains {text!r}; is the gap closed upstream?")


def expect_missing(owner: Any, name: str) -> None:
    """Raise if `owner` already has the attribute that the gap adds."""
    if hasattr(owner, name):
        raise GapError(f"{owner.__name__} now has {name} of its own")


def wrap(owner: Any, name: str, expected_source: str) -> Callable[[Callable[..., Any]], None]:
    """Replace the method `name` by the decorated function, which takes the original as its first argument."""
    original = inspect.getattr_static(owner, name)
    expect_source(original, expected_source)

    def install(replacement: Callable[..., Any]) -> None:
        @functools.wraps(original)
        def method(*arguments: Any, **keywords: Any) -> Any:
            return replacement(original, *arguments, **keywords)

        setattr(owner, name, method)

    return install


def markdown_table(gaps: list[Gap]) -> str:
    """The table of gaps in README.md."""
    lines = ["| service | gap | kind | what is closed | evidence |", "| --- | --- | --- | --- | --- |"]
    for each in sorted(gaps, key=lambda one: (one.service, one.name)):
        lines.append(f"| {each.service} | `{each.name}` | {each.kind.value} | {each.summary} | {each.evidence} |")
    return "\n".join(lines)
