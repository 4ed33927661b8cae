"""What the emulator knows of Aurora: enough to refuse what AWS refuses, no catalogue of what it offers."""

from __future__ import annotations

import re

# The full version that a major one stands for. AWS moves them; any version of the pattern is taken, these are only
# what a request for a major version gets.
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html
DEFAULT_VERSIONS = {
    "aurora-mysql": {
        "5.7": "5.7.mysql_aurora.2.12.5",
        "8.0": "8.0.mysql_aurora.3.08.2",
        "8.4": "8.4.mysql_aurora.8.4.7",
    },
    "aurora-postgresql": {
        "13": "13.21",
        "14": "14.18",
        "15": "15.13",
        "16": "16.8",
        "17": "17.5",
    },
}

FULL_VERSIONS = {
    "aurora-mysql": re.compile(r"(?P<major>5\.7|8\.0|8\.4)\.mysql_aurora\.\d+\.\d+\.\d+"),
    "aurora-postgresql": re.compile(r"(?P<major>1[1-8])\.\d+"),
}

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (EnableCloudwatchLogsExports)
LOG_TYPES = {
    "aurora-mysql": {"audit", "error", "general", "iam-db-auth-error", "instance", "slowquery"},
    "aurora-postgresql": {"iam-db-auth-error", "instance", "postgresql"},
}

# Found by deploying: https://github.com/aws-cloudformation/cfn-lint/pull/4425
RESERVED_USERS = {"aurora-mysql": {"rdsadmin"}, "aurora-postgresql": {"admin", "rdsadmin"}}

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (MasterUserPassword)
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 41

# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html
CLASS_FAMILIES = "r4|r5|r6g|r6gd|r6i|r6id|r7g|r7i|r8g|r8gd|r8i|x2g|t2|t3|t4g"
CLASSES = re.compile(rf"db\.(serverless|({CLASS_FAMILIES})\.(small|medium|large|\d*xlarge))")

# Parameters that take effect with a reboot only, of those that the tree sets.
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes, "Apply type" of DescribeEngineDefaultClusterParameters
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html
STATIC_PARAMETERS = {
    "binlog_format",
    "gtid-mode",
    "enforce_gtid_consistency",
    "lower_case_table_names",
    "max_replication_slots",
    "performance_schema",
    "rds.logical_replication",
    "shared_preload_libraries",
    "track_activity_query_size",
}


def major_version(engine: str, version: str) -> str | None:
    """The major version that a version belongs to, or nothing when the engine has none of this name."""
    if version in DEFAULT_VERSIONS[engine]:
        return version
    found = FULL_VERSIONS[engine].fullmatch(version)
    return found["major"] if found else None


def full_version(engine: str, version: str) -> str:
    """The version itself, or what a major one stands for."""
    return DEFAULT_VERSIONS[engine].get(version, version)


def parameter_group_family(engine: str, version: str) -> str:
    """The family of parameter groups that fits a version."""
    return f"{engine}{major_version(engine, version)}"


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, to compare."""
    return tuple(int(number) for number in re.findall(r"\d+", version))
