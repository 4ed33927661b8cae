"""Gaps of Systems Manager."""

from __future__ import annotations

import hashlib
from typing import Any

from moto.ssm.models import Parameter, ParameterDict

from carshare_emulator.gap import Kind, gap, wrap

# https://docs.aws.amazon.com/linux/al2023/ug/ec2.html#launch-via-aws-cli
IMAGES = tuple(
    f"/aws/service/ami-amazon-linux-latest/al2023-ami-{flavour}kernel-default-{architecture}"
    for flavour in ("", "minimal-")
    for architecture in ("arm64", "x86_64")
)


@gap(
    "ssm",
    Kind.FIX,
    evidence="moto/ssm/models.py:95 (data of the commercial Regions only); [parameters of Amazon Linux 2023]"
    "(https://docs.aws.amazon.com/linux/al2023/ug/ec2.html#launch-via-aws-cli)",
)
def images_of_every_region() -> None:
    """China and GovCloud have the parameters of the newest Amazon Linux 2023 images too; the image ids are made up."""

    @wrap(ParameterDict, "_load_latest_amis", "latest_amis_linux = []")
    def load_latest_amis(original: Any, parameters: Any) -> None:
        original(parameters)
        known = super(ParameterDict, parameters).__getitem__
        for name in IMAGES:
            if known(name):
                continue
            digest = hashlib.sha256(f"{parameters.region_name} {name}".encode()).hexdigest()
            known(name).append(
                Parameter(
                    account_id=parameters.account_id,
                    name=name,
                    value=f"ami-{digest[:17]}",
                    parameter_type="String",
                    description=None,
                    allowed_pattern=None,
                    keyid=None,
                    last_modified_date=0,
                    version=1,
                    data_type="text",
                )
            )
