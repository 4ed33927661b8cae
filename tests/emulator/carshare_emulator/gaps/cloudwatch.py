"""Gaps of CloudWatch's alarms."""

from __future__ import annotations

import re
from typing import Any

from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.responses import CloudWatchResponse
from moto.sns.models import sns_backends

from carshare_emulator.admission import Asked, admits
from carshare_emulator.gap import Kind, gap, wrap
from carshare_emulator.references import find_key

SERVICE = "cloudwatch.amazonaws.com"

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
MOST_METRICS = MOST_EXPRESSIONS = 10
HOUR, DAY, WEEK = 3600, 86_400, 604_800
SHORT_PERIODS = (10, 20, 30)
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
STATISTICS = re.compile(
    r"(SampleCount|Average|Sum|Minimum|Maximum|IQM|(p|tm|tc|ts|wm)(100|\d{1,2})(\.\d{1,10})?|(TM|TC|TS|WM|PR)\([^()]*:[^()]*\))"
)
# A name in an expression: not a function, which is followed by a bracket, and not part of a word in capitals.
NAMES = re.compile(r"\b([a-z][a-zA-Z0-9_]*)\b(?!\s*\()")


@gap(
    "cloudwatch",
    Kind.FIX,
    evidence="moto/cloudwatch/responses.py:34 (takes any); [PutMetricAlarm]"
    "(https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html), [MetricDataQuery]"
    "(https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html)",
)
def alarms_are_judged() -> None:
    """An alarm watches one metric or one query, over periods of CloudWatch's, a week at most; its actions are of its Region."""

    @wrap(CloudWatchResponse, "put_metric_alarm", "self.cloudwatch_backend.put_metric_alarm(")
    def put_metric_alarm(original: Any, response: Any) -> Any:
        if response._get_param("AlarmRule") is None:
            _judge(response)
        return original(response)


def _judge(response: Any) -> None:
    """Raise unless the alarm of the current request is one."""
    queries = response._get_param("Metrics", [])
    if bool(queries) == bool(response._get_param("MetricName")):
        raise ValidationError("An alarm has either MetricName or Metrics")
    periods = [_judge_query(each, [other["Id"] for other in queries]) for each in queries]
    if queries:
        _judge_together(response, queries)
    else:
        periods = [response._get_param("Period")]
        _judge_period(periods[0])
    evaluated = response._get_param("EvaluationPeriods")
    least = response._get_param("DatapointsToAlarm")
    if least is not None and least > evaluated:
        raise ValidationError("DatapointsToAlarm is at most EvaluationPeriods")
    period = max((each for each in periods if each), default=60)
    if period * evaluated > (WEEK if period >= HOUR else DAY):
        raise ValidationError("Metrics cannot be checked across more than a day (EvaluationPeriods * Period)")
    for name in ("AlarmActions", "OKActions", "InsufficientDataActions"):
        for action in response._get_param(name, []):
            region = action.split(":")[3] if action.count(":") >= 5 else None
            if region not in ("", response.region):
                raise ValidationError(f"Invalid region {region} specified. Only {response.region} is supported.")


def _judge_query(query: dict[str, Any], ids: list[str]) -> int | None:
    """Raise unless a query is a metric or an expression over others; its period, if it has one."""
    if not re.fullmatch(r"[a-z][a-zA-Z0-9_]*", query["Id"]) or ids.count(query["Id"]) > 1:
        raise ValidationError(f"The id {query['Id']} is not unique, or does not begin with a lower-case letter")
    if ("Expression" in query) == ("MetricStat" in query):
        raise ValidationError(f"The query {query['Id']} has either Expression or MetricStat")
    if "MetricStat" in query:
        metric = query["MetricStat"]
        if not STATISTICS.fullmatch(metric["Stat"]):
            raise ValidationError(f"The statistic {metric['Stat']} is not supported")
        _judge_period(metric["Period"])
        return int(metric["Period"])
    expression = re.sub(r"'[^']*'|\"[^\"]*\"", "", query["Expression"])
    unknown = [name for name in NAMES.findall(expression) if name not in ids]
    if unknown and not re.search(r"\b(SELECT|SEARCH)\b", expression):
        raise ValidationError(f"Error in expression '{query['Id']}': {unknown[0]} is not an id of a query")
    if expression.count("(") != expression.count(")"):
        raise ValidationError(f"Error in expression '{query['Id']}': a bracket is not closed")
    return query.get("Period")


def _judge_period(period: int | None) -> None:
    """Raise unless CloudWatch has this period."""
    if period is None or (period not in SHORT_PERIODS and (period <= 0 or period % 60)):
        raise ValidationError(f"A period is 10, 20, 30 or a multiple of 60 seconds, not {period}")


def _judge_together(response: Any, queries: list[dict[str, Any]]) -> None:
    """Raise unless one query is watched, no member for a single metric was sent, and there are not too many."""
    watched = [each for each in queries if each.get("ReturnData", True)]
    if len(watched) != 1:
        raise ValidationError("Exactly one element of the metrics list should return data.")
    mixed = [name for name in ("Namespace", "Period", "Statistic", "ExtendedStatistic", "Dimensions") if response._get_param(name)]
    if mixed:
        raise ValidationError(f"{mixed[0]} cannot be sent together with Metrics")
    expressions = sum("Expression" in each for each in queries)
    if expressions > MOST_EXPRESSIONS or len(queries) - expressions > MOST_METRICS:
        raise ValidationError("An alarm has at most 10 metrics and 10 expressions")


@gap(
    "cloudwatch",
    Kind.STRICT,
    evidence="moto/cloudwatch/responses.py:34 (looks for no topic); [a topic's key]"
    "(https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services), "
    "[alarms and encrypted topics](https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns)",
)
def alarms_reach_their_topic() -> None:
    """The topic of an alarm exists, its policy admits the alarm, and so does the key of an encrypted one (AWS is silent)."""

    @wrap(CloudWatchResponse, "put_metric_alarm", "self.cloudwatch_backend.put_metric_alarm(")
    def put_metric_alarm(original: Any, response: Any) -> Any:
        for name in ("AlarmActions", "OKActions", "InsufficientDataActions"):
            for action in response._get_param(name, []):
                if ":sns:" in action:
                    _judge_topic(response, action)
        return original(response)


def _judge_topic(response: Any, topic_arn: str) -> None:
    """Raise unless the alarm can publish to the topic."""
    account, region = response.current_account, response.region
    topic = sns_backends[account][region].topics.get(topic_arn)
    if topic is None:
        raise ValidationError(f"The topic {topic_arn} does not exist")
    alarm_arn = f"arn:{topic_arn.split(':')[1]}:cloudwatch:{region}:{account}:alarm:{response._get_param('AlarmName')}"
    context = {"aws:SourceArn": alarm_arn, "aws:SourceAccount": account, "aws:SecureTransport": "true"}
    # The policy that a topic is made with lets its owner publish, whom CloudWatch's alarms count as.
    context["AWS:SourceOwner"] = account
    if not admits([topic.policy], Asked("sns:Publish", topic_arn, SERVICE, context)):
        raise ValidationError(f"The policy of {topic_arn} does not let the alarm publish")
    if not topic.kms_master_key_id:
        return
    key = find_key(account, region, topic.kms_master_key_id)
    actions = ("kms:Decrypt", "kms:GenerateDataKey")
    if key is None or not all(admits([key.policy], Asked(action, key.arn, SERVICE, context)) for action in actions):
        raise ValidationError(f"The key of {topic_arn} does not let the alarm encrypt (no key of AWS' own does)")
