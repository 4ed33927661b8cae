"""Gaps of EventBridge: what it looks at before a rule gets a pipeline for a target."""

from __future__ import annotations

from typing import Any

from moto.codepipeline.models import codepipeline_backends
from moto.events.exceptions import ValidationException
from moto.events.models import EventsBackend

from carshare_emulator.admission import assumes, lacks
from carshare_emulator.gap import Kind, gap, wrap
from carshare_emulator.references import find_role

SERVICE = "events.amazonaws.com"


@gap(
    "events",
    Kind.STRICT,
    evidence="moto/events/models.py:1394 (looks at nothing); [rights of a target's role]"
    "(https://docs.aws.amazon.com/codepipeline/latest/userguide/create-cwe-codecommit.html)",
)
def pipelines_can_be_started() -> None:
    """A pipeline that is a rule's target exists, and the role may start it (AWS fails at the event)."""
    _before_each_pipeline(_judge_start)


@gap(
    "events",
    Kind.FIX,
    evidence="moto/events/models.py:1394 (looks at the ARN's form only); [RoleArn is required for target]"
    "(https://github.com/awsdocs/aws-codepipeline-user-guide/pull/18), [cannot be assumed by principal]"
    "(https://github.com/Miserlou/Zappa/issues/381), [condition keys]"
    "(https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html)",
)
def pipelines_have_a_role() -> None:
    """A pipeline that is a rule's target comes with a role, which trusts EventBridge."""
    _before_each_pipeline(_judge_role)


def _before_each_pipeline(judge: Any) -> None:
    """Let a function judge each target that is a pipeline, before those that were put here earlier."""

    @wrap(EventsBackend, "put_targets", "# super simple ARN check")
    def put_targets(original: Any, backend: Any, name: str, bus: str | None, targets: list[dict[str, Any]]) -> None:
        for target in targets:
            if ":codepipeline:" in target["Arn"]:
                judge(backend, name, target)
        original(backend, name, bus, targets)


def _role(backend: Any, target: dict[str, Any]) -> Any:
    """The role of a target, or nothing."""
    return find_role(backend.account_id, backend.region_name, target.get("RoleArn") or "")


def _judge_role(backend: Any, rule: str, target: dict[str, Any]) -> None:
    """Raise unless the target has a role that EventBridge may assume."""
    if not target.get("RoleArn"):
        raise ValidationException(f"RoleArn is required for target {target['Arn']}.")
    arn = f"arn:{backend.partition}:events:{backend.region_name}:{backend.account_id}:rule/{rule}"
    if not assumes(_role(backend, target), SERVICE, backend.account_id, arn):
        raise ValidationException(f"Provided role '{target['RoleArn']}' cannot be assumed by principal '{SERVICE}'.")


def _judge_start(backend: Any, _rule: str, target: dict[str, Any]) -> None:
    """Raise unless the pipeline is there and the role may start it."""
    pipelines = codepipeline_backends[backend.account_id][backend.region_name].pipelines
    if target["Arn"] not in [each._arn for each in pipelines.values()]:
        raise ValidationException(f"The pipeline {target['Arn']} does not exist")
    missing = lacks(_role(backend, target), [("codepipeline:StartPipelineExecution", target["Arn"])])
    if missing:
        raise ValidationException(f"{target['RoleArn']} may not {missing}")
