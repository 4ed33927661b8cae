"""Gaps of CodeDeploy: what it looks at before it makes or changes a deployment group, and what its role may do."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from moto.autoscaling.models import autoscaling_backends
from moto.cloudwatch.models import cloudwatch_backends
from moto.codedeploy.exceptions import CodeDeployException
from moto.codedeploy.models import CodeDeployBackend
from moto.elbv2.models import elbv2_backends

from carshare_emulator.admission import assumes, lacks
from carshare_emulator.gap import Kind, gap, wrap
from carshare_emulator.gaps.codedeploy import SETTINGS, judges
from carshare_emulator.references import find_role

SERVICE = "codedeploy.amazonaws.com"
MOST_ALARMS = 10
# https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
CONFIGURATIONS = ("CodeDeployDefault.AllAtOnce", "CodeDeployDefault.HalfAtATime", "CodeDeployDefault.OneAtATime")
ROLLBACK_EVENTS = ("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST")
API = "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html"


@gap(
    "codedeploy",
    Kind.FIX,
    evidence=f"moto/codedeploy/models.py:329 (takes any); [CreateDeploymentGroup: errors]({API}), [InvalidRoleException]"
    "(https://github.com/aws/aws-sdk-ruby/issues/772), [condition keys]"
    "(https://docs.aws.amazon.com/codedeploy/latest/userguide/security_confused_deputy.html)",
)
def groups_are_judged() -> None:
    """A deployment group's role, Auto Scaling groups and configuration exist, and its alarms and its rollback are well-formed."""
    judges.extend((_judge_role, _judge_format))

    @wrap(CodeDeployBackend, "create_deployment_group", "dg = DeploymentGroup(")
    def create_deployment_group(original: Any, backend: Any, *arguments: Any, **parameters: Any) -> Any:
        application = backend.get_application(parameters["application_name"])
        wanted = {name: parameters.get(name) for name in (*SETTINGS.values(), "deployment_group_name")}
        for judge in judges:
            judge(backend, SimpleNamespace(application=application, **wanted))
        return original(backend, *arguments, **parameters)


@gap(
    "codedeploy",
    Kind.STRICT,
    evidence="moto/codedeploy/models.py:329 (looks at nothing); [alarms are looked at by deployments]"
    "(https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html), [rights of a service role]"
    "(https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRole.html)",
)
def deployments_can_run() -> None:
    """A deployment group's target groups and alarms exist, and its role may do what a deployment takes (AWS fails at deployment)."""
    judges.extend((_judge_targets, _judge_rights))


def _scaling_groups(backend: Any, group: Any) -> list[Any]:
    """The Auto Scaling groups of a deployment group."""
    known = autoscaling_backends[backend.account_id][backend.region_name].autoscaling_groups
    for name in group.auto_scaling_groups or []:
        if name not in known:
            raise CodeDeployException("InvalidAutoScalingGroupException", f"Auto Scaling group {name} does not exist")
    return [known[name] for name in group.auto_scaling_groups or []]


def _judge_role(backend: Any, group: Any) -> None:
    """Raise unless CodeDeploy may assume the role, and put its hook into the Auto Scaling groups."""
    role = find_role(backend.account_id, backend.region_name, group.service_role_arn)
    arn = backend._deployment_group_arn(group.application.application_name, group.deployment_group_name)
    if not assumes(role, SERVICE, backend.account_id, arn):
        raise CodeDeployException("InvalidRoleException", "Cannot assume role provided.")
    scaling = _scaling_groups(backend, group)
    rights = [("autoscaling:PutLifecycleHook", each.arn) for each in scaling]
    if scaling:
        rights.append(("autoscaling:DescribeAutoScalingGroups", "*"))
    missing = lacks(role, rights)
    if missing:
        raise CodeDeployException("InvalidRoleException", f"The role does not grant the appropriate permissions: {missing}")


def _judge_format(_backend: Any, group: Any) -> None:
    """Raise unless the members of a group are what CodeDeploy knows."""
    configuration = str(group.deployment_config_name or CONFIGURATIONS[-1])
    if configuration not in CONFIGURATIONS:
        message = f"No deployment configuration found for name: {configuration}"
        raise CodeDeployException("DeploymentConfigDoesNotExistException", message)
    alarms = group.alarm_configuration or {}
    names = [each.get("name") for each in alarms.get("alarms") or []]
    if (alarms.get("enabled") and not names) or not all(names) or len(set(names)) < len(names):
        raise CodeDeployException("InvalidAlarmConfigException", "The alarms are none, unnamed or named twice")
    if len(names) > MOST_ALARMS:
        raise CodeDeployException("AlarmsLimitExceededException", f"More than {MOST_ALARMS} alarms")
    rollback = group.auto_rollback_configuration or {}
    events = rollback.get("events") or []
    if (rollback.get("enabled") and not events) or not set(events) <= set(ROLLBACK_EVENTS):
        raise CodeDeployException("InvalidAutoRollbackConfigException", f"The events {events} are not valid")
    style = (group.deployment_style or {}).get("deploymentOption")
    if style == "WITH_TRAFFIC_CONTROL" and not any((group.load_balancer_info or {}).values()):
        message = "For WITH_TRAFFIC_CONTROL a load balancer or target group must be specified"
        raise CodeDeployException("InvalidLoadBalancerInfoException", message)


def _target_groups(backend: Any, group: Any) -> list[Any]:
    """The target groups of a deployment group."""
    known = {each.name: each for each in elbv2_backends[backend.account_id][backend.region_name].target_groups.values()}
    names = [each.get("name") for each in (group.load_balancer_info or {}).get("targetGroupInfoList") or []]
    for name in names:
        if name not in known:
            raise CodeDeployException("InvalidLoadBalancerInfoException", f"The target group {name} does not exist")
    return [known[name] for name in names]


def _alarm_names(group: Any) -> list[str]:
    """The alarms that a deployment looks at."""
    alarms = group.alarm_configuration or {}
    return [each["name"] for each in alarms.get("alarms") or []] if alarms.get("enabled") else []


def _judge_targets(backend: Any, group: Any) -> None:
    """Raise unless the target groups and the alarms exist, and the target groups are those of the Auto Scaling groups."""
    targets = _target_groups(backend, group)
    for scaling in _scaling_groups(backend, group):
        for each in targets:
            if each.arn not in scaling.target_group_arns:
                message = f"The Auto Scaling group {scaling.name} is not attached to the target group {each.name}"
                raise CodeDeployException("InvalidLoadBalancerInfoException", message)
    known = cloudwatch_backends[backend.account_id][backend.region_name].alarms
    for name in _alarm_names(group):
        if name not in known:
            raise CodeDeployException("InvalidAlarmConfigException", f"The alarm {name} does not exist")


def _judge_rights(backend: Any, group: Any) -> None:
    """Raise unless the role may do what a deployment in place behind target groups takes."""
    role = find_role(backend.account_id, backend.region_name, group.service_role_arn)
    rights = [("ec2:DescribeInstances", "*"), ("ec2:DescribeInstanceStatus", "*")]
    for scaling in _scaling_groups(backend, group):
        rights.append(("autoscaling:DescribeLifecycleHooks", "*"))
        for action in ("CompleteLifecycleAction", "DeleteLifecycleHook", "RecordLifecycleActionHeartbeat"):
            rights.append((f"autoscaling:{action}", scaling.arn))
    for target in _target_groups(backend, group):
        rights += [("elasticloadbalancing:DescribeTargetGroups", "*"), ("elasticloadbalancing:DescribeTargetHealth", "*")]
        for action in ("DeregisterTargets", "RegisterTargets"):
            rights.append((f"elasticloadbalancing:{action}", target.arn))
    if _alarm_names(group):
        base = f"arn:{backend.partition}:cloudwatch:{backend.region_name}:{backend.account_id}"
        rights.append(("cloudwatch:DescribeAlarms", f"{base}:alarm:*"))
    missing = lacks(role, rights)
    if missing:
        # Not InvalidRoleException: the provider would ask again for five minutes.
        raise CodeDeployException("InvalidInputException", f"{group.service_role_arn} may not {missing}")
