"""Gaps of CloudWatch Logs."""

from __future__ import annotations

from typing import Any

from moto.logs.exceptions import InvalidParameterException, LimitExceededException, ResourceNotFoundException
from moto.logs.metric_filters import MetricFilters
from moto.logs.models import LogsBackend
from moto.logs.responses import LogsResponse

from carshare_emulator.admission import Asked, admits
from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.references import find_key

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
MOST_FILTERS_OF_A_GROUP = 100


@gap(
    "logs",
    Kind.FIX,
    evidence="moto/logs/models.py:946 (takes any key), moto/logs/responses.py (no associate_kms_key); [AssociateKmsKey]"
    "(https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html), "
    "[the key's policy](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html)",
)
def groups_may_use_their_key() -> None:
    """A log group's key stands in its Region and admits the service for this group; it can be changed and taken away."""
    for name in ("associate_kms_key", "disassociate_kms_key"):
        expect_missing(LogsResponse, name)

    @wrap(LogsBackend, "create_log_group", "self.groups[log_group_name] = LogGroup(")
    def create_log_group(original: Any, backend: Any, log_group_name: str, tags: Any, **more: Any) -> Any:
        if more.get("kmsKeyId"):
            _judge_key(backend, log_group_name, more["kmsKeyId"])
        return original(backend, log_group_name, tags, **more)

    def associate_kms_key(response: Any) -> str:
        group = _group(response.logs_backend, response._get_param("logGroupName"))
        _judge_key(response.logs_backend, group.name, response._get_param("kmsKeyId"))
        group.kms_key_id = response._get_param("kmsKeyId")
        return ""

    def disassociate_kms_key(response: Any) -> str:
        _group(response.logs_backend, response._get_param("logGroupName")).kms_key_id = None
        return ""

    LogsResponse.associate_kms_key = associate_kms_key
    LogsResponse.disassociate_kms_key = disassociate_kms_key


def _group(backend: Any, name: str) -> Any:
    """A log group by its name."""
    if name not in backend.groups:
        raise ResourceNotFoundException()
    return backend.groups[name]


def _judge_key(backend: Any, group_name: str, key_arn: str) -> None:
    """Raise unless CloudWatch Logs may encrypt this group with the key."""
    region, account = backend.region_name, backend.account_id
    arn = f"arn:{backend.partition}:logs:{region}:{account}:log-group:{group_name}"
    key = find_key(account, region, key_arn)
    context = {
        "kms:EncryptionContext:aws:logs:arn": arn,
        "aws:SourceArn": arn,
        "aws:SourceAccount": account,
        "kms:ViaService": f"logs.{region}.amazonaws.com",
        "kms:CallerAccount": account,
    }
    # In China the data source of Terraform names the service with that partition's suffix.
    services = [f"logs.{region}.amazonaws.com", f"logs.{region}.amazonaws.com.cn"]
    actions = ("kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:DescribeKey")
    if key is None or not any(
        all(admits([key.policy], Asked(action, key.arn, service, context)) for action in actions) for service in services
    ):
        raise InvalidParameterException(
            f"The specified KMS Key Id {key_arn} does not exist or is not allowed to be used with Arn '{arn}'"
        )


@gap(
    "logs",
    Kind.FIX,
    evidence="moto/logs/metric_filters.py:25 (appends a second one), moto/logs/models.py:1331 (looks for no group), "
    ":972 (leaves the filters of the group); [PutMetricFilter]"
    "(https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html), "
    "[MetricTransformation](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html)",
)
def metric_filters_belong_to_a_group() -> None:
    """A metric filter needs a log group and goes with it; a second put changes it; it is well formed."""

    @wrap(LogsBackend, "put_metric_filter", "self.filters.add_filter(")
    def put_metric_filter(
        original: Any, backend: Any, filter_name: str, filter_pattern: str, log_group_name: str, metrics: Any
    ) -> None:
        _group(backend, log_group_name)
        for each in metrics:
            if each.get("dimensions") and each.get("defaultValue") is not None:
                raise InvalidParameterException("A metric transformation with dimensions has no default value")
        if not is_balanced(filter_pattern):
            raise InvalidParameterException("Invalid metric filter pattern")
        others = [
            each
            for each in backend.filters.metric_filters
            if (each["logGroupName"], each["filterName"]) != (log_group_name, filter_name)
        ]
        if sum(each["logGroupName"] == log_group_name for each in others) >= MOST_FILTERS_OF_A_GROUP:
            raise LimitExceededException()
        backend.filters.metric_filters = others
        original(backend, filter_name, filter_pattern, log_group_name, metrics)

    @wrap(LogsBackend, "delete_log_group", "del self.groups[log_group_name]")
    def delete_log_group(original: Any, backend: Any, log_group_name: str) -> None:
        original(backend, log_group_name)
        filters: MetricFilters = backend.filters
        filters.metric_filters = [each for each in filters.metric_filters if each["logGroupName"] != log_group_name]


def is_balanced(pattern: str) -> bool:
    """Whether each bracket and quote of a filter pattern is closed, and nothing follows the outermost braces."""
    closing = {"{": "}", "(": ")", "[": "]"}
    stack: list[str] = []
    quoted = False
    for position, letter in enumerate(pattern):
        if letter == '"' and pattern[position - 1 : position] != "\\":
            quoted = not quoted
        elif quoted:
            continue
        elif letter in closing:
            stack.append(closing[letter])
        elif letter in closing.values() and (not stack or stack.pop() != letter):
            return False
    text = pattern.strip()
    return not quoted and not stack and (not text.startswith("{") or text.endswith("}"))
