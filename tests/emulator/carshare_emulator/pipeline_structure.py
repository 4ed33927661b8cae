"""What CodePipeline asks of a pipeline's structure.

Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html and the pages below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from moto.core.exceptions import JsonRESTError

CONNECTION = "CodeStarSourceConnection"


@dataclass(frozen=True)
class Provider:
    """An action provider: how many artifacts it takes and gives, and the keys of its configuration."""

    category: str
    inputs: range
    outputs: range
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    can_be_elsewhere: bool = False


def _keys(*names: str) -> frozenset[str]:
    return frozenset(names)


# https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html (numbers) and
# https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html (configurations)
PROVIDERS = {
    "CodeCommit": Provider(
        "Source",
        range(1),
        range(1, 2),
        _keys("RepositoryName", "BranchName"),
        _keys("PollForSourceChanges", "OutputArtifactFormat"),
    ),
    CONNECTION: Provider(
        "Source",
        range(1),
        range(1, 2),
        _keys("ConnectionArn", "FullRepositoryId", "BranchName"),
        _keys("OutputArtifactFormat", "DetectChanges"),
    ),
    "S3": Provider(
        "Source", range(1), range(1, 2), _keys("S3Bucket", "S3ObjectKey"), _keys("PollForSourceChanges", "AllowOverrideForS3ObjectKey")
    ),
    "CodeBuild": Provider(
        "Build",
        range(1, 6),
        range(6),
        _keys("ProjectName"),
        _keys("PrimarySource", "BatchEnabled", "BuildspecOverride", "CombineArtifacts", "EnvironmentVariables"),
        can_be_elsewhere=True,
    ),
    "Manual": Provider("Approval", range(1), range(1), _keys(), _keys("NotificationArn", "CustomData", "ExternalEntityLink")),
    "CodeDeploy": Provider(
        "Deploy", range(1, 2), range(1), _keys("ApplicationName", "DeploymentGroupName"), can_be_elsewhere=True
    ),
}
FLAGS = ("PollForSourceChanges", "DetectChanges")


class Refused(JsonRESTError):
    """A part of a pipeline is not as it must be: a structure, a stage or an action."""

    def __init__(self, part: str, message: str) -> None:
        code = {"structure": "InvalidStructureException"}.get(part, f"Invalid{part.title()}DeclarationException")
        super().__init__(code, message)


def actions_of(pipeline: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All actions, in the order of their stages and of their run order."""
    for stage in pipeline["stages"]:
        yield from sorted(stage["actions"], key=lambda action: action.get("runOrder", 1))


def stores_of(pipeline: dict[str, Any], region: str) -> dict[str, dict[str, Any]]:
    """The artifact stores by Region."""
    if "artifactStores" in pipeline:
        stores: dict[str, dict[str, Any]] = pipeline["artifactStores"]
        return stores
    return {region: pipeline["artifactStore"]}


def judge(pipeline: dict[str, Any], region: str) -> None:
    """Raise `Refused` unless the pipeline is one that this Region's CodePipeline takes."""
    if len(pipeline["stages"]) < 2:
        raise Refused("structure", "There should be a minimum of 2 stages in a pipeline")
    _judge_stages(pipeline["stages"])
    for action in actions_of(pipeline):
        _judge_action(action, region)
    _judge_artifacts(pipeline["stages"])
    _judge_stores(pipeline, region)
    _judge_version(pipeline)
    _judge_triggers(pipeline)


def _judge_stages(stages: list[dict[str, Any]]) -> None:
    """Stages have names of their own, and sources are the first stage's."""
    _expect_unique("stage", [stage["name"] for stage in stages])
    for number, stage in enumerate(stages):
        _expect_unique("action", [action["name"] for action in stage["actions"]])
        if not stage["actions"]:
            raise Refused("stage", f"Stage {stage['name']} has no actions")
        for action in stage["actions"]:
            if (action["actionTypeId"]["category"] == "Source") != (number == 0):
                raise Refused("structure", f"Action {action['name']}: the first stage, and no other, has source actions, and no others")


def _expect_unique(part: str, names: list[str]) -> None:
    """No name stands twice."""
    if len(set(names)) < len(names):
        raise Refused(part, f"The names {names} are not unique")


def _judge_action(action: dict[str, Any], region: str) -> None:
    """The provider exists, its configuration is complete and known, and so is the number of its artifacts."""
    name, kind = action["name"], action["actionTypeId"]
    provider = PROVIDERS.get(kind["provider"])
    if provider is None or (kind["category"], kind["owner"], kind["version"]) != (provider.category, "AWS", "1"):
        raise Refused("action", f"ActionType {kind} in action '{name}' is not available in region {region}")
    configuration = action.get("configuration") or {}
    for key in sorted(provider.required - set(configuration)):
        raise Refused("action", f"Action configuration for action '{name}' is missing required configuration '{key}'")
    for key in sorted(set(configuration) - provider.required - provider.optional):
        raise Refused("action", f"Action configuration for action '{name}' contains unknown configuration '{key}'")
    for key in FLAGS:
        if configuration.get(key, "true") not in ("true", "false"):
            raise Refused("action", f"Action configuration {key} of action '{name}' must be true or false")
    for member, allowed in (("inputArtifacts", provider.inputs), ("outputArtifacts", provider.outputs)):
        if len(action.get(member) or []) not in allowed:
            raise Refused("action", f"Action '{name}' has a wrong number of {member}")
    if action.get("region", region) != region and not provider.can_be_elsewhere:
        raise Refused("action", f"Action '{name}' cannot run in another region than the pipeline's")


def _judge_artifacts(stages: list[dict[str, Any]]) -> None:
    """What an action takes, an earlier one has given; what it gives, and its namespace, have names of their own."""
    given: set[str] = set()
    namespaces: set[str] = set()
    for stage in stages:
        for order in sorted({action.get("runOrder", 1) for action in stage["actions"]}):
            together = [action for action in stage["actions"] if action.get("runOrder", 1) == order]
            for action in together:
                for artifact in action.get("inputArtifacts") or []:
                    if artifact["name"] not in given:
                        raise Refused("action", f"Input artifact {artifact['name']} is not the output of an earlier action")
            for action in together:
                for artifact in action.get("outputArtifacts") or []:
                    _add(given, artifact["name"])
                if action.get("namespace"):
                    _add(namespaces, action["namespace"])


def _add(names: set[str], name: str) -> None:
    """A name is given once."""
    if name in names:
        raise Refused("action", f"The name {name} is given twice")
    names.add(name)


def _judge_stores(pipeline: dict[str, Any], region: str) -> None:
    """There is a store for the pipeline's Region and for the Region of each action."""
    if ("artifactStore" in pipeline) == ("artifactStores" in pipeline):
        raise Refused("structure", "Exactly one of artifactStore and artifactStores must be there")
    stores = stores_of(pipeline, region)
    regions = {region} | {action.get("region", region) for action in actions_of(pipeline)}
    for missing in sorted(regions - set(stores)):
        raise Refused("structure", f"There is no artifact store for the region {missing}")


def _judge_version(pipeline: dict[str, Any]) -> None:
    """What only pipelines of type V2 have."""
    if pipeline.get("pipelineType", "V1") == "V2":
        return
    if pipeline.get("executionMode", "SUPERSEDED") != "SUPERSEDED":
        raise Refused("structure", "The execution mode is only for pipelines of type V2")
    for member in ("triggers", "variables"):
        if pipeline.get(member):
            raise Refused("structure", f"{member} are only for pipelines of type V2")


def _judge_triggers(pipeline: dict[str, Any]) -> None:
    """Each trigger names another source action, which is a connection's."""
    sources = [
        action["name"]
        for action in pipeline["stages"][0]["actions"]
        if action["actionTypeId"]["provider"] == CONNECTION
    ]
    named = [trigger["gitConfiguration"]["sourceActionName"] for trigger in pipeline.get("triggers") or []]
    _expect_unique("structure", named)
    for name in named:
        if name not in sources:
            raise Refused("structure", f"The trigger's source action {name} is not one of a connection")
