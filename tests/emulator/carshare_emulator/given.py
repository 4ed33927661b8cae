"""What an account holds before a tree is applied, where no request of AWS can make it as it must be."""

from __future__ import annotations

from moto.acm.models import CertBundle, acm_backends


def give_certificate(arn: str, domain: str = "*.example.com") -> None:
    """Put an issued certificate under an ARN chosen beforehand, as a user names one that he imported.

    ImportCertificate chooses the ARN itself, and a blueprint names it before there is an emulator.
    """
    _, _, service, region, account, resource = arn.split(":", 5)
    if service != "acm" or not resource.startswith("certificate/"):
        raise ValueError(f"{arn} is not the ARN of a certificate")
    bundle = CertBundle.generate_cert(domain, account_id=account, region=region)
    bundle.arn = arn
    bundle.type = "IMPORTED"
    bundle.status = "ISSUED"
    acm_backends[account][region]._certificates[arn] = bundle
