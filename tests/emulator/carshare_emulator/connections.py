"""Connections to hosts of repositories: a service that moto lacks, under both of its names.

Operations: https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_Operations.html
"""

from __future__ import annotations

import json
from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.exceptions import JsonRESTError
from moto.core.responses import BaseResponse
from moto.moto_api._internal import mock_random

from carshare_emulator.unproved import mark_unproved

# Its older name, which the provider's resource uses, and the newer; ARNs have the name by which they were asked for.
NAMES = ("codestar-connections", "codeconnections")


class Connections(BaseBackend):
    """The connections of one Region, by their ARN."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.connections: dict[str, dict[str, Any]] = {}
        self.tags: dict[str, dict[str, str]] = {}

    @property
    def flask_paths(self) -> dict[str, Any]:
        """The one path of the service."""
        return {"/": ConnectionsResponse.dispatch}


class ConnectionsResponse(BaseResponse):
    """The service's operations, as far as Terraform uses them."""

    def __init__(self) -> None:
        super().__init__(service_name=NAMES[0])

    @property
    def backend(self) -> Connections:
        """The Region that the current request asks."""
        return connections_backends[self.current_account][self.region]

    def create_connection(self) -> str:
        """A connection waits until its owner has agreed at the host."""
        host = self._get_param("HostArn")
        if host:
            raise JsonRESTError("ResourceNotFoundException", f"The host {host} was not found")
        mark_unproved("ConnectionName", "ProviderType")
        service = next(name for name in reversed(NAMES) if f"/{name}/" in self.headers["Authorization"])
        base = f"arn:{self.backend.partition}:{service}:{self.region}:{self.current_account}"
        arn = f"{base}:connection/{mock_random.uuid4()}"
        self.backend.connections[arn] = {
            "ConnectionName": self._get_param("ConnectionName"),
            "ConnectionArn": arn,
            "ProviderType": self._get_param("ProviderType"),
            "OwnerAccountId": self.current_account,
            "ConnectionStatus": "PENDING",
        }
        self.backend.tags[arn] = {}
        self._add_tags(arn)
        return json.dumps({"ConnectionArn": arn, "Tags": self._tags_of(arn)})

    def get_connection(self) -> str:
        """A connection by its ARN."""
        return json.dumps({"Connection": self.backend.connections[self._arn("ConnectionArn")]})

    def delete_connection(self) -> str:
        """A connection goes with its tags."""
        arn = self._arn("ConnectionArn")
        del self.backend.connections[arn], self.backend.tags[arn]
        return "{}"

    def list_tags_for_resource(self) -> str:
        """The tags of a connection."""
        return json.dumps({"Tags": self._tags_of(self._arn("ResourceArn"))})

    def tag_resource(self) -> str:
        """Further or other tags."""
        self._add_tags(self._arn("ResourceArn"))
        return "{}"

    def untag_resource(self) -> str:
        """Fewer tags."""
        arn = self._arn("ResourceArn")
        for key in self._get_param("TagKeys"):
            self.backend.tags[arn].pop(key, None)
        return "{}"

    def _arn(self, member: str) -> str:
        """The ARN of a connection that is there."""
        arn: str = self._get_param(member)
        if arn not in self.backend.connections:
            raise JsonRESTError("ResourceNotFoundException", f"Connection not found: {arn}")
        return arn

    def _add_tags(self, arn: str) -> None:
        """Keep the request's tags."""
        tags = self._get_param("Tags") or []
        if tags:
            mark_unproved("Tags")
        self.backend.tags[arn].update({tag["Key"]: tag["Value"] for tag in tags})

    def _tags_of(self, arn: str) -> list[dict[str, str]]:
        """Tags as the service answers them."""
        return [{"Key": key, "Value": value} for key, value in self.backend.tags[arn].items()]


connections_backends = BackendDict(Connections, NAMES[0])
