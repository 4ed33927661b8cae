"""Gaps of Elastic File System, but for replication (`efs_replication.py`)."""

from __future__ import annotations

import json
from typing import Any

from moto.efs import urls
from moto.efs.exceptions import BadRequest, EFSError, FileSystemNotFound
from moto.efs.models import EFSBackend, FileSystem
from moto.efs.responses import EFSResponse

from carshare_emulator.gap import Kind, expect_missing, expect_source, gap, wrap
from carshare_emulator.references import key_exists
from carshare_emulator.unproved import mark_unproved

# https://docs.aws.amazon.com/efs/latest/ug/API_LifecyclePolicy.html
DAYS = ("AFTER_1_DAY", *(f"AFTER_{days}_DAYS" for days in (7, 14, 30, 60, 90, 180, 270, 365)))


class InvalidPolicy(EFSError):
    """The policy of a file system is not one."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidPolicyException", message)


def json_answer(document: Any, status: int = 200) -> tuple[str, dict[str, Any]]:
    """An answer in the shape of moto's own."""
    return json.dumps(document), {"status": status, "Content-Type": "application/json"}


def file_system_of(response: Any) -> Any:
    """The file system that the request's path names."""
    file_system_id = response._get_param("FileSystemId")
    file_system = response.efs_backend.file_systems_by_id.get(file_system_id)
    if file_system is None:
        raise FileSystemNotFound(file_system_id)
    return file_system


def add_path(path: str) -> None:
    """Route a path that moto does not."""
    if path in urls.url_paths:
        raise LookupError(f"moto now routes {path}")
    urls.url_paths[path] = urls.response.dispatch


@gap(
    "efs",
    Kind.FIX,
    evidence="moto/efs/models.py:453 (takes any); [CreateFileSystem]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html)",
)
def file_systems_are_judged() -> None:
    """A file system has a key of its own Region, and a provisioned throughput exactly in the mode of that name."""

    @wrap(EFSBackend, "create_file_system", "self.file_systems_by_id[fsid] = FileSystem(")
    def create_file_system(original: Any, backend: Any, *arguments: Any, **parameters: Any) -> Any:
        key = parameters.get("kms_key_id")
        if key and not key_exists(backend.account_id, backend.region_name, key):
            raise BadRequest(f"The KMS key {key} does not exist in this Region")
        mode = parameters.get("throughput_mode")
        _judge_throughput(mode, parameters.get("provisioned_throughput_in_mibps"))
        if mode == "elastic" and parameters.get("performance_mode") == "maxIO":
            raise BadRequest("Elastic throughput is not supported with the performance mode Max I/O")
        return original(backend, *arguments, **parameters)


def _judge_throughput(mode: str | None, provisioned: float | None) -> None:
    """Raise unless mode and provisioned throughput go together."""
    if (mode == "provisioned") != bool(provisioned):
        raise BadRequest("ProvisionedThroughputInMibps is required in the mode provisioned, and invalid in others")


@gap(
    "efs",
    Kind.FIX,
    evidence="moto/efs/responses.py (no such operation); [UpdateFileSystem]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_UpdateFileSystem.html)",
)
def throughput_can_be_changed() -> None:
    """The throughput of a file system can be changed."""
    expect_missing(EFSResponse, "update_file_system")

    def update_file_system(response: Any) -> Any:
        file_system = file_system_of(response)
        mode = response._get_param("ThroughputMode") or file_system.throughput_mode
        provisioned = response._get_param("ProvisionedThroughputInMibps")
        if provisioned is None and mode == file_system.throughput_mode:
            provisioned = file_system.provisioned_throughput_in_mibps
        _judge_throughput(mode, provisioned)
        file_system.throughput_mode = mode
        file_system.provisioned_throughput_in_mibps = provisioned
        return json_answer(file_system.info_json(), 202)

    EFSResponse.update_file_system = update_file_system


@gap(
    "efs",
    Kind.FIX,
    evidence="moto/efs/models.py:670 (takes any); [managing lifecycle: archive follows infrequent access, and needs "
    "elastic throughput](https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html)",
)
def lifecycle_is_judged() -> None:
    """Files go to the archive later than to infrequent access, and under elastic throughput only."""

    @wrap(EFSBackend, "put_lifecycle_configuration", "file_system.lifecycle_policies = policies")
    def put_lifecycle_configuration(original: Any, backend: Any, file_system_id: str, policies: Any) -> None:
        original(backend, file_system_id, policies)
        rules = {name: value for policy in policies for name, value in policy.items()}
        archive = rules.get("TransitionToArchive")
        if archive is None:
            return
        infrequent = rules.get("TransitionToIA")
        if backend.file_systems_by_id[file_system_id].throughput_mode != "elastic":
            raise BadRequest("The Archive storage class is supported with elastic throughput only")
        if infrequent and DAYS.index(archive) <= DAYS.index(infrequent):
            raise BadRequest("TransitionToArchive must be later than TransitionToIA")


@gap(
    "efs",
    Kind.ECHO,
    evidence="moto/efs/responses.py (no such operation), moto/efs/urls.py (no such path); [PutBackupPolicy]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_PutBackupPolicy.html)",
)
def backup_policy() -> None:
    """Automatic backups of a file system can be switched, and the switch is read back; none is made."""
    expect_missing(EFSResponse, "put_backup_policy")

    def put_backup_policy(response: Any) -> Any:
        policy = response._get_param("BackupPolicy")
        mark_unproved("BackupPolicy.Status")
        file_system_of(response)._backup = policy["Status"] == "ENABLED"
        return json_answer({"BackupPolicy": policy})

    EFSResponse.put_backup_policy = put_backup_policy

    expect_source(FileSystem.backup_policy, "return None")
    original = FileSystem.backup_policy.fget

    def read(file_system: Any) -> Any:
        # Once a file system had a policy, "no backups" is a policy too.
        return {"Status": "DISABLED"} if file_system._backup is False else original(file_system)

    FileSystem.backup_policy = property(read)


@gap(
    "efs",
    Kind.FIX,
    evidence="moto/efs/responses.py (no such operation); [PutFileSystemPolicy]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_PutFileSystemPolicy.html), [DeleteFileSystemPolicy]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystemPolicy.html)",
)
def policies_of_file_systems() -> None:
    """The policy of a file system is JSON, is about that file system, and can be deleted."""
    expect_missing(EFSResponse, "delete_file_system_policy")

    @wrap(EFSBackend, "put_file_system_policy", "file_system.file_system_policy = policy")
    def put_file_system_policy(original: Any, backend: Any, file_system_id: str, policy: str, **rest: Any) -> None:
        file_system = backend.file_systems_by_id.get(file_system_id)
        if file_system is None:
            raise FileSystemNotFound(file_system_id)
        _judge_policy(policy, file_system.file_system_arn)
        original(backend, file_system_id, policy, **rest)

    def delete_file_system_policy(response: Any) -> Any:
        file_system_of(response).file_system_policy = None
        return json_answer({})

    EFSResponse.delete_file_system_policy = delete_file_system_policy


def _judge_policy(policy: str, arn: str) -> None:
    """Raise unless the policy is an object whose statements name this file system, or nothing in particular."""
    try:
        statements = json.loads(policy)["Statement"]
    except (ValueError, KeyError, TypeError):
        raise InvalidPolicy("Policy is not valid JSON with a Statement") from None
    for statement in statements if isinstance(statements, list) else [statements]:
        resources = statement.get("Resource", "*")
        for resource in resources if isinstance(resources, list) else [resources]:
            if resource not in ("*", arn):
                raise InvalidPolicy(f"Policy contains an invalid resource: {resource}")


@gap(
    "efs",
    Kind.FIX,
    evidence="moto/efs/models.py:706 (looks for no file system); [CreateAccessPoint]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_CreateAccessPoint.html)",
)
def access_points_need_a_file_system() -> None:
    """An access point is made on a file system of the same Region."""

    @wrap(EFSBackend, "create_access_point", "access_point = AccessPoint(")
    def create_access_point(original: Any, backend: Any, client_token: str, **parameters: Any) -> Any:
        if parameters["file_system_id"] not in backend.file_systems_by_id:
            raise FileSystemNotFound(parameters["file_system_id"])
        return original(backend, client_token, **parameters)
