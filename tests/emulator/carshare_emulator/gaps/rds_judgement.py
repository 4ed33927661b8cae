"""Gaps of RDS: clusters that AWS refuses to make, to change and to delete."""

from __future__ import annotations

import re
from typing import Any

from moto.ec2.models import ec2_backends
from moto.rds.exceptions import (
    InvalidParameterCombination,
    InvalidParameterValue,
    KMSKeyNotAccessibleFault,
    RDSClientError,
)
from moto.rds.models import RDSBackend
from moto.rds.responses import RDSResponse
from moto.rds.utils import valid_preferred_maintenance_window

from carshare_emulator import aurora
from carshare_emulator.gap import Kind, gap, wrap
from carshare_emulator.gaps.rds_clusters import is_aurora
from carshare_emulator.references import key_exists

CREATE = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html"
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
IDENTIFIER = re.compile(r"(?!.*--)[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?")
USER = re.compile(r"[a-zA-Z][a-zA-Z0-9_]{0,15}")
DATABASE = re.compile(r"[a-zA-Z][a-zA-Z0-9_]{0,62}")
LONGEST_RETENTION_IN_DAYS = 35
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html
MOST_CAPACITY_UNITS = 256
PAUSE_IN_SECONDS = (300, 86_400)


@gap(
    "rds",
    Kind.FIX,
    evidence=f"moto/rds/models.py:3443 (overwrites a cluster of the same name), :509 (takes any); [CreateDBCluster]({CREATE}), "
    "[reserved users](https://github.com/aws-cloudformation/cfn-lint/pull/4425)",
)
def clusters_are_judged() -> None:
    """A cluster's name, user, password, database, retention, windows and logs are as AWS documents."""

    @wrap(RDSBackend, "create_db_cluster", "self.clusters[cluster_id] = cluster")
    def create_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        if is_aurora(kwargs.get("engine")):
            _judge_new(backend, kwargs)
            _judge_settings(kwargs["engine"], kwargs, {})
        return original(backend, kwargs)

    @wrap(RDSBackend, "modify_db_cluster", "del self.clusters[cluster_id]")
    def modify_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        cluster = backend.describe_db_clusters(kwargs["db_cluster_identifier"])[0]
        if is_aurora(cluster.engine):
            windows = ("preferred_backup_window", "preferred_maintenance_window")
            _judge_settings(cluster.engine, kwargs, {name: getattr(cluster, name) for name in windows})
            managed = kwargs.get("manage_master_user_password")
            if managed is None:
                managed = cluster.manage_master_user_password
            _judge_password(bool(managed), kwargs)
        return original(backend, kwargs)


def _judge_new(backend: Any, kwargs: Any) -> None:
    """Raise unless the words of a new cluster are taken by AWS, and its name is free."""
    name, engine = kwargs["db_cluster_identifier"], kwargs["engine"]
    if not IDENTIFIER.fullmatch(name):
        raise InvalidParameterValue(f"The parameter DBClusterIdentifier is not a valid identifier: {name}")
    if name in backend.clusters:
        raise RDSClientError("DBClusterAlreadyExistsFault", f"DB Cluster already exists: {name}")
    if kwargs.get("global_cluster_identifier"):
        return
    user, database = kwargs.get("master_username") or "", kwargs.get("database_name")
    if user.lower() in aurora.RESERVED_USERS[engine]:
        raise InvalidParameterValue(
            f"MasterUsername {user} cannot be used as it is a reserved word used by the engine"
        )
    if not USER.fullmatch(user):
        raise InvalidParameterValue("The parameter MasterUsername must be 1 to 16 letters, digits or underscores")
    if database is not None and not DATABASE.fullmatch(database):
        raise InvalidParameterValue(f"DatabaseName {database} must begin with a letter and contain only letters, digits")
    managed = bool(kwargs.get("manage_master_user_password"))
    if not managed and kwargs.get("master_user_password") is None:
        raise InvalidParameterValue("The parameter MasterUserPassword must be provided and must not be blank.")
    _judge_password(managed, kwargs)


def _judge_password(managed: bool, kwargs: Any) -> None:
    """Raise unless there is at most one master password, which has characters and a length that AWS takes."""
    password = kwargs.get("master_user_password")
    if not managed and kwargs.get("master_user_secret_kms_key_id"):
        raise InvalidParameterCombination(
            "A ManageMasterUserPassword value is required when MasterUserSecretKmsKeyId is specified."
        )
    if password is None:
        return
    if managed:
        raise InvalidParameterCombination("You can't specify MasterUserPassword when ManageMasterUserPassword is set")
    if not aurora.SHORTEST_PASSWORD <= len(password) <= aurora.LONGEST_PASSWORD:
        raise InvalidParameterValue(
            "The parameter MasterUserPassword is not a valid password because it is not between "
            f"{aurora.SHORTEST_PASSWORD} and {aurora.LONGEST_PASSWORD} characters."
        )
    if not re.fullmatch(r"[!-~]+", password) or set(password) & set('/@" '):
        raise InvalidParameterValue(
            "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', "
            "'@', '\"', ' ' may be used."
        )


def _judge_settings(engine: str, kwargs: Any, before: dict[str, Any]) -> None:
    """Raise unless retention, windows, logs and capacity are in their ranges."""
    days = kwargs.get("backup_retention_period")
    if days is not None and not 1 <= int(days) <= LONGEST_RETENTION_IN_DAYS:
        raise InvalidParameterValue(f"Invalid backup retention period: {days}. Must be between 1 and 35")
    windows = [kwargs.get(name) or before.get(name) for name in ("preferred_maintenance_window", "preferred_backup_window")]
    if windows[0] and windows[1]:
        message = valid_preferred_maintenance_window(windows[0].lower(), windows[1])
        if message:
            raise InvalidParameterValue(message)
    change = kwargs.get("cloudwatch_logs_export_configuration") or {}
    logs = [*(kwargs.get("enable_cloudwatch_logs_exports") or []), *(change.get("EnableLogTypes") or [])]
    unknown = sorted(set(logs) - aurora.LOG_TYPES[engine])
    if unknown:
        raise InvalidParameterCombination(f"You cannot use the log types '{', '.join(unknown)}' with {engine}")
    _judge_capacity(kwargs.get("serverless_v2_scaling_configuration"))


def _judge_capacity(scaling: Any) -> None:
    """Raise unless the capacity of Serverless v2 has two limits in half steps, and pauses only from zero on."""
    if not scaling:
        return
    limits = [scaling.get("MinCapacity"), scaling.get("MaxCapacity")]
    if None in limits:
        raise InvalidParameterValue(
            "Both MinCapacity and MaxCapacity must be specified when you initialize Serverless v2 scaling configuration."
        )
    least, most = (float(limit) for limit in limits)
    if not 0 <= least <= most <= MOST_CAPACITY_UNITS or most < 1 or (least * 2) % 1 or (most * 2) % 1:
        raise InvalidParameterValue(f"Serverless v2 capacity {least} to {most} is not in half steps from 0 to 256")
    pause = scaling.get("SecondsUntilAutoPause")
    if pause is not None and (least > 0 or not PAUSE_IN_SECONDS[0] <= int(pause) <= PAUSE_IN_SECONDS[1]):
        raise InvalidParameterValue("SecondsUntilAutoPause is 300 to 86400, and needs a MinCapacity of 0")


@gap(
    "rds",
    Kind.FIX,
    evidence=f"moto/rds/models.py:509 (looks for none of them); [CreateDBCluster: errors]({CREATE}), "
    "[family of a parameter group](https://github.com/aws-quickstart/quickstart-r3-corda/issues/25)",
)
def what_a_cluster_stands_on_exists() -> None:
    """A cluster's subnet group, security groups, keys and parameter group exist, and fit it."""

    @wrap(RDSBackend, "create_db_cluster", "cluster = DBCluster(self, **kwargs)")
    def create_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        if is_aurora(kwargs.get("engine")):
            group = backend.describe_db_subnet_groups(kwargs.get("db_subnet_group_name") or "default")[0]
            version = kwargs.get("engine_version") or max(aurora.DEFAULT_VERSIONS[kwargs["engine"]])
            _judge_references(backend, kwargs["engine"], version, group, kwargs)
            if kwargs.get("kms_key_id") and not kwargs.get("storage_encrypted"):
                raise InvalidParameterCombination("KmsKeyId requires that StorageEncrypted is enabled")
        return original(backend, kwargs)

    @wrap(RDSBackend, "modify_db_cluster", "setattr(cluster, k, v)")
    def modify_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        cluster = backend.clusters.get(kwargs["db_cluster_identifier"])
        if cluster is not None and is_aurora(cluster.engine):
            group = backend.describe_db_subnet_groups(cluster.db_subnet_group_name)[0]
            version = kwargs.get("engine_version") or cluster.engine_version
            _judge_references(backend, cluster.engine, version, group, kwargs)
        return original(backend, kwargs)


def _judge_references(backend: Any, engine: str, version: str, subnet_group: Any, kwargs: Any) -> None:
    """Raise unless what a request names exists in this Region."""
    for name in ("kms_key_id", "master_user_secret_kms_key_id", "performance_insights_kms_key_id"):
        key = kwargs.get(name)
        if key and not key_exists(backend.account_id, backend.region_name, key):
            raise KMSKeyNotAccessibleFault(key)
    for group_id in kwargs.get("vpc_security_group_ids") or []:
        group = ec2_backends[backend.account_id][backend.region_name].get_security_group_from_id(group_id)
        if group is None:
            raise InvalidParameterValue(f"Invalid security group , groupId= {group_id}, groupName=.")
        if group.vpc_id != subnet_group.vpc_id:
            raise InvalidParameterCombination("The DB instance and EC2 security group are in different VPCs.")
    name = kwargs.get("db_cluster_parameter_group_name")
    if not name or name.startswith("default."):
        return
    if name not in backend.db_cluster_parameter_groups:
        raise RDSClientError("DBClusterParameterGroupNotFound", f"DBClusterParameterGroup not found: {name}")
    family, wanted = (
        backend.db_cluster_parameter_groups[name].db_parameter_group_family,
        aurora.parameter_group_family(engine, version),
    )
    if family != wanted and aurora.major_version(engine, version) is not None:
        raise InvalidParameterCombination(
            f"The Parameter Group {name} with DBParameterGroupFamily {family} cannot be used for this instance. "
            f"Please use a Parameter Group with DBParameterGroupFamily {wanted}"
        )


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:3670 (takes both or none); [DeleteDBCluster]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBCluster.html)",
)
def a_last_snapshot_is_named_or_skipped() -> None:
    """A cluster is deleted with the name of a last snapshot, or without a snapshot."""
    @wrap(RDSResponse, "delete_db_cluster", "cluster_identifier=_id, snapshot_name=snapshot_name")
    def delete_db_cluster(original: Any, response: Any) -> Any:
        skipped = bool(response.params.get("SkipFinalSnapshot"))
        if skipped == bool(response.params.get("FinalDBSnapshotIdentifier")):
            raise InvalidParameterCombination(
                "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified, and cannot go with it."
            )
        return original(response)


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:961, 3670 (makes one a minute, and keeps it for ever); [automated backups of a deleted "
    "cluster](https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html)",
)
def automated_snapshots_go_with_their_cluster() -> None:
    """The automated snapshots of a deleted cluster are gone, so that one of the same name can be made at once."""

    @wrap(RDSBackend, "delete_db_cluster", "return self.clusters.pop(cluster_identifier)")
    def delete_db_cluster(original: Any, backend: Any, cluster_identifier: str, **parameters: Any) -> Any:
        cluster = original(backend, cluster_identifier=cluster_identifier, **parameters)
        for name, snapshot in list(backend.cluster_snapshots.items()):
            if snapshot.snapshot_type == "automated" and snapshot.cluster.db_cluster_arn == cluster.db_cluster_arn:
                del backend.cluster_snapshots[name]
        return cluster
