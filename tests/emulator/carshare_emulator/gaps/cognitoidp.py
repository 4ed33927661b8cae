"""Gaps of Cognito user pools."""

from __future__ import annotations

from typing import Any

from moto.cognitoidp.exceptions import InvalidParameterException, ResourceNotFoundError
from moto.cognitoidp.models import CognitoIdpBackend, CognitoIdpUserPool, CognitoIdpUserPoolDomain
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import ActionResult, EmptyResult

from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.unproved import mark_unproved

# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
DEFAULTS = {"DeletionProtection": "INACTIVE", "UserPoolTier": "ESSENTIALS"}

# What UpdateUserPool does not take, so that it cannot change.
# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
FIXED_AT_CREATION = ("AliasAttributes", "UsernameAttributes", "UsernameConfiguration")


@gap(
    "cognitoidp",
    Kind.FIX,
    evidence="moto/cognitoidp/models.py:471 (neither is a default); [CreateUserPool]"
    "(https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html)",
)
def defaults_of_a_pool() -> None:
    """A pool that names no tier has ESSENTIALS, and no deletion protection unless it asks for it."""

    @wrap(CognitoIdpUserPool, "update_extended_config", "self.extended_config = DEFAULT_USER_POOL_CONFIG.copy()")
    def update_extended_config(original: Any, pool: Any, extended_config: dict[str, Any]) -> None:
        original(pool, extended_config)
        for name, value in DEFAULTS.items():
            pool.extended_config.setdefault(name, value)


@gap(
    "cognitoidp",
    Kind.FIX,
    evidence="moto/cognitoidp/models.py:1047 (starts from the defaults); [UpdateUserPool]"
    "(https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html)",
)
def update_keeps_what_it_does_not_change() -> None:
    """An update keeps the sign-in attributes, which are fixed for good, and the tags where it sends none."""

    @wrap(CognitoIdpBackend, "update_user_pool", "user_pool.update_extended_config(extended_config)")
    def update_user_pool(original: Any, backend: Any, user_pool_id: str, extended_config: dict[str, Any]) -> None:
        before = backend.describe_user_pool(user_pool_id).extended_config
        kept = {name: before[name] for name in FIXED_AT_CREATION if name in before}
        tags = before.get("UserPoolTags", {})
        original(backend, user_pool_id, {"UserPoolTags": tags, **extended_config, **kept})


@gap(
    "cognitoidp",
    Kind.FIX,
    evidence="moto/cognitoidp/models.py:1052 (deletes at once); [deletion protection]"
    "(https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html), "
    "[domain first](https://github.com/hashicorp/terraform-provider-aws/issues/16479)",
)
def pools_are_not_deleted_lightly() -> None:
    """A protected pool, or one with a domain, is not deleted."""

    @wrap(CognitoIdpBackend, "delete_user_pool", "del self.user_pools[user_pool_id]")
    def delete_user_pool(original: Any, backend: Any, user_pool_id: str) -> None:
        pool = backend.describe_user_pool(user_pool_id)
        if pool.extended_config.get("DeletionProtection") == "ACTIVE":
            raise InvalidParameterException(
                "The user pool cannot be deleted because deletion protection is activated. "
                "Deletion protection must be inactivated first."
            )
        if pool.domain:
            raise InvalidParameterException(
                "User pool cannot be deleted. It has a domain configured that should be deleted first."
            )
        original(backend, user_pool_id)


@gap(
    "cognitoidp",
    Kind.FIX,
    evidence="moto/cognitoidp/models.py:1066 (overwrites the other pool's); [CreateUserPoolDomain]"
    "(https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html)",
)
def a_domain_prefix_is_given_once() -> None:
    """A domain prefix in use is refused."""

    @wrap(CognitoIdpBackend, "create_user_pool_domain", "self.user_pool_domains[domain] = user_pool_domain")
    def create_user_pool_domain(original: Any, backend: Any, user_pool_id: str, domain: str, *rest: Any) -> Any:
        if domain in backend.user_pool_domains:
            raise InvalidParameterException(f"Domain already associated with another user pool: {domain}")
        return original(backend, user_pool_id, domain, *rest)


@gap(
    "cognitoidp",
    Kind.ECHO,
    evidence="moto/cognitoidp/responses.py:99 (no such parameter); [ManagedLoginVersion]"
    "(https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html)",
)
def managed_login_version() -> None:
    """The version of the sign-in pages is read back (1, the classic ones, where none was asked for)."""
    expect_missing(CognitoIdpUserPoolDomain, "managed_login_version")

    for name in ("create_user_pool_domain", "update_user_pool_domain"):

        @wrap(CognitoIdpResponse, name, "domain_description = user_pool_domain.to_json(extended=False)")
        def set_domain(original: Any, response: Any) -> Any:
            result = original(response)
            version = response._get_param("ManagedLoginVersion")
            if version is not None:
                mark_unproved("ManagedLoginVersion")
                response.backend.user_pool_domains[response._get_param("Domain")].managed_login_version = version
            return result

    @wrap(CognitoIdpUserPoolDomain, "to_json", '"AWSAccountId": str(random.uuid4()),')
    def to_json(original: Any, domain: Any, extended: bool = True) -> dict[str, Any]:
        result: dict[str, Any] = original(domain, extended)
        if extended:
            result["ManagedLoginVersion"] = getattr(domain, "managed_login_version", 1)
        return result


@gap(
    "cognitoidp",
    Kind.FIX,
    evidence="moto/cognitoidp/responses.py (no such operations); [TagResource]"
    "(https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html)",
)
def tags_of_a_pool() -> None:
    """The tags of a pool can be changed."""
    for name in ("tag_resource", "untag_resource", "list_tags_for_resource"):
        expect_missing(CognitoIdpResponse, name)
    CognitoIdpResponse.tag_resource = _tag_resource
    CognitoIdpResponse.untag_resource = _untag_resource
    CognitoIdpResponse.list_tags_for_resource = _list_tags_for_resource


def _tags(response: Any) -> dict[str, str]:
    """The tags of the pool that the request names; what is changed in them is kept."""
    arn = response._get_param("ResourceArn")
    for pool in response.backend.user_pools.values():
        if pool.arn == arn:
            tags: dict[str, str] = pool.extended_config.setdefault("UserPoolTags", {})
            return tags
    raise ResourceNotFoundError(f"Resource {arn} not found.")


def _tag_resource(response: Any) -> EmptyResult:
    """Add tags, or change their values."""
    _tags(response).update(response._get_param("Tags", {}))
    return EmptyResult()


def _untag_resource(response: Any) -> EmptyResult:
    """Remove tags."""
    tags = _tags(response)
    for key in response._get_param("TagKeys", []):
        tags.pop(key, None)
    return EmptyResult()


def _list_tags_for_resource(response: Any) -> ActionResult:
    """Answer the tags."""
    return ActionResult({"Tags": _tags(response)})
