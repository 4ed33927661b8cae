"""Finds the model of the service that a request was signed for."""

from __future__ import annotations

import functools

from botocore.exceptions import UnknownServiceError
from botocore.loaders import Loader
from botocore.model import ServiceModel

# Services whose name in the signature differs from their folder in botocore, by their "signingName" (or
# "endpointPrefix") there: https://github.com/boto/botocore/tree/develop/botocore/data
BOTOCORE_NAMES = {
    "aps": "amp",
    "elasticfilesystem": "efs",
    "email": "ses",
    "execute-api": "apigatewaymanagementapi",
    "monitoring": "cloudwatch",
    "states": "stepfunctions",
}

# Both generations of load balancers are signed for `elasticloadbalancing`; their API version tells them apart.
LOAD_BALANCING = "elasticloadbalancing"
LOAD_BALANCING_VERSIONS = {"2012-06-01": "elb", "2015-12-01": "elbv2"}


def botocore_name(signing_name: str, version: str = "") -> str:
    """Return the name of the service's folder in botocore."""
    if signing_name == LOAD_BALANCING:
        return LOAD_BALANCING_VERSIONS.get(version, "elbv2")
    return BOTOCORE_NAMES.get(signing_name, signing_name)


@functools.cache
def service_model(name: str) -> ServiceModel | None:
    """Load a service's model, or return None when botocore has none."""
    loader = Loader()
    try:
        description = loader.load_service_model(name, "service-2")
    except UnknownServiceError:
        return None
    return ServiceModel(description, name)
