"""Policy documents inside of requests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

GRAMMAR = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"

VERSIONS = ("2012-10-17", "2008-10-17")
DOCUMENT_ELEMENTS = {"Version", "Id", "Statement"}
STATEMENT_ELEMENTS = {
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
}
PRINCIPAL_TYPES = {"AWS", "Service", "Federated", "CanonicalUser"}

# A vendor, a colon, a name that may hold wildcards; or the wildcard alone.
ACTION = re.compile(r"\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+")

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
OPERATOR = re.compile(
    r"(ForAllValues:|ForAnyValue:)?"
    r"(String(Not)?(Equals|EqualsIgnoreCase|Like)|Numeric(Not)?Equals|Numeric(Less|Greater)Than(Equals)?"
    r"|Date(Not)?Equals|Date(Less|Greater)Than(Equals)?|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like)|Null)"
    r"(IfExists)?"
)

# A Sid of an identity policy has letters and digits only; other policies also take spaces and some signs.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
IDENTITY_SID = re.compile(r"[A-Za-z0-9]*")


def faults_of(text: str, kind: str) -> Iterator[str]:
    """Yield what is wrong with a policy; `kind` is `identity`, `trust` or `resource`."""
    try:
        document = json.loads(text, object_pairs_hook=_without_duplicates)
    except ValueError as error:
        yield f"must be JSON: {error}"
        return
    if not isinstance(document, dict):
        yield "must be an object"
        return
    if document.get("Version") not in VERSIONS:
        yield f"Version must be one of {', '.join(VERSIONS)}, is {document.get('Version')!r}"
    yield from (f"has no element {name}" for name in document.keys() - DOCUMENT_ELEMENTS)
    statements = _as_list(document.get("Statement"))
    if not statements:
        yield "must have a Statement"
    sids = [each.get("Sid") for each in statements if isinstance(each, dict) and each.get("Sid")]
    yield from (f"Sid {sid!r} occurs twice" for sid in {sid for sid in sids if sids.count(sid) > 1})
    for number, statement in enumerate(statements, 1):
        for fault in _faults_of_statement(statement, kind):
            yield f"statement {number}: {fault}"


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that has a name twice."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError(f"a name occurs twice among {[name for name, _ in pairs]}")
    return result


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _faults_of_statement(statement: Any, kind: str) -> Iterator[str]:
    if not isinstance(statement, dict):
        yield "must be an object"
        return
    yield from (f"has no element {name}" for name in statement.keys() - STATEMENT_ELEMENTS)
    if statement.get("Effect") not in ("Allow", "Deny"):
        yield f"Effect must be Allow or Deny, is {statement.get('Effect')!r}"
    yield from _faults_of_choice(statement, "Action", "NotAction", wanted=True)
    yield from _faults_of_choice(statement, "Resource", "NotResource", wanted=kind != "trust")
    yield from _faults_of_choice(statement, "Principal", "NotPrincipal", wanted=kind != "identity")
    for action in _as_list(statement.get("Action")) + _as_list(statement.get("NotAction")):
        if not isinstance(action, str) or not ACTION.fullmatch(action):
            yield f"{action!r} is no action"
    if kind == "identity" and not IDENTITY_SID.fullmatch(statement.get("Sid", "")):
        yield f"Sid {statement['Sid']!r} may hold only letters and digits"
    yield from _faults_of_principal(statement.get("Principal", statement.get("NotPrincipal")))
    yield from _faults_of_condition(statement.get("Condition", {}))


def _faults_of_choice(statement: dict[str, Any], name: str, opposite: str, *, wanted: bool) -> Iterator[str]:
    """Of an element and its opposite exactly one must be there, or none where the kind of policy has no such element."""
    present = [each for each in (name, opposite) if each in statement]
    if wanted and len(present) != 1:
        yield f"must have either {name} or {opposite}"
    if not wanted and present:
        yield f"must not have {present[0]}"
    yield from (f"{each} is empty" for each in present if statement[each] in ([], "", {}))


def _faults_of_principal(principal: Any) -> Iterator[str]:
    if isinstance(principal, dict):
        yield from (f"{name!r} is no kind of principal" for name in principal.keys() - PRINCIPAL_TYPES)
        yield from (f"principal {name} is empty" for name, value in principal.items() if value in ([], ""))
    elif principal not in (None, "*"):
        yield f'Principal must be an object or "*", is {principal!r}'


def _faults_of_condition(condition: Any) -> Iterator[str]:
    if not isinstance(condition, dict):
        yield "Condition must be an object"
        return
    for operator, tests in condition.items():
        if not OPERATOR.fullmatch(operator):
            yield f"{operator!r} is no condition operator"
        if not isinstance(tests, dict) or not tests:
            yield f"{operator} must hold condition keys"
