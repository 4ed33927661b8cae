"""Whether what a request refers to exists: Terraform's references are right only if their targets are in the right Region."""

from __future__ import annotations

from moto.iam.models import iam_backends
from moto.kms.models import kms_backends
from moto.utilities.utils import get_partition


def key_exists(account_id: str, region: str, key: str) -> bool:
    """Whether a usable KMS key of this Region goes by this ARN, id or alias; `alias/aws/...` is made on first use."""
    parts = key.split(":", 5)
    if len(parts) == 6:
        if parts[3] != region:
            return False
        key = parts[5].removeprefix("key/")
    if key.startswith("alias/aws/"):
        return True
    backend = kms_backends[account_id][region]
    found = backend.keys.get(backend.any_id_to_key_id(key))
    return found is not None and found.key_state == "Enabled"


def role_exists(account_id: str, region: str, arn: str) -> bool:
    """Whether a role goes by this ARN."""
    roles = iam_backends[account_id][get_partition(region)].roles.values()
    return arn in [role.arn for role in roles]
