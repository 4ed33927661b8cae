"""Gaps of S3: how long objects are kept, and who may do what to a bucket."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from moto.core.utils import utcnow
from moto.s3.exceptions import InvalidBucketState, S3ClientError
from moto.s3.models import FakeBucket, S3Backend

from carshare_emulator.admission import as_list
from carshare_emulator.gap import Kind, gap, wrap

# Objects only go down, and stay 30 days above and in the two infrequent classes.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
CLASSES = ("STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE")
INFREQUENT = ("STANDARD_IA", "ONEZONE_IA")
LEAST_DAYS = 30
MOST_RULES = 1000


class InvalidArgument(S3ClientError):
    """A value does not fit another."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidArgument", message)


class MalformedPolicy(S3ClientError):
    """A bucket's policy is not one."""

    def __init__(self, message: str) -> None:
        super().__init__("MalformedPolicy", message)


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/models.py:1163 (compares nothing); [constraints of transitions]"
    "(https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html), "
    "[conflicts](https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html)",
)
def lifecycles_are_judged() -> None:
    """Objects go to a colder class after 30 days, 30 days after an infrequent one, and expire later than that."""

    @wrap(FakeBucket, "set_lifecycle", "self.rules = []")
    def set_lifecycle(original: Any, bucket: Any, rules: list[dict[str, Any]]) -> None:
        rules = as_list(rules)
        names = [rule.get("ID") for rule in rules]
        if len(rules) > MOST_RULES:
            raise InvalidArgument(f"A lifecycle has at most {MOST_RULES} rules")
        for rule in rules:
            if names.count(rule.get("ID")) > 1:
                raise InvalidArgument(f"Rule ID must be unique. Found same ID for more than one rule: {rule.get('ID')}")
            _judge_rule(rule)
        original(bucket, rules)


def _judge_rule(rule: dict[str, Any]) -> None:
    """Raise unless the days of a rule follow each other."""
    steps = sorted(
        ((int(each["Days"]), each["StorageClass"]) for each in as_list(rule.get("Transition", [])) if "Days" in each),
        key=lambda step: CLASSES.index(step[1]),
    )
    for number, (days, storage_class) in enumerate(steps):
        if storage_class in INFREQUENT and days < LEAST_DAYS:
            raise InvalidArgument(
                f"'Days' in Transition action must be greater than or equal to 30 for storageClass '{storage_class}'"
            )
        for earlier, above in steps[:number]:
            least = earlier + (LEAST_DAYS if above in INFREQUENT else 1)
            if days < least:
                raise InvalidArgument(
                    f"'Days' in the Transition action for StorageClass '{storage_class}' must be {least - earlier} days "
                    f"more than in the Transition action for StorageClass '{above}'"
                )
    expiration = (rule.get("Expiration") or {}).get("Days")
    if expiration is not None and steps and int(expiration) <= max(days for days, _ in steps):
        raise InvalidArgument("'Days' in the Expiration action must be greater than 'Days' in the Transition action")


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/models.py:2571 (new buckets only), :2062 (suspends any); "
    "[PutObjectLockConfiguration](https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html), "
    "[Object Lock on existing buckets](https://aws.amazon.com/about-aws/whats-new/2023/11/amazon-s3-enabling-object-lock-buckets/), "
    "[versioning stays](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html)",
)
def object_lock_stays() -> None:
    """Object Lock can be turned on where versioning is enabled, objects or none, and never off; versioning stays with it."""

    @wrap(S3Backend, "put_object_lock_configuration", "if bucket.keys.item_size() > 0:")
    def put_object_lock_configuration(
        _original: Any,
        backend: Any,
        bucket_name: str,
        lock_enabled: bool,
        mode: str | None = None,
        days: int | None = None,
        years: int | None = None,
    ) -> None:
        bucket = backend.get_bucket(bucket_name)
        if bucket.versioning_status != "Enabled":
            raise InvalidBucketState("Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
        if not lock_enabled:
            raise InvalidArgument("Object Lock cannot be disabled")
        if mode and not days and not years:
            raise InvalidArgument("Default retention period must be a positive integer value")
        bucket.object_lock_enabled = True
        # What is zero was not sent, and is not told.
        bucket.default_lock_mode, bucket.default_lock_days, bucket.default_lock_years = mode, days or None, years or None

    @wrap(S3Backend, "put_bucket_versioning", "self.get_bucket(bucket_name).versioning_status = status")
    def put_bucket_versioning(original: Any, backend: Any, bucket_name: str, status: str) -> None:
        if backend.get_bucket(bucket_name).object_lock_enabled and status != "Enabled":
            raise InvalidBucketState(
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."
            )
        original(backend, bucket_name, status)


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/models.py:1716 (adds days and years, of which one is not told); "
    "[DefaultRetention](https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html)",
)
def default_locks_end() -> None:
    """An object under a bucket's default lock is kept for its days or its years (moto crashes)."""

    @wrap(FakeBucket, "default_retention", "self.default_lock_years * 365")
    def default_retention(_original: Any, bucket: Any) -> str:
        days = (bucket.default_lock_days or 0) + 365 * (bucket.default_lock_years or 0)
        return (utcnow() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/models.py:2196 (stores any text); [bucket policies]"
    "(https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html), [policy has invalid resource]"
    "(https://repost.aws/knowledge-center/s3-bucket-policy-resource-error)",
)
def policies_are_about_their_bucket() -> None:
    """A bucket's policy is JSON with statements about this bucket and its objects."""

    @wrap(S3Backend, "put_bucket_policy", "self.get_bucket(bucket_name).policy = policy")
    def put_bucket_policy(original: Any, backend: Any, bucket_name: str, policy: bytes) -> None:
        bucket = backend.get_bucket(bucket_name)
        try:
            statements = as_list(json.loads(policy)["Statement"])
        except (KeyError, TypeError, ValueError):
            raise MalformedPolicy("Policies must be valid JSON and the first byte must be '{'") from None
        for statement in statements:
            for resource in as_list(statement.get("Resource", [])):
                if resource.split("/", 1)[0] != bucket.arn and "*" not in resource.split("/", 1)[0]:
                    raise MalformedPolicy("Policy has invalid resource")
        original(backend, bucket_name, policy)
