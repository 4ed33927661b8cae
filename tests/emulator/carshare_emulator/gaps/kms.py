"""Gaps of KMS."""

from __future__ import annotations

import json
from typing import Any

from moto.kms.models import Key
from moto.kms.responses import KmsResponse

from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.unproved import mark_unproved

# https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
DEFAULT_ROTATION_PERIOD_IN_DAYS = 365


@gap(
    "kms",
    Kind.ECHO,
    evidence="moto/kms/responses.py:361, 389; [GetKeyRotationStatus]"
    "(https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html)",
)
def rotation_period() -> None:
    """The rotation period of a key is read back (365 days where none was asked for)."""
    expect_missing(Key, "rotation_period_in_days")

    @wrap(KmsResponse, "enable_key_rotation", "self.kms_backend.enable_key_rotation(key_id)")
    def enable_key_rotation(original: Any, response: Any) -> str:
        answer = original(response)
        period = response._get_param("RotationPeriodInDays")
        if period is not None:
            mark_unproved("RotationPeriodInDays")
        _key(response).rotation_period_in_days = period or DEFAULT_ROTATION_PERIOD_IN_DAYS
        return answer

    @wrap(KmsResponse, "get_key_rotation_status", 'return json.dumps({"KeyRotationEnabled": rotation_enabled})')
    def get_key_rotation_status(original: Any, response: Any) -> str:
        status = json.loads(original(response))
        if status["KeyRotationEnabled"]:
            status["RotationPeriodInDays"] = _key(response).rotation_period_in_days
        return json.dumps(status)


def _key(response: Any) -> Any:
    """The key that the current request names."""
    backend = response.kms_backend
    return backend.keys[backend.get_key_id(response._get_param("KeyId"))]
