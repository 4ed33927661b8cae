"""The requests of a record, as `carshare_emulator.recorder` wrote them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Request:
    """One HTTP request to one AWS service."""

    service: str
    """The name in the signature, e.g. `monitoring` for CloudWatch."""
    method: str
    path: str
    """As sent: still percent-encoded."""
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    """Names are lower case."""
    body: bytes = b""
    region: str = ""
    status: int = 200
    outcome: str = "answered"
    unproved: tuple[str, ...] = ()
    """Members that the emulator stored without judging them."""

    @property
    def query_pairs(self) -> list[tuple[str, str]]:
        """The query string's pairs, decoded."""
        return parse_qsl(self.query, keep_blank_values=True)

    @property
    def form_pairs(self) -> list[tuple[str, str]]:
        """The body's pairs, decoded, when the body is a form."""
        return parse_qsl(self.body.decode("utf-8"), keep_blank_values=True)


def read_record(path: Path) -> Iterator[Request]:
    """Yield the requests of one record in their order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            encoded = entry.get("body_base64")
            body = base64.b64decode(encoded) if encoded is not None else entry["body"].encode("utf-8")
            yield Request(
                service=entry["service"],
                method=entry["method"],
                path=entry["path"],
                query=entry["query"],
                headers=entry["headers"],
                body=body,
                region=entry["region"],
                status=entry["status"],
                outcome=entry["outcome"],
                unproved=tuple(entry["unproved"]),
            )
