"""Writes each request and the status of its response as one line of JSON."""

from __future__ import annotations

import base64
import json
import re
import threading
from dataclasses import dataclass
from typing import Any

# Only what decoding needs: credentials and signatures stay out of the record.
KEPT_HEADERS = re.compile(r"^(content-type|content-md5|host|if-.*|x-amz-.*)$")
DROPPED_HEADERS = {"x-amz-date", "x-amz-security-token", "x-amz-content-sha256"}

# Credential=AKID/20261123/us-east-1/ec2/aws4_request
# https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
CREDENTIAL_SCOPE = re.compile(r"Credential=[^/]+/\d{8}/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request")


@dataclass(frozen=True)
class RecordedRequest:
    """One HTTP request as the server saw it."""

    method: str
    host: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    service: str
    region: str

    @classmethod
    def from_environ(cls, environ: dict[str, Any], body: bytes) -> RecordedRequest:
        """Take the request out of a WSGI environment whose body was read already."""
        headers = {}
        for key, value in environ.items():
            name = key.removeprefix("HTTP_").replace("_", "-").lower()
            is_header = key.startswith("HTTP_") or key == "CONTENT_TYPE"
            if is_header and KEPT_HEADERS.match(name) and name not in DROPPED_HEADERS:
                headers[name] = value
        scope = CREDENTIAL_SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
        # werkzeug keeps the path as it was sent (still percent-encoded) in RAW_URI.
        path = environ.get("RAW_URI", environ["PATH_INFO"]).split("?", 1)[0]
        return cls(
            method=environ["REQUEST_METHOD"],
            host=environ.get("HTTP_HOST", ""),
            path=path,
            query=environ.get("QUERY_STRING", ""),
            headers=headers,
            body=body,
            service=scope["service"] if scope else "",
            region=scope["region"] if scope else "",
        )


class Recorder:
    """Appends to a file, or does nothing when there is none."""

    def __init__(self, path: str | None) -> None:
        self._file = open(path, "a", encoding="utf-8") if path else None  # noqa: SIM115 (closed by close)
        self._lock = threading.Lock()
        self._number = 0

    def write(self, request: RecordedRequest, status: int, outcome: str, unproved: list[str]) -> None:
        """Add one line. `outcome` is `answered`, `not-implemented` or `crashed`."""
        if self._file is None:
            return
        line: dict[str, Any] = {
            "service": request.service,
            "region": request.region,
            "method": request.method,
            "host": request.host,
            "path": request.path,
            "query": request.query,
            "headers": request.headers,
            "status": status,
            "outcome": outcome,
            "unproved": unproved,
        }
        try:
            line["body"] = request.body.decode("utf-8")
        except UnicodeDecodeError:
            line["body_base64"] = base64.b64encode(request.body).decode("ascii")
        with self._lock:
            self._number += 1
            print(json.dumps({"number": self._number, **line}), file=self._file, flush=True)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            with self._lock:
                self._file.close()
                self._file = None
