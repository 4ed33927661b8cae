"""Whether what a request refers to exists: Terraform's references are right only if their targets are in the right Region."""

from __future__ import annotations

from typing import Any

from moto.iam.models import iam_backends
from moto.kms.models import kms_backends
from moto.utilities.utils import get_partition


def key_exists(account_id: str, region: str, key: str) -> bool:
    """Whether a usable KMS key of this Region goes by this ARN, id or alias; `alias/aws/...` is made on first use."""
    parts = key.split(":", 5)
    name = parts[5] if len(parts) == 6 and parts[3] == region else key
    return name.startswith("alias/aws/") or find_key(account_id, region, key) is not None


def find_key(account_id: str, region: str, key: str) -> Any:
    """The usable KMS key of this Region with this ARN, id or alias, or nothing; AWS' own keys are not found."""
    parts = key.split(":", 5)
    if len(parts) == 6:
        if parts[3] != region:
            return None
        key = parts[5].removeprefix("key/")
    backend = kms_backends[account_id][region]
    if key.startswith("alias/") and not backend.alias_exists(key):
        return None
    found = backend.keys.get(backend.any_id_to_key_id(key))
    return found if found is not None and found.key_state == "Enabled" else None


def role_exists(account_id: str, region: str, arn: str) -> bool:
    """Whether a role goes by this ARN."""
    return find_role(account_id, region, arn) is not None


def find_role(account_id: str, region: str, arn: str) -> Any:
    """The role with this ARN, or nothing."""
    roles = iam_backends[account_id][get_partition(region)].roles.values()
    return next((role for role in roles if role.arn == arn), None)
