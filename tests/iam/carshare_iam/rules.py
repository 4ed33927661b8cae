"""The rules: each yields what it finds in a statement, or in what is attached to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from . import database
from .documents import Document, Resource
from .linter import as_list
from .reviewed import Reviewed

Statement = dict[str, Any]

# Keys by which a statement that admits everybody admits only those of an account, an organization or a network after all.
CONFINING = {
    "aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid",
    "aws:sourcevpc", "aws:sourcevpce",
}  # fmt: skip
# What a policy of this type may name as its resources, made of an attribute beside it. AWS refuses any other in a bucket's policy, and ignores it elsewhere.
OWN = {
    "aws_s3_bucket_policy": ("bucket", r"arn:[^:]+:s3:::{}(/.*)?"),
    "aws_sns_topic_policy": ("arn", r"{}"),
    "aws_efs_file_system_policy": ("file_system_id", r"arn:[^:]+:elasticfilesystem:[^:]+:\d{{12}}:file-system/{}"),
}
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: what a role may have without asking AWS for more.
ATTACHED_TO_A_ROLE = 10


def has_its_elements(document: Document, statement: Statement, reviewed: Reviewed) -> Iterator[str]:
    """The current version of the language, an effect, and nothing allowed by what it is not."""
    if document.content.get("Version") != "2012-10-17":
        yield "the policy's Version is not 2012-10-17"
    if statement.get("Effect") not in ("Allow", "Deny"):
        yield "it neither allows nor denies"
    if statement.get("Effect") == "Allow":
        yield from (f"it allows by {element}" for element in ("NotAction", "NotResource", "NotPrincipal") if element in statement)
    names_principals = document.holder.kind != "identity"
    if names_principals != bool({"Principal", "NotPrincipal"} & set(statement)):
        yield "it names nobody" if names_principals else "it names a principal, which an identity's policy cannot"
    names_resources = document.holder.kind != "trust"
    if names_resources != bool({"Resource", "NotResource"} & set(statement)):
        yield "it names no resource" if names_resources else "it names a resource, which a trust policy cannot"


def actions_exist(document: Document, statement: Statement, reviewed: Reviewed) -> Iterator[str]:
    """Of a service and a name that AWS knows, in AWS's spelling."""
    for action in as_list(statement.get("Action", [])) + as_list(statement.get("NotAction", [])):
        known = database.expand(action)
        if not known:
            yield f"there is no action {action}"
        elif "*" not in action and known != (action,):
            yield f"the action {action} is spelled {known[0]}"


def actions_have_no_star(document: Document, statement: Statement, reviewed: Reviewed) -> Iterator[str]:
    """What is allowed is named."""
    if statement.get("Effect") != "Allow":
        return
    for action in as_list(statement.get("Action", [])):
        if "*" not in action and "?" not in action:
            continue
        given = {"where": document.address, "sid": statement.get("Sid", ""), "action": action, "principal": admitted(document, statement)}
        if not reviewed.admits("action", **given):
            yield f"it allows {action}"


def resources_have_no_star(document: Document, statement: Statement, reviewed: Reviewed) -> Iterator[str]:
    """What is allowed is allowed on resources that are named, but where the list of reviewed stars has the action."""
    if statement.get("Effect") != "Allow":
        return
    for resource in as_list(statement.get("Resource", [])):
        if not database.is_open(resource):
            continue
        if resource == "*" and document.holder.kind == "resource" and reviewed.admits("own_resource", type=document.resource.type):
            continue
        for action in as_list(statement.get("Action", [])):
            if resource == "*" and not any(map(database.has_resources, database.expand(action))) and reviewed.admits("no_resource_level", action):
                continue
            if not reviewed.admits("resource", action, where=document.address, sid=statement.get("Sid", ""), resource=resource):
                yield f"it allows {action} on {resource}"


def condition_keys_exist(document: Document, statement: Statement, reviewed: Reviewed) -> Iterator[str]:
    """Of IAM itself or of a service."""
    for key in keys_of(statement):
        if not database.is_key(key):
            yield f"there is no condition key {key}"


def not_everybody(document: Document, statement: Statement, reviewed: Reviewed) -> Iterator[str]:
    """Who is admitted is named, or confined by a condition. An endpoint's policy admits nobody: whoever calls needs the right besides."""
    principal = statement.get("Principal")
    everybody = principal == "*" or (isinstance(principal, dict) and "*" in as_list(principal.get("AWS", [])))
    if document.holder.kind in ("resource", "trust") and statement.get("Effect") == "Allow" and everybody:
        if not CONFINING.intersection(key.lower() for key in keys_of(statement)):
            yield "it admits everybody"


def passed_roles_are_bound(document: Document, statement: Statement, reviewed: Reviewed) -> Iterator[str]:
    """A role is passed to a service that is named: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"""
    allowed = statement.get("Effect") == "Allow" and any("iam:PassRole" in database.expand(action) for action in as_list(statement.get("Action", [])))
    if allowed and "iam:passedtoservice" not in {key.lower() for key in keys_of(statement)}:
        yield "it allows iam:PassRole without iam:PassedToService"


def belongs_to_its_resource(document: Document, statement: Statement, reviewed: Reviewed) -> Iterator[str]:
    """The policy of a resource speaks of its service, and of the resource itself."""
    service = document.holder.service
    if service:
        for action in as_list(statement.get("Action", [])):
            if not action.lower().startswith(f"{service}:"):
                yield f"{action} is none of the actions of {service}"
    if document.holder.kind == "trust":
        for action in as_list(statement.get("Action", [])):
            if not action.startswith("sts:"):
                yield f"{action} takes no role"
    attribute, pattern = OWN.get(document.resource.type, ("", ""))
    # What a plan does not know yet, the applied trees tell.
    if attribute and attribute not in document.resource.unknown:
        own = re.compile(pattern.format(re.escape(str(document.resource.values[attribute]))))
        yield from (f"{resource} is another resource" for resource in as_list(statement.get("Resource", [])) if not own.fullmatch(resource))


RULES = (
    has_its_elements, actions_exist, actions_have_no_star, resources_have_no_star, condition_keys_exist, not_everybody, passed_roles_are_bound,
    belongs_to_its_resource,
)  # fmt: skip


def attached(resources: list[Resource], reviewed: Reviewed) -> Iterator[str]:
    """Yield what is attached without being one of the tree's policies, or one of AWS's own that was looked at; and who has too many."""
    own = {resource.values.get("arn") for resource in resources if resource.type == "aws_iam_policy"}
    roles: dict[str, int] = {}
    for resource, arn in attachments(resources):
        if resource.type == "aws_iam_role_policy_attachment":
            role = str(resource.values.get("role"))
            roles[role] = roles.get(role, 0) + 1
        if arn in own:
            continue
        name = re.fullmatch(r"arn:[^:]+:iam::aws:policy/(.+)", arn)
        if name is None:
            yield f"{resource.address}: {arn} is no policy of the tree"
        elif not reviewed.admits("aws_policy", where=resource.address, policy=name[1]):
            yield f"{resource.address}: AWS's own policy {name[1]} was not looked at"
    for role, count in sorted(roles.items()):
        if count > ATTACHED_TO_A_ROLE:
            yield f"the role {role} has {count} policies attached, and AWS takes {ATTACHED_TO_A_ROLE}"


def attachments(resources: list[Resource]) -> Iterator[tuple[Resource, str]]:
    """Yield each attached policy's ARN, that of a permissions boundary too, with what attaches it."""
    attaching = re.compile(r"aws_iam_((role|user|group)_)?policy_attachment")
    for resource in resources:
        if attaching.fullmatch(resource.type) and resource.values.get("policy_arn"):
            yield resource, resource.values["policy_arn"]
        if resource.type in ("aws_iam_role", "aws_iam_user") and resource.values.get("permissions_boundary"):
            yield resource, resource.values["permissions_boundary"]


def keys_of(statement: Statement) -> list[str]:
    """The condition keys of a statement."""
    return [key for keys in statement.get("Condition", {}).values() for key in keys]


def admitted(document: Document, statement: Statement) -> str:
    """Who a statement admits, in the words of the list: the services, or the root of the account that the policy's resource is in."""
    principal = statement.get("Principal")
    if not isinstance(principal, dict) or len(principal) != 1:
        return "anybody"
    ((kind, names),) = principal.items()
    if kind == "Service":
        return " ".join(sorted(as_list(names)))
    # A plan knows no ARN yet, and so no account.
    account = str(document.resource.values.get("arn") or "").split(":")[4:5] or [r"\d{12}"]
    root = kind == "AWS" and isinstance(names, str) and re.fullmatch(rf"arn:[^:]+:iam::{account[0]}:root", names)
    return "the account's root" if root else "others"
