"""Gaps of CloudWatch's dashboards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from moto.cloudwatch.exceptions import DashboardInvalidInputError
from moto.cloudwatch.models import CloudWatchBackend
from moto.cloudwatch.responses import CloudWatchResponse

from carshare_emulator.gap import Kind, expect_source, gap, wrap

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
COLUMNS = 24
MOST_ROWS = 1000
MOST_WIDGETS = 500
MOST_ALARMS_OF_A_WIDGET = 100
WIDGET_TYPES = ("alarm", "custom", "explorer", "log", "metric", "text")
VIEWS = ("bar", "gauge", "pie", "singleValue", "table", "timeSeries")


@gap(
    "cloudwatch",
    Kind.FIX,
    evidence="moto/cloudwatch/models.py:515 (a set of dashboards a Region); [dashboards are not specific to a Region]"
    "(https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html), "
    "[PutDashboard](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html)",
)
def dashboards_are_the_accounts() -> None:
    """A dashboard's name is the account's: a put under the same name in another Region replaces it."""
    expect_source(CloudWatchBackend.__init__, "self.dashboards: dict[str, Dashboard] = {}")
    shared: dict[tuple[str, str], dict[str, Any]] = {}

    def dashboards(backend: Any) -> dict[str, Any]:
        return shared.setdefault((backend.account_id, backend.partition), {})

    CloudWatchBackend.dashboards = property(dashboards, lambda _backend, _fresh: None)


@gap(
    "cloudwatch",
    Kind.FIX,
    evidence="moto/cloudwatch/responses.py:269 (any JSON); [body of a dashboard]"
    "(https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html)",
)
def dashboards_are_judged() -> None:
    """A dashboard's body holds widgets of known types, on a grid of 24 columns, each with what its type needs."""

    @wrap(CloudWatchResponse, "put_dashboard", "json.loads(body)")
    def put_dashboard(original: Any, response: Any) -> Any:
        try:
            body = json.loads(response._get_param("DashboardBody"))
        except (TypeError, ValueError):
            raise DashboardInvalidInputError("The field DashboardBody must be a valid JSON object") from None
        found = list(_faults(body))
        if found:
            raise DashboardInvalidInputError(f"The dashboard body is invalid, there are {len(found)} errors: {found}")
        return original(response)


def _faults(body: Any) -> Iterator[str]:
    """What is wrong with a body."""
    widgets = body.get("widgets") if isinstance(body, dict) else None
    if not isinstance(widgets, list):
        yield "/: widgets must be a list"
        return
    if len(widgets) > MOST_WIDGETS:
        yield f"/widgets: at most {MOST_WIDGETS}"
    for number, widget in enumerate(widgets):
        for fault in _widget_faults(widget):
            yield f"/widgets/{number}{fault}"


def _widget_faults(widget: Any) -> Iterator[str]:
    """What is wrong with one widget."""
    if not isinstance(widget, dict) or widget.get("type") not in WIDGET_TYPES:
        yield f"/type: one of {WIDGET_TYPES}"
        return
    limits = {"x": (0, COLUMNS - 1), "y": (0, None), "width": (1, COLUMNS), "height": (1, MOST_ROWS)}
    for name, (least, most) in limits.items():
        value = widget.get(name, least)
        if not isinstance(value, int) or value < least or (most is not None and value > most):
            yield f"/{name}: {value} is out of range"
    properties = widget.get("properties")
    if not isinstance(properties, dict):
        yield "/properties: required"
        return
    yield from {"alarm": _alarm_faults, "metric": _metric_faults, "text": _text_faults}.get(widget["type"], _no_faults)(properties)


def _no_faults(_properties: dict[str, Any]) -> Iterator[str]:
    """Nothing is known of the other types."""
    yield from ()


def _text_faults(properties: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a text."""
    if not isinstance(properties.get("markdown"), str):
        yield "/properties/markdown: required"


def _alarm_faults(properties: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a widget of alarms' states."""
    alarms = properties.get("alarms")
    if not isinstance(alarms, list) or not alarms:
        yield "/properties/alarms: required"
        return
    if len(alarms) > MOST_ALARMS_OF_A_WIDGET:
        yield f"/properties/alarms: at most {MOST_ALARMS_OF_A_WIDGET}"
    if any(":alarm:" not in str(alarm) for alarm in alarms):
        yield "/properties/alarms: not the ARN of an alarm"


def _metric_faults(properties: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a graph."""
    if not properties.get("region"):
        yield "/properties/region: required"
    annotations = properties.get("annotations", {})
    metrics = properties.get("metrics")
    if metrics is None and not annotations.get("alarms"):
        yield "/properties: metrics or annotations.alarms is required"
    if properties.get("view", "timeSeries") not in VIEWS:
        yield f"/properties/view: one of {VIEWS}"
    for number, metric in enumerate(metrics or []):
        for fault in _row_faults(metric):
            yield f"/properties/metrics/{number}{fault}"
    for each in annotations.get("horizontal", []):
        if any(not isinstance(one.get("value"), (int, float)) for one in (each if isinstance(each, list) else [each])):
            yield "/properties/annotations/horizontal: value must be a number"


def _row_faults(metric: Any) -> Iterator[str]:
    """What is wrong with one row of a graph: namespace, name, dimensions in pairs, and perhaps an object at the end."""
    if not isinstance(metric, list) or not metric:
        yield ": must be a list"
        return
    options = metric[-1] if isinstance(metric[-1], dict) else {}
    names = metric[:-1] if isinstance(metric[-1], dict) else metric
    if "expression" in options:
        if names:
            yield ": an expression stands alone"
    elif len(names) < 2 or len(names) % 2 or not all(isinstance(name, str) for name in names):
        yield ": namespace, name and pairs of dimensions"
