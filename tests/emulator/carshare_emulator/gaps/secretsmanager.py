"""Gaps of Secrets Manager."""

from __future__ import annotations

import json
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.secretsmanager.exceptions import InvalidParameterException
from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend

from carshare_emulator.gap import Kind, gap, wrap
from carshare_emulator.references import key_exists

DEFAULT_KEY = SecretsManagerBackend.DEFAULT_KMS_KEY_ALIAS


class EncryptionFailure(JsonRESTError):
    """A secret cannot be encrypted with the key."""

    def __init__(self, key: str) -> None:
        super().__init__("EncryptionFailure", f"Secrets Manager can't encrypt the secret with the KMS key {key}")


class MalformedPolicy(JsonRESTError):
    """The policy of a secret is not one."""

    def __init__(self) -> None:
        super().__init__("MalformedPolicyDocumentException", "This resource policy contains invalid Json")


@gap(
    "secretsmanager",
    Kind.FIX,
    evidence="moto/secretsmanager/models.py:307 (always the default key); [ReplicaRegionType]"
    "(https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicaRegionType.html)",
)
def replicas_have_keys() -> None:
    """The replica of a secret has the key that it was given, which stands in the replica's Region."""

    @wrap(FakeSecret, "create_replicas", "replica = ReplicaSecret(self, replica_region)")
    def create_replicas(original: Any, secret: Any, replica_regions: list[dict[str, str]], force_overwrite: bool) -> Any:
        keys = {each["Region"]: each.get("KmsKeyId") or DEFAULT_KEY for each in replica_regions}
        for region, key in keys.items():
            if not key_exists(secret.account_id, region, key):
                raise InvalidParameterException(f"The KMS key {key} does not exist in {region}")
        replicas = original(secret, replica_regions, force_overwrite)
        for replica in replicas:
            replica.config["KmsKeyId"] = keys[replica.region]
        return replicas


@gap(
    "secretsmanager",
    Kind.FIX,
    evidence="moto/secretsmanager/models.py:729 (takes any); [CreateSecret: EncryptionFailure]"
    "(https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html)",
)
def secrets_have_a_key() -> None:
    """A secret has a key of its own Region."""

    @wrap(SecretsManagerBackend, "_add_secret", "secret = FakeSecret(")
    def add_secret(original: Any, backend: Any, *arguments: Any, **parameters: Any) -> Any:
        key = parameters.get("kms_key_id")
        if key and not key_exists(backend.account_id, backend.region_name, key):
            raise EncryptionFailure(key)
        return original(backend, *arguments, **parameters)


@gap(
    "secretsmanager",
    Kind.FIX,
    evidence="moto/secretsmanager/models.py:1203 (stores any text); [PutResourcePolicy]"
    "(https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html)",
)
def policies_are_json() -> None:
    """The policy of a secret is JSON with statements."""

    @wrap(SecretsManagerBackend, "put_resource_policy", "secret.policy = policy")
    def put_resource_policy(original: Any, backend: Any, secret_id: str, policy: str) -> Any:
        try:
            json.loads(policy)["Statement"]
        except (KeyError, TypeError, ValueError):
            raise MalformedPolicy from None
        return original(backend, secret_id, policy)
