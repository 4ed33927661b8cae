"""Gaps of S3."""

from __future__ import annotations

import fnmatch
import inspect
import json
from typing import Any

import xmltodict
from moto.core.responses import ActionResult
from moto.s3.models import LOGGING_SERVICE_PRINCIPAL, FakeBucket, FakeDeleteMarker
from moto.s3.responses import S3Response

from carshare_emulator.admission import as_list
from carshare_emulator.gap import GapError, Kind, expect_missing, expect_source, gap, wrap
from carshare_emulator.unproved import mark_unproved


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/models.py:1369; [grammar of policies: Principal, Action, Resource]"
    "(https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html)",
)
def logging_permission_in_policy() -> None:
    """The policy of an access-log target may hold lists, wildcards and `Principal: "*"` (moto crashes)."""
    name = "_log_permissions_enabled_policy"
    expect_source(getattr(FakeBucket, name), 'stmt.get("Principal", {}).get("Service")')

    def log_permissions_enabled_policy(target_bucket: Any, target_prefix: str | None) -> bool:
        if not target_bucket.policy:
            return False
        written = f"arn:{target_bucket.partition}:s3:::{target_bucket.name}/{target_prefix or ''}"
        statements = as_list(json.loads(target_bucket.policy.decode())["Statement"])
        return any(_allows_logging(statement, f"{written}object") for statement in statements)

    setattr(FakeBucket, name, staticmethod(log_permissions_enabled_policy))


def _allows_logging(statement: dict[str, Any], written: str) -> bool:
    """Whether a statement lets the logging service write the object; conditions are not evaluated."""
    principal = statement.get("Principal")
    services = as_list(principal.get("Service", [])) if isinstance(principal, dict) else []
    actions = as_list(statement.get("Action", []))
    return (
        statement.get("Effect") == "Allow"
        and LOGGING_SERVICE_PRINCIPAL in services
        and any(fnmatch.fnmatchcase("s3:putobject", action.lower()) for action in actions)
        and any(fnmatch.fnmatchcase(written, resource) for resource in as_list(statement.get("Resource", [])))
    )


@gap(
    "s3",
    Kind.ECHO,
    evidence="moto/s3/responses.py:1333; [TargetObjectKeyFormat]"
    "(https://docs.aws.amazon.com/AmazonS3/latest/API/API_TargetObjectKeyFormat.html)",
)
def logging_key_format() -> None:
    """The key format of access logs (simple or partitioned prefix) is read back."""

    @wrap(S3Response, "_logging_from_body", 'return parsed_xml["BucketLoggingStatus"]["LoggingEnabled"]')
    def logging_from_body(original: Any, response: Any) -> dict[str, Any]:
        logging = original(response)
        if "TargetObjectKeyFormat" in logging:
            mark_unproved("BucketLoggingStatus.LoggingEnabled.TargetObjectKeyFormat")
        return logging

    @wrap(S3Response, "get_bucket_logging", 'result["LoggingEnabled"] = logging_enabled')
    def get_bucket_logging(original: Any, response: Any) -> Any:
        status, headers, body = original(response)
        key_format = response.backend.get_bucket_logging(response.bucket_name).get("TargetObjectKeyFormat")
        if key_format:
            element = xmltodict.unparse({"TargetObjectKeyFormat": key_format}, full_document=False)
            body = _text(body).replace("</LoggingEnabled>", f"{element}</LoggingEnabled>")
        return status, headers, body


def _text(body: str | bytes) -> str:
    """moto's serializer answers bytes or text."""
    return body.decode("utf-8") if isinstance(body, bytes) else body


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/models.py:104 (no `dispose`), moto/s3/utils.py:132 (called on every version)",
)
def delete_markers_can_be_removed() -> None:
    """A bucket with delete markers can be emptied once its versioning is suspended, as destroy does (moto crashes)."""
    expect_missing(FakeDeleteMarker, "dispose")
    FakeDeleteMarker.dispose = lambda _marker, garbage=False: None


# Sub-resources of a bucket that moto does not look at: it would list, create or delete the bucket itself instead.
UNKNOWN_SUBRESOURCES = {
    "_bucket_response_get": (
        "abac",
        "analytics",
        "intelligent-tiering",
        "metadataConfiguration",
        "metadataTable",
        "metrics",
    ),
    "_bucket_response_put": (
        "abac",
        "analytics",
        "intelligent-tiering",
        "metadataInventoryTable",
        "metrics",
        "requestPayment",
    ),
    "_bucket_response_delete": ("analytics", "intelligent-tiering", "inventory", "metadataTable", "metrics"),
}


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/responses.py:627, 979, 1573 (the last branch is for the bucket itself)",
)
def unknown_subresources_are_refused() -> None:
    """`DELETE bucket?metrics` and its like answer 501 (moto deletes the bucket)."""
    for method, names in UNKNOWN_SUBRESOURCES.items():
        source = inspect.getsource(getattr(S3Response, method))
        for name in names:
            if f'"{name}" in querystring' in source:
                raise GapError(f"{method} now looks at {name}")
        _refuse_subresources(method, names)


def _refuse_subresources(method: str, names: tuple[str, ...]) -> None:
    """Put a guard before one of moto's methods."""

    @wrap(S3Response, method, "self._set_action(")
    def guarded(original: Any, response: Any, *arguments: Any) -> Any:
        querystring = arguments[-1]
        for name in names:
            if name in querystring:
                raise NotImplementedError(f"moto has no bucket sub-resource {name}")
        return original(response, *arguments)


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/responses.py:627 (answers a list of objects); [GetBucketRequestPayment]"
    "(https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketRequestPayment.html)",
)
def request_payment_is_read() -> None:
    """The bucket's owner pays for requests, as with every new bucket."""

    @wrap(S3Response, "_bucket_response_get", "self._set_action(")
    def bucket_response_get(original: Any, response: Any, bucket_name: str, querystring: dict[str, Any]) -> Any:
        if "requestPayment" not in querystring:
            return original(response, bucket_name, querystring)
        response.backend.head_bucket(bucket_name)  # raises when there is no such bucket
        return "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"


@gap(
    "s3",
    Kind.FIX,
    evidence="moto/s3/responses.py:1377 (topics, queues and functions only); [EventBridgeConfiguration]"
    "(https://docs.aws.amazon.com/AmazonS3/latest/API/API_NotificationConfiguration.html)",
)
def eventbridge_is_read_back() -> None:
    """A bucket that sends its events to EventBridge says so."""

    @wrap(S3Response, "get_bucket_notification", "result: dict[str, Any] = {")
    def get_bucket_notification(original: Any, response: Any) -> Any:
        configuration = response.backend.get_bucket_notification_configuration(response.bucket_name)
        if configuration is None or configuration.event_bridge is None:
            return original(response)
        serialized = response.serialized
        # One object of moto's may answer many requests, so what is put into its way is taken away again.
        response.serialized = lambda answer: serialized(ActionResult({**answer.result, "EventBridgeConfiguration": {}}))
        try:
            return original(response)
        finally:
            del response.serialized
