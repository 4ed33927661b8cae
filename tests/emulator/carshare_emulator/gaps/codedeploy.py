"""Gaps of CodeDeploy: how groups and applications are read back, changed and deleted."""

from __future__ import annotations

from typing import Any

import moto.codedeploy.responses as responses
from moto.autoscaling.models import autoscaling_backends
from moto.codedeploy.exceptions import DeploymentGroupAlreadyExistsException
from moto.codedeploy.models import CodeDeployBackend, DeploymentGroup
from moto.codedeploy.responses import CodeDeployResponse
from moto.core.responses import ActionResult, EmptyResult
from moto.moto_api._internal import mock_random

from carshare_emulator.gap import Kind, expect_missing, expect_source, gap, wrap
from carshare_emulator.unproved import mark_unproved

# Members of UpdateDeploymentGroup and the attributes of moto's group.
SETTINGS = {
    "alarmConfiguration": "alarm_configuration",
    "autoRollbackConfiguration": "auto_rollback_configuration",
    "autoScalingGroups": "auto_scaling_groups",
    "deploymentConfigName": "deployment_config_name",
    "deploymentStyle": "deployment_style",
    "loadBalancerInfo": "load_balancer_info",
    "outdatedInstancesStrategy": "outdated_instances_strategy",
    "serviceRoleArn": "service_role_arn",
    "terminationHookEnabled": "termination_hook_enabled",
    "triggerConfigurations": "trigger_configurations",
}
UNJUDGED = ("outdatedInstancesStrategy", "terminationHookEnabled", "triggerConfigurations")


@gap(
    "codedeploy",
    Kind.FIX,
    evidence="moto/codedeploy/responses.py:33, 37 (names where objects belong, and no alarms); [DeploymentGroupInfo]"
    "(https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentGroupInfo.html), [AutoScalingGroup]"
    "(https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AutoScalingGroup.html)",
)
def groups_are_read_back() -> None:
    """A deployment group shows its alarms, and its Auto Scaling groups with their hooks."""
    original = responses._deployment_group_info
    expect_source(original, '"alarmConfiguration": {},  # TODO')

    def deployment_group_info(group: Any) -> dict[str, Any]:
        hooks = getattr(group, "hooks", {})
        names = [{"name": name, **({"hook": hooks[name]} if name in hooks else {})} for name in group.auto_scaling_groups]
        return {**original(group), "autoScalingGroups": names, "alarmConfiguration": group.alarm_configuration or {}}

    responses._deployment_group_info = deployment_group_info


@gap(
    "codedeploy",
    Kind.FIX,
    evidence="moto/codedeploy/models.py:365 (tells Auto Scaling nothing); [how Auto Scaling works with CodeDeploy]"
    "(https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-auto-scaling.html)",
)
def groups_have_hooks() -> None:
    """A deployment group puts a lifecycle hook of its own into its Auto Scaling groups, and takes it away as it goes."""
    expect_missing(DeploymentGroup, "hooks")
    _after_change.append(_put_hooks)

    @wrap(CodeDeployBackend, "create_deployment_group", "dg = DeploymentGroup(")
    def create_deployment_group(original: Any, backend: Any, *arguments: Any, **parameters: Any) -> Any:
        answer = original(backend, *arguments, **parameters)
        _put_hooks(backend, backend.get_deployment_group(parameters["application_name"], parameters["deployment_group_name"]))
        return answer


def _put_hooks(backend: Any, group: Any) -> None:
    """Let each of the group's Auto Scaling groups, and no other, have the hook."""
    autoscaling = autoscaling_backends[backend.account_id][backend.region_name]
    hooks = dict(getattr(group, "hooks", {}))
    for gone in set(hooks) - set(group.auto_scaling_groups):
        autoscaling.delete_lifecycle_hook(gone, hooks.pop(gone))
    for name in group.auto_scaling_groups:
        if name not in hooks:
            hook = f"CodeDeploy-managed-automatic-launch-deployment-hook-{group.deployment_group_name}-{mock_random.uuid4()}"
            transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
            autoscaling.create_lifecycle_hook(hook, name, transition, 600, "ABANDON")
            hooks[name] = hook
    group.hooks = hooks


@gap(
    "codedeploy",
    Kind.ECHO,
    evidence="moto/codedeploy/responses.py (no such operation); [UpdateDeploymentGroup]"
    "(https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_UpdateDeploymentGroup.html)",
)
def groups_can_be_changed() -> None:
    """A deployment group can be changed and renamed; what is not sent stays."""
    expect_missing(CodeDeployResponse, "update_deployment_group")

    def update_deployment_group(response: Any) -> Any:
        backend = response.codedeploy_backend
        application, name = response._get_param("applicationName"), response._get_param("currentDeploymentGroupName")
        group = backend.get_deployment_group(application, name)
        renamed = response._get_param("newDeploymentGroupName") or name
        groups = backend.deployment_groups[application]
        if renamed != name and renamed in groups:
            raise DeploymentGroupAlreadyExistsException(f"Deployment group {renamed} already exists.")
        changes = {each: response._get_param(each) for each in SETTINGS if response._get_param(each) is not None}
        before = dict(vars(group))
        vars(group).update({SETTINGS[each]: value for each, value in changes.items()}, deployment_group_name=renamed)
        try:
            for judge in judges:
                judge(backend, group)
        except Exception:
            vars(group).update(before)
            raise
        groups[renamed] = groups.pop(name)
        for act in _after_change:
            act(backend, group)
        mark_unproved(*(each for each in UNJUDGED if each in changes))
        return ActionResult({"hooksNotCleanedUp": []})

    CodeDeployResponse.update_deployment_group = update_deployment_group


@gap(
    "codedeploy",
    Kind.FIX,
    evidence="moto/codedeploy/responses.py (no such operations); [DeleteApplication]"
    "(https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeleteApplication.html), [DeleteDeploymentGroup]"
    "(https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeleteDeploymentGroup.html)",
)
def groups_and_applications_go() -> None:
    """A deployment group can be deleted, and an application with all of its groups; what is not there is deleted too."""
    for name in ("delete_application", "delete_deployment_group"):
        expect_missing(CodeDeployResponse, name)

    def delete_deployment_group(response: Any) -> Any:
        _delete_group(response, response._get_param("applicationName"), response._get_param("deploymentGroupName"))
        return ActionResult({"hooksNotCleanedUp": []})

    def delete_application(response: Any) -> Any:
        backend, name = response.codedeploy_backend, response._get_param("applicationName")
        for group in list(backend.deployment_groups.get(name, {})):
            _delete_group(response, name, group)
        backend.applications.pop(name, None)
        backend.tagger.delete_all_tags_for_resource(backend._application_arn(name))
        return EmptyResult()

    CodeDeployResponse.delete_deployment_group = delete_deployment_group
    CodeDeployResponse.delete_application = delete_application


def _delete_group(response: Any, application: str, name: str) -> None:
    """Forget a group, its hooks and its tags."""
    backend = response.codedeploy_backend
    group = backend.deployment_groups.get(application, {}).pop(name, None)
    if group is not None:
        group.auto_scaling_groups = []
        _put_hooks(backend, group)
        backend.tagger.delete_all_tags_for_resource(backend._deployment_group_arn(application, name))


# What a new or changed group must be, in this order (filled by codedeploy_judgement), and what follows from a change.
judges: list[Any] = []
_after_change: list[Any] = []
