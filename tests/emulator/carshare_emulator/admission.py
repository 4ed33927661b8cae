"""Whether policies admit a request of a service: for what AWS looks at as it makes a resource, and what fails at work.

How statements, principals and conditions are read:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html and
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Asked:
    """One request: what is done, to what, by which service (nobody in a role's own policies), with which condition keys."""

    action: str
    resource: str = ""
    service: str = ""
    context: Mapping[str, str] = field(default_factory=dict)


def admits(documents: list[Any], asked: Asked) -> bool:
    """Whether a statement of these policies allows the request, and none denies it."""
    met = [each for document in documents for each in _statements(document) if _meets(each, asked)]
    return any(each.get("Effect") == "Allow" for each in met) and not any(each.get("Effect") == "Deny" for each in met)


def trusts(role: Any, asked: Asked) -> bool:
    """Whether a role may be assumed by the service that asks."""
    assume = Asked("sts:AssumeRole", "", asked.service, asked.context)
    return admits([role.assume_role_policy_document], assume)


def may(role: Any, action: str, resource: str, context: Mapping[str, str] | None = None) -> bool:
    """Whether the policies of a role allow an action."""
    attached = [
        version.document
        for policy in role.managed_policies.values()
        for version in policy.versions
        if version.version_id == policy.default_version_id
    ]
    return admits([*role.policies.values(), *attached], Asked(action, resource, "", context or {}))


def assumes(role: Any, service: str, account_id: str, source_arn: str) -> bool:
    """Whether a service that names what it works for may assume the role, which must exist."""
    context = {"aws:SourceAccount": account_id, "aws:SourceArn": source_arn}
    return role is not None and trusts(role, Asked("sts:AssumeRole", service=service, context=context))


def lacks(role: Any, rights: Iterable[tuple[str, str]], context: Mapping[str, str] | None = None) -> str:
    """The first of these rights (action, resource) that the policies of a role do not give, in words; or nothing."""
    missing = (f"{action} on {resource}" for action, resource in rights if not may(role, action, resource, context))
    return next(missing, "")


def as_list(value: Any) -> list[Any]:
    """A policy's element may be one value or a list of them."""
    return value if isinstance(value, list) else [value]


def _statements(document: Any) -> list[dict[str, Any]]:
    """The statements of a document, which may be text."""
    if isinstance(document, (str, bytes)):
        document = json.loads(document or "{}")
    return as_list((document or {}).get("Statement", []))


def _meets(statement: dict[str, Any], asked: Asked) -> bool:
    """Whether a statement is about the request."""
    return (
        _names(statement, "Action", asked.action.lower(), str.lower)
        and (not asked.resource or _names(statement, "Resource", asked.resource, str))
        and _names_principal(statement, asked.service)
        and _holds(statement.get("Condition", {}), asked.context)
    )


def _names(statement: dict[str, Any], element: str, value: str, fold: Callable[[str], str]) -> bool:
    """Whether the element, or its negation, matches the value; a statement without either is about everything."""
    if element in statement:
        return any(_matches(value, fold(pattern)) for pattern in as_list(statement[element]))
    negated = as_list(statement.get(f"Not{element}", []))
    return not any(_matches(value, fold(pattern)) for pattern in negated)


def _names_principal(statement: dict[str, Any], service: str) -> bool:
    """Whether the service is a principal of the statement; a role's own policies name none."""
    principal = statement.get("Principal")
    if not service or principal == "*":
        return True
    if not isinstance(principal, dict):
        return False
    return service in as_list(principal.get("Service", [])) or "*" in as_list(principal.get("AWS", []))


def _matches(value: str, pattern: str) -> bool:
    """Whether a pattern with `*` and `?` matches; brackets are letters like others."""
    return fnmatch.fnmatchcase(value, re.sub(r"\[", "[[]", pattern))


def _holds(conditions: dict[str, Any], context: Mapping[str, str]) -> bool:
    """Whether all conditions hold; names of condition keys do not depend on case."""
    known = {name.lower(): value for name, value in context.items()}
    return all(
        _condition_holds(operator, as_list(wanted), known.get(key.lower()))
        for operator, keys in conditions.items()
        for key, wanted in keys.items()
    )


OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "StringEquals": lambda value, wanted: value == wanted,
    "StringEqualsIgnoreCase": lambda value, wanted: value.lower() == wanted.lower(),
    "StringLike": _matches,
    "ArnEquals": _matches,
    "ArnLike": _matches,
    "Bool": lambda value, wanted: value.lower() == wanted.lower(),
}


def _condition_holds(operator: str, wanted: list[Any], value: str | None) -> bool:
    """Whether one condition holds; what an unknown operator says is not known, so it does not."""
    operator = operator.split(":", 1)[-1]
    wanted = [str(each).lower() if isinstance(each, bool) else str(each) for each in wanted]
    if operator == "Null":
        return wanted == [str(value is None).lower()]
    may_be_missing = operator.endswith("IfExists")
    operator = operator.removesuffix("IfExists")
    positive = operator.replace("StringNot", "String").replace("ArnNot", "Arn")
    if positive not in OPERATORS:
        return False
    is_negated = positive != operator
    if value is None:
        return may_be_missing or is_negated
    return any(OPERATORS[positive](value, each) for each in wanted) != is_negated
