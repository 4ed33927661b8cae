"""Gap of CodeConnections, which was CodeStar Connections: moto lacks it."""

from __future__ import annotations

import re
from typing import Any

from moto import backend_index, backends

from carshare_emulator.connections import NAMES, connections_backends
from carshare_emulator.gap import GapError, Kind, gap, wrap


@gap(
    "codeconnections",
    Kind.ECHO,
    evidence="moto/backend_index.py (no such service); [CreateConnection]"
    "(https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateConnection.html), [pending connections]"
    "(https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html), [both names]"
    "(https://docs.aws.amazon.com/dtconsole/latest/userguide/rename.html)",
)
def connections_are_pending() -> None:
    """A connection can be made, tagged and deleted; it stays pending, for nobody agrees to it at the repository's host."""
    known = [name for name, _ in backend_index.backend_url_patterns]
    for name in NAMES:
        if name in known:
            raise GapError(f"moto now has {name}")
        backend_index.backend_url_patterns.append((name, re.compile(rf"https?://{name}\.(.+)\.amazonaws\.com")))

    @wrap(backends, "get_backend", "return _import_backend(")
    def get_backend(original: Any, name: str) -> Any:
        return connections_backends if name in NAMES else original(name)
