"""Gaps of Certificate Manager."""

from __future__ import annotations

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from moto.acm.models import CertBundle
from moto.acm.responses import AWSCertificateManagerResponse
from moto.route53.models import route53_backends

from carshare_emulator.gap import Kind, gap, wrap

# https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html (what ACM itself issues)
CURVES = {"EC_prime256v1": ec.SECP256R1, "EC_secp384r1": ec.SECP384R1}


@gap(
    "acm",
    Kind.FIX,
    evidence="moto/acm/responses.py:158 (no such parameter); [KeyAlgorithm]"
    "(https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html)",
)
def key_algorithm() -> None:
    """A certificate has the key algorithm that was asked for (moto's have RSA_2048)."""

    @wrap(AWSCertificateManagerResponse, "request_certificate", "arn = self.acm_backend.request_certificate(")
    def request_certificate(original: Any, response: Any) -> Any:
        result = original(response)
        curve = CURVES.get(response._get_param("KeyAlgorithm"))
        if curve is not None:
            bundle = response.acm_backend._certificates[result.result["CertificateArn"]]
            bundle._key = ec.generate_private_key(curve())
        return result


@gap(
    "acm",
    Kind.FIX,
    evidence="moto/acm/models.py:424 (one record for every domain and account); [DNS validation]"
    "(https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html), "
    "[FAQ: how does ACM construct CNAME records](https://aws.amazon.com/certificate-manager/faqs/)",
)
def validation_record() -> None:
    """The validation record follows from account and domain: the same in every Region, and for no other domain."""

    @wrap(CertBundle, "describe", '"Value": "_c9edd76ee4a0e2a74388032f3861cc50.ykybfrwcxw.acm-validations.aws.",')
    def describe(original: Any, bundle: Any) -> dict[str, Any]:
        result: dict[str, Any] = original(bundle)
        for option in result["Certificate"].get("DomainValidationOptions", []):
            option["ResourceRecord"] = _record(bundle, option["DomainName"])
        return result


def _record(bundle: Any, domain: str) -> dict[str, str]:
    """The CNAME record that proves the domain; a wildcard has that of its parent."""
    parent = domain.removeprefix("*.")
    digest = hashlib.sha256(f"{bundle.arn.split(':')[4]} {parent}".encode()).hexdigest()
    return {
        "Name": f"_{digest[:32]}.{parent}.",
        "Type": "CNAME",
        "Value": f"_{digest[32:]}.{digest[:10]}.acm-validations.aws.",
    }


@gap(
    "acm",
    Kind.FIX,
    evidence="moto/acm/models.py:367 (time alone issues a certificate); [DNS validation]"
    "(https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html)",
)
def issued_by_its_record() -> None:
    """A certificate is issued a second after its CNAME record stands in a public hosted zone, not before."""

    @wrap(CertBundle, "check", "and waited_seconds > settings.ACM_VALIDATION_WAIT")
    def check(original: Any, bundle: Any) -> None:
        waits = bundle.type == "AMAZON_ISSUED" and bundle.status == "PENDING_VALIDATION"
        if not waits or all(_stands(_record(bundle, domain)) for domain in {bundle.common_name, *bundle.sans}):
            original(bundle)


def _stands(record: dict[str, str]) -> bool:
    """Whether some public zone answers with the record: DNS knows neither accounts nor partitions."""
    zones = (
        zone
        for account in route53_backends.values()
        for backend in account.values()
        for zone in backend.zones.values()
        if not zone.private_zone
    )
    return any(
        (each.name.rstrip("."), each.type) == (record["Name"].rstrip("."), "CNAME")
        and record["Value"].rstrip(".") in [value.rstrip(".") for value in each.records]
        for zone in zones
        for each in zone.rrsets
    )
