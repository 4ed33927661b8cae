"""The contract check of the data tier: of each pair the first request passes, the second one does not."""

from __future__ import annotations

import json
import unittest
from typing import Any

from carshare_contract.request import Request
from test_contract import RESOURCE, form, target, violations


def rds(action: str, **fields: Any) -> Request:
    """A request of RDS."""
    return form("rds", action, Version="2014-10-31", **fields)


def rest(service: str, method: str, path: str, document: dict[str, Any]) -> Request:
    """A request of the protocol `rest-json`."""
    return Request(service, method, path, "", {}, json.dumps(document).encode())


class DataRules(unittest.TestCase):
    """Limits that the models lack."""

    def check(self, pairs: list[tuple[str, Request, Request]]) -> None:
        """Each pair, with the member that the second request has wrong."""
        for member, good, bad in pairs:
            with self.subTest(member=member, bad=bad):
                self.assertEqual(violations(good), [])
                self.assertEqual(violations(bad), [("extra", member)])

    def test_identifiers_of_rds(self) -> None:
        wrong = ("1a", "a-", "a--b", "a_b", "a" * 64)

        def cluster(name: str) -> Request:
            return rds("CreateDBCluster", DBClusterIdentifier=name, Engine="aurora-mysql")

        def instance(name: str) -> Request:
            return rds("CreateDBInstance", DBInstanceIdentifier=name, DBInstanceClass="c", Engine="aurora-mysql")

        def everywhere(name: str) -> Request:
            return rds("CreateGlobalCluster", GlobalClusterIdentifier=name)

        members = {"DBClusterIdentifier": cluster, "DBInstanceIdentifier": instance}
        for good in ("a", "a-b", "a" * 63):
            self.check([(member, call(good), call(bad)) for member, call in members.items() for bad in wrong])
        self.check([("GlobalClusterIdentifier", everywhere("a-b"), everywhere(bad)) for bad in ("a--b", "a-", "a" * 64)])

        def last(name: str) -> Request:
            return rds("DeleteDBCluster", DBClusterIdentifier="a", FinalDBSnapshotIdentifier=name)

        def parameters(name: str) -> Request:
            more = {"DBParameterGroupFamily": "aurora-mysql8.0", "Description": "d"}
            return rds("CreateDBClusterParameterGroup", DBClusterParameterGroupName=name, **more)

        def subnets(name: str) -> Request:
            more = {"DBSubnetGroupDescription": "d", "SubnetIds.SubnetIdentifier.1": "subnet-1"}
            return rds("CreateDBSubnetGroup", DBSubnetGroupName=name, **more)

        long = "a" * 255
        self.check(
            [
                *(("FinalDBSnapshotIdentifier", last(long), last(bad)) for bad in ("a--b", "a-", long + "a")),
                *(("DBClusterParameterGroupName", parameters(long), parameters(bad)) for bad in ("a.b", long + "a")),
                *(("DBSubnetGroupName", subnets(long), subnets(bad)) for bad in ("default", "a/b", long + "a")),
            ]
        )

    def test_clusters_and_instances(self) -> None:
        def cluster(**more: Any) -> Request:
            return rds("ModifyDBCluster", DBClusterIdentifier="a", **more)

        def instance(**more: Any) -> Request:
            return rds("ModifyDBInstance", DBInstanceIdentifier="a", **more)

        def parameters(count: int) -> Request:
            many = {f"Parameters.Parameter.{n}.ParameterName": "p" for n in range(1, count + 1)}
            return rds("ModifyDBClusterParameterGroup", DBClusterParameterGroupName="a", **many)

        def tagged(key: str) -> Request:
            return rds("AddTagsToResource", ResourceName="a", **{"Tags.Tag.1.Key": key, "Tags.Tag.1.Value": "v"})

        days, password = "BackupRetentionPeriod", "MasterUserPassword"
        interval, tier = "MonitoringInterval", "PromotionTier"
        self.check(
            [
                *((days, cluster(**{days: 35}), cluster(**{days: bad})) for bad in (0, 36)),
                *(
                    (password, cluster(**{password: "a'~!" * 10}), cluster(**{password: bad}))
                    for bad in ("a" * 7, "a" * 42, "aaaaaaa/", "aaaaaaa@", 'aaaaaaa"', "aaaa aaa", "aaaaaaaé")
                ),
                (interval, instance(**{interval: 60}), instance(**{interval: 20})),
                (tier, instance(**{tier: 15}), instance(**{tier: 16})),
                ("Parameters", parameters(20), parameters(21)),
                *(("Tags[].Key", tagged("k" * 128), tagged(bad)) for bad in ("k" * 129, "aws:k", "rds:k")),
            ]
        )

    def test_secrets(self) -> None:
        def secret(action: str, **members: Any) -> Request:
            return target("secretsmanager", f"secretsmanager.{action}", members)

        name, days = "Name", "RecoveryWindowInDays"
        token = {"ClientRequestToken": "a" * 32}
        self.check(
            [
                *((name, secret("CreateSecret", Name="a/b-c", **token), secret("CreateSecret", Name=bad, **token)) for bad in ("a b", "a-abcdef")),
                *((days, secret("DeleteSecret", SecretId="a", **{days: 7}), secret("DeleteSecret", SecretId="a", **{days: bad})) for bad in (6, 31)),
            ]
        )

    def test_file_systems(self) -> None:
        base = "/2015-02-01"

        def throughput(number: float) -> Request:
            return rest("elasticfilesystem", "PUT", f"{base}/file-systems/fs-01234567", {"ProvisionedThroughputInMibps": number})

        def mount(groups: int) -> Request:
            names = [f"sg-0123456{n}" for n in range(groups)]
            document = {"FileSystemId": "fs-01234567", "SubnetId": "subnet-01234567", "SecurityGroups": names}
            return rest("elasticfilesystem", "POST", f"{base}/mount-targets", document)

        self.check(
            [
                ("ProvisionedThroughputInMibps", throughput(3414), throughput(3415)),
                ("SecurityGroups", mount(5), mount(6)),
            ]
        )

    def test_backup_plans(self) -> None:
        def plan(days: int = 35, schedule: str = "cron(0 3 * * ? *)", name: str = "daily") -> Request:
            rule = {
                "RuleName": name,
                "TargetBackupVaultName": "vault",
                "ScheduleExpression": schedule,
                "Lifecycle": {"DeleteAfterDays": days},
            }
            return rest("backup", "PUT", "/backup/plans", {"BackupPlan": {"BackupPlanName": "plan", "Rules": [rule]}})

        rules = "BackupPlan.Rules[]"
        self.check(
            [
                *((f"{rules}.Lifecycle.DeleteAfterDays", plan(36500), plan(bad)) for bad in (0, 36501)),
                (f"{rules}.ScheduleExpression", plan(), plan(schedule="0 3 * * *")),
            ]
        )

    def test_readers(self) -> None:
        def scale(resource: str = "cluster:a", most: int = 15) -> Request:
            members = {
                "ServiceNamespace": "rds",
                "ScalableDimension": "rds:cluster:ReadReplicaCount",
                "ResourceId": resource,
                "MaxCapacity": most,
            }
            return target("application-autoscaling", "AnyScaleFrontendService.RegisterScalableTarget", members)

        self.check([("ResourceId", scale(), scale("cluster/a")), ("MaxCapacity", scale(), scale(most=16))])

    def test_policies(self) -> None:
        def requests(policy: str) -> list[Request]:
            return [
                rest("elasticfilesystem", "PUT", "/2015-02-01/file-systems/fs-01234567/policy", {"Policy": policy}),
                rest("backup", "PUT", "/backup-vaults/vault/access-policy", {"Policy": policy}),
                target("secretsmanager", "secretsmanager.PutResourcePolicy", {"SecretId": "a", "ResourcePolicy": policy}),
            ]

        bad_policy = json.dumps({**RESOURCE, "Version": "2012-10-18"})
        for good, bad in zip(requests(json.dumps(RESOURCE)), requests(bad_policy), strict=True):
            with self.subTest(service=good.service):
                self.assertEqual(violations(good), [])
                self.assertIn("policy", [rule for rule, _ in violations(bad)])


if __name__ == "__main__":
    unittest.main()
