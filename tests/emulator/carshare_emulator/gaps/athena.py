"""Gaps of Athena."""

from __future__ import annotations

import json
from typing import Any

from moto.athena.models import AthenaBackend
from moto.athena.responses import AthenaResponse
from moto.core.exceptions import JsonRESTError

from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.unproved import mark_unproved


class InvalidRequest(JsonRESTError):
    """What a request names does not exist, or does not fit."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidRequestException", message)


@gap(
    "athena",
    Kind.FIX,
    evidence="moto/athena/responses.py (no delete), :209 (crashes on a query that does not exist); [DeleteNamedQuery]"
    "(https://docs.aws.amazon.com/athena/latest/APIReference/API_DeleteNamedQuery.html), "
    "[what the provider looks for](https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/athena/named_query.go)",
)
def named_queries_go() -> None:
    """A named query can be deleted, and is not found then."""
    expect_missing(AthenaResponse, "delete_named_query")

    @wrap(AthenaResponse, "get_named_query", '"Name": nq.name,')
    def get_named_query(original: Any, response: Any) -> Any:
        _query(response)
        return original(response)

    def delete_named_query(response: Any) -> str:
        del response.athena_backend.named_queries[_query(response).id]
        return "{}"

    AthenaResponse.delete_named_query = delete_named_query


def _query(response: Any) -> Any:
    """The named query of the current request."""
    name = response._get_param("NamedQueryId")
    found = response.athena_backend.named_queries.get(name)
    if found is None:
        raise InvalidRequest(f"NamedQuery {name} does not exist")
    return found


@gap(
    "athena",
    Kind.FIX,
    evidence="moto/athena/models.py:306 (forgets it whatever it holds), :294 (answers null for one that is not there); "
    "[DeleteWorkGroup: RecursiveDeleteOption]"
    "(https://docs.aws.amazon.com/athena/latest/APIReference/API_DeleteWorkGroup.html)",
)
def workgroups_go_empty() -> None:
    """A workgroup with named queries is deleted only with all it holds, the primary one never."""

    @wrap(AthenaResponse, "get_work_group", 'json.dumps({"WorkGroup": self.athena_backend.get_work_group(name)})')
    def get_work_group(original: Any, response: Any) -> Any:
        _workgroup(response)
        return original(response)

    @wrap(AthenaResponse, "delete_work_group", "self.athena_backend.delete_work_group(name)")
    def delete_work_group(original: Any, response: Any) -> Any:
        workgroup = _workgroup(response)
        if workgroup.name == "primary":
            raise InvalidRequest("The primary workgroup cannot be deleted")
        queries = response.athena_backend.named_queries
        held = [name for name, query in queries.items() if query.workgroup is workgroup]
        if held and not response._get_param("RecursiveDeleteOption"):
            raise InvalidRequest(f"WorkGroup {workgroup.name} is not empty")
        for name in held:
            del queries[name]
        return original(response)


def _workgroup(response: Any) -> Any:
    """The workgroup of the current request."""
    name = response._get_param("WorkGroup")
    found = response.athena_backend.work_groups.get(name)
    if found is None:
        raise InvalidRequest(f"WorkGroup {name} is not found.")
    return found


# Which member of an update takes which member of the configuration out.
REMOVALS = {
    "RemoveBytesScannedCutoffPerQuery": "BytesScannedCutoffPerQuery",
    "RemoveCustomerContentEncryptionConfiguration": "CustomerContentEncryptionConfiguration",
}
RESULT_REMOVALS = {
    "RemoveAclConfiguration": "AclConfiguration",
    "RemoveEncryptionConfiguration": "EncryptionConfiguration",
    "RemoveExpectedBucketOwner": "ExpectedBucketOwner",
    "RemoveOutputLocation": "OutputLocation",
}


@gap(
    "athena",
    Kind.ECHO,
    evidence="moto/athena/responses.py (no such operation); [UpdateWorkGroup]"
    "(https://docs.aws.amazon.com/athena/latest/APIReference/API_UpdateWorkGroup.html)",
)
def workgroups_can_be_changed() -> None:
    """The description, the state and the configuration of a workgroup can be changed; what is not sent stays."""
    expect_missing(AthenaResponse, "update_work_group")

    def update_work_group(response: Any) -> str:
        workgroup = _workgroup(response)
        updates = dict(response._get_param("ConfigurationUpdates") or {})
        mark_unproved(*(f"ConfigurationUpdates.{name}" for name in updates))
        configuration = dict(workgroup.configuration)
        results = _updated(
            configuration.get("ResultConfiguration", {}),
            updates.pop("ResultConfigurationUpdates", {}),
            RESULT_REMOVALS,
        )
        configuration = _updated(configuration, updates, REMOVALS)
        configuration["ResultConfiguration"] = results
        _judge(configuration)
        if "EngineVersion" in updates:
            configuration["EngineVersion"] = _engine(updates["EngineVersion"])
        workgroup.configuration = configuration
        workgroup.description = response._get_param("Description") or workgroup.description
        workgroup.state = response._get_param("State") or workgroup.state
        return "{}"

    AthenaResponse.update_work_group = update_work_group


def _updated(before: dict[str, Any], updates: dict[str, Any], removals: dict[str, str]) -> dict[str, Any]:
    """A configuration after its update."""
    removed = [name for flag, name in removals.items() if updates.get(flag)]
    kept = {name: value for name, value in before.items() if name not in removed}
    return {**kept, **{name: value for name, value in updates.items() if name not in removals}}


def _engine(selected: dict[str, str]) -> dict[str, str]:
    """An engine version as it is told: what was selected, and what it comes to."""
    version = selected.get("SelectedEngineVersion", "AUTO")
    effective = "Athena engine version 3" if version == "AUTO" else version
    return {"SelectedEngineVersion": version, "EffectiveEngineVersion": effective}


@gap(
    "athena",
    Kind.FIX,
    evidence="moto/athena/models.py:264 (takes any configuration, and answers nothing that runs); [EncryptionConfiguration]"
    "(https://docs.aws.amazon.com/athena/latest/APIReference/API_EncryptionConfiguration.html), [EngineVersion]"
    "(https://docs.aws.amazon.com/athena/latest/APIReference/API_EngineVersion.html)",
)
def workgroups_are_judged() -> None:
    """A workgroup that encrypts with a key names it, puts results below s3://, and has an effective engine version."""

    @wrap(AthenaBackend, "create_work_group", "work_group = WorkGroup(")
    def create_work_group(
        original: Any, backend: Any, name: str, configuration: dict[str, Any], *others: Any, **more: Any
    ) -> Any:
        configuration = dict(configuration or {})
        _judge(configuration)
        if "EngineVersion" in configuration:
            configuration["EngineVersion"] = _engine(configuration["EngineVersion"])
        return original(backend, name, configuration, *others, **more)


def _judge(configuration: dict[str, Any]) -> None:
    """Raise unless the result configuration fits together."""
    results = configuration.get("ResultConfiguration", {})
    location = results.get("OutputLocation")
    if location is not None and not location.startswith("s3://"):
        raise InvalidRequest(f"outputLocation is not a valid S3 path: {json.dumps(location)}")
    encryption = results.get("EncryptionConfiguration")
    if encryption and encryption["EncryptionOption"] != "SSE_S3" and not encryption.get("KmsKey"):
        raise InvalidRequest("KmsKey is required for SSE_KMS and CSE_KMS")
