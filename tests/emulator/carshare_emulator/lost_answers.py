"""Sends an answer that never arrived once more, instead of carrying the request out twice.

Seen once on a busy machine: a call was carried out and answered here, yet its SDK sent it again; why the answer did not
arrive is not established. The SDK sends the same call again, and a second CreateSecurityGroup is refused as a duplicate: a fault of this server's
transport, which would look like one of the tree. The SDK marks each call with an id that its retries share, and
numbers them: https://github.com/aws/aws-sdk-go-v2/blob/main/aws/retry/middleware.go
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import Any, Generic, TypeVar

ANSWERS_KEPT = 512

AnswerT = TypeVar("AnswerT")


class LostAnswers(Generic[AnswerT]):
    """The newest successful answers by the id of their call."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, AnswerT] = OrderedDict()

    def find(self, environ: dict[str, Any]) -> AnswerT | None:
        """The answer that this request's caller should have had; nothing for a first attempt."""
        attempt = re.search(r"attempt=(\d+)", environ.get("HTTP_AMZ_SDK_REQUEST", ""))
        if attempt is None or int(attempt[1]) < 2:
            return None
        return self._answers.get(environ.get("HTTP_AMZ_SDK_INVOCATION_ID", ""))

    def keep(self, environ: dict[str, Any], answer: AnswerT) -> None:
        """Remember a successful answer: after one, an SDK sends the same call again only if it never got it."""
        call = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if call:
            self._answers[call] = answer
            if len(self._answers) > ANSWERS_KEPT:
                self._answers.popitem(last=False)
