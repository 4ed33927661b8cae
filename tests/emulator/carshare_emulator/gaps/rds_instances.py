"""Gaps of RDS: the instances of a cluster."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from moto.rds.exceptions import InvalidDBClusterStateFault, InvalidParameterCombination, InvalidParameterValue
from moto.rds.exceptions import KMSKeyNotAccessibleFault
from moto.rds.models import DBInstance, DBInstanceClustered, RDSBackend

from carshare_emulator import aurora
from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.references import key_exists, role_exists
from carshare_emulator.unproved import mark_unproved

# Parameters that moto does not keep, by the attribute that its answer is made of.
INSIGHTS = {
    "enable_performance_insights": "performance_insights_enabled",
    "performance_insights_kms_key_id": "performance_insights_kms_key_id",
    "performance_insights_retention_period": "performance_insights_retention_period",
}
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
INSIGHTS_RETENTION_IN_DAYS = (7, *(31 * months for months in range(1, 24)), 731)
MOST_INSTANCES = 16
LAST_TIER = 15


@gap(
    "rds",
    Kind.ECHO,
    evidence="moto/rds/models.py:1098 (no such parameters); [CreateDBInstance]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html)",
)
def performance_insights() -> None:
    """Performance Insights of an instance are read back; their key exists and their retention is one of AWS'."""
    for attribute in INSIGHTS.values():
        expect_missing(DBInstance, attribute)

    def store(backend: Any, instance: Any, parameters: Any) -> None:
        for parameter, attribute in INSIGHTS.items():
            value = parameters.get(parameter)
            if value is not None:
                setattr(instance, attribute, value)
        if parameters.get("enable_performance_insights"):
            mark_unproved("EnablePerformanceInsights")

    @wrap(RDSBackend, "create_db_instance", "database = DBInstanceClustered(backend=self, **db_kwargs)")
    def create_db_instance(original: Any, backend: Any, db_kwargs: Any) -> Any:
        _judge_insights(backend, db_kwargs)
        instance = original(backend, db_kwargs)
        if db_kwargs.get("enable_performance_insights"):
            instance.performance_insights_retention_period = 7
        store(backend, instance, db_kwargs)
        return instance

    @wrap(RDSBackend, "modify_db_instance", "database.update(**db_kwargs)")
    def modify_db_instance(original: Any, backend: Any, name: str, db_kwargs: Any) -> Any:
        _judge_insights(backend, db_kwargs)
        instance = original(backend, name, db_kwargs)
        store(backend, instance, db_kwargs)
        return instance


def _judge_insights(backend: Any, parameters: Any) -> None:
    """Raise unless key and retention of Performance Insights can be had."""
    key, days = (parameters.get(f"performance_insights_{name}") for name in ("kms_key_id", "retention_period"))
    if key and not key_exists(backend.account_id, backend.region_name, key):
        raise KMSKeyNotAccessibleFault(key)
    if days is not None and int(days) not in INSIGHTS_RETENTION_IN_DAYS:
        raise InvalidParameterValue(f"Invalid Performance Insights retention period: {days}")


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:1196 (one for all instances); [DbiResourceId]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html)",
)
def instances_have_an_id_of_their_own() -> None:
    """Each instance has a resource id of its own (moto's have all the same)."""

    @wrap(DBInstance, "__init__", 'self.dbi_resource_id = "db-M5ENSHXFPU6XHZ4G4ZEI5QIO2U"')
    def init(original: Any, instance: Any, *arguments: Any, **parameters: Any) -> None:
        original(instance, *arguments, **parameters)
        digest = hashlib.sha256(instance.arn.encode()).hexdigest().upper()
        instance.dbi_resource_id = f"db-{digest[:26]}"


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:1168, 1280 (zone a, and no subnet group); [AvailabilityZone of CreateDBInstance]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html)",
)
def instances_stand_in_the_subnet_group_of_their_cluster() -> None:
    """An instance of a cluster stands in its cluster's subnet group, in a zone of it, by default the emptiest one."""

    @wrap(RDSBackend, "create_db_instance", "database = DBInstanceClustered(backend=self, **db_kwargs)")
    def create_db_instance(original: Any, backend: Any, db_kwargs: Any) -> Any:
        cluster = backend.clusters.get(db_kwargs.get("db_cluster_identifier") or "")
        if cluster is None or cluster.db_subnet_group_name not in backend.subnet_groups:
            return original(backend, db_kwargs)
        group = cluster.db_subnet_group_name
        if db_kwargs.get("db_subnet_group_name") not in (None, group):
            raise InvalidParameterCombination(f"The DB instance must be in the subnet group of its cluster, {group}")
        zones = sorted({each["SubnetAvailabilityZone"]["Name"] for each in backend.subnet_groups[group].subnets})
        zone = db_kwargs.get("availability_zone")
        if zone is not None and zone not in zones:
            raise InvalidParameterValue(f"The DB subnet group {group} has no subnet in the Availability Zone {zone}")
        taken = Counter(member.availability_zone for member in cluster._members)
        db_kwargs["availability_zone"] = zone or min(zones, key=lambda each: (taken[each], each))
        db_kwargs["db_subnet_group_name"] = group
        return original(backend, db_kwargs)


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:2534 (takes any); [instance classes of Aurora]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html), "
    "[serverless without capacity](https://github.com/cloudposse/terraform-aws-rds-cluster/pull/181), "
    "[15 readers](https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html)",
)
def instances_are_judged() -> None:
    """An instance has a class that Aurora knows, a tier, a role for its monitoring, and at most 15 others beside it."""

    @wrap(RDSBackend, "create_db_instance", "database = DBInstanceClustered(backend=self, **db_kwargs)")
    def create_db_instance(original: Any, backend: Any, db_kwargs: Any) -> Any:
        cluster = backend.clusters.get(db_kwargs.get("db_cluster_identifier") or "")
        if cluster is not None and cluster.engine in aurora.FULL_VERSIONS:
            if len(cluster._members) >= MOST_INSTANCES:
                raise InvalidParameterValue(f"A DB cluster has at most {MOST_INSTANCES} DB instances")
            _judge(backend, cluster, db_kwargs)
        return original(backend, db_kwargs)

    @wrap(RDSBackend, "modify_db_instance", "database.update(**db_kwargs)")
    def modify_db_instance(original: Any, backend: Any, name: str, db_kwargs: Any) -> Any:
        instance = backend.describe_db_instances(name)[0]
        if isinstance(instance, DBInstanceClustered) and instance.engine in aurora.FULL_VERSIONS:
            _judge(backend, instance.cluster, db_kwargs)
        return original(backend, name, db_kwargs)


def _judge(backend: Any, cluster: Any, parameters: Any) -> None:
    """Raise unless class, tier and monitoring can be had."""
    name = parameters.get("db_instance_class")
    if name is not None and not aurora.CLASSES.fullmatch(name):
        raise InvalidParameterValue(f"Invalid DB Instance class: {name}")
    if name == "db.serverless" and not cluster.serverless_v2_scaling_configuration:
        raise InvalidDBClusterStateFault(
            "Set the Serverless v2 scaling configuration on the parent DB cluster before creating a Serverless v2 DB "
            "instance."
        )
    version = parameters.get("engine_version")
    if version is not None and aurora.full_version(cluster.engine, version) != cluster.engine_version:
        if version != aurora.major_version(cluster.engine, cluster.engine_version):
            raise InvalidParameterCombination(
                f"The engine version that you requested for your DB instance ({version}) does not match the engine "
                f"version of your DB cluster ({cluster.engine_version})."
            )
    tier = parameters.get("promotion_tier")
    if tier is not None and not 0 <= int(tier) <= LAST_TIER:
        raise InvalidParameterValue(f"Invalid promotion tier: {tier}")
    role = parameters.get("monitoring_role_arn")
    if role and not role_exists(backend.account_id, backend.region_name, role):
        raise InvalidParameterValue(
            "IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING"
        )
