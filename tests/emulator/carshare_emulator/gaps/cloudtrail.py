"""Gaps of CloudTrail: what it looks at before it makes or changes a trail."""

from __future__ import annotations

from typing import Any

from moto.cloudtrail.models import CloudTrailBackend, Trail
from moto.core.exceptions import JsonRESTError
from moto.s3.models import s3_backends

from carshare_emulator.admission import Asked, admits, may, trusts
from carshare_emulator.gap import Kind, gap, wrap
from carshare_emulator.references import find_key, find_role

SERVICE = "cloudtrail.amazonaws.com"


class TrailRefused(JsonRESTError):
    """Something that a trail needs does not admit it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)


@gap(
    "cloudtrail",
    Kind.FIX,
    evidence="moto/cloudtrail/models.py:285 (overwrites), :343 (looks for the name only, and the provider sends the ARN); "
    "[DeleteTrail](https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteTrail.html), "
    "[CreateTrail: TrailAlreadyExistsException](https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html)",
)
def trails_come_and_go() -> None:
    """A trail's name is given once, and a trail is deleted by its name or its ARN."""

    @wrap(CloudTrailBackend, "create_trail", "self.trails[name] = trail")
    def create_trail(original: Any, backend: Any, name: str, *others: Any) -> Any:
        if name in backend.trails:
            raise TrailRefused("TrailAlreadyExistsException", f"Trail {name} already exists for customer")
        return original(backend, name, *others)

    @wrap(CloudTrailBackend, "delete_trail", "if name in self.trails:")
    def delete_trail(original: Any, backend: Any, name: str) -> None:
        original(backend, backend.get_trail(name).trail_name)


@gap(
    "cloudtrail",
    Kind.FIX,
    evidence="moto/cloudtrail/models.py:197 (looks for the bucket only); "
    "[CreateTrail: errors](https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html), "
    "[bucket policy](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html), "
    "[key policy](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html), "
    "[role](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html), "
    "[a role that does not trust](https://github.com/cloudposse/terraform-aws-cloudtrail-cloudwatch-alarms/issues/2), "
    "[a role without the right](https://github.com/aws/aws-cdk/issues/1963)",
)
def trails_are_admitted() -> None:
    """A trail's bucket, key and log role admit it: as it is made, and as it is changed."""

    @wrap(Trail, "check_bucket_exists", "s3_backends[self.account_id][self.partition].get_bucket(self.bucket_name)")
    def check_bucket_exists(original: Any, trail: Any) -> None:
        original(trail)
        _judge(trail)

    @wrap(Trail, "update", "self.kms_key_id = kms_key_id")
    def update(original: Any, trail: Any, **changes: Any) -> None:
        before = dict(vars(trail))
        original(trail, **changes)
        try:
            trail.check_bucket_exists()
        except JsonRESTError:
            vars(trail).update(before)
            raise


def _context(trail: Any) -> dict[str, str]:
    """The condition keys of each request that CloudTrail makes for a trail."""
    return {"aws:SourceArn": trail.arn, "aws:SourceAccount": trail.account_id, "aws:SecureTransport": "true"}


def _judge(trail: Any) -> None:
    """Raise unless the bucket, the key and the role admit the trail."""
    if trail.is_multi_region and not trail.include_global_service_events:
        raise TrailRefused(
            "InvalidParameterCombinationException", "Multi-Region trail must include global service events."
        )
    bucket = s3_backends[trail.account_id][trail.partition].get_bucket(trail.bucket_name)
    if not _bucket_admits(trail, bucket):
        message = f"Incorrect S3 bucket policy is detected for bucket: {trail.bucket_name}"
        raise TrailRefused("InsufficientS3BucketPolicyException", message)
    if trail.kms_key_id:
        _judge_key(trail, bucket)
    if trail.cw_log_group_arn or trail.cw_role_arn:
        _judge_log_group(trail)


def _bucket_admits(trail: Any, bucket: Any) -> bool:
    """Whether CloudTrail may read the bucket's ACL, and write below the prefix."""
    policies = [bucket.policy or "{}"]
    context = _context(trail)
    if not admits(policies, Asked("s3:GetBucketAcl", bucket.arn, SERVICE, context)):
        return False
    prefix = f"{trail.s3_key_prefix}/" if trail.s3_key_prefix else ""
    kinds = ["CloudTrail", "CloudTrail-Digest"] if trail.log_validation else ["CloudTrail"]
    context = {**context, "s3:x-amz-acl": "bucket-owner-full-control"}
    keys = [f"{prefix}AWSLogs/{trail.account_id}/{kind}/{trail.region_name}/2026/01/01/file.json.gz" for kind in kinds]
    return all(admits(policies, Asked("s3:PutObject", f"{bucket.arn}/{key}", SERVICE, context)) for key in keys)


def _judge_key(trail: Any, bucket: Any) -> None:
    """Raise unless the key stands in the bucket's Region and encrypts for the trail."""
    if not trail.kms_key_id.startswith("arn:"):
        trail.kms_key_id = f"arn:{trail.partition}:kms:{trail.region_name}:{trail.account_id}:key/{trail.kms_key_id}"
    key = find_key(trail.account_id, bucket.region_name, trail.kms_key_id)
    if key is None:
        raise TrailRefused("KmsKeyNotFoundException", f"KMS key {trail.kms_key_id} is not found in the bucket's Region")
    context = _context(trail)
    encrypting = {**context, "kms:EncryptionContext:aws:cloudtrail:arn": trail.arn}
    wanted = [Asked("kms:GenerateDataKey", key.arn, SERVICE, encrypting), Asked("kms:DescribeKey", key.arn, SERVICE, context)]
    if has_bucket_key(bucket):
        # "If you are using an existing S3 bucket with an S3 Bucket Key, CloudTrail must be allowed" this too.
        wanted.append(Asked("kms:Decrypt", key.arn, SERVICE, context))
    if not all(admits([key.policy], each) for each in wanted):
        message = f"Insufficient permissions to access S3 bucket {trail.bucket_name} or KMS key {key.arn}."
        raise TrailRefused("InsufficientEncryptionPolicyException", message)


def has_bucket_key(bucket: Any) -> bool:
    """Whether the default encryption of a bucket has an S3 Bucket Key."""
    rule = ((bucket.encryption or {}).get("ServerSideEncryptionConfiguration") or bucket.encryption or {}).get("Rule", {})
    rules = rule if isinstance(rule, list) else [rule]
    return any(str(each.get("BucketKeyEnabled")).lower() == "true" for each in rules)


def _judge_log_group(trail: Any) -> None:
    """Raise unless the log group exists, and the role is CloudTrail's to write to it."""
    from moto.logs.models import logs_backends

    if not trail.cw_role_arn:
        raise TrailRefused(
            "InvalidCloudWatchLogsRoleArnException", "You must specify a role ARN as well as a log group."
        )
    groups = logs_backends[trail.account_id][trail.region_name].groups.values()
    group = next((each for each in groups if trail.cw_log_group_arn == f"{each.arn.removesuffix(':*')}:*"), None)
    if group is None:
        message = "Could not validate the ARN of the log group: it exists, and its ARN ends in :*"
        raise TrailRefused("InvalidCloudWatchLogsLogGroupArnException", message)
    role = find_role(trail.account_id, trail.region_name, trail.cw_role_arn)
    # "The role policy doesn't support the use of aws:SourceArn and aws:SourceAccount", so no such key is sent.
    if role is None or not trusts(role, Asked("sts:AssumeRole", service=SERVICE)):
        message = "Access denied. Check the trust relationships for your role."
        raise TrailRefused("InvalidCloudWatchLogsRoleArnException", message)
    stream = f"{trail.cw_log_group_arn.removesuffix(':*')}:log-stream:{trail.account_id}_CloudTrail_{trail.region_name}"
    if not all(may(role, action, stream) for action in ("logs:CreateLogStream", "logs:PutLogEvents")):
        message = "Access denied. Check the permissions for your role."
        raise TrailRefused("InvalidCloudWatchLogsLogGroupArnException", message)
