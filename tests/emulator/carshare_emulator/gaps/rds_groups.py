"""Gaps of RDS: groups of subnets and of parameters."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.rds.exceptions import (
    DBClusterParameterGroupNotFoundError,
    InvalidParameterCombination,
    InvalidParameterValue,
    RDSClientError,
)
from moto.rds.models import DBClusterParameterGroup, RDSBackend
from moto.rds.responses import RDSResponse

from carshare_emulator import aurora
from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.unproved import mark_unproved

FAMILIES = {f"{engine}{major}" for engine, majors in aurora.DEFAULT_VERSIONS.items() for major in majors}
FEWEST_ZONES = 2


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:3087 (takes one subnet, and any name); [CreateDBSubnetGroup]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html)",
)
def subnet_groups_are_judged() -> None:
    """A subnet group covers two zones of one VPC, and has a name of its own."""

    @wrap(RDSBackend, "create_subnet_group", "self.subnet_groups[subnet_name] = subnet_group")
    def create_subnet_group(original: Any, backend: Any, name: str, description: str, subnets: Any, tags: Any) -> Any:
        if name in backend.subnet_groups:
            raise RDSClientError("DBSubnetGroupAlreadyExists", f"The DB subnet group {name} already exists.")
        _judge_subnets(subnets)
        return original(backend, name, description, subnets, tags)


def _judge_subnets(subnets: list[Any]) -> None:
    """Raise unless a group can be made of the subnets."""
    if len({subnet.availability_zone for subnet in subnets}) < FEWEST_ZONES:
        raise RDSClientError(
            "DBSubnetGroupDoesNotCoverEnoughAZs",
            "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: 1. "
            "Add subnets to cover at least 2 AZs.",
        )
    if len({subnet.vpc_id for subnet in subnets}) > 1:
        raise InvalidParameterValue("The subnets of a DB subnet group must be in one VPC")


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:3109 (takes the group out and never puts it back), :3118 (looks at no cluster); "
    "[ModifyDBSubnetGroup](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSubnetGroup.html), "
    "[DeleteDBSubnetGroup](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBSubnetGroup.html)",
)
def subnet_groups_stay() -> None:
    """A subnet group is there after a change, keeps the subnets in use, and is not deleted while a cluster is in it."""

    @wrap(RDSBackend, "modify_db_subnet_group", "subnet_group = self.subnet_groups.pop(subnet_name)")
    def modify_db_subnet_group(original: Any, backend: Any, name: str, description: str, subnets: Any) -> Any:
        backend.describe_db_subnet_groups(name)
        _judge_subnets(subnets)
        zones = {subnet.availability_zone for subnet in subnets}
        for cluster in _clusters_in(backend, name):
            if {member.availability_zone for member in cluster._members} - zones:
                raise RDSClientError("SubnetAlreadyInUse", "Some of the subnets to be deleted are currently in use")
        group = original(backend, name, description, subnets)
        backend.subnet_groups[name] = group
        return group

    @wrap(RDSBackend, "delete_subnet_group", "return self.subnet_groups.pop(subnet_name)")
    def delete_subnet_group(original: Any, backend: Any, name: str) -> Any:
        if _clusters_in(backend, name):
            raise RDSClientError(
                "InvalidDBSubnetGroupStateFault",
                f"Cannot delete the subnet group '{name}' because at least one database cluster is still using it.",
            )
        return original(backend, name)


def _clusters_in(backend: Any, name: str) -> list[Any]:
    """The clusters in a subnet group."""
    return [cluster for cluster in backend.clusters.values() if cluster.db_subnet_group_name == name]


@gap(
    "rds",
    Kind.ECHO,
    evidence="moto/rds/models.py:3429 (answers what was sent, without its source), moto/rds/responses.py (no reset); "
    "[Parameter](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html), "
    "[ResetDBClusterParameterGroup]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ResetDBClusterParameterGroup.html)",
)
def parameters_of_the_user() -> None:
    """The parameters of a cluster parameter group are read back as the user's, and can be reset."""
    expect_missing(RDSResponse, "reset_db_cluster_parameter_group")

    @wrap(DBClusterParameterGroup, "update_cluster_parameters", "parameter.update(new_parameter)")
    def update_cluster_parameters(original: Any, group: Any, parameters: Any) -> None:
        parameters = list(parameters)
        for parameter in parameters:
            if parameter["ApplyMethod"] == "immediate" and parameter["ParameterName"] in aurora.STATIC_PARAMETERS:
                raise InvalidParameterCombination("cannot use immediate apply method for static parameter")
        mark_unproved("Parameters[].ParameterName", "Parameters[].ParameterValue")
        original(group, [{**parameter, "Source": "user"} for parameter in parameters])

    def reset_db_cluster_parameter_group(response: Any) -> ActionResult:
        name = response.params["DBClusterParameterGroupName"]
        group = response.backend.db_cluster_parameter_groups.get(name)
        if group is None:
            raise DBClusterParameterGroupNotFoundError(name)
        for parameter in response.params.get("Parameters") or []:
            group.parameters.pop(parameter["ParameterName"], None)
        if response.params.get("ResetAllParameters"):
            group.parameters.clear()
        return ActionResult({"DBClusterParameterGroupName": name})

    RDSResponse.reset_db_cluster_parameter_group = reset_db_cluster_parameter_group


@gap(
    "rds",
    Kind.FIX,
    evidence="moto/rds/models.py:3892 (takes any family), :3930 (deletes at once); [families]"
    "(https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/703), "
    "[DeleteDBClusterParameterGroup]"
    "(https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBClusterParameterGroup.html)",
)
def parameter_groups_are_judged() -> None:
    """A cluster parameter group is of a family that exists, and is not deleted while a cluster uses it."""

    @wrap(RDSBackend, "create_db_cluster_parameter_group", "db_cluster_parameter_group = DBClusterParameterGroup(")
    def create_db_cluster_parameter_group(original: Any, backend: Any, **parameters: Any) -> Any:
        family = parameters["db_parameter_group_family"] or ""
        if family.startswith("aurora-") and family not in FAMILIES:
            raise InvalidParameterValue(f"ParameterGroupFamily {family} is not a valid parameter group family")
        return original(backend, **parameters)

    @wrap(RDSBackend, "delete_db_cluster_parameter_group", "self.db_cluster_parameter_groups.pop(")
    def delete_db_cluster_parameter_group(original: Any, backend: Any, db_cluster_parameter_group_name: str) -> None:
        if any(cluster.parameter_group == db_cluster_parameter_group_name for cluster in backend.clusters.values()):
            raise RDSClientError(
                "InvalidDBParameterGroupState",
                f"One or more database clusters are still members of this parameter group "
                f"{db_cluster_parameter_group_name}, so the group cannot be deleted",
            )
        original(backend, db_cluster_parameter_group_name)
