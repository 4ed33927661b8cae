"""Gaps of Auto Scaling."""

from __future__ import annotations

import uuid
from typing import Any

from moto.autoscaling.exceptions import AutoscalingClientError, ValidationError
from moto.autoscaling.models import AutoScalingBackend, FakeAutoScalingGroup, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.unproved import mark_unproved

# Parameters of a group that moto does not read, by the attribute that its answer is made of.
STORED_SETTINGS = {
    "AvailabilityZoneDistribution": "availability_zone_distribution",
    "DefaultInstanceWarmup": "default_instance_warmup",
    "InstanceMaintenancePolicy": "instance_maintenance_policy",
    "MaxInstanceLifetime": "max_instance_lifetime",
}

# Parameters that moto reads when a group is made, and not when it is changed.
CHANGED_SETTINGS = {
    "CapacityRebalance": "capacity_rebalance",
    "DefaultCooldown": "default_cooldown",
    "TerminationPolicies": "termination_policies",
}

MOVING_VERSIONS = ("$Default", "$Latest")


def _on_create_and_update(change: Any) -> None:
    """Call `change` with the response and the group after a group was made or changed."""
    expected = {"create": "mixed_instances_policy=", "update": "mixed_instances_policy="}
    for verb, line in expected.items():
        name = f"{verb}_auto_scaling_group"

        @wrap(
            AutoScalingResponse,
            name,
            f'{line}{"params.get" if verb == "create" else "self._get_param"}("MixedInstancesPolicy")',
        )
        def set_group(original: Any, response: Any) -> Any:
            result = original(response)
            change(
                response, response.autoscaling_backend.autoscaling_groups[response._get_param("AutoScalingGroupName")]
            )
            return result


@gap(
    "autoscaling",
    Kind.ECHO,
    evidence="moto/autoscaling/responses.py:80, 240 (no such parameters); [CreateAutoScalingGroup]"
    "(https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html)",
)
def settings_of_a_group() -> None:
    """The warm-up, the maintenance policy, the longest life of an instance and the spread over zones are read back."""
    for attribute in STORED_SETTINGS.values():
        expect_missing(FakeAutoScalingGroup, attribute)

    def store(response: Any, group: Any) -> None:
        for parameter, attribute in STORED_SETTINGS.items():
            value = response._get_param(parameter)
            if value is not None:
                mark_unproved(
                    parameter, *([f"{parameter}.{name}" for name in value] if isinstance(value, dict) else [])
                )
                setattr(group, attribute, value)

    _on_create_and_update(store)


@gap(
    "autoscaling",
    Kind.FIX,
    evidence="moto/autoscaling/responses.py:80 (no such member); [what `default` means]"
    "(https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CapacityReservationSpecification.html)",
)
def reservations_have_a_preference() -> None:
    """A group that says nothing about capacity reservations has the preference `default`."""
    expect_missing(FakeAutoScalingGroup, "capacity_reservation_specification")
    FakeAutoScalingGroup.capacity_reservation_specification = {"CapacityReservationPreference": "default"}


@gap(
    "autoscaling",
    Kind.FIX,
    evidence="moto/autoscaling/models.py:1436 (its comment says so); [UpdateAutoScalingGroup]"
    "(https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html)",
)
def update_changes_all_settings() -> None:
    """The cooldown, the termination policies and capacity rebalancing of a group can be changed."""

    def change(response: Any, group: Any) -> None:
        for parameter, attribute in CHANGED_SETTINGS.items():
            value = response._get_param(parameter)
            if value is not None:
                setattr(group, attribute, value)

    _on_create_and_update(change)


@gap(
    "autoscaling",
    Kind.FIX,
    evidence="moto/autoscaling/models.py:953 (forgets the policy); [UpdateAutoScalingGroup: what is not sent stays]"
    "(https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html)",
)
def update_keeps_the_mixed_instances_policy() -> None:
    """An update that does not name the mixed instances policy leaves it as it is."""

    @wrap(FakeAutoScalingGroup, "update", "self.mixed_instances_policy = mixed_instances_policy")
    def update(original: Any, group: Any, **parameters: Any) -> None:
        policy = group.mixed_instances_policy
        original(group, **parameters)
        names = ("launch_config_name", "launch_template", "mixed_instances_policy")
        if not any(parameters.get(name) for name in names):
            group.mixed_instances_policy = policy


@gap(
    "autoscaling",
    Kind.FIX,
    evidence="moto/autoscaling/models.py:579 (always the default role); [ServiceLinkedRoleARN]"
    "(https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html)",
)
def service_linked_role() -> None:
    """A group keeps the service-linked role that it was given, which must exist."""

    @wrap(AutoScalingResponse, "create_auto_scaling_group", "self.autoscaling_backend.create_auto_scaling_group(")
    def create_auto_scaling_group(original: Any, response: Any) -> Any:
        arn = response._get_param("ServiceLinkedRoleARN")
        roles = iam_backends[response.current_account][get_partition(response.region)].roles.values()
        if arn and arn not in [role.arn for role in roles]:
            raise ValidationError(f"ARN specified for Service-Linked Role does not exist: {arn}")
        result = original(response)
        if arn:
            name = response._get_param("AutoScalingGroupName")
            response.autoscaling_backend.autoscaling_groups[name].service_linked_role_arn = arn
        return result


@gap(
    "autoscaling",
    Kind.FIX,
    evidence="moto/autoscaling/models.py:584, 943 (no comparison); [size limits of a group]"
    "(https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html)",
)
def sizes_are_compared() -> None:
    """A group whose sizes are not minimum <= desired <= maximum is refused."""
    for name, line in (
        ("create_auto_scaling_group", "self.autoscaling_groups[name] = group"),
        ("update_auto_scaling_group", "group.update("),
    ):

        @wrap(AutoScalingBackend, name, line)
        def set_group(original: Any, backend: Any, **parameters: Any) -> Any:
            group = backend.autoscaling_groups.get(parameters["name"])
            smallest, largest = (
                getattr(group, size, None) if parameters[size] is None else int(parameters[size])
                for size in ("min_size", "max_size")
            )
            desired = parameters["desired_capacity"]
            if smallest is not None and largest is not None and smallest > largest:
                raise ValidationError(f"Max bound, {largest}, must be greater than or equal to min bound, {smallest}")
            if desired is not None and not (smallest or 0) <= int(desired) <= (largest or 0):
                limits = f"min size:{smallest} and max size:{largest}"
                raise ValidationError(f"Desired capacity:{desired} must be between the specified {limits}")
            return original(backend, **parameters)


@gap(
    "autoscaling",
    Kind.FIX,
    evidence="moto/autoscaling/models.py:1015 (half of three instances, rounded down twice, is two), "
    ":1056 (the target group is not told); "
    "[instances distribution](https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html), "
    "[attached load balancers](https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html)",
)
def desired_capacity_is_reached() -> None:
    """A group with Spot instances has as many as it wants, and what it terminates leaves its target groups."""

    @wrap(FakeAutoScalingGroup, "set_desired_capacity", "int(above_base_capacity * percent_above_base) / 100.0")
    def set_desired_capacity(original: Any, group: Any, new_capacity: int | None) -> None:
        policy, before = group.mixed_instances_policy, _instance_ids(group)
        if policy:
            group.mixed_instances_policy = {**policy, "InstancesDistribution": {}}
        try:
            original(group, new_capacity)
        finally:
            group.mixed_instances_policy = policy
        group.autoscaling_backend.elbv2_backend.notify_terminate_instances(sorted(before - _instance_ids(group)))


def _instance_ids(group: Any) -> set[str]:
    """The ids of the group's instances."""
    return {state.instance.id for state in group.instance_states}


@gap(
    "autoscaling",
    Kind.FIX,
    evidence="moto/autoscaling/models.py:235 (not enabled, and an empty configuration of another kind); "
    "[ScalingPolicy](https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScalingPolicy.html)",
)
def policies_are_enabled() -> None:
    """A scaling policy is enabled unless it was disabled, and has no predictive configuration that nobody sent."""
    expect_missing(FakeScalingPolicy, "enabled")

    @wrap(AutoScalingResponse, "put_scaling_policy", '"PredictiveScalingConfiguration", {}')
    def put_scaling_policy(original: Any, response: Any) -> Any:
        result = original(response)
        policy = response.autoscaling_backend.policies[response._get_param("PolicyName")]
        policy.enabled = response._get_bool_param("Enabled", True)
        policy.predictive_scaling_configuration = policy.predictive_scaling_configuration or None
        return result


@gap(
    "autoscaling",
    Kind.ECHO,
    evidence="moto/autoscaling/responses.py (no such operations); [StartInstanceRefresh]"
    "(https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_StartInstanceRefresh.html), "
    "[auto rollback needs a numbered version](https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html)",
)
def instance_refresh() -> None:
    """An instance refresh replaces the group's instances at once; its preferences are read back."""
    for name in ("start_instance_refresh", "describe_instance_refreshes", "cancel_instance_refresh"):
        expect_missing(AutoScalingResponse, name)
    AutoScalingResponse.start_instance_refresh = _start_instance_refresh
    AutoScalingResponse.describe_instance_refreshes = _describe_instance_refreshes
    AutoScalingResponse.cancel_instance_refresh = _cancel_instance_refresh


def _refreshed_group(response: Any) -> Any:
    """The group that the request names."""
    name = response._get_param("AutoScalingGroupName")
    group = response.autoscaling_backend.autoscaling_groups.get(name)
    if group is None:
        raise ValidationError("AutoScalingGroup name not found - null")
    return group


def _start_instance_refresh(response: Any) -> ActionResult:
    """Replace the instances from the group's own configuration, to which the provider makes the desired one equal."""
    group = _refreshed_group(response)
    preferences = response._get_param("Preferences", {})
    configuration = response._get_param("DesiredConfiguration", {})
    mark_unproved(
        *(f"Preferences.{name}" for name in preferences), *(f"DesiredConfiguration.{name}" for name in configuration)
    )
    if preferences.get("AutoRollback") and (not configuration or group.launch_template_version in MOVING_VERSIONS):
        raise ValidationError(
            "AutoRollback needs a desired configuration whose launch template version is neither $Latest nor $Default."
        )
    desired = group.desired_capacity
    group.set_desired_capacity(0)
    group.set_desired_capacity(desired)
    now = utcnow()
    refresh = {
        "InstanceRefreshId": str(uuid.uuid4()),
        "AutoScalingGroupName": group.name,
        "Status": "Successful",
        "StartTime": now,
        "EndTime": now,
        "PercentageComplete": 100,
        "InstancesToUpdate": 0,
        "Preferences": preferences,
    }
    group.__dict__.setdefault("instance_refreshes", []).insert(0, refresh)
    return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})


def _describe_instance_refreshes(response: Any) -> ActionResult:
    """The refreshes of a group, the newest first."""
    wanted = response._get_param("InstanceRefreshIds", [])
    refreshes = _refreshed_group(response).__dict__.get("instance_refreshes", [])
    return ActionResult(
        {"InstanceRefreshes": [each for each in refreshes if not wanted or each["InstanceRefreshId"] in wanted]}
    )


def _cancel_instance_refresh(response: Any) -> ActionResult:
    """There is never one to cancel: each ends in the request that starts it."""
    _refreshed_group(response)
    raise AutoscalingClientError("ActiveInstanceRefreshNotFound", "No in progress or pending Instance Refresh found.")
