"""The WSGI application: moto, with a clear refusal of what moto cannot do, and a record of every request."""

from __future__ import annotations

import io
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from moto.server import DomainDispatcherApplication, create_backend_app

from carshare_emulator import refusal, unproved
from carshare_emulator.lost_answers import LostAnswers
from carshare_emulator.recorder import RecordedRequest, Recorder

# The services of the tree of today. Others work too; they are imported by their first request.
WARM_SERVICES = (
    "acm",
    "application-autoscaling",
    "athena",
    "autoscaling",
    "backup",
    "cloudtrail",
    "codebuild",
    "codecommit",
    "codedeploy",
    "codepipeline",
    "codestar-connections",
    "cognito-idp",
    "ec2",
    "elasticfilesystem",
    "elasticloadbalancing",
    "events",
    "firehose",
    "glue",
    "iam",
    "kms",
    "logs",
    "monitoring",
    "rds",
    "route53",
    "s3",
    "secretsmanager",
    "sns",
    "ssm",
    "sts",
)


@dataclass(frozen=True)
class Answer:
    """A complete HTTP response."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes
    outcome: str = "answered"

    @property
    def code(self) -> int:
        """The number of the status line."""
        return int(self.status.split(" ", 1)[0])


class EmulatorApplication:
    """moto's dispatcher between two readings of the same request: record it, answer it.

    One request is handled at a time. moto keeps its state in plain dictionaries without locks, Terraform sends ten
    requests at once, and Python runs one thread at a time anyway, so the lock costs nothing and removes races.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._moto = DomainDispatcherApplication(_create_strict_app)
        self._lock = threading.Lock()
        self._lost: LostAnswers[Answer] = LostAnswers()

    def warm_up(self) -> None:
        """Build the applications of the usual services before the first request."""
        for service in WARM_SERVICES:
            signature = f"AWS4-HMAC-SHA256 Credential=warm/20260101/us-east-1/{service}/aws4_request, "
            environ = {"PATH_INFO": "/", "HTTP_HOST": "localhost", "HTTP_AUTHORIZATION": signature}
            self._moto.get_application(environ)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        body = _read_body(environ)
        request = RecordedRequest.from_environ(environ, body)
        with self._lock:
            answer = self._lost.find(environ)
            if answer is None:
                unproved.take_unproved()
                answer = self._answer(environ, request)
                marked = unproved.take_unproved()
                self._recorder.write(request, answer.code, answer.outcome, marked)
                if answer.code < 400:
                    self._lost.keep(environ, answer)
        start_response(answer.status, answer.headers)
        return [answer.body]

    def _answer(self, environ: dict[str, Any], request: RecordedRequest) -> Answer:
        """Let moto answer; turn whatever it cannot do into a 501, which the provider does not retry."""
        try:
            answer = _run(self._moto, environ)
        except NotImplementedError as error:
            return _refuse(request, "not-implemented", str(error))
        except Exception as error:  # a crash of moto must not look like a fault of AWS that goes away by waiting
            traceback.print_exc()
            return _refuse(request, "crashed", f"{type(error).__name__}: {error}")
        if answer.code == 500:
            return _refuse(request, "crashed", answer.body[:200].decode("utf-8", "replace"))
        if answer.code == 404 and answer.body[:40].lower().startswith(b"<!doctype html>"):
            # Flask's own page: moto routes no such path.
            return _refuse(request, "not-implemented", "no route")
        return answer


def _create_strict_app(service: Any) -> Flask:
    """moto's application of one service, which lets exceptions through instead of answering 500."""
    app = create_backend_app(service)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    return app


def _read_body(environ: dict[str, Any]) -> bytes:
    """Read the whole body, and leave a copy for moto."""
    stream = environ["wsgi.input"]
    length = environ.get("CONTENT_LENGTH")
    if length:
        body = stream.read(int(length))
    elif environ.get("wsgi.input_terminated"):
        body = stream.read()  # chunked: werkzeug ends the stream where the last chunk ends
        environ["CONTENT_LENGTH"] = str(len(body))
    else:
        body = b""
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def _run(application: Callable[..., Iterable[bytes]], environ: dict[str, Any]) -> Answer:
    """Call a WSGI application and collect its response."""
    head: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: object = None) -> Callable[..., None]:
        head[:] = [status, headers]
        return lambda _chunk: None

    chunks = application(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
    return Answer(head[0], head[1], body)


def _refuse(request: RecordedRequest, outcome: str, reason: str) -> Answer:
    """Answer 501 in the shape that the service's clients parse, and say so on standard error."""
    action = request.headers.get("x-amz-target") or refusal.action_of(request.body)
    where = f"{request.service} {request.method} {request.path}?{request.query} {action}".strip()
    print(f"emulator: {outcome}: {where}: {reason}", file=sys.stderr, flush=True)
    content_type, body = refusal.error_body(request, f"{where}: {reason}")
    headers = [
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
        ("x-amzn-ErrorType", refusal.CODE),
    ]
    return Answer("501 Not Implemented", headers, body, outcome)
