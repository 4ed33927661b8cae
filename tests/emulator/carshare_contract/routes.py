"""Finds the operation of a REST request by its method, its path and its query string."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from botocore.model import OperationModel, ServiceModel

from carshare_contract.request import Request

# SDKs add this parameter so that their users can tell requests apart; it is in no model.
# https://github.com/smithy-lang/smithy/blob/main/smithy-model (the S3 trait `x-id` in request URIs)
IGNORED_QUERY = {"x-id"}


@dataclass(frozen=True)
class Route:
    """One operation's place among the requests of its service."""

    operation: OperationModel
    method: str
    path: re.Pattern[str]
    labels: tuple[str, ...]
    constants: tuple[tuple[str, str], ...]
    """Pairs of the query string by which operations on the same path differ; `?logging` has no value."""
    required_query: frozenset[str]
    required_headers: frozenset[str]
    literal_length: int

    def match(self, method: str, path: str, pairs: dict[str, str]) -> dict[str, str] | None:
        """Return the labels' values, or None when the request is for another operation."""
        if method != self.method:
            return None
        for name, value in self.constants:
            if name not in pairs or (value and pairs[name] != value):
                return None
        if not self.required_query <= pairs.keys():
            return None
        found = self.path.fullmatch(path)
        return dict(zip(self.labels, found.groups())) if found else None

    @property
    def precedence(self) -> tuple[int, int, int, int]:
        """How specific the route is: constants of the query first, then those of the path, then headers."""
        return len(self.constants), len(self.required_query), self.literal_length, len(self.required_headers)


@functools.cache
def routes_of(model: ServiceModel) -> tuple[Route, ...]:
    """The routes of a service, most specific first. Deprecated twins come last."""
    routes = [_route(model.operation_model(name)) for name in model.operation_names]
    routes.sort(key=lambda route: (route.operation.deprecated, [-part for part in route.precedence]))
    return tuple(routes)


def _route(operation: OperationModel) -> Route:
    """Read the `requestUri` of an operation."""
    path, _, query = operation.http["requestUri"].partition("?")
    labels = []
    pattern = ""
    literal_length = 0
    for part in re.split(r"(\{[^}]+\})", path):
        if part.startswith("{"):
            greedy = part.endswith("+}")
            labels.append(part.strip("{}+"))
            pattern += "(.+)" if greedy else "([^/]+)"
        else:
            pattern += re.escape(part)
            literal_length += len(part)
    constants = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] not in IGNORED_QUERY]
    return Route(
        operation=operation,
        method=operation.http["method"],
        # A slash at the end means nothing: SDKs send `/bucket/` for `/bucket`.
        path=re.compile(pattern.rstrip("/") + "/?" if not pattern.endswith("(.+)") else pattern),
        labels=tuple(labels),
        constants=tuple(constants),
        required_query=_required_names(operation, "querystring"),
        required_headers=_required_names(operation, "header"),
        literal_length=literal_length,
    )


def _required_names(operation: OperationModel, location: str) -> frozenset[str]:
    """Members of a place without which it is another operation (`uploadId` of UploadPart), in lower case for headers."""
    shape = operation.input_shape
    if shape is None:
        return frozenset()
    required = (shape.members[name] for name in shape.required_members)
    names = [str(each.serialization["name"]) for each in required if each.serialization.get("location") == location]
    return frozenset(name.lower() if location == "header" else name for name in names)


def find_route(model: ServiceModel, request: Request) -> tuple[Route, dict[str, str]] | None:
    """Return the route of a request and the values of its labels.

    Two operations may share method, path and query string: CopyObject is a PutObject with a header more. The most
    specific one whose required headers are there is meant; else the least specific one, whose headers are missing.
    """
    pairs = dict(request.query_pairs)
    found = None
    for route in routes_of(model):
        labels = route.match(request.method, request.path, pairs)
        if labels is None:
            continue
        if route.required_headers <= request.headers.keys():
            return route, labels
        found = route, labels
    return found
