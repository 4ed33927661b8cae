"""Gaps of CodeCommit."""

from __future__ import annotations

import json
from typing import Any

from moto.codecommit.exceptions import RepositoryDoesNotExistException
from moto.codecommit.models import CodeCommit
from moto.codecommit.responses import CodeCommitResponse
from moto.core.exceptions import JsonRESTError
from moto.core.utils import unix_time

from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.references import key_exists
from carshare_emulator.unproved import mark_unproved


@gap(
    "codecommit",
    Kind.FIX,
    evidence="moto/codecommit/models.py:27 (text where a number belongs); [RepositoryMetadata]"
    "(https://docs.aws.amazon.com/codecommit/latest/APIReference/API_RepositoryMetadata.html)",
)
def dates_are_numbers() -> None:
    """The dates of a repository are numbers, as the protocol has them."""

    @wrap(CodeCommit, "__init__", 'self.repository_metadata["creationDate"] = current_date')
    def init(original: Any, repository: Any, *arguments: Any, **keywords: Any) -> None:
        original(repository, *arguments, **keywords)
        now = unix_time()
        repository.repository_metadata.update(creationDate=now, lastModifiedDate=now)


@gap(
    "codecommit",
    Kind.FIX,
    evidence="moto/codecommit/responses.py:28 (no such parameter, no such operation); "
    "[CreateRepository: EncryptionKeyNotFoundException]"
    "(https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html), [UpdateRepositoryEncryptionKey]"
    "(https://docs.aws.amazon.com/codecommit/latest/APIReference/API_UpdateRepositoryEncryptionKey.html)",
)
def repositories_have_a_key() -> None:
    """A repository keeps the key that it was given, which stands in its Region; the key can be changed."""
    expect_missing(CodeCommitResponse, "update_repository_encryption_key")

    @wrap(CodeCommitResponse, "create_repository", "repository_metadata = self.codecommit_backend.create_repository(")
    def create_repository(original: Any, response: Any) -> str:
        key = response._get_param("kmsKeyId")
        _expect_key(response, key)
        metadata = json.loads(original(response))["repositoryMetadata"]
        if key:
            _metadata(response, metadata["repositoryName"])["kmsKeyId"] = metadata["kmsKeyId"] = key
        return json.dumps({"repositoryMetadata": metadata})

    def update_repository_encryption_key(response: Any) -> str:
        metadata = _metadata(response, response._get_param("repositoryName"))
        before, key = metadata.get("kmsKeyId"), response._get_param("kmsKeyId")
        _expect_key(response, key)
        metadata["kmsKeyId"] = key
        return json.dumps({"repositoryId": metadata["repositoryId"], "kmsKeyId": key, "originalKmsKeyId": before})

    CodeCommitResponse.update_repository_encryption_key = update_repository_encryption_key


@gap(
    "codecommit",
    Kind.ECHO,
    evidence="moto/codecommit/responses.py (no such operation); [UpdateRepositoryDescription]"
    "(https://docs.aws.amazon.com/codecommit/latest/APIReference/API_UpdateRepositoryDescription.html)",
)
def descriptions_can_be_changed() -> None:
    """The description of a repository can be changed."""
    expect_missing(CodeCommitResponse, "update_repository_description")

    def update_repository_description(response: Any) -> str:
        mark_unproved("repositoryDescription")
        metadata = _metadata(response, response._get_param("repositoryName"))
        metadata["repositoryDescription"] = response._get_param("repositoryDescription")
        return "{}"

    CodeCommitResponse.update_repository_description = update_repository_description


@gap(
    "codecommit",
    Kind.FIX,
    evidence="moto/codecommit/responses.py (no such operations); [ListBranches]"
    "(https://docs.aws.amazon.com/codecommit/latest/APIReference/API_ListBranches.html), "
    "[what the provider asks for](https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/codecommit/repository.go)",
)
def repositories_are_empty() -> None:
    """A repository has no branches, so none can be its default: nothing is ever pushed here."""
    for name in ("list_branches", "update_default_branch"):
        expect_missing(CodeCommitResponse, name)

    def list_branches(response: Any) -> str:
        _metadata(response, response._get_param("repositoryName"))
        return json.dumps({"branches": []})

    def update_default_branch(response: Any) -> str:
        _metadata(response, response._get_param("repositoryName"))
        name = response._get_param("defaultBranchName")
        raise JsonRESTError("BranchDoesNotExistException", f"Branch {name} does not exist")

    CodeCommitResponse.list_branches = list_branches
    CodeCommitResponse.update_default_branch = update_default_branch


@gap(
    "codecommit",
    Kind.ECHO,
    evidence="moto/codecommit/responses.py:28 (no such parameter, no such operations); [TagResource]"
    "(https://docs.aws.amazon.com/codecommit/latest/APIReference/API_TagResource.html)",
)
def tags_of_a_repository() -> None:
    """The tags of a repository are read back, and can be changed."""
    expect_missing(CodeCommit, "tags")
    for name in ("list_tags_for_resource", "tag_resource", "untag_resource"):
        expect_missing(CodeCommitResponse, name)

    @wrap(CodeCommitResponse, "create_repository", 'return json.dumps({"repositoryMetadata": repository_metadata})')
    def create_repository(original: Any, response: Any) -> str:
        answer: str = original(response)
        tags = response._get_param("tags") or {}
        if tags:
            mark_unproved("tags")
        _repository(response, response._get_param("repositoryName")).tags = dict(tags)
        return answer

    def list_tags_for_resource(response: Any) -> str:
        return json.dumps({"tags": _tagged(response).tags})

    def tag_resource(response: Any) -> str:
        mark_unproved("tags")
        _tagged(response).tags.update(response._get_param("tags"))
        return "{}"

    def untag_resource(response: Any) -> str:
        repository = _tagged(response)
        for key in response._get_param("tagKeys"):
            repository.tags.pop(key, None)
        return "{}"

    CodeCommitResponse.list_tags_for_resource = list_tags_for_resource
    CodeCommitResponse.tag_resource = tag_resource
    CodeCommitResponse.untag_resource = untag_resource


def _repository(response: Any, name: str) -> Any:
    """A repository by its name."""
    found = response.codecommit_backend.repositories.get(name)
    if found is None:
        raise RepositoryDoesNotExistException(name)
    return found


def _metadata(response: Any, name: str) -> dict[str, Any]:
    """What a repository answers about itself."""
    metadata: dict[str, Any] = _repository(response, name).repository_metadata
    return metadata


def _tagged(response: Any) -> Any:
    """The repository whose ARN the current request names."""
    return _repository(response, response._get_param("resourceArn").rsplit(":", 1)[1])


def _expect_key(response: Any, key: str | None) -> None:
    """Raise if a repository is to have a key that does not exist in its Region."""
    backend = response.codecommit_backend
    if key and not key_exists(backend.account_id, backend.region_name, key):
        raise JsonRESTError("EncryptionKeyNotFoundException", f"The key {key} was not found in {backend.region_name}")
