"""Gaps of Firehose: what it looks at before it makes or changes a delivery stream, and what its role may do."""

from __future__ import annotations

import re
from typing import Any

from moto.firehose.exceptions import FirehoseException, InvalidArgumentException
from moto.firehose.models import FirehoseBackend
from moto.glue.models import glue_backends
from moto.s3.models import s3_backends

from carshare_emulator.admission import Asked, may, trusts
from carshare_emulator.gap import Kind, gap, wrap
from carshare_emulator.gaps.cloudtrail import has_bucket_key
from carshare_emulator.references import find_key, find_role, key_exists

SERVICE = "firehose.amazonaws.com"

# https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
LEAST_BUFFER_IN_MIB_OF_CONVERSION = 64
EXPRESSION = re.compile(r"!\{([^}]*)\}")
# https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
NAMESPACES = ("timestamp", "firehose", "partitionKeyFromQuery", "partitionKeyFromLambda")
ERROR_TYPE = "!{firehose:error-output-type}"


class InvalidKey(FirehoseException):
    """Firehose cannot use the key of a stream."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidKMSResourceException", message)


@gap(
    "firehose",
    Kind.FIX,
    evidence="moto/firehose/models.py:197, 602 (takes any); [ExtendedS3DestinationConfiguration]"
    "(https://docs.aws.amazon.com/firehose/latest/APIReference/API_ExtendedS3DestinationConfiguration.html), "
    "[record format conversion](https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html), "
    "[prefixes](https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html), "
    "[probed on AWS](https://github.com/floci-io/floci/pull/3236)",
)
def destinations_are_judged() -> None:
    """Conversion has a buffer of 64 MiB, no compression and all its parts; prefixes hold expressions that Firehose knows."""
    _before_each_destination(_judge_destination)


@gap(
    "firehose",
    Kind.FIX,
    evidence="moto/firehose/models.py:197, 602 (looks for no role); "
    "[access to Glue is tried](https://github.com/hashicorp/terraform-provider-aws/pull/17254), "
    "[Firehose is unable to assume role]"
    "(https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/firehose/delivery_stream.go), "
    "[rights](https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html)",
)
def roles_are_tried() -> None:
    """Firehose's roles exist, trust it, and may read the Glue table of a conversion, which exists."""
    _before_each_destination(_judge_roles)


@gap(
    "firehose",
    Kind.STRICT,
    evidence="moto/firehose/models.py:197, 602 (looks at nothing); "
    "[rights](https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3), "
    "[a bucket key's context](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html)",
)
def streams_can_deliver() -> None:
    """A stream's role may write to the bucket, encrypt with its key and log its errors (AWS fails at delivery)."""
    _before_each_destination(_judge_delivery)


@gap(
    "firehose",
    Kind.FIX,
    evidence="moto/firehose/models.py:583 (takes any key); [StartDeliveryStreamEncryption]"
    "(https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html)",
)
def streams_have_a_key() -> None:
    """A stream that is encrypted with a customer's key has one of its own Region."""

    @wrap(FirehoseBackend, "start_delivery_stream_encryption", "delivery_stream_encryption_configuration = encryption_config")
    def start(original: Any, backend: Any, stream_name: str, encryption: dict[str, Any]) -> None:
        encryption = dict(encryption or {"KeyType": "AWS_OWNED_CMK"})
        key = encryption.get("KeyARN")
        if (encryption.get("KeyType") == "CUSTOMER_MANAGED_CMK") != bool(key):
            raise InvalidArgumentException("KeyARN is there with CUSTOMER_MANAGED_CMK, and only then")
        if key and not key_exists(backend.account_id, backend.region_name, key):
            raise InvalidKey(f"KMS key {key} does not exist in this Region")
        original(backend, stream_name, encryption)


def _before_each_destination(judge: Any) -> None:
    """Let a function judge the destination of a new stream, and a changed one as it will be."""

    @wrap(FirehoseBackend, "create_delivery_stream", "delivery_stream = DeliveryStream(")
    def create_delivery_stream(original: Any, backend: Any, *arguments: Any) -> Any:
        # extended_s3_destination_configuration, by its place in the call
        destination = arguments[6]
        if destination:
            judge(backend, destination)
        return original(backend, *arguments)

    @wrap(FirehoseBackend, "update_destination", "delivery_stream.destinations[destination_idx][dest_name].update(dest_config)")
    def update_destination(original: Any, backend: Any, name: str, *arguments: Any) -> Any:
        update = arguments[3]
        stream = backend.delivery_streams.get(name)
        if update and stream is not None:
            judge(backend, {**stream.destinations[0].get("ExtendedS3", {}), **update})
        return original(backend, name, *arguments)


def _conversion(destination: dict[str, Any]) -> dict[str, Any] | None:
    """The conversion of record formats, unless there is none."""
    conversion: dict[str, Any] | None = destination.get("DataFormatConversionConfiguration")
    return conversion if conversion and conversion.get("Enabled", True) else None


def _judge_destination(_backend: Any, destination: dict[str, Any]) -> None:
    """Raise unless the members of a destination fit each other."""
    conversion = _conversion(destination)
    if conversion is not None:
        if destination.get("CompressionFormat", "UNCOMPRESSED") != "UNCOMPRESSED":
            raise InvalidArgumentException("CompressionFormat must be UNCOMPRESSED when data format conversion is enabled.")
        size = destination.get("BufferingHints", {}).get("SizeInMBs", LEAST_BUFFER_IN_MIB_OF_CONVERSION)
        if size < LEAST_BUFFER_IN_MIB_OF_CONVERSION:
            raise InvalidArgumentException("BufferingHints.SizeInMBs must be at least 64 when data format conversion is enabled.")
        for part in ("InputFormatConfiguration", "OutputFormatConfiguration", "SchemaConfiguration"):
            if not conversion.get(part):
                raise InvalidArgumentException(f"{part} must be specified when data format conversion is enabled.")
    _judge_prefixes(destination.get("Prefix") or "", destination.get("ErrorOutputPrefix") or "")


def _judge_prefixes(prefix: str, error_prefix: str) -> None:
    """Raise unless both prefixes hold expressions that they may hold."""
    for text in (prefix, error_prefix):
        expressions = EXPRESSION.findall(text)
        if text.count("!{") != len(expressions):
            raise InvalidArgumentException(f"An expression of the prefix {text} is not closed")
        for expression in expressions:
            namespace, colon, value = expression.partition(":")
            if namespace not in NAMESPACES or not colon or not value:
                raise InvalidArgumentException(f"The prefix {text} has the unknown expression {expression}")
    if ERROR_TYPE in prefix:
        raise InvalidArgumentException("Prefix cannot contain !{firehose:error-output-type}")
    if EXPRESSION.search(prefix) and not error_prefix:
        raise InvalidArgumentException("ErrorOutputPrefix must be specified when Prefix contains expressions")
    if EXPRESSION.search(error_prefix) and ERROR_TYPE not in error_prefix:
        raise InvalidArgumentException("ErrorOutputPrefix with expressions must contain !{firehose:error-output-type}")


def _role(backend: Any, arn: str) -> Any:
    """A role that Firehose can assume."""
    role = find_role(backend.account_id, backend.region_name, arn)
    # Which source Firehose names is told of the account only: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
    context = {"aws:SourceAccount": backend.account_id, "sts:ExternalId": backend.account_id}
    context["aws:SourceArn"] = f"arn:{backend.partition}:firehose:{backend.region_name}:{backend.account_id}:deliverystream/any"
    if role is None or not trusts(role, Asked("sts:AssumeRole", service=SERVICE, context=context)):
        raise InvalidArgumentException(f"Firehose is unable to assume role {arn}. Please check the role provided.")
    return role


def _judge_roles(backend: Any, destination: dict[str, Any]) -> None:
    """Raise unless the roles are Firehose's, and may read the table."""
    _role(backend, destination["RoleARN"])
    conversion = _conversion(destination)
    schema = (conversion or {}).get("SchemaConfiguration")
    if not schema:
        return
    role = _role(backend, schema.get("RoleARN") or destination["RoleARN"])
    region = schema.get("Region") or backend.region_name
    account = schema.get("CatalogId") or backend.account_id
    database, table = schema.get("DatabaseName"), schema.get("TableName")
    base = f"arn:{backend.partition}:glue:{region}:{account}"
    resources = (f"{base}:catalog", f"{base}:database/{database}", f"{base}:table/{database}/{table}")
    actions = ("glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions")
    if not all(may(role, action, resource) for action in actions for resource in resources):
        raise InvalidArgumentException(
            "Access was denied when calling Glue. Please ensure that the role specified in the data format "
            "conversion configuration has the necessary permissions."
        )
    catalog = glue_backends[account][region].databases
    if database not in catalog or table not in catalog[database].tables:
        raise InvalidArgumentException(f"Table {table} of database {database} is not found in the catalog of {region}")


def _judge_delivery(backend: Any, destination: dict[str, Any]) -> None:
    """Raise unless the role can do all that delivery takes."""
    role = _role(backend, destination["RoleARN"])
    bucket_arn = destination["BucketARN"]
    bucket = s3_backends[backend.account_id][backend.partition].buckets.get(bucket_arn.rsplit(":", 1)[1])
    if bucket is None:
        raise InvalidArgumentException(f"The bucket {bucket_arn} does not exist")
    context = {"aws:SecureTransport": "true", "aws:ResourceAccount": backend.account_id, "s3:ResourceAccount": backend.account_id}
    for prefix in (destination.get("Prefix") or "", destination.get("ErrorOutputPrefix") or ""):
        written = f"{bucket_arn}/{EXPRESSION.sub('0', prefix)}file"
        _demand(role, ("s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"), written, context)
    _demand(role, ("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"), bucket_arn, context)
    _judge_encryption(backend, role, destination, bucket)
    logging = destination.get("CloudWatchLoggingOptions") or {}
    if logging.get("Enabled"):
        _judge_logging(backend, role, logging)


def _judge_encryption(backend: Any, role: Any, destination: dict[str, Any], bucket: Any) -> None:
    """Raise unless the role may encrypt with the destination's key, or else the bucket's own."""
    named = destination.get("EncryptionConfiguration", {}).get("KMSEncryptionConfig", {}).get("AWSKMSKeyARN")
    rule = (bucket.encryption or {}).get("Rule") or {}
    key_arn = named or rule.get("ApplyServerSideEncryptionByDefault", {}).get("KMSMasterKeyID")
    if not key_arn:
        return
    key = find_key(backend.account_id, bucket.region_name, key_arn)
    if key is None:
        raise InvalidArgumentException(f"The key {key_arn} does not exist in the bucket's Region")
    prefix = EXPRESSION.sub("0", destination.get("Prefix") or "")
    context = {
        "kms:ViaService": f"s3.{bucket.region_name}.amazonaws.com",
        "kms:CallerAccount": backend.account_id,
        "kms:EncryptionContext:aws:s3:arn": bucket.arn if has_bucket_key(bucket) else f"{bucket.arn}/{prefix}file",
    }
    _demand(role, ("kms:GenerateDataKey", "kms:Decrypt"), key.arn, context)


def _judge_logging(backend: Any, role: Any, logging: dict[str, Any]) -> None:
    """Raise unless the log stream exists, and the role may write to it."""
    from moto.logs.models import logs_backends

    group_name, stream = logging.get("LogGroupName"), logging.get("LogStreamName")
    group = logs_backends[backend.account_id][backend.region_name].groups.get(group_name)
    if group is None or stream not in group.streams:
        raise InvalidArgumentException(f"The log stream {stream} of {group_name} does not exist")
    _demand(role, ("logs:PutLogEvents",), f"{group.arn.removesuffix(':*')}:log-stream:{stream}", {})


def _demand(role: Any, actions: tuple[str, ...], resource: str, context: dict[str, str]) -> None:
    """Raise unless the role may do all of this."""
    for action in actions:
        if not may(role, action, resource, context):
            raise InvalidArgumentException(f"{role.arn} may not {action} on {resource}")
