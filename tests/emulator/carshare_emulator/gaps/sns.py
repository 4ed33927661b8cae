"""Gaps of SNS."""

from __future__ import annotations

import json
from typing import Any

from moto.sns.exceptions import SNSInvalidParameter
from moto.sns.models import SNSBackend

from carshare_emulator.admission import as_list
from carshare_emulator.gap import Kind, gap, wrap

# https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html
TOPIC_ACTIONS = {
    "addpermission",
    "deletetopic",
    "getdataprotectionpolicy",
    "gettopicattributes",
    "listsubscriptionsbytopic",
    "listtagsforresource",
    "publish",
    "putdataprotectionpolicy",
    "receive",
    "removepermission",
    "settopicattributes",
    "subscribe",
}


@gap(
    "sns",
    Kind.FIX,
    evidence="moto/sns/models.py:680 (confirmed at once), :709 (forgets what is pending); [Subscribe]"
    "(https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html), [deleting one that is pending]"
    "(https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html)",
)
def emails_wait_for_confirmation() -> None:
    """A subscription by e-mail is pending until its owner follows a link; who is pending cannot be unsubscribed."""

    @wrap(SNSBackend, "subscribe", '"PendingConfirmation": False,')
    def subscribe(original: Any, backend: Any, topic_arn: str, endpoint: str, protocol: str) -> Any:
        subscription = original(backend, topic_arn, endpoint, protocol)
        if protocol in ("email", "email-json"):
            if "@" not in endpoint:
                raise SNSInvalidParameter("Invalid parameter: Email address")
            subscription.attributes.update(PendingConfirmation=True, ConfirmationWasAuthenticated=False)
        return subscription

    @wrap(SNSBackend, "unsubscribe", "self.subscriptions.pop(subscription_arn, None)")
    def unsubscribe(original: Any, backend: Any, subscription_arn: str) -> None:
        found = backend.subscriptions.get(subscription_arn)
        if found is not None and found.attributes.get("PendingConfirmation"):
            raise SNSInvalidParameter(
                "Invalid parameter: Cannot unsubscribe a subscription that is pending confirmation"
            )
        original(backend, subscription_arn)


@gap(
    "sns",
    Kind.FIX,
    evidence="moto/sns/models.py:611 (stores any text); [actions of a topic policy]"
    "(https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html)",
)
def policies_are_about_their_topic() -> None:
    """A topic's policy is JSON, and each statement is about this topic and what can be done to a topic."""

    @wrap(SNSBackend, "set_topic_attribute", "setattr(topic, attribute_name, attribute_value)")
    def set_topic_attribute(original: Any, backend: Any, topic_arn: str, name: str, value: Any) -> None:
        if name == "policy" and value:
            _judge(topic_arn, value)
        original(backend, topic_arn, name, value)


def _judge(topic_arn: str, policy: str) -> None:
    """Raise unless the policy is one of this topic."""
    try:
        statements = as_list(json.loads(policy)["Statement"])
    except (KeyError, TypeError, ValueError):
        raise SNSInvalidParameter("Invalid parameter: Policy failed to parse") from None
    for statement in statements:
        for action in as_list(statement.get("Action", [])):
            service, _, name = action.lower().partition(":")
            if service != "sns" or name not in TOPIC_ACTIONS:
                raise SNSInvalidParameter("Invalid parameter: Policy statement action out of service scope!")
        if any(resource != topic_arn for resource in as_list(statement.get("Resource", []))):
            raise SNSInvalidParameter("Invalid parameter: Policy statement resource is not this topic")
