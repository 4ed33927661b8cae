"""Gaps of CodePipeline: what it answers, and what it looks at before it makes or changes a pipeline."""

from __future__ import annotations

import json
from typing import Any

from moto.codepipeline.models import CodePipeline, CodePipelineBackend
from moto.codepipeline.responses import CodePipelineResponse
from moto.core.exceptions import JsonRESTError
from moto.core.utils import unix_time
from moto.s3.models import s3_backends

from carshare_emulator.admission import Asked, trusts
from carshare_emulator.gap import Kind, expect_source, gap, wrap
from carshare_emulator.pipeline_structure import Refused, judge, stores_of
from carshare_emulator.references import find_role

SERVICE = "codepipeline.amazonaws.com"


@gap(
    "codepipeline",
    Kind.FIX,
    evidence="moto/codepipeline/models.py:93 (text where numbers belong); [PipelineMetadata]"
    "(https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineMetadata.html)",
)
def dates_are_numbers() -> None:
    """The dates of a pipeline are numbers, as the protocol has them."""
    expect_source(CodePipeline.metadata, '"created": iso_8601_datetime_with_milliseconds(self._created),')

    @wrap(CodePipelineResponse, "get_pipeline", 'return json.dumps({"pipeline": pipeline, "metadata": metadata})')
    def get_pipeline(original: Any, response: Any) -> str:
        answer = json.loads(original(response))
        pipeline = response.codepipeline_backend.pipelines[response._get_param("name")]
        answer["metadata"].update(created=unix_time(pipeline._created), updated=unix_time(pipeline._updated))
        return json.dumps(answer)


@gap(
    "codepipeline",
    Kind.FIX,
    evidence="moto/codepipeline/models.py:159 (reads no conditions and no lists), :250 (looks for no role), :147 (another error); "
    "[not authorized to perform AssumeRole on role](https://github.com/aws/aws-cdk/issues/11353), [no condition keys are documented]"
    "(https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-service-role-cli.html), "
    "[PipelineNameInUseException](https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_CreatePipeline.html)",
)
def roles_are_tried() -> None:
    """A pipeline's name is given once, and its role exists and trusts CodePipeline, as it is made and as it is changed."""

    judges.append(_judge_role)

    # moto's own method reads the role's trust in the same breath as it makes the pipeline, so all of it is replaced.
    @wrap(CodePipelineBackend, "create_pipeline", 'if "codepipeline.amazonaws.com" not in trusted_service_principals:')
    def create_pipeline(_original: Any, backend: Any, pipeline: dict[str, Any], tags: Any) -> Any:
        name = pipeline["name"]
        if name in backend.pipelines:
            raise JsonRESTError("PipelineNameInUseException", f"A pipeline with the name '{name}' already exists")
        _judge(backend, pipeline)
        made = CodePipeline(backend.account_id, backend.region_name, pipeline)
        made.validate_tags(tags or [])
        made.tags = {tag["key"]: tag["value"] for tag in tags or []}
        backend.pipelines[name] = made
        return pipeline, tags or []

    @wrap(CodePipelineBackend, "update_pipeline", 'pipeline["version"] = codepipeline.pipeline["version"] + 1')
    def update_pipeline(original: Any, backend: Any, pipeline: dict[str, Any]) -> Any:
        _judge(backend, pipeline)
        return original(backend, pipeline)


@gap(
    "codepipeline",
    Kind.FIX,
    evidence="moto/codepipeline/models.py:166, 250 (counts stages only); [pipeline structure]"
    "(https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html), [artifactStores]"
    "(https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html), [sources stay at home]"
    "(https://github.com/aws/aws-cdk/pull/4303), [types of pipelines]"
    "(https://docs.aws.amazon.com/codepipeline/latest/userguide/pipeline-types.html)",
)
def structures_are_judged() -> None:
    """Stages, actions, artifacts, stores and triggers of a pipeline fit each other, the type and the Region."""
    expect_source(CodePipelineBackend.create_pipeline, 'if len(pipeline["stages"]) < 2:')
    judges.append(lambda backend, pipeline: judge(pipeline, backend.region_name))


@gap(
    "codepipeline",
    Kind.FIX,
    evidence="moto/codepipeline/models.py:166 (looks for no bucket); [No bucket with the name was found]"
    "(https://github.com/aws-samples/aws-ecs-anywhere-workshop-samples/issues/4), [not located in the region]"
    "(https://github.com/aws-cloudformation/community-registry-extensions/issues/76)",
)
def stores_exist() -> None:
    """The bucket of each artifact store exists, and stands in the store's Region."""
    judges.append(_judge_buckets)


# What CreatePipeline and UpdatePipeline ask, in this order; filled by the gaps above and by codepipeline_rights.
judges: list[Any] = []


def _judge(backend: Any, pipeline: dict[str, Any]) -> None:
    """Raise unless a pipeline is as it must be."""
    for each in judges:
        each(backend, pipeline)


def _judge_role(backend: Any, pipeline: dict[str, Any]) -> None:
    """Raise unless CodePipeline may assume the role."""
    role = find_role(backend.account_id, backend.region_name, pipeline["roleArn"])
    if role is None or not trusts(role, Asked("sts:AssumeRole", service=SERVICE)):
        raise Refused("structure", f"CodePipeline is not authorized to perform AssumeRole on role {pipeline['roleArn']}")


def _judge_buckets(backend: Any, pipeline: dict[str, Any]) -> None:
    """Raise unless all stores' buckets are there."""
    buckets = s3_backends[backend.account_id][backend.partition].buckets
    for region, store in stores_of(pipeline, backend.region_name).items():
        bucket = buckets.get(store["location"])
        if bucket is None or bucket.region_name != region:
            raise Refused(
                "structure",
                f"An error occurred while validating the artifact bucket '{store['location']}': no bucket with the name "
                f"{store['location']} was found in '{region}'",
            )
