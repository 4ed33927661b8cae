"""Finds the policies in what `terraform show -json` says of a tree: of its state, or of its plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# What the provider writes for a value that it does not know, and what Terraform shows for one.
PLACEHOLDERS = ("74D93920-ED26-11E3-AC10-0800200C9A66", "(known after apply)")


@dataclass(frozen=True)
class Holder:
    """An attribute that holds a policy."""

    kind: str
    """`identity`, `trust`, `resource`, or `endpoint`: a resource policy that grants nothing, and only narrows what others grant."""
    service: str = ""
    """The prefix of the actions that AWS takes in it; empty where it takes those of any service."""
    optional: bool = False
    """Whether none at all is sound: nobody is admitted then. Elsewhere AWS has a default of its own, which admits too much."""
    replaced_by: tuple[str, str, str] | None = None
    """The type whose resources take this policy's place, its attribute, and the attribute here that has the same value."""


HOLDERS = {
    ("aws_iam_policy", "policy"): Holder("identity"),
    ("aws_iam_role_policy", "policy"): Holder("identity"),
    ("aws_iam_user_policy", "policy"): Holder("identity"),
    ("aws_iam_group_policy", "policy"): Holder("identity"),
    ("aws_iam_role", "inline_policy"): Holder("identity", optional=True, replaced_by=("aws_iam_role_policy", "role", "name")),
    ("aws_iam_role", "assume_role_policy"): Holder("trust"),
    ("aws_backup_vault_policy", "policy"): Holder("resource", "backup"),
    ("aws_cloudwatch_event_bus_policy", "policy"): Holder("resource", "events"),
    ("aws_cloudwatch_log_resource_policy", "policy_document"): Holder("resource", "logs"),
    ("aws_codebuild_resource_policy", "policy"): Holder("resource", "codebuild"),
    ("aws_ecr_repository_policy", "policy"): Holder("resource", "ecr"),
    ("aws_efs_file_system_policy", "policy"): Holder("resource", "elasticfilesystem"),
    ("aws_glue_resource_policy", "policy"): Holder("resource", "glue"),
    ("aws_kms_key", "policy"): Holder("resource", "kms", replaced_by=("aws_kms_key_policy", "key_id", "key_id")),
    ("aws_kms_key_policy", "policy"): Holder("resource", "kms"),
    ("aws_kms_replica_key", "policy"): Holder("resource", "kms"),
    ("aws_s3_bucket", "policy"): Holder("resource", "s3", optional=True, replaced_by=("aws_s3_bucket_policy", "bucket", "id")),
    ("aws_s3_bucket_policy", "policy"): Holder("resource", "s3"),
    ("aws_secretsmanager_secret", "policy"): Holder(
        "resource", "secretsmanager", optional=True, replaced_by=("aws_secretsmanager_secret_policy", "secret_arn", "arn")
    ),
    ("aws_secretsmanager_secret_policy", "policy"): Holder("resource", "secretsmanager"),
    ("aws_sns_topic", "policy"): Holder("resource", "sns", replaced_by=("aws_sns_topic_policy", "arn", "arn")),
    ("aws_sns_topic_policy", "policy"): Holder("resource", "sns"),
    ("aws_sqs_queue", "policy"): Holder("resource", "sqs", optional=True, replaced_by=("aws_sqs_queue_policy", "queue_url", "url")),
    ("aws_sqs_queue_policy", "policy"): Holder("resource", "sqs"),
    ("aws_vpc_endpoint", "policy"): Holder("endpoint", replaced_by=("aws_vpc_endpoint_policy", "vpc_endpoint_id", "id")),
    ("aws_vpc_endpoint_policy", "policy"): Holder("endpoint"),
}


@dataclass(frozen=True)
class Resource:
    """A managed resource with its values; `unknown` names those that an apply has yet to tell."""

    address: str
    type: str
    values: dict[str, Any]
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Document:
    """A policy as it stands."""

    resource: Resource
    attribute: str
    holder: Holder
    content: dict[str, Any]

    @property
    def address(self) -> str:
        """The address of what it belongs to."""
        return self.resource.address

    def statements(self) -> list[dict[str, Any]]:
        """Its statements, of which one may stand alone."""
        statements = self.content["Statement"]
        return statements if isinstance(statements, list) else [statements]


@dataclass
class Found:
    """The policies of a tree, and what is wrong with those that cannot be read."""

    resources: list[Resource]
    documents: list[Document] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)
    not_known: int = 0
    replaced: int = 0


def resources_of(shown: dict[str, Any]) -> list[Resource]:
    """The managed resources of a state, or of a plan as it will leave them."""
    if "values" in shown:
        return [Resource(entry["address"], entry["type"], entry["values"]) for entry in below(shown["values"]["root_module"])]
    resources = []
    for change in shown.get("resource_changes", []):
        after, unknown = change["change"].get("after"), change["change"].get("after_unknown") or {}
        if change["mode"] == "managed" and after is not None:
            names = frozenset(name for name, value in unknown.items() if has_unknown(value))
            resources.append(Resource(change["address"], change["type"], after, names))
    return resources


def below(module: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the managed resources of a module of a state, and of those that it calls."""
    yield from (entry for entry in module.get("resources", []) if entry["mode"] == "managed")
    for child in module.get("child_modules", []):
        yield from below(child)


def has_unknown(value: Any) -> bool:
    """Whether a plan leaves any of it open."""
    if isinstance(value, dict):
        return any(has_unknown(part) for part in value.values())
    if isinstance(value, list):
        return any(has_unknown(part) for part in value)
    return value is True


def find(resources: list[Resource]) -> Found:
    """Every policy, wherever one is; a policy in a place that HOLDERS does not name is a finding, so that none is overlooked."""
    found = Found(resources)
    for resource in resources:
        for (type_, attribute), holder in HOLDERS.items():
            if type_ == resource.type:
                read(found, resource, attribute, holder)
        for attribute, value in resource.values.items():
            if (resource.type, attribute) not in HOLDERS and holds_policy(value):
                found.unresolved.append(f"{resource.address}: `{attribute}` holds a policy, and the list of such places lacks it")
    return found


def read(found: Found, resource: Resource, attribute: str, holder: Holder) -> None:
    """Add the policies of one attribute, or what keeps them from being read."""
    place = f"{resource.address}: `{attribute}`"
    if attribute in resource.unknown:
        found.not_known += 1
        return
    if is_replaced(found.resources, resource, holder):
        found.replaced += 1
        return
    texts = policies_in(resource.values.get(attribute))
    if not texts and not holder.optional:
        found.unresolved.append(f"{place} is empty")
    for text in texts:
        faults = list(unresolved(text))
        if faults:
            found.unresolved.extend(f"{place} {fault}" for fault in faults)
        else:
            found.documents.append(Document(resource, attribute, holder, json.loads(text)))


def is_replaced(resources: list[Resource], resource: Resource, holder: Holder) -> bool:
    """Whether another resource of the tree sets this policy, of which this one remembers an earlier text."""
    if holder.replaced_by is None:
        return False
    type_, theirs, own = holder.replaced_by
    value = resource.values.get(own)
    return value is not None and any(other.type == type_ and other.values.get(theirs) == value for other in resources)


def policies_in(value: Any) -> list[str]:
    """The texts of an attribute: one, or one in each block of the role's inline policies."""
    if isinstance(value, list):
        return [text for block in value for text in policies_in(block.get("policy"))]
    return [value] if value else []


def holds_policy(value: Any) -> bool:
    """Whether a policy is anywhere in a value."""
    if isinstance(value, dict):
        return any(holds_policy(part) for part in value.values())
    if isinstance(value, list):
        return any(holds_policy(part) for part in value)
    if not isinstance(value, str) or '"Statement"' not in value:
        return False
    try:
        return "Statement" in json.loads(value)
    except (ValueError, TypeError):
        return False


def unresolved(text: str) -> Iterator[str]:
    """Yield what of a policy's text is not a value yet."""
    if "${" in text:
        yield "holds `${`: something was not put in"
    for placeholder in PLACEHOLDERS:
        if placeholder in text:
            yield f"holds the placeholder `{placeholder}`"
    try:
        content = json.loads(text)
    except ValueError as error:
        yield f"is not JSON: {error}"
        return
    if not isinstance(content, dict) or not isinstance(content.get("Statement"), (dict, list)) or not content["Statement"]:
        yield "has no statement"
    elif has_gap(content):
        yield "holds an empty value"


def has_gap(value: Any) -> bool:
    """Whether a value, or a part of one, is empty."""
    if isinstance(value, dict):
        return not value or any(has_gap(part) for part in value.values())
    if isinstance(value, list):
        return not value or any(has_gap(part) for part in value)
    return value is None or value == ""
