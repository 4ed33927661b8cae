"""What parliament finds in a policy. https://github.com/duo-labs/parliament

It knows identity policies and those of resources. A trust policy names no resource, as its role is the only one: it is judged with the star in that place,
of which parliament says so at its lowest level. An action that is newer than parliament's data would end its reading: it is left out, and counted.
"""

from __future__ import annotations

import copy
import json
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

with warnings.catch_warnings():
    # Of parliament's regular expressions, and of the package that it finds its data by.
    warnings.simplefilter("ignore")
    import parliament

from .documents import Document

LOWEST = "LOW"
VERSION = version("parliament")


@dataclass
class Tally:
    """What parliament was and was not asked."""

    judged: int = 0
    lowest: int = 0
    reviewed: int = 0
    skipped: list[str] = field(default_factory=list)
    """Documents that it cannot read, with the reason."""
    left_out: list[str] = field(default_factory=list)
    """Actions that its data lacks."""


@dataclass(frozen=True)
class Finding:
    """One of its findings."""

    severity: str
    issue: str
    detail: str


def findings(document: Document, tally: Tally) -> Iterator[Finding]:
    """Yield what it finds in a policy, of any severity."""
    content = copy.deepcopy(document.content)
    statements = content["Statement"] = copy.deepcopy(document.statements())
    if document.holder.kind == "trust":
        for statement in statements:
            statement["Resource"] = "*"
    for statement in statements:
        if "Action" in statement:
            known = [action for action in as_list(statement["Action"]) if parliament.expand_action(action, raise_exceptions=False)]
            tally.left_out += [f"{document.address}: {action}" for action in as_list(statement["Action"]) if action not in known]
            statement["Action"] = known
    content["Statement"] = [statement for statement in statements if statement.get("Action", True)]
    if not content["Statement"]:
        tally.skipped.append(f"{document.address}: it knows none of the actions")
        return
    policy = parliament.analyze_policy_string(json.dumps(content), ignore_private_auditors=True)
    tally.judged += 1
    found = [one for finding in policy.findings for one in flat(parliament.enhance_finding(finding))]
    if not policy.is_valid and all(one.severity == LOWEST for one in found):
        yield Finding("CRITICAL", "UNREAD", "parliament stopped half way")
    yield from found


def flat(finding: Any) -> Iterator[Finding]:
    """Yield a finding about several actions as one about each."""
    details = finding.detail if isinstance(finding.detail, list) else [finding.detail]
    for detail in details:
        if isinstance(detail, dict):
            detail = f"{detail['action']} wants a resource like {detail['required_format']}"
        yield Finding(finding.severity, finding.issue, str(detail or ""))


def as_list(value: Any) -> list[Any]:
    """One, or a list of them."""
    return value if isinstance(value, list) else [value]
