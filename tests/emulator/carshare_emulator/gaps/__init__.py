"""The gaps of moto that are closed, one file a service."""

from __future__ import annotations

import importlib

import moto

from carshare_emulator.gap import REGISTRY, Gap, GapError, close_all

# The version whose source the evidence of each gap quotes. requirements.txt pins the same.
MOTO_VERSION = "5.2.5"

SERVICES = (
    "acm",
    "applicationautoscaling",
    "athena",
    "autoscaling",
    "backup",
    "cloudtrail",
    "cloudwatch",
    "cloudwatch_dashboards",
    "codebuild",
    "codecommit",
    "codeconnections",
    "codedeploy",
    "codedeploy_judgement",
    "codepipeline",
    "codepipeline_rights",
    "cognitoidp",
    "ec2",
    "efs",
    "efs_replication",
    "elbv2",
    "events",
    "firehose",
    "glue",
    "iam",
    "kms",
    "logs",
    "rds_clusters",
    "rds_judgement",
    "rds_instances",
    "rds_groups",
    "rds_global",
    "route53",
    "s3",
    "s3_keeping",
    "secretsmanager",
    "sns",
    "ssm",
)


def close_gaps() -> list[Gap]:
    """Import every service's gaps, close them, and return them."""
    if moto.__version__ != MOTO_VERSION:
        raise GapError(f"the gaps were written for moto {MOTO_VERSION}, installed is {moto.__version__}")
    for service in SERVICES:
        importlib.import_module(f"carshare_emulator.gaps.{service}")
    close_all(REGISTRY)
    return list(REGISTRY)
