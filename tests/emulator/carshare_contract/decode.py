"""Turns a recorded request into an operation and its parameters."""

from __future__ import annotations

import json

from botocore.model import ServiceModel

from carshare_contract.decode_json import JsonDecoder
from carshare_contract.decode_query import decode_query
from carshare_contract.decode_rest import decode_rest
from carshare_contract.decoded import Decoded, UndecodedError
from carshare_contract.request import Request
from carshare_contract.routes import find_route
from carshare_contract.services import botocore_name, service_model


def decode(request: Request) -> Decoded:
    """Decode one request, or raise `UndecodedError`."""
    target = request.headers.get("x-amz-target")
    if target is not None:
        return _decode_target(request, target)
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return _decode_form(request)
    return _decode_rest(request)


def _model(request: Request, operation: str, version: str = "") -> ServiceModel:
    """The service's model; raises when there is none."""
    if not request.service:
        raise UndecodedError("unsigned", operation, "the request is not signed, so its service is unknown")
    model = service_model(botocore_name(request.service, version))
    if model is None:
        raise UndecodedError(request.service, operation, "botocore has no model of this service")
    return model


def _decode_target(request: Request, target: str) -> Decoded:
    """The protocol `json`: the operation is in a header."""
    name = target.rsplit(".", 1)[-1]
    model = _model(request, name)
    decoded = _start(model, name)
    decoder = JsonDecoder()
    shape = decoded.operation.input_shape
    document = json.loads(request.body or b"{}")
    if shape is not None:
        decoded.parameters.update(decoder.structure(shape, document, ""))
        decoded.unknown += decoder.unknown
    return decoded


def _decode_form(request: Request) -> Decoded:
    """The protocols `query` and `ec2`: the operation is in the form."""
    pairs = request.form_pairs
    fields = dict(pairs)
    name = fields.get("Action", "(no Action)")
    model = _model(request, name, fields.get("Version", ""))
    decoded = _start(model, name)
    decode_query(decoded, pairs, str(model.metadata["protocol"]))
    return decoded


def _decode_rest(request: Request) -> Decoded:
    """The protocols `rest-json` and `rest-xml`: the operation is in the method, the path and the query string."""
    model = _model(request, f"{request.method} {request.path}")
    found = find_route(model, request)
    if found is None:
        operation = f"{request.method} {request.path}?{request.query}"
        raise UndecodedError(request.service, operation, "no operation of the model has this path and query string")
    route, labels = found
    decoded = Decoded(model.service_name, route.operation)
    decode_rest(decoded, request, labels, str(model.metadata["protocol"]))
    return decoded


def _start(model: ServiceModel, name: str) -> Decoded:
    """An empty result for a named operation."""
    if name not in model.operation_names:
        raise UndecodedError(model.service_name, name, "the model has no such operation")
    return Decoded(model.service_name, model.operation_model(name))
