"""What of a tree an account still holds after `terraform destroy`: `left_over.py PREFIX REGION...`, endpoint and keys from the environment.

One line for each thing, and exit status 1, where anything is left. Keys that wait for their deletion are gone as far as Terraform can make them.
Needs boto3: run it with the emulator's interpreter.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import boto3


def main() -> int:
    """Print what is left."""
    prefix, *regions = sys.argv[1:]
    left = list(global_things(prefix, regions[0]))
    for region in regions:
        left += [f"{region} {thing}" for thing in regional_things(prefix, region)]
    for thing in left:
        print(thing)
    return 1 if left else 0


def global_things(prefix: str, region: str) -> Iterator[str]:
    """Yield buckets, roles and policies whose names carry the prefix; state buckets are not the tree's."""
    for bucket in boto3.client("s3", region).list_buckets()["Buckets"]:
        if bucket["Name"].startswith(f"{prefix}-") and not bucket["Name"].endswith("-state"):
            yield f"bucket {bucket['Name']}"
    iam = boto3.client("iam", region)
    for page in iam.get_paginator("list_roles").paginate():
        yield from (f"role {role['RoleName']}" for role in page["Roles"] if prefix in role["RoleName"])
    for page in iam.get_paginator("list_policies").paginate(Scope="Local"):
        yield from (f"policy {policy['PolicyName']}" for policy in page["Policies"] if prefix in policy["PolicyName"])
    for profile in iam.list_instance_profiles()["InstanceProfiles"]:
        if prefix in profile["InstanceProfileName"]:
            yield f"instance profile {profile['InstanceProfileName']}"
    yield from dns_things(prefix, region)


def dns_things(prefix: str, region: str) -> Iterator[str]:
    """Yield what hosted zones hold beyond their own records, and the health checks; the zones are not the tree's."""
    route53 = boto3.client("route53", region)
    for zone in route53.list_hosted_zones()["HostedZones"]:
        for record in route53.list_resource_record_sets(HostedZoneId=zone["Id"])["ResourceRecordSets"]:
            if record["Type"] not in {"NS", "SOA"}:
                yield f"record {record['Name']} {record['Type']} {record.get('SetIdentifier', '')}".rstrip()
    for check in route53.list_health_checks()["HealthChecks"]:
        tags = route53.list_tags_for_resource(ResourceType="healthcheck", ResourceId=check["Id"])["ResourceTagSet"][
            "Tags"
        ]
        if any(tag["Key"] == "Name" and tag["Value"].startswith(prefix) for tag in tags):
            yield f"health check {check['Id']}"


def regional_things(prefix: str, region: str) -> Iterator[str]:
    """Yield what the tree makes in a region: by tag in EC2, by name elsewhere."""
    ec2 = boto3.client("ec2", region)
    listings = {
        "describe_vpcs": "Vpcs",
        "describe_subnets": "Subnets",
        "describe_route_tables": "RouteTables",
        "describe_network_acls": "NetworkAcls",
        "describe_security_groups": "SecurityGroups",
        "describe_internet_gateways": "InternetGateways",
        "describe_egress_only_internet_gateways": "EgressOnlyInternetGateways",
        "describe_addresses": "Addresses",
        "describe_vpc_endpoints": "VpcEndpoints",
        "describe_nat_gateways": "NatGateways",
        "describe_flow_logs": "FlowLogs",
        "describe_launch_templates": "LaunchTemplates",
    }
    for operation, member in listings.items():
        for item in getattr(ec2, operation)()[member]:
            names = [tag["Value"] for tag in item.get("Tags", []) if tag["Key"] == "Name"]
            gone = str(item.get("State", "")).lower() in {"deleted", "deleting"}
            if not gone and any(name.startswith(prefix) for name in names):
                yield f"{operation.removeprefix('describe_')} {names[0]}"
    for reservation in ec2.describe_instances()["Reservations"]:
        for instance in reservation["Instances"]:
            if instance["State"]["Name"] != "terminated":
                yield f"instance {instance['InstanceId']}"
    yield from web_things(prefix, region)
    yield from data_things(prefix, region)
    yield from watching_things(prefix, region)
    for alias in boto3.client("kms", region).list_aliases()["Aliases"]:
        if alias["AliasName"].startswith(f"alias/{prefix}-"):
            yield f"key alias {alias['AliasName']}"
    kms = boto3.client("kms", region)
    for key in kms.list_keys()["Keys"]:
        described = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]
        ours = prefix in described["Description"]
        if ours and described["KeyState"] != "PendingDeletion":
            yield f"key {described['Description']}"
    own_groups = "/" + "/".join(prefix.rsplit("-", 1)) + "/"
    logs = boto3.client("logs", region)
    for group_prefix in (own_groups, f"/aws/rds/cluster/{prefix}"):
        for group in logs.describe_log_groups(logGroupNamePrefix=group_prefix)["logGroups"]:
            yield f"log group {group['logGroupName']}"
    own = [{"Key": "Owner", "Values": ["Self"]}]
    for document in boto3.client("ssm", region).list_documents(Filters=own)["DocumentIdentifiers"]:
        yield f"document {document['Name']}"


def web_things(prefix: str, region: str) -> Iterator[str]:
    """Yield what serves the site: load balancers, groups of instances, certificates that the tree asked for, user pools."""
    elbv2 = boto3.client("elbv2", region)
    for balancer in elbv2.describe_load_balancers()["LoadBalancers"]:
        if balancer["LoadBalancerName"].startswith(prefix):
            yield f"load balancer {balancer['LoadBalancerName']}"
    for group in elbv2.describe_target_groups()["TargetGroups"]:
        yield f"target group {group['TargetGroupName']}"
    for group in boto3.client("autoscaling", region).describe_auto_scaling_groups()["AutoScalingGroups"]:
        yield f"Auto Scaling group {group['AutoScalingGroupName']}"
    for certificate in boto3.client("acm", region).list_certificates()["CertificateSummaryList"]:
        if certificate.get("Type") != "IMPORTED":
            yield f"certificate {certificate['CertificateArn']}"
    # China has no user pools.
    session = boto3.Session()
    if region in session.get_available_regions("cognito-idp", session.get_partition_for_region(region)):
        for pool in boto3.client("cognito-idp", region).list_user_pools(MaxResults=60)["UserPools"]:
            yield f"user pool {pool['Name']}"


def data_things(prefix: str, region: str) -> Iterator[str]:
    """Yield what holds data: by name, but for file systems, as AWS gives the copy of one no name."""
    rds = boto3.client("rds", region)
    listings = {
        "describe_global_clusters": ("GlobalClusters", "GlobalClusterIdentifier"),
        "describe_db_clusters": ("DBClusters", "DBClusterIdentifier"),
        "describe_db_instances": ("DBInstances", "DBInstanceIdentifier"),
        "describe_db_cluster_snapshots": ("DBClusterSnapshots", "DBClusterSnapshotIdentifier"),
        "describe_db_subnet_groups": ("DBSubnetGroups", "DBSubnetGroupName"),
        "describe_db_cluster_parameter_groups": ("DBClusterParameterGroups", "DBClusterParameterGroupName"),
        "describe_db_parameter_groups": ("DBParameterGroups", "DBParameterGroupName"),
    }
    for operation, (member, name) in listings.items():
        for item in getattr(rds, operation)()[member]:
            if item[name].startswith(prefix):
                yield f"{member} {item[name]}"
    for secret in boto3.client("secretsmanager", region).list_secrets()["SecretList"]:
        yield f"secret {secret['Name']}"
    scaling = boto3.client("application-autoscaling", region)
    for target in scaling.describe_scalable_targets(ServiceNamespace="rds")["ScalableTargets"]:
        yield f"scalable target {target['ResourceId']}"
    for system in boto3.client("efs", region).describe_file_systems()["FileSystems"]:
        yield f"file system {system.get('Name') or 'without a name'}"
    backup = boto3.client("backup", region)
    for vault in backup.list_backup_vaults()["BackupVaultList"]:
        if vault["BackupVaultName"].startswith(prefix):
            yield f"backup vault {vault['BackupVaultName']}"
    for plan in backup.list_backup_plans()["BackupPlansList"]:
        yield f"backup plan {plan['BackupPlanName']}"


def watching_things(prefix: str, region: str) -> Iterator[str]:
    """Yield what watches, logs and analyses: by name; databases of the catalogue cannot have hyphens in theirs."""
    streams = boto3.client("firehose", region).list_delivery_streams()["DeliveryStreamNames"]
    yield from (f"delivery stream {name}" for name in streams if name.startswith(prefix))
    for database in boto3.client("glue", region).get_databases()["DatabaseList"]:
        if database["Name"].startswith(prefix.replace("-", "_")):
            yield f"database {database['Name']}"
    athena = boto3.client("athena", region)
    for group in athena.list_work_groups()["WorkGroups"]:
        if group["Name"].startswith(prefix):
            yield f"workgroup {group['Name']}"
    # A trail of all Regions has a shadow in each, which goes with it.
    for trail in boto3.client("cloudtrail", region).describe_trails(includeShadowTrails=False)["trailList"]:
        if trail["Name"].startswith(prefix):
            yield f"trail {trail['Name']}"
    for topic in boto3.client("sns", region).list_topics()["Topics"]:
        if topic["TopicArn"].rsplit(":", 1)[1].startswith(prefix):
            yield f"topic {topic['TopicArn']}"
    cloudwatch = boto3.client("cloudwatch", region)
    # Auto Scaling makes alarms of its own, and removes them with its policies.
    for alarm in cloudwatch.describe_alarms(AlarmNamePrefix=prefix)["MetricAlarms"]:
        yield f"alarm {alarm['AlarmName']}"
    for dashboard in cloudwatch.list_dashboards(DashboardNamePrefix=prefix)["DashboardEntries"]:
        yield f"dashboard {dashboard['DashboardName']}"


if __name__ == "__main__":
    sys.exit(main())
