"""Gaps of RDS: what a cluster keeps and answers."""

from __future__ import annotations

from typing import Any

from moto.rds.exceptions import InvalidParameterCombination
from moto.rds.models import DBCluster, MasterUserSecret, RDSBackend

from carshare_emulator import aurora
from carshare_emulator.gap import Kind, expect_missing, expect_source, gap, wrap
from carshare_emulator.unproved import mark_unproved

# Parameters of a cluster that moto does not keep, by the attribute that its answer is made of.
STORED_SETTINGS = {
    "database_insights_mode": "database_insights_mode",
    "enable_local_write_forwarding": "local_write_forwarding_requested",
    "enable_performance_insights": "performance_insights_enabled",
    "engine_lifecycle_support": "engine_lifecycle_support",
    "monitoring_interval": "monitoring_interval",
    "monitoring_role_arn": "monitoring_role_arn",
    "performance_insights_kms_key_id": "performance_insights_kms_key_id",
    "performance_insights_retention_period": "performance_insights_retention_period",
}

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
DEFAULT_SETTINGS = {
    "database_insights_mode": "standard",
    "engine_lifecycle_support": "open-source-rds-extended-support",
}


def is_aurora(engine: str | None) -> bool:
    """Whether the gaps of Aurora are about this engine."""
    return engine in aurora.FULL_VERSIONS


@gap(
    "rds",
    Kind.ECHO,
    evidence="moto/rds/models.py:509 (no such parameters); [CreateDBCluster]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html)",
)
def settings_of_a_cluster() -> None:
    """The lifecycle support, Database Insights and the monitoring of a cluster are read back."""
    for attribute in STORED_SETTINGS.values():
        expect_missing(DBCluster, attribute)

    def store(cluster: Any, parameters: Any) -> None:
        for parameter, attribute in STORED_SETTINGS.items():
            value = parameters.get(parameter)
            if value is not None:
                mark_unproved(_original_name(parameters, parameter))
                setattr(cluster, attribute, value)

    @wrap(RDSBackend, "create_db_cluster", "cluster = DBCluster(self, **kwargs)")
    def create_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        cluster = original(backend, kwargs)
        if is_aurora(cluster.engine):
            for attribute, value in DEFAULT_SETTINGS.items():
                setattr(cluster, attribute, value)
        store(cluster, kwargs)
        return cluster

    @wrap(RDSBackend, "modify_db_cluster", "setattr(cluster, k, v)")
    def modify_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        name = kwargs["db_cluster_identifier"]
        original(backend, kwargs)
        cluster = backend.clusters[kwargs.get("new_db_cluster_identifier") or name]
        store(cluster, kwargs)
        return cluster


def _original_name(parameters: Any, name: str) -> str:
    """The name under which AWS knows a parameter."""
    return next(each for each in parameters.original_dict() if parameters._xformed(each) == name)


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:852 (an answer of nothing but nulls); [ScalingConfigurationInfo]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ScalingConfigurationInfo.html)",
)
def no_scaling_but_of_serverless_v1() -> None:
    """Only a cluster of Serverless v1 has a scaling configuration of that kind."""
    _replace_property(
        "scaling_configuration_info",
        '"MinCapacity": configuration.get("min_capacity"),',
        lambda original, cluster: original(cluster) if cluster.scaling_configuration else None,
    )


def _replace_property(name: str, expected_source: str, read: Any) -> None:
    """Replace a property of clusters; `read` takes its original getter and the cluster."""
    original = getattr(DBCluster, name)
    expect_source(original, expected_source)
    setattr(DBCluster, name, property(lambda cluster: read(original.fget, cluster)))


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:797 (creating until somebody asks); the waits of a real cluster prove nothing here",
)
def clusters_are_available_at_once() -> None:
    """A cluster is available when it was created."""
    _replace_property(
        "status",
        'if self._status == "creating":',
        lambda _original, cluster: "available" if cluster._status == "creating" else cluster._status,
    )
    DBCluster.status = DBCluster.status.setter(lambda cluster, value: setattr(cluster, "_status", value))


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:3510 (reads a parameter of another operation), :685 (an attribute that is set only at "
    "creation); [ModifyDBCluster](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html)",
)
def logs_and_iam_of_a_cluster_can_be_changed() -> None:
    """The exported logs and the authentication by IAM of a cluster can be changed."""

    @wrap(RDSBackend, "modify_db_cluster", 'cwl_exports = kwargs.get("enable_cloudwatch_logs_exports") or {}')
    def modify_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        cluster = original(backend, kwargs)
        change = kwargs.get("cloudwatch_logs_export_configuration") or {}
        exports = set(cluster.enabled_cloudwatch_logs_exports) - set(change.get("DisableLogTypes") or [])
        cluster.enabled_cloudwatch_logs_exports = sorted(exports | set(change.get("EnableLogTypes") or []))
        if kwargs.get("enable_iam_database_authentication") is not None:
            cluster.iam_auth = kwargs["enable_iam_database_authentication"]
        return cluster


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:457 (always admin); [managed master password]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html)",
)
def managed_secret_names_the_user() -> None:
    """The secret of a managed master password names the master user."""

    @wrap(MasterUserSecret, "_generate_secret_string", '"username": "admin"')
    def generate_secret_string(original: Any, secret: Any) -> str:
        text: str = original(secret)
        return text.replace('"admin"', f'"{secret.resource.master_username}"')


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:559 (keeps the word that was sent), :3508 (sets any); [EngineVersion]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html), [a major version is its default]"
    "(https://github.com/hashicorp/terraform-provider-aws/issues/45026)",
)
def versions_are_full() -> None:
    """A cluster of a major version has a full one; an upgrade goes forward, and to another major version if allowed."""

    @wrap(RDSBackend, "create_db_cluster", "cluster = DBCluster(self, **kwargs)")
    def create_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        engine, version = kwargs.get("engine"), kwargs.get("engine_version")
        if is_aurora(engine):
            kwargs["engine_version"] = _known_version(engine, version or max(aurora.DEFAULT_VERSIONS[engine]))
        return original(backend, kwargs)

    @wrap(RDSBackend, "modify_db_cluster", "setattr(cluster, k, v)")
    def modify_db_cluster(original: Any, backend: Any, kwargs: Any) -> Any:
        cluster = backend.clusters.get(kwargs["db_cluster_identifier"])
        version = kwargs.get("engine_version")
        if cluster is not None and version is not None and is_aurora(cluster.engine):
            kwargs["engine_version"] = _upgraded(cluster, version, bool(kwargs.get("allow_major_version_upgrade")))
        return original(backend, kwargs)


def _known_version(engine: str, version: str) -> str:
    """The full version, or a refusal."""
    if aurora.major_version(engine, version) is None:
        raise InvalidParameterCombination(f"Cannot find version {version} for {engine}")
    return aurora.full_version(engine, version)


def _upgraded(cluster: Any, version: str, major_allowed: bool) -> str:
    """The full version after an upgrade, or a refusal."""
    wanted = _known_version(cluster.engine, version)
    majors = [aurora.major_version(cluster.engine, each) for each in (cluster.engine_version, wanted)]
    if aurora.release(wanted) < aurora.release(cluster.engine_version):
        raise InvalidParameterCombination(
            f"Cannot upgrade {cluster.engine} from {cluster.engine_version} to {wanted}"
        )
    if majors[0] != majors[1] and not major_allowed:
        raise InvalidParameterCombination(
            "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version."
        )
    return wanted
