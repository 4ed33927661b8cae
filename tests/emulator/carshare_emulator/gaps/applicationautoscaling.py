"""Gaps of Application Auto Scaling."""

from __future__ import annotations

import json
from typing import Any

from moto.applicationautoscaling.exceptions import AWSValidationException
from moto.applicationautoscaling.models import ApplicationAutoscalingBackend, FakeScalableTarget
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.core.exceptions import JsonRESTError
from moto.rds.models import rds_backends

from carshare_emulator.gap import Kind, expect_missing, gap, wrap

READERS = "rds:cluster:ReadReplicaCount"
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html
MOST_READERS = 15


class ObjectNotFound(JsonRESTError):
    """What a request names does not exist."""

    def __init__(self, message: str) -> None:
        super().__init__("ObjectNotFoundException", message)


class ResourceNotFound(JsonRESTError):
    """No resource has this ARN."""

    def __init__(self, arn: str) -> None:
        super().__init__("ResourceNotFoundException", f"The resource {arn} does not exist")


@gap(
    "application-autoscaling",
    Kind.FIX,
    evidence="moto/applicationautoscaling/responses.py (no such operations, and no Tags); [TagResource]"
    "(https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TagResource.html)",
)
def tags_of_a_target() -> None:
    """The tags of a scalable target are kept, and can be changed."""
    expect_missing(FakeScalableTarget, "tags")
    for name in ("tag_resource", "untag_resource", "list_tags_for_resource"):
        expect_missing(ApplicationAutoScalingResponse, name)

    @wrap(ApplicationAutoScalingResponse, "register_scalable_target", '"ScalableTargetARN": target.arn')
    def register_scalable_target(original: Any, response: Any) -> str:
        answer: str = original(response)
        _tags(response, json.loads(answer)["ScalableTargetARN"]).update(response._get_param("Tags") or {})
        return answer

    def tag_resource(response: Any) -> str:
        _tags(response, response._get_param("ResourceARN")).update(response._get_param("Tags"))
        return "{}"

    def untag_resource(response: Any) -> str:
        tags = _tags(response, response._get_param("ResourceARN"))
        for key in response._get_param("TagKeys"):
            tags.pop(key, None)
        return "{}"

    def list_tags_for_resource(response: Any) -> str:
        return json.dumps({"Tags": _tags(response, response._get_param("ResourceARN"))})

    ApplicationAutoScalingResponse.tag_resource = tag_resource
    ApplicationAutoScalingResponse.untag_resource = untag_resource
    ApplicationAutoScalingResponse.list_tags_for_resource = list_tags_for_resource


def _tags(response: Any, arn: str) -> dict[str, str]:
    """The tags of the target with this ARN; what is changed in them is kept."""
    for dimension in response.applicationautoscaling_backend.targets.values():
        for target in dimension.values():
            if target.arn == arn:
                tags: dict[str, str] = target.__dict__.setdefault("tags", {})
                return tags
    raise ResourceNotFound(arn)


@gap(
    "application-autoscaling",
    Kind.FIX,
    evidence="moto/applicationautoscaling/models.py:117 (looks at ECS only, and compares nothing); "
    "[RegisterScalableTarget]"
    "(https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html), "
    "[Aurora Auto Scaling](https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html)",
)
def targets_are_judged() -> None:
    """A target has a minimum and a maximum in this order; a target of Aurora's names a cluster, and has 15 readers at most."""

    @wrap(ApplicationAutoscalingBackend, "register_scalable_target", "target.update(min_capacity, max_capacity")
    def register_scalable_target(
        original: Any, backend: Any, namespace: str, resource: str, dimension: str, **parameters: Any
    ) -> Any:
        before = backend.targets.get(dimension, {}).get(resource)
        sizes = [
            parameters[name] if parameters[name] is not None else getattr(before, name, None)
            for name in ("min_capacity", "max_capacity")
        ]
        if None in sizes:
            raise AWSValidationException("Both MinCapacity and MaxCapacity are required to register a target")
        if sizes[0] > sizes[1]:
            raise AWSValidationException("Maximum capacity cannot be less than minimum capacity")
        if dimension == READERS:
            _judge_readers(backend, resource, sizes[1])
        return original(backend, namespace, resource, dimension, **parameters)


def _judge_readers(backend: Any, resource: str, maximum: int) -> None:
    """Raise unless the resource is a cluster with an instance, and can have so many readers."""
    if maximum > MOST_READERS:
        raise AWSValidationException(f"Maximum capacity cannot be more than {MOST_READERS}")
    clusters = rds_backends[backend.account_id][backend.region_name].clusters
    cluster = clusters.get(resource.removeprefix("cluster:"))
    if cluster is None or not cluster.members:
        raise AWSValidationException(f"DB cluster not found, or without an instance: {resource}")


@gap(
    "application-autoscaling",
    Kind.FIX,
    evidence="moto/applicationautoscaling/models.py:199 (looks for no target), :158 (leaves the policies); "
    "[PutScalingPolicy: ObjectNotFoundException]"
    "(https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html), "
    "[DeregisterScalableTarget](https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html)",
)
def policies_belong_to_a_target() -> None:
    """A scaling policy needs a target, and goes with it."""

    @wrap(ApplicationAutoscalingBackend, "put_scaling_policy", "self.policies[policy_key] = policy")
    def put_scaling_policy(original: Any, backend: Any, **parameters: Any) -> Any:
        dimension, resource = parameters["scalable_dimension"], parameters["resource_id"]
        if resource not in backend.targets.get(dimension, {}):
            raise ObjectNotFound(f"No scalable target registered for resource ID: {resource}, {dimension}")
        return original(backend, **parameters)

    @wrap(ApplicationAutoscalingBackend, "deregister_scalable_target", "del self.targets[dimension][r_id]")
    def deregister_scalable_target(
        original: Any, backend: Any, namespace: str, resource: str, dimension: str
    ) -> None:
        if resource not in backend.targets.get(dimension, {}):
            raise ObjectNotFound(f"No scalable target found for resource ID: {resource}, {dimension}")
        original(backend, namespace, resource, dimension)
        for key, policy in list(backend.policies.items()):
            if (policy.resource_id, policy.scalable_dimension) == (resource, dimension):
                del backend.policies[key]
