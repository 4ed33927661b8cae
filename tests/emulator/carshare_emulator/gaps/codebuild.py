"""Gaps of CodeBuild: what it looks at before it makes or changes a project, and what a build's role may do."""

from __future__ import annotations

from typing import Any

import moto.codebuild.responses as responses
from moto.codebuild.exceptions import InvalidInputException, ResourceNotFoundException
from moto.codebuild.models import CodeBuildBackend
from moto.codebuild.responses import CodeBuildResponse
from moto.core.responses import ActionResult
from moto.logs.models import logs_backends

from carshare_emulator.admission import assumes, lacks
from carshare_emulator.gap import Kind, expect_missing, expect_source, gap, wrap
from carshare_emulator.references import find_key, find_role
from carshare_emulator.unproved import mark_unproved

SERVICE = "codebuild.amazonaws.com"
PIPELINE = "CODEPIPELINE"
# Of CreateProject and UpdateProject, whose names in a project are the same.
SETTINGS = (
    "artifacts",
    "cache",
    "description",
    "encryptionKey",
    "environment",
    "logsConfig",
    "queuedTimeoutInMinutes",
    "serviceRole",
    "source",
    "tags",
    "timeoutInMinutes",
)
UNJUDGED = ("cache", "description", "queuedTimeoutInMinutes", "tags", "timeoutInMinutes")


@gap(
    "codebuild",
    Kind.FIX,
    evidence="moto/codebuild/responses.py:27, 54 (demands a location); [ProjectSource]"
    "(https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html), [both types or neither]"
    "(https://github.com/cloudposse/terraform-aws-codebuild/issues/23)",
)
def pipelines_have_no_location() -> None:
    """A project of a pipeline has no location, and both its source and its artifacts are the pipeline's."""
    _spare_pipelines("_validate_required_params_source")
    _spare_pipelines("_validate_required_params_artifacts")
    _judges.append(_judge_types)


def _spare_pipelines(name: str) -> None:
    """Keep moto's function from asking for a location where the pipeline gives it."""
    original = getattr(responses, name)
    expect_source(original, '"location" not in')

    def validate(given: dict[str, Any]) -> None:
        if given["type"] != PIPELINE:
            original(given)

    setattr(responses, name, validate)


def _judge_types(_response: Any, project: dict[str, Any]) -> None:
    """Raise unless both types are the pipeline's, or neither."""
    if (project["source"]["type"] == PIPELINE) != (project["artifacts"]["type"] == PIPELINE):
        raise InvalidInputException(
            "Invalid input: when using CodePipeline both sourceType, and artifactType must be set to: CODEPIPELINE"
        )


@gap(
    "codebuild",
    Kind.FIX,
    evidence="moto/codebuild/responses.py:140 (no such parameter), moto/codebuild/models.py:123 (always alias/aws/s3); "
    "[encryptionKey](https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html)",
)
def projects_have_a_key() -> None:
    """A project keeps the key that it was given."""

    @wrap(CodeBuildResponse, "create_project", 'return ActionResult({"project": project_metadata})')
    def create_project(original: Any, response: Any) -> Any:
        answer = original(response)
        key = response._get_param("encryptionKey")
        if key:
            answer.result["project"]["encryptionKey"] = key
        return answer


@gap(
    "codebuild",
    Kind.ECHO,
    evidence="moto/codebuild/responses.py (no such operation); [UpdateProject]"
    "(https://docs.aws.amazon.com/codebuild/latest/APIReference/API_UpdateProject.html)",
)
def projects_can_be_changed() -> None:
    """A project can be changed; what is not sent stays."""
    expect_missing(CodeBuildResponse, "update_project")

    def update_project(response: Any) -> Any:
        name = response._get_param("name")
        project = response.codebuild_backend.codebuild_projects.get(name)
        if project is None:
            raise ResourceNotFoundException(f"Project cannot be found: {name}")
        changes = {each: response._get_param(each) for each in SETTINGS if response._get_param(each) is not None}
        after = {**project.project_metadata, **changes}
        _judge(response, after)
        project.project_metadata.update(changes)
        mark_unproved(*(each for each in UNJUDGED if each in changes))
        return ActionResult({"project": project.project_metadata})

    CodeBuildResponse.update_project = update_project


@gap(
    "codebuild",
    Kind.FIX,
    evidence="moto/codebuild/models.py:309 (knows names only, and the provider sends the ARN); [DeleteProject]"
    "(https://docs.aws.amazon.com/codebuild/latest/APIReference/API_DeleteProject.html), "
    "[what the provider sends](https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/codebuild/project.go)",
)
def projects_go_by_their_arn() -> None:
    """A project is deleted by its name or its ARN."""

    @wrap(CodeBuildBackend, "delete_project", "self.codebuild_projects.pop(project_name, None)")
    def delete_project(original: Any, backend: Any, name: str) -> None:
        original(backend, name.rsplit("/", 1)[-1])


@gap(
    "codebuild",
    Kind.FIX,
    evidence="moto/codebuild/responses.py:34 (looks at the account only); [CodeBuild is not authorized to perform sts:AssumeRole]"
    "(https://github.com/aws-samples/sagemaker-run-notebook/issues/12), [condition keys]"
    "(https://docs.aws.amazon.com/codebuild/latest/userguide/cross-service-confused-deputy-prevention.html)",
)
def roles_are_tried() -> None:
    """The role of a project exists and trusts CodeBuild, as the project is made and as it is changed."""
    _judges.append(_judge_role)

    @wrap(CodeBuildResponse, "create_project", "_validate_required_params_service_role(")
    def create_project(original: Any, response: Any) -> Any:
        _judge(response, {each: response._get_param(each) for each in ("name", *SETTINGS)})
        return original(response)


@gap(
    "codebuild",
    Kind.STRICT,
    evidence="moto/codebuild/responses.py:124 (looks at nothing of it); [rights of a build]"
    "(https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html), [images and their architectures]"
    "(https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html)",
)
def builds_can_run() -> None:
    """A build's image fits its environment, its log group and its key exist, and its role may use both (AWS fails at the build)."""
    _judges.append(_judge_build)


@gap(
    "codebuild",
    Kind.FIX,
    evidence="moto/codebuild/responses.py:124 (takes any); [no ARM environment types in GovCloud]"
    "(https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-acb.html), [what it says then]"
    "(https://github.com/aws-ia/terraform-aws-sce-tf-community/issues/6)",
)
def machines_are_where_they_are() -> None:
    """There are no Arm machines in GovCloud."""
    _judges.insert(0, _judge_machine)


# What CreateProject and UpdateProject ask, in this order; filled by the gaps above.
_judges: list[Any] = []


def _judge(response: Any, project: dict[str, Any]) -> None:
    """Raise unless a project is as it must be."""
    for judge in _judges:
        judge(response, project)


def _role(response: Any, project: dict[str, Any]) -> Any:
    """The role of a project, or nothing."""
    return find_role(response.current_account, response.region, project["serviceRole"])


def _judge_machine(response: Any, project: dict[str, Any]) -> None:
    """Raise where the Region lacks the machine."""
    environment = project["environment"]
    if environment["type"].startswith("ARM") and response.region.startswith("us-gov-"):
        combination = f"environment type {environment['type']} and compute type {environment['computeType']} combination"
        raise InvalidInputException(f"The {combination} is not supported in {response.region}")


def _judge_role(response: Any, project: dict[str, Any]) -> None:
    """Raise unless CodeBuild may assume the role."""
    partition = response.codebuild_backend.partition
    arn = f"arn:{partition}:codebuild:{response.region}:{response.current_account}:project/{project['name']}"
    if not assumes(_role(response, project), SERVICE, response.current_account, arn):
        raise InvalidInputException(f"CodeBuild is not authorized to perform: sts:AssumeRole on {project['serviceRole']}")


def _judge_build(response: Any, project: dict[str, Any]) -> None:
    """Raise unless a build could start, log and write its artifacts."""
    environment = project["environment"]
    image = environment.get("image", "")
    # All of AWS' own images for Arm, and no other, have it in their names.
    if image.startswith("aws/codebuild/") and ("aarch64" in image) != environment["type"].startswith("ARM"):
        raise InvalidInputException(f"The image {image} does not run in an environment of type {environment['type']}")
    account, region = response.current_account, response.region
    role = _role(response, project)
    key_arn = project.get("encryptionKey")
    if key_arn and "alias/aws/" not in key_arn:
        key = find_key(account, region, key_arn)
        if key is None:
            raise InvalidInputException(f"The key {key_arn} does not exist in {region}")
        context = {"kms:ViaService": f"s3.{region}.amazonaws.com", "kms:CallerAccount": account}
        _refuse(role, lacks(role, [("kms:Decrypt", key.arn), ("kms:GenerateDataKey", key.arn)], context))
    logs = (project.get("logsConfig") or {}).get("cloudWatchLogs") or {}
    name = logs.get("groupName")
    if logs.get("status") == "ENABLED" and name:
        group = logs_backends[account][region].groups.get(name)
        if group is None:
            raise InvalidInputException(f"The log group {name} does not exist")
        stream = f"{group.arn.removesuffix(':*')}:log-stream:{logs.get('streamName') or 'build'}"
        _refuse(role, lacks(role, [("logs:CreateLogStream", stream), ("logs:PutLogEvents", stream)]))


def _refuse(role: Any, missing: str) -> None:
    """Raise if a right is missing."""
    if missing:
        raise InvalidInputException(f"{role.arn} may not {missing}")
