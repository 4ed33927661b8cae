"""Gaps of CodePipeline: what its actions name, and what its role may do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from moto.codebuild.models import codebuild_backends
from moto.codecommit.models import codecommit_backends
from moto.codedeploy.models import codedeploy_backends
from moto.s3.models import s3_backends
from moto.sns.models import sns_backends

from carshare_emulator.admission import lacks
from carshare_emulator.gap import Kind, gap
from carshare_emulator.gaps.codepipeline import judges
from carshare_emulator.pipeline_structure import CONNECTION, Refused, actions_of, stores_of
from carshare_emulator.references import find_key, find_role


@gap(
    "codepipeline",
    Kind.STRICT,
    evidence="moto/codepipeline/models.py:166, 250 (looks at nothing); [rights of a pipeline's role]"
    "(https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html), [of its actions]"
    "(https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html), [resources of CodeDeploy's actions]"
    "(https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html), [keys of artifacts]"
    "(https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html)",
)
def pipelines_can_run() -> None:
    """What a pipeline's stores and actions name exists in their Regions, and its role may use it (AWS fails at work)."""
    judges.append(_judge)


def _judge(backend: Any, pipeline: dict[str, Any]) -> None:
    """Raise unless an execution could end well."""
    role = find_role(backend.account_id, backend.region_name, pipeline["roleArn"])
    for region, store in stores_of(pipeline, backend.region_name).items():
        _judge_store(backend, role, region, store)
    for action in actions_of(pipeline):
        region = action.get("region", backend.region_name)
        rights = list(RIGHTS[action["actionTypeId"]["provider"]](backend, region, action.get("configuration") or {}))
        _refuse(role, lacks(role, rights, {"aws:ResourceAccount": backend.account_id}))
        for service, named in KEYS.get(action["actionTypeId"]["provider"], _no_keys)(backend, region, action.get("configuration") or {}):
            _judge_key(backend, role, region, service, named)


def _refuse(role: Any, missing: str) -> None:
    """Raise if a right is missing."""
    if missing:
        raise Refused("structure", f"{role.arn} may not {missing}")


def _expect(is_there: Any, what: str) -> None:
    """Raise unless a thing exists."""
    if not is_there:
        raise Refused("action", f"{what} does not exist")


def _judge_store(backend: Any, role: Any, region: str, store: dict[str, Any]) -> None:
    """Raise unless the role may read and write the store's artifacts and use the key, which stands in the store's Region."""
    bucket = f"arn:{backend.partition}:s3:::{store['location']}"
    account = {"aws:SecureTransport": "true", "aws:ResourceAccount": backend.account_id, "s3:ResourceAccount": backend.account_id}
    actions = ("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject")
    _refuse(role, lacks(role, [(action, f"{bucket}/pipeline/artifact/file") for action in actions], account))
    named = (store.get("encryptionKey") or {}).get("id")
    if not named:
        return
    key = find_key(backend.account_id, region, named)
    _expect(key, f"The key {named} in {region}")
    context = {
        "kms:ViaService": f"s3.{region}.amazonaws.com",
        "kms:CallerAccount": backend.account_id,
        "kms:EncryptionContext:aws:s3:arn": bucket,
        "aws:ResourceAccount": backend.account_id,
    }
    _refuse(role, lacks(role, [("kms:Decrypt", key.arn), ("kms:GenerateDataKey", key.arn)], context))


def _judge_key(backend: Any, role: Any, region: str, service: str, named: str | None) -> None:
    """Raise unless the role may use a key by way of a service; AWS' own keys are everybody's."""
    key = find_key(backend.account_id, region, named) if named else None
    if key is not None:
        context = {"kms:ViaService": f"{service}.{region}.amazonaws.com", "kms:CallerAccount": backend.account_id}
        actions = ("kms:Decrypt",) if service == "s3" else ("kms:Decrypt", "kms:GenerateDataKey")
        _refuse(role, lacks(role, [(action, key.arn) for action in actions], context))


def _arn(backend: Any, service: str, region: str, resource: str) -> str:
    """An ARN of this account."""
    return f"arn:{backend.partition}:{service}:{region}:{backend.account_id}:{resource}"


def _codecommit(backend: Any, region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str]]:
    name = configuration["RepositoryName"]
    _expect(name in codecommit_backends[backend.account_id][region].repositories, f"The repository {name}")
    for action in ("CancelUploadArchive", "GetBranch", "GetCommit", "GetUploadArchiveStatus", "UploadArchive"):
        yield f"codecommit:{action}", _arn(backend, "codecommit", region, name)


def _connection(_backend: Any, _region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str]]:
    # A connection that the user made himself is not known here.
    arn = configuration["ConnectionArn"]
    yield f"{arn.split(':')[2]}:UseConnection", arn


def _s3(backend: Any, region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str]]:
    name = configuration["S3Bucket"]
    bucket = s3_backends[backend.account_id][backend.partition].buckets.get(name)
    _expect(bucket is not None and bucket.region_name == region, f"The bucket {name} in {region}")
    _expect(bucket.is_versioned, f"A version of what stands in the bucket {name}, which keeps none,")
    yield "s3:GetBucketVersioning", bucket.arn
    for action in ("s3:GetObject", "s3:GetObjectVersion"):
        yield action, f"{bucket.arn}/{configuration['S3ObjectKey']}"


def _codebuild(backend: Any, region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str]]:
    name = configuration["ProjectName"]
    _expect(name in codebuild_backends[backend.account_id][region].codebuild_projects, f"The project {name} in {region}")
    for action in ("BatchGetBuilds", "StartBuild"):
        yield f"codebuild:{action}", _arn(backend, "codebuild", region, f"project/{name}")


def _codedeploy(backend: Any, region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str]]:
    application, name = configuration["ApplicationName"], configuration["DeploymentGroupName"]
    group = codedeploy_backends[backend.account_id][region].deployment_groups.get(application, {}).get(name)
    _expect(group, f"The deployment group {application}/{name} in {region}")
    for action in ("GetApplication", "GetApplicationRevision", "RegisterApplicationRevision"):
        yield f"codedeploy:{action}", _arn(backend, "codedeploy", region, f"application:{application}")
    for action in ("CreateDeployment", "GetDeployment"):
        yield f"codedeploy:{action}", _arn(backend, "codedeploy", region, f"deploymentgroup:{application}/{name}")
    yield "codedeploy:GetDeploymentConfig", _arn(backend, "codedeploy", region, f"deploymentconfig:{group.deployment_config_name}")


def _manual(backend: Any, region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str]]:
    topic_arn = configuration.get("NotificationArn")
    if topic_arn:
        _expect(topic_arn in sns_backends[backend.account_id][region].topics, f"The topic {topic_arn}")
        yield "sns:Publish", topic_arn


def _no_keys(_backend: Any, _region: str, _configuration: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    return iter(())


def _key_of_repository(backend: Any, region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    # https://docs.aws.amazon.com/codecommit/latest/userguide/encryption.html
    repository = codecommit_backends[backend.account_id][region].repositories[configuration["RepositoryName"]]
    yield "codecommit", repository.repository_metadata.get("kmsKeyId")


def _key_of_source_bucket(backend: Any, _region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    bucket = s3_backends[backend.account_id][backend.partition].buckets[configuration["S3Bucket"]]
    rule = (bucket.encryption or {}).get("Rule") or {}
    yield "s3", rule.get("ApplyServerSideEncryptionByDefault", {}).get("KMSMasterKeyID")


def _key_of_topic(backend: Any, region: str, configuration: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    # https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    if configuration.get("NotificationArn"):
        yield "sns", sns_backends[backend.account_id][region].topics[configuration["NotificationArn"]].kms_master_key_id


# By provider: the keys that an action works with, as (service, key).
KEYS = {"CodeCommit": _key_of_repository, "Manual": _key_of_topic, "S3": _key_of_source_bucket}

# By provider: what an action needs, as (action, resource); raises if what it names does not exist.
RIGHTS = {
    "CodeBuild": _codebuild,
    "CodeCommit": _codecommit,
    "CodeDeploy": _codedeploy,
    CONNECTION: _connection,
    "Manual": _manual,
    "S3": _s3,
}
