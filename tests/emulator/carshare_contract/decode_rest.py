"""The protocols `rest-json` and `rest-xml`: members in the path, the query string, the headers and the body."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from botocore.model import ListShape, MapShape, Shape, StructureShape

from carshare_contract.decode_json import JsonDecoder
from carshare_contract.decode_xml import XmlDecoder
from carshare_contract.decoded import Decoded, Malformed
from carshare_contract.request import Request
from carshare_contract.routes import IGNORED_QUERY
from carshare_contract.scalars import scalar_from_text

# Headers of the transport. Checksums of the body are the SDK's business, not the caller's:
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
TRANSPORT_HEADERS = {"content-type", "content-md5", "host", "x-amz-decoded-content-length", "x-amz-trailer"}
TRANSPORT_PREFIXES = ("x-amz-checksum-", "if-")


def decode_rest(decoded: Decoded, request: Request, labels: dict[str, str], protocol: str) -> None:
    """Fill `decoded`; `labels` are the parts of the path, still percent-encoded."""
    shape = decoded.operation.input_shape
    if shape is None:
        return
    query: dict[str, list[str]] = {}
    for name, value in request.query_pairs:
        query.setdefault(name, []).append(value)
    headers = dict(request.headers)
    in_body: dict[str, Shape] = {}
    maps_of_query: list[str] = []
    for name, member in shape.members.items():
        location = member.serialization.get("location")
        wire_name = str(member.serialization.get("name", name))
        if location == "uri":
            decoded.parameters[name] = scalar_from_text(member, unquote(labels[wire_name]))
        elif location == "querystring" and isinstance(member, MapShape):
            maps_of_query.append(name)
        elif location == "querystring":
            _from_texts(decoded, name, member, query.pop(wire_name, None))
        elif location == "header":
            _from_header(decoded, name, member, headers.pop(wire_name.lower(), None))
        elif location == "headers":
            _from_prefixed_headers(decoded, name, wire_name.lower(), headers)
        else:
            in_body[name] = member
    constants = decoded.operation.http["requestUri"].partition("?")[2]
    rest = {name: texts for name, texts in query.items() if name not in constants and name not in IGNORED_QUERY}
    for name in maps_of_query:
        decoded.parameters[name] = {key: texts[0] for key, texts in rest.items()}
        rest = {}
    decoded.unknown += [f"?{name}" for name in rest]
    decoded.unknown += [f"header {name}" for name in headers if not _is_transport(name)]
    _decode_body(decoded, request, shape, in_body, protocol)


def _is_transport(name: str) -> bool:
    return name in TRANSPORT_HEADERS or name.startswith(TRANSPORT_PREFIXES)


def _from_texts(decoded: Decoded, name: str, member: Shape, texts: list[str] | None) -> None:
    """Take a member out of the query string, where a list is repeated."""
    if texts is None:
        return
    if isinstance(member, ListShape):
        decoded.parameters[name] = [scalar_from_text(member.member, text) for text in texts]
    else:
        decoded.parameters[name] = scalar_from_text(member, texts[-1])


def _from_header(decoded: Decoded, name: str, member: Shape, text: str | None) -> None:
    """Take a member out of a header, where a list is separated by commas."""
    if text is None:
        return
    if isinstance(member, ListShape):
        decoded.parameters[name] = [scalar_from_text(member.member, part.strip()) for part in text.split(",")]
    else:
        decoded.parameters[name] = scalar_from_text(member, text)


def _from_prefixed_headers(decoded: Decoded, name: str, prefix: str, headers: dict[str, str]) -> None:
    """Take a map out of all headers with its prefix (`x-amz-meta-`)."""
    found = {header: headers.pop(header) for header in list(headers) if header.startswith(prefix)}
    if found:
        decoded.parameters[name] = {header[len(prefix) :]: text for header, text in found.items()}


def _decode_body(
    decoded: Decoded, request: Request, shape: StructureShape, in_body: dict[str, Shape], protocol: str
) -> None:
    """Decode the body: one member that fills it (the payload), or all members without another place."""
    decode = _decode_json if protocol == "rest-json" else _decode_xml
    payload = shape.serialization.get("payload")
    if payload is None:
        if in_body and request.body:
            value = decode(decoded, shape, request.body, "")
            keep = isinstance(value, dict)
            decoded.parameters.update({name: value[name] for name in in_body if name in value} if keep else {})
        return
    member = shape.members[payload]
    if not request.body:
        return
    if member.type_name == "blob":
        decoded.parameters[payload] = request.body
    elif member.type_name == "string":
        decoded.parameters[payload] = request.body.decode("utf-8")
    else:
        decoded.parameters[payload] = decode(decoded, member, request.body, payload)


Decoder = Callable[[Decoded, Shape, bytes, str], Any]


def _decode_json(decoded: Decoded, shape: Shape, body: bytes, path: str) -> Any:
    decoder = JsonDecoder()
    try:
        value = decoder.value(shape, json.loads(body), path)
    except ValueError:
        return Malformed(body[:80].decode("utf-8", "replace"), "JSON")
    decoded.unknown += decoder.unknown
    return value


def _decode_xml(decoded: Decoded, shape: Shape, body: bytes, path: str) -> Any:
    decoder = XmlDecoder()
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError:
        return Malformed(body[:80].decode("utf-8", "replace"), "XML")
    value = decoder.value(shape, [root], path)
    decoded.unknown += decoder.unknown
    return value
