"""What AWS says of its actions, resources and condition keys: the Service Authorization Reference, as policy_sentry ships it.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from policy_sentry.shared.iam_data import get_service_prefix_data

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html; a trailing `/` takes the key of a tag.
GLOBAL_KEYS = """
    aws:AssumedRoot aws:CalledVia aws:CalledViaFirst aws:CalledViaLast aws:ChatbotSourceArn aws:CurrentTime aws:Ec2InstanceSourcePrivateIPv4
    aws:Ec2InstanceSourceVpc aws:EpochTime aws:FederatedProvider aws:MultiFactorAuthAge aws:MultiFactorAuthPresent aws:PrincipalAccount aws:PrincipalArn
    aws:PrincipalIsAWSService aws:PrincipalOrgID aws:PrincipalOrgPaths aws:PrincipalServiceName aws:PrincipalServiceNamesList aws:PrincipalTag/
    aws:PrincipalType aws:Referer aws:RequestedRegion aws:RequestTag/ aws:ResourceAccount aws:ResourceOrgID aws:ResourceOrgPaths aws:ResourceTag/
    aws:SecureTransport aws:SourceAccount aws:SourceArn aws:SourceIdentity aws:SourceIp aws:SourceOrgID aws:SourceOrgPaths aws:SourceVpc aws:SourceVpcArn
    aws:SourceVpce aws:TagKeys aws:TokenIssueTime aws:UserAgent aws:UserId aws:Username aws:ViaAWSService aws:VpceAccount aws:VpceOrgID aws:VpceOrgPaths
    aws:VpcSourceIp
""".lower().split()


@cache
def service(prefix: str) -> dict[str, Any]:
    """All that is known of a service; empty where there is none of that prefix."""
    return get_service_prefix_data(prefix.lower()) or {}


@cache
def expand(action: str) -> tuple[str, ...]:
    """The actions that a text with or without stars stands for, in AWS's own spelling; none where there is no such action."""
    prefix, _, name = action.partition(":")
    names = service(prefix).get("privileges", {})
    return tuple(f"{prefix.lower()}:{known}" for known in names if fnmatchcase(known.lower(), name.lower()))


@cache
def has_resources(action: str) -> bool:
    """Whether an action, given in AWS's spelling, can be allowed on some resources only."""
    prefix, _, name = action.partition(":")
    return any(service(prefix)["privileges"][name]["resource_types"])


@cache
def is_key(key: str) -> bool:
    """Whether a condition key exists; IAM ignores letter case."""
    key = key.lower()
    prefix = key.partition(":")[0]
    if prefix == "aws":
        return any(key == known or (known.endswith("/") and key.startswith(known)) for known in GLOBAL_KEYS)
    for known in service(prefix).get("conditions", {}):
        # `kms:EncryptionContext:${EncryptionContextKey}`, `s3:ExistingObjectTag/<key>`
        head, *variable = re.split(r"\$\{|<", known.lower(), maxsplit=1)
        if key == head or (variable and key.startswith(head)):
            return True
    return False


@cache
def is_open(resource: str) -> bool:
    """Whether a resource is every resource, or every one of its type: `*`, `arn:aws:s3:::*`, `arn:aws:iam::123456789012:role/*`."""
    parts = resource.split(":", 5)
    if len(parts) < 6:
        return "*" in resource
    prefix, name = parts[2], parts[5]
    if "*" in prefix or not name.strip("*"):
        return True
    if "*" not in name:
        return False
    templates = (known["arn"].split(":", 5)[-1] for known in service(prefix).get("resources", {}).values())
    return any(re.sub(r"\$\{[^}]*\}", "*", template) == name for template in templates)
