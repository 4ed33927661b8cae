"""Gaps of Elastic File System: replication to another Region."""

from __future__ import annotations

import time
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.efs.exceptions import BadRequest, EFSError, FileSystemInUse, FileSystemNotFound
from moto.efs.models import EFSBackend, FileSystem, efs_backends
from moto.efs.responses import EFSResponse

from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.gaps.efs import add_path, file_system_of, json_answer
from carshare_emulator.references import key_exists

# Of a destination that replication makes: https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html
DESTINATION = {"performance_mode": "generalPurpose", "throughput_mode": "elastic", "encrypted": True}


class ReplicationNotFound(EFSError):
    """The file system takes part in no replication."""

    code = 404

    def __init__(self, file_system_id: str) -> None:
        super().__init__("ReplicationNotFound", f"Replication configuration not found for {file_system_id}")


class ReplicationAlreadyExists(EFSError):
    """The protection of a destination cannot be changed."""

    code = 409

    def __init__(self) -> None:
        message = "ReplicationOverwriteProtection cannot be changed while the file system is a replication destination."
        super().__init__("ReplicationAlreadyExists", message)


class Conflict(JsonRESTError):
    """The file system takes part in a replication already."""

    code = 409

    def __init__(self, message: str) -> None:
        super().__init__("ConflictException", message)


@gap(
    "efs",
    Kind.ECHO,
    evidence="moto/efs/responses.py (no such operations), moto/efs/urls.py (no such paths); "
    "[CreateReplicationConfiguration]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_CreateReplicationConfiguration.html), "
    "[a new destination](https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html)",
)
def replication() -> None:
    """Replication makes a file system in the other Region; it stays there when replication ends. No file is copied."""
    expect_missing(FileSystem, "replication")
    FileSystem._replication = None
    for name in ("create", "delete"):
        expect_missing(EFSResponse, f"{name}_replication_configuration")
    expect_missing(EFSResponse, "describe_replication_configurations")
    add_path("/2015-02-01/file-systems/replication-configurations")
    add_path("/2015-02-01/file-systems/<file_system_id>/replication-configuration")
    EFSResponse.create_replication_configuration = _create
    EFSResponse.describe_replication_configurations = _describe
    EFSResponse.delete_replication_configuration = _delete


def _create(response: Any) -> Any:
    """Make the destination, and note the replication at both ends."""
    source = _source_of(response)
    if source._replication is not None:
        raise Conflict(f"File system {source.file_system_id} is in a replication configuration already")
    (wanted,) = response._get_param("Destinations")
    region = wanted.get("Region") or response.region
    backend = efs_backends[response.current_account][region]
    destination = _destination(backend, source, wanted)
    replication = {
        "SourceFileSystemId": source.file_system_id,
        "SourceFileSystemRegion": response.region,
        "SourceFileSystemArn": source.file_system_arn,
        "OriginalSourceFileSystemArn": source.file_system_arn,
        "SourceFileSystemOwnerId": response.current_account,
        "CreationTime": time.time(),
        "Destinations": [
            {
                "Status": "ENABLED",
                "FileSystemId": destination.file_system_id,
                "Region": region,
                "OwnerId": response.current_account,
            }
        ],
    }
    source._replication = destination._replication = replication
    destination.file_system_protection = {"ReplicationOverwriteProtection": "REPLICATING"}
    return json_answer(replication)


def _destination(backend: Any, source: Any, wanted: dict[str, str]) -> Any:
    """The file system that a destination names, or a new one."""
    if "FileSystemId" in wanted:
        existing = backend.file_systems_by_id.get(wanted["FileSystemId"])
        if existing is None:
            raise FileSystemNotFound(wanted["FileSystemId"])
        if _protection(existing) != "DISABLED":
            raise BadRequest("The overwrite protection of the destination must be disabled")
        return existing
    key = wanted.get("KmsKeyId")
    if key and not key_exists(backend.account_id, backend.region_name, key):
        raise BadRequest(f"The KMS key {key} does not exist in {backend.region_name}")
    return backend.create_file_system(
        creation_token=f"destination-of-{source.file_system_id}-{time.time_ns()}",
        kms_key_id=key or "alias/aws/elasticfilesystem",
        provisioned_throughput_in_mibps=None,
        availability_zone_name=wanted.get("AvailabilityZoneName"),
        backup=True,
        tags=[],
        **DESTINATION,
    )


def _describe(response: Any) -> Any:
    """The replication of one file system, be it source or destination, or all."""
    file_system_id = response._get_param("FileSystemId")
    if file_system_id is None:
        found = [each._replication for each in response.efs_backend.file_systems_by_id.values()]
        return json_answer({"Replications": [each for each in found if each is not None]})
    file_system = response.efs_backend.file_systems_by_id.get(file_system_id)
    if file_system is None:
        raise FileSystemNotFound(file_system_id)
    if file_system._replication is None:
        raise ReplicationNotFound(file_system_id)
    return json_answer({"Replications": [file_system._replication]})


def _delete(response: Any) -> Any:
    """End the replication of a source: both file systems stay, and the destination can be written to."""
    source_id = response._get_param("SourceFileSystemId")
    ends = [
        file_system
        for backend in efs_backends[response.current_account].values()
        for file_system in backend.file_systems_by_id.values()
        if file_system._replication is not None and file_system._replication["SourceFileSystemId"] == source_id
    ]
    if not ends:
        raise ReplicationNotFound(source_id)
    for file_system in ends:
        file_system._replication = None
        file_system.file_system_protection = {"ReplicationOverwriteProtection": "ENABLED"}
    return json_answer({}, 204)


def _source_of(response: Any) -> Any:
    """The file system that the path of the request names."""
    source_id = response._get_param("SourceFileSystemId")
    source = response.efs_backend.file_systems_by_id.get(source_id)
    if source is None:
        raise FileSystemNotFound(source_id)
    return source


@gap(
    "efs",
    Kind.FIX,
    evidence="moto/efs/models.py:630 (deletes it); [a file system in a replication is not deleted]"
    "(https://github.com/pulumi/pulumi-aws-native/issues/2682), [DeleteFileSystem]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystem.html)",
)
def replicating_file_systems_are_not_deleted() -> None:
    """A file system is not deleted while it is in a replication, at either end."""

    @wrap(EFSBackend, "delete_file_system", "Must delete all mount targets before deleting file system.")
    def delete_file_system(original: Any, backend: Any, file_system_id: str) -> None:
        file_system = backend.file_systems_by_id.get(file_system_id)
        if file_system is not None and file_system._replication is not None:
            raise FileSystemInUse(
                f"You cannot delete file system '{file_system_id}' because it is in a replication configuration."
            )
        original(backend, file_system_id)


@gap(
    "efs",
    Kind.FIX,
    evidence="moto/efs/responses.py (no such operation), moto/efs/urls.py (no such path); [UpdateFileSystemProtection]"
    "(https://docs.aws.amazon.com/efs/latest/ug/API_UpdateFileSystemProtection.html), "
    "[a destination's cannot be changed](https://github.com/hashicorp/terraform-provider-aws/pull/37790)",
)
def overwrite_protection() -> None:
    """A file system is protected against replication into it, unless that was switched off."""
    expect_missing(EFSResponse, "update_file_system_protection")
    expect_missing(FileSystem, "file_system_protection")
    add_path("/2015-02-01/file-systems/<file_system_id>/protection")

    def update_file_system_protection(response: Any) -> Any:
        file_system = file_system_of(response)
        if _protection(file_system) == "REPLICATING":
            raise ReplicationAlreadyExists()
        wanted = response._get_param("ReplicationOverwriteProtection")
        file_system.file_system_protection = {"ReplicationOverwriteProtection": wanted}
        return json_answer(file_system.file_system_protection)

    EFSResponse.update_file_system_protection = update_file_system_protection

    @wrap(FileSystem, "info_json", "NumberOfMountTargets=self.number_of_mount_targets,")
    def info_json(original: Any, file_system: Any) -> Any:
        protection = {"ReplicationOverwriteProtection": _protection(file_system)}
        return {**original(file_system), "FileSystemProtection": protection}


def _protection(file_system: Any) -> str:
    """ENABLED, DISABLED or REPLICATING."""
    protection = getattr(file_system, "file_system_protection", {})
    return str(protection.get("ReplicationOverwriteProtection", "ENABLED"))
