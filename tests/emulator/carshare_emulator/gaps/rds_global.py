"""Gaps of RDS: Aurora global databases, whose clusters stand in several Regions."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.rds.exceptions import (
    DBClusterNotFoundError,
    InvalidDBClusterStateFault,
    InvalidGlobalClusterStateFault,
    InvalidParameterCombination,
    InvalidParameterValue,
    RDSClientError,
)
from moto.rds.models import GlobalCluster, RDSBackend, rds_backends
from moto.rds.responses import RDSResponse
from moto.rds.utils import split_arn

from carshare_emulator import aurora
from carshare_emulator.gap import Kind, expect_missing, gap, wrap

# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
MOST_SECONDARIES = 10
GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide"


class GlobalClusterNotFound(RDSClientError):
    """No global cluster has this name."""

    def __init__(self, name: str) -> None:
        super().__init__("GlobalClusterNotFoundFault", f"Global Cluster {name} not found")


def _cluster_of(response: Any, reference: str) -> Any:
    """A cluster by its ARN, in whatever Region, or by its name in this one."""
    region, name = response.region, reference
    if reference.startswith("arn:"):
        region, _, _, name = split_arn(reference)
    cluster = rds_backends[response.current_account][region].clusters.get(name)
    if cluster is None:
        raise DBClusterNotFoundError(reference)
    return cluster


def _global_cluster(response: Any) -> Any:
    """The global cluster that the request names."""
    name = response.params["GlobalClusterIdentifier"]
    found = response.global_backend.global_clusters.get(name)
    if found is None:
        raise GlobalClusterNotFound(name)
    return found


def global_cluster_of(backend: Any, cluster: Any) -> Any:
    """The global cluster that a cluster is a member of, or nothing."""
    everywhere = rds_backends[backend.account_id]["us-east-1"].global_clusters.values()
    return next((each for each in everywhere if cluster in each.members), None)


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:3951 (looks for the source in us-east-1 only), :3976 (never says who writes), "
    "moto/rds/responses.py:503 (answers all of them, whatever is asked for; no ModifyGlobalCluster); "
    "[CreateGlobalCluster](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateGlobalCluster.html)",
)
def global_clusters() -> None:
    """A global cluster is made of a cluster in any Region, which writes; it can be found, changed and tagged."""
    expect_missing(RDSResponse, "modify_global_cluster")

    @wrap(RDSResponse, "create_global_cluster", "cluster = self.global_backend.create_global_cluster(")
    def create_global_cluster(original: Any, response: Any) -> Any:
        params = response.params
        if params["GlobalClusterIdentifier"] in response.global_backend.global_clusters:
            raise RDSClientError("GlobalClusterAlreadyExistsFault", "Global Cluster already exists")
        reference = params.get("SourceDBClusterIdentifier")
        if reference is None:
            result = original(response)
            _global_cluster(response).tags = params.get("Tags") or []
            return result
        source = _judged_source(response, _cluster_of(response, reference))
        created = GlobalCluster(
            backend=response.global_backend,
            global_cluster_identifier=params["GlobalClusterIdentifier"],
            engine=source.engine,
            engine_version=source.engine_version,
            storage_encrypted=source.storage_encrypted,
            deletion_protection=params.get("DeletionProtection"),
        )
        created.tags = params.get("Tags") or []
        created.database_name = source.database_name
        created.engine_lifecycle_support = getattr(source, "engine_lifecycle_support", None)
        created.members.append(source)
        source.is_writer, source.global_cluster_identifier = True, created.global_cluster_identifier
        response.global_backend.global_clusters[created.global_cluster_identifier] = created
        return ActionResult({"GlobalCluster": created})

    @wrap(RDSResponse, "describe_global_clusters", "clusters = self.global_backend.describe_global_clusters()")
    def describe_global_clusters(_original: Any, response: Any) -> Any:
        if response.params.get("GlobalClusterIdentifier"):
            return ActionResult({"GlobalClusters": [_global_cluster(response)]})
        wanted = [value for each in response.params.get("Filters") or [] for value in each["Values"]]
        found = [
            each
            for each in response.global_backend.global_clusters.values()
            if not wanted or any(member.db_cluster_arn in wanted for member in each.members)
        ]
        return ActionResult({"GlobalClusters": found})

    def modify_global_cluster(response: Any) -> ActionResult:
        found = _global_cluster(response)
        if response.params.get("DeletionProtection") is not None:
            found.deletion_protection = response.params["DeletionProtection"]
        version = response.params.get("EngineVersion")
        if version is not None:
            found.engine_version = aurora.full_version(found.engine, version)
            for member in found.members:
                member.engine_version = found.engine_version
        return ActionResult({"GlobalCluster": found})

    RDSResponse.modify_global_cluster = modify_global_cluster

    # The pattern of ARNs that can be tagged has no global clusters.
    @wrap(RDSBackend, "_get_resource_for_tagging", "if self.arn_regex.match(arn):")
    def get_resource_for_tagging(original: Any, backend: Any, arn: str) -> Any:
        if ":global-cluster:" in arn:
            return rds_backends[backend.account_id]["us-east-1"].global_clusters.get(arn.rsplit(":", 1)[1])
        return original(backend, arn)


def _judged_source(response: Any, source: Any) -> Any:
    """The source of a global cluster, or a refusal."""
    inherited = ("Engine", "EngineVersion", "DatabaseName", "StorageEncrypted")
    given = [name for name in inherited if response.params.get(name) is not None]
    if given:
        raise InvalidParameterCombination(
            f"When creating global cluster from existing db cluster, value for {given[0]} should not be specified "
            "since it will be inherited from source cluster"
        )
    if source.manage_master_user_password:
        raise InvalidParameterCombination(
            "The source DB cluster manages its master user password in Secrets Manager, which isn't supported for a "
            "global cluster"
        )
    if global_cluster_of(source.backend, source) is not None:
        raise InvalidDBClusterStateFault(f"{source.db_cluster_arn} is already part of a global cluster")
    return source


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:3443 (takes any); [adding a secondary]"
    f"({GUIDE}/aurora-global-database-attaching.html), [a source without an instance]"
    "(https://github.com/hashicorp/terraform-provider-aws/issues/28546), [managed passwords are not supported]"
    f"({GUIDE}/rds-secrets-manager.html)",
)
def secondaries_join_their_global_cluster() -> None:
    """A secondary has its primary's engine and version, a Region and a key of its own, and no user, password or database."""

    @wrap(RDSBackend, "create_db_cluster", "global_cluster.members.append(cluster)")
    def create_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        name = kwargs.get("global_cluster_identifier")
        if not name:
            return original(backend, kwargs)
        found = rds_backends[backend.account_id]["us-east-1"].global_clusters.get(name)
        if found is None:
            raise GlobalClusterNotFound(name)
        primary = next((member for member in found.members if member.is_writer), None)
        if primary is None:
            return original(backend, kwargs)
        _judge_secondary(backend, found, primary, kwargs)
        cluster = original(backend, kwargs)
        cluster.master_username, cluster.database_name = primary.master_username, primary.database_name
        cluster.replication_source_identifier = primary.db_cluster_arn
        return cluster

    # In a global cluster the secret of a primary cannot become a managed one.
    @wrap(RDSBackend, "modify_db_cluster", 'if "manage_master_user_password" in kwargs:')
    def modify_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        cluster = backend.clusters.get(kwargs["db_cluster_identifier"])
        member_of = global_cluster_of(backend, cluster)
        if member_of is not None and kwargs.get("manage_master_user_password"):
            raise InvalidParameterCombination("ManageMasterUserPassword isn't supported for a global cluster")
        if member_of is not None and not cluster.is_writer and kwargs.get("master_user_password"):
            raise InvalidParameterCombination("The password of a secondary is its primary's")
        result = original(backend, kwargs)
        if kwargs.get("enable_global_write_forwarding") is not None:
            cluster._global_write_forwarding_requested = kwargs["enable_global_write_forwarding"]
        return result


def _judge_secondary(backend: Any, found: Any, primary: Any, kwargs: Any) -> None:
    """Raise unless a cluster can join as a secondary."""
    for name in ("MasterUsername", "MasterUserPassword", "ManageMasterUserPassword", "DatabaseName"):
        if kwargs.get(name):
            raise InvalidParameterCombination(f"Cannot specify {name} for a secondary of a global cluster")
    if not primary._members:
        raise InvalidDBClusterStateFault(
            f"Source cluster: {primary.db_cluster_arn} is in a state which is not valid for physical replication"
        )
    if backend.region_name in [member.region for member in found.members]:
        raise InvalidParameterCombination(f"The global cluster has a cluster in {backend.region_name} already")
    if len(found.members) > MOST_SECONDARIES:
        raise InvalidParameterCombination(f"A global cluster has at most {MOST_SECONDARIES} secondaries")
    engine, version = kwargs.get("engine"), kwargs.get("engine_version")
    if engine != found.engine:
        raise InvalidParameterCombination(f"The engine of the global cluster is {found.engine}, not {engine}")
    if version and aurora.full_version(engine, version) != found.engine_version:
        raise InvalidParameterCombination(
            f"The engine version of the global cluster is {found.engine_version}, not {version}"
        )
    kwargs["engine_version"] = found.engine_version
    if found.storage_encrypted and not (kwargs.get("storage_encrypted") and kwargs.get("kms_key_id")):
        raise InvalidParameterCombination(
            "A secondary of an encrypted global cluster needs StorageEncrypted and a KmsKeyId of its own Region"
        )


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:3988 (looks in one Region, and swallows every error), :3982 (deletes despite "
    "protection), :3667 (takes a member out by itself); [removing a cluster]"
    f"({GUIDE}/aurora-global-database-detaching.html), [a member is not deleted]"
    "(https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/cluster.go)",
)
def members_leave_before_they_are_deleted() -> None:
    """A member leaves its global cluster before it is deleted, the writer last; an empty, unprotected one is deleted."""

    @wrap(RDSResponse, "remove_from_global_cluster", "global_cluster = self.backend.remove_from_global_cluster(")
    def remove_from_global_cluster(_original: Any, response: Any) -> Any:
        found = _global_cluster(response)
        reference = response.params["DbClusterIdentifier"]
        cluster = next((each for each in found.members if each.db_cluster_arn == reference), None)
        if cluster is None:
            # The provider's destroy relies on these words for a member that has left, or is no more.
            raise InvalidParameterValue(
                f"DB cluster {reference} is not found in global cluster {found.global_cluster_identifier}"
            )
        if cluster.is_writer and len(found.members) > 1:
            raise InvalidGlobalClusterStateFault(found.global_cluster_arn)
        found.members.remove(cluster)
        cluster.is_writer = False
        cluster.global_cluster_identifier = cluster.replication_source_identifier = None
        return ActionResult({"GlobalCluster": found})

    @wrap(RDSResponse, "delete_global_cluster", "cluster = self.global_backend.delete_global_cluster(")
    def delete_global_cluster(original: Any, response: Any) -> Any:
        if _global_cluster(response).deletion_protection:
            raise InvalidParameterCombination(
                "Cannot delete protected Global Cluster, please disable deletion protection and try again."
            )
        return original(response)

    @wrap(RDSBackend, "delete_db_cluster", "self.remove_from_global_cluster(global_id, cluster_identifier)")
    def delete_db_cluster(original: Any, backend: Any, cluster_identifier: str, **parameters: Any) -> Any:
        cluster = backend.clusters.get(cluster_identifier)
        if cluster is not None and global_cluster_of(backend, cluster) is not None:
            raise InvalidDBClusterStateFault(
                "This cluster is a part of a global cluster, please remove it from globalcluster first"
            )
        return original(backend, cluster_identifier=cluster_identifier, **parameters)


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/responses.py (no such operations), moto/rds/models.py:392 (always disabled); "
    f"[switchover and failover]({GUIDE}/aurora-global-database-disaster-recovery.html), "
    f"[write forwarding]({GUIDE}/aurora-global-database-write-forwarding.html)",
)
def the_writer_can_move() -> None:
    """Switchover and failover make a secondary the writer; write forwarding of a secondary is told."""
    expect_missing(RDSResponse, "switchover_global_cluster")
    expect_missing(RDSResponse, "failover_global_cluster")

    def move(response: Any) -> ActionResult:
        found = _global_cluster(response)
        target = _cluster_of(response, response.params["TargetDbClusterIdentifier"])
        if target not in found.members or target.is_writer:
            raise InvalidDBClusterStateFault(f"{target.db_cluster_arn} is not a secondary of the global cluster")
        for member in found.members:
            member.is_writer = member is target
            member.replication_source_identifier = None if member is target else target.db_cluster_arn
        return ActionResult({"GlobalCluster": found})

    RDSResponse.switchover_global_cluster = move
    RDSResponse.failover_global_cluster = move

    original = GlobalCluster.global_cluster_members

    def members(found: Any) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = original.fget(found)
        for entry, member in zip(listed, found.members, strict=True):
            if not member.is_writer:
                forwarded = member.global_write_forwarding_requested
                entry["GlobalWriteForwardingStatus"] = "enabled" if forwarded else "disabled"
            entry["SynchronizationStatus"] = "connected"
        return listed

    GlobalCluster.global_cluster_members = property(members)
