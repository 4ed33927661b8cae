"""Each gap of RDS, through the service's own API."""

from __future__ import annotations

import json
import unittest
from typing import Any

from test_emulator import WithServer

ACCOUNT = "123456789012"
HOME, AWAY = "us-east-1", "eu-west-1"
PASSWORD = "correct-horse-battery"
UNKNOWN_KEY = f"arn:aws:kms:{HOME}:{ACCOUNT}:key/00000000-0000-0000-0000-000000000000"


class Databases(WithServer):
    """A server on which clusters can be made in two Regions."""

    def setUp(self) -> None:
        self.rds = self.server.client("rds")
        if not self.rds.describe_db_subnet_groups()["DBSubnetGroups"]:
            for region in (HOME, AWAY):
                self.subnet_group(region)
        self.name = self._testMethodName.removeprefix("test_").replace("_", "-")

    def subnets(self, region: str = HOME, zones: str = "ab") -> list[str]:
        """Subnets of a new VPC, one a zone."""
        ec2 = self.server.client("ec2", region)
        vpc_id = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        return [
            ec2.create_subnet(VpcId=vpc_id, CidrBlock=f"10.0.{n}.0/24", AvailabilityZone=f"{region}{zone}")["Subnet"][
                "SubnetId"
            ]
            for n, zone in enumerate(zones)
        ]

    def subnet_group(self, region: str = HOME, name: str = "db", zones: str = "ab") -> list[str]:
        """Make a subnet group; returns its subnets."""
        subnets = self.subnets(region, zones)
        self.server.client("rds", region).create_db_subnet_group(
            DBSubnetGroupName=name, DBSubnetGroupDescription=name, SubnetIds=subnets
        )
        return subnets

    def key(self, region: str = HOME) -> str:
        """The ARN of a new key."""
        return str(self.server.client("kms", region).create_key()["KeyMetadata"]["Arn"])

    def parameters(self, **more: Any) -> dict[str, Any]:
        """Of a good cluster; what is None is left out."""
        good = {
            "DBClusterIdentifier": self.name,
            "Engine": "aurora-postgresql",
            "EngineVersion": "16.8",
            "MasterUsername": "carshare",
            "MasterUserPassword": PASSWORD,
            "DatabaseName": "carshare",
            "DBSubnetGroupName": "db",
            "StorageEncrypted": True,
        }
        return {name: value for name, value in {**good, **more}.items() if value is not None}

    def cluster(self, **more: Any) -> dict[str, Any]:
        """A new cluster."""
        answer: dict[str, Any] = self.rds.create_db_cluster(**self.parameters(**more))["DBCluster"]
        return answer

    def described(self, name: str | None = None, region: str = HOME) -> dict[str, Any]:
        """The cluster as it is read back."""
        rds = self.server.client("rds", region)
        clusters: list[dict[str, Any]] = rds.describe_db_clusters(DBClusterIdentifier=name or self.name)["DBClusters"]
        return clusters[0]

    def instance(self, suffix: str = "1", region: str = HOME, **more: Any) -> dict[str, Any]:
        """A new instance of the test's cluster."""
        given = {"DBInstanceClass": "db.r6g.large", "Engine": "aurora-postgresql", **more}
        rds = self.server.client("rds", region)
        answer: dict[str, Any] = rds.create_db_instance(
            DBInstanceIdentifier=f"{self.name}-{suffix}", DBClusterIdentifier=self.name, **given
        )["DBInstance"]
        return answer


class Clusters(Databases):
    """What a cluster keeps, and what it refuses."""

    def test_settings(self) -> None:
        support = "open-source-rds-extended-support-disabled"
        cluster = self.cluster(EngineLifecycleSupport=support)
        self.assertEqual(self.marked(), ["EngineLifecycleSupport"])
        self.assertEqual((cluster["EngineLifecycleSupport"], cluster["DatabaseInsightsMode"]), (support, "standard"))
        self.assertEqual(cluster["Status"], "available")
        self.assertNotIn("ScalingConfigurationInfo", cluster)

    def test_logs_and_iam(self) -> None:
        self.assertFalse(self.cluster(EnableCloudwatchLogsExports=["instance"])["IAMDatabaseAuthenticationEnabled"])
        change = {"EnableLogTypes": ["postgresql"], "DisableLogTypes": ["instance"]}
        self.rds.modify_db_cluster(
            DBClusterIdentifier=self.name,
            CloudwatchLogsExportConfiguration=change,
            EnableIAMDatabaseAuthentication=True,
        )
        cluster = self.described()
        self.assertEqual(cluster["EnabledCloudwatchLogsExports"], ["postgresql"])
        self.assertTrue(cluster["IAMDatabaseAuthenticationEnabled"])

    def test_managed_password(self) -> None:
        key = self.key()
        cluster = self.cluster(MasterUserPassword=None, ManageMasterUserPassword=True, MasterUserSecretKmsKeyId=key)
        secret = cluster["MasterUserSecret"]
        self.assertEqual(secret["KmsKeyId"], key)
        manager = self.server.client("secretsmanager")
        value = json.loads(manager.get_secret_value(SecretId=secret["SecretArn"])["SecretString"])
        self.assertEqual(value["username"], "carshare")
        change = {"DBClusterIdentifier": self.name, "MasterUserPassword": PASSWORD}
        self.refused("InvalidParameterCombination", self.rds.modify_db_cluster, **change)
        self.rds.modify_db_cluster(**change, ManageMasterUserPassword=False)
        self.assertNotIn("MasterUserSecret", self.described())
        self.refused("ResourceNotFoundException", manager.describe_secret, SecretId=secret["SecretArn"])

    def test_versions(self) -> None:
        self.assertEqual(self.cluster(EngineVersion="16")["EngineVersion"], "16.8")
        for engine, version in (("aurora-postgresql", "99.9"), ("aurora-mysql", "16.8")):
            wrong = self.parameters(DBClusterIdentifier="wrong", Engine=engine, EngineVersion=version)
            message = self.refused("InvalidParameterCombination", self.rds.create_db_cluster, **wrong)
            self.assertEqual(message, f"Cannot find version {version} for {engine}")
        change = {"DBClusterIdentifier": self.name, "ApplyImmediately": True}
        for version in ("16.4", "17.5"):
            self.refused("InvalidParameterCombination", self.rds.modify_db_cluster, **change, EngineVersion=version)
        self.rds.modify_db_cluster(**change, EngineVersion="16.9")
        # A major version is its default, which is behind this cluster.
        self.refused("InvalidParameterCombination", self.rds.modify_db_cluster, **change, EngineVersion="16")
        self.rds.modify_db_cluster(**change, EngineVersion="17.5", AllowMajorVersionUpgrade=True)
        self.assertEqual(self.described()["EngineVersion"], "17.5")

    def test_words_are_judged(self) -> None:
        value, combination = "InvalidParameterValue", "InvalidParameterCombination"
        cases: list[tuple[str, dict[str, Any]]] = [
            (value, {"DBClusterIdentifier": "two--hyphens"}),
            (value, {"DBClusterIdentifier": "a" * 64}),
            (value, {"MasterUsername": "admin"}),
            (value, {"MasterUsername": "rdsadmin"}),
            (value, {"MasterUsername": "a" * 17}),
            (value, {"MasterUserPassword": "short"}),
            (value, {"MasterUserPassword": "a" * 42}),
            (value, {"MasterUserPassword": "with@sign"}),
            (value, {"MasterUserPassword": None}),
            (combination, {"ManageMasterUserPassword": True}),
            (combination, {"MasterUserSecretKmsKeyId": self.key()}),
            (value, {"DatabaseName": "1st"}),
            (value, {"BackupRetentionPeriod": 36}),
            (value, {"BackupRetentionPeriod": 0}),
            (
                value,
                {
                    "PreferredBackupWindow": "03:00-04:00",
                    "PreferredMaintenanceWindow": "sun:03:30-sun:04:30",
                },
            ),
            (combination, {"EnableCloudwatchLogsExports": ["slowquery"]}),
        ]
        for code, wrong in cases:
            with self.subTest(wrong=wrong):
                self.refused(code, self.rds.create_db_cluster, **self.parameters(**wrong))
        self.cluster()
        self.refused("DBClusterAlreadyExistsFault", self.rds.create_db_cluster, **self.parameters())
        change = {"DBClusterIdentifier": self.name}
        self.refused(value, self.rds.modify_db_cluster, **change, BackupRetentionPeriod=36)
        self.refused(value, self.rds.modify_db_cluster, **change, MasterUserPassword="short")

    def test_capacity(self) -> None:
        scaling = "ServerlessV2ScalingConfiguration"
        wrong = (
            {"MinCapacity": 1},
            {"MinCapacity": 0.3, "MaxCapacity": 4},
            {"MinCapacity": 8, "MaxCapacity": 4},
            {"MinCapacity": 0, "MaxCapacity": 0.5},
            {"MinCapacity": 0, "MaxCapacity": 256.5},
            {"MinCapacity": 0.5, "MaxCapacity": 4, "SecondsUntilAutoPause": 300},
            {"MinCapacity": 0, "MaxCapacity": 4, "SecondsUntilAutoPause": 299},
        )
        for each in wrong:
            with self.subTest(scaling=each):
                self.refused("InvalidParameterValue", self.rds.create_db_cluster, **self.parameters(**{scaling: each}))
        self.cluster()
        serverless = {"DBInstanceClass": "db.serverless"}
        self.refused("InvalidDBClusterStateFault", self.instance, **serverless)
        good = {"MinCapacity": 0.0, "MaxCapacity": 4.5, "SecondsUntilAutoPause": 600}
        self.rds.modify_db_cluster(DBClusterIdentifier=self.name, **{scaling: good})
        self.assertEqual(self.described()[scaling], good)
        self.instance(**serverless)

    def test_references_are_judged(self) -> None:
        ec2 = self.server.client("ec2")
        other_vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        group = ec2.create_security_group(GroupName="other", Description="other", VpcId=other_vpc)["GroupId"]
        self.rds.create_db_cluster_parameter_group(
            DBClusterParameterGroupName="fifteen", DBParameterGroupFamily="aurora-postgresql15", Description="d"
        )
        cases: list[tuple[str, dict[str, Any]]] = [
            ("DBSubnetGroupNotFoundFault", {"DBSubnetGroupName": "none"}),
            ("KMSKeyNotAccessibleFault", {"KmsKeyId": UNKNOWN_KEY}),
            ("KMSKeyNotAccessibleFault", {"KmsKeyId": self.key(AWAY)}),
            ("InvalidParameterCombination", {"KmsKeyId": self.key(), "StorageEncrypted": False}),
            ("InvalidParameterValue", {"VpcSecurityGroupIds": ["sg-0123456789abcdef0"]}),
            ("InvalidParameterCombination", {"VpcSecurityGroupIds": [group]}),
            ("DBClusterParameterGroupNotFound", {"DBClusterParameterGroupName": "none"}),
            ("InvalidParameterCombination", {"DBClusterParameterGroupName": "fifteen"}),
        ]
        for code, wrong in cases:
            with self.subTest(wrong=wrong):
                self.refused(code, self.rds.create_db_cluster, **self.parameters(**wrong))

    def test_deletion(self) -> None:
        self.cluster(DeletionProtection=True)
        delete = {"DBClusterIdentifier": self.name}
        last = {"FinalDBSnapshotIdentifier": f"{self.name}-final"}
        self.refused("InvalidParameterCombination", self.rds.delete_db_cluster, **delete)
        self.refused("InvalidParameterCombination", self.rds.delete_db_cluster, **delete, **last, SkipFinalSnapshot=True)
        self.refused("InvalidParameterCombination", self.rds.delete_db_cluster, **delete, SkipFinalSnapshot=True)
        self.rds.modify_db_cluster(**delete, DeletionProtection=False)
        self.instance()
        self.refused("InvalidDBClusterStateFault", self.rds.delete_db_cluster, **delete, SkipFinalSnapshot=True)
        self.rds.delete_db_instance(DBInstanceIdentifier=f"{self.name}-1")
        self.rds.delete_db_cluster(**delete, **last)
        self.cluster()
        self.refused("DBClusterSnapshotAlreadyExistsFault", self.rds.delete_db_cluster, **delete, **last)


class Instances(Databases):
    """The instances of a cluster."""

    def test_performance_insights(self) -> None:
        self.cluster()
        key = self.key()
        on = {"EnablePerformanceInsights": True, "PerformanceInsightsKMSKeyId": key}
        self.refused("KMSKeyNotAccessibleFault", self.instance, **{**on, "PerformanceInsightsKMSKeyId": UNKNOWN_KEY})
        self.refused("InvalidParameterValue", self.instance, **on, PerformanceInsightsRetentionPeriod=8)
        instance = self.instance(**on)
        self.assertEqual(self.marked(), ["EnablePerformanceInsights"])
        self.assertEqual((instance["PerformanceInsightsKMSKeyId"], instance["PerformanceInsightsRetentionPeriod"]), (key, 7))
        name = instance["DBInstanceIdentifier"]
        self.rds.modify_db_instance(DBInstanceIdentifier=name, PerformanceInsightsRetentionPeriod=31)
        found = self.rds.describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0]
        self.assertEqual(found["PerformanceInsightsRetentionPeriod"], 31)

    def test_places(self) -> None:
        self.cluster()
        self.refused("InvalidParameterValue", self.instance, AvailabilityZone=f"{HOME}c")
        self.refused("InvalidParameterCombination", self.instance, DBSubnetGroupName="other")
        instances = [self.instance(str(number)) for number in range(3)]
        zones = [each["AvailabilityZone"].removeprefix(HOME) for each in instances]
        self.assertEqual(zones, ["a", "b", "a"])
        self.assertEqual({each["DBSubnetGroup"]["DBSubnetGroupName"] for each in instances}, {"db"})
        self.assertEqual(len({each["DbiResourceId"] for each in instances}), 3)
        self.assertEqual([each["IsClusterWriter"] for each in self.described()["DBClusterMembers"]], [True, False, False])

    def test_judged(self) -> None:
        self.cluster()
        role = f"arn:aws:iam::{ACCOUNT}:role/none"
        cases: list[tuple[str, dict[str, Any]]] = [
            ("InvalidParameterValue", {"DBInstanceClass": "db.t9.mega"}),
            ("InvalidParameterValue", {"DBInstanceClass": "db.m5.large"}),
            ("InvalidParameterValue", {"PromotionTier": 16}),
            ("InvalidParameterValue", {"MonitoringInterval": 60, "MonitoringRoleArn": role}),
            ("InvalidParameterCombination", {"EngineVersion": "16.4"}),
            ("InvalidParameterCombination", {"Engine": "aurora-mysql"}),
        ]
        for code, wrong in cases:
            with self.subTest(wrong=wrong):
                self.refused(code, self.instance, **wrong)
        for number in range(16):
            self.instance(str(number), EngineVersion="16")
        self.refused("InvalidParameterValue", self.instance, suffix="16")
        change = {"DBInstanceIdentifier": f"{self.name}-1", "DBInstanceClass": "db.t9.mega"}
        self.refused("InvalidParameterValue", self.rds.modify_db_instance, **change)


class Groups(Databases):
    """Groups of subnets and of parameters."""

    def test_subnet_groups(self) -> None:
        create = {"DBSubnetGroupName": "one", "DBSubnetGroupDescription": "one"}
        call = self.rds.create_db_subnet_group
        self.refused("DBSubnetGroupDoesNotCoverEnoughAZs", call, **create, SubnetIds=self.subnets(zones="a"))
        two_vpcs = [*self.subnets(zones="a"), self.subnets()[1]]
        self.refused("InvalidParameterValue", call, **create, SubnetIds=two_vpcs)
        subnets = self.subnet_group(name="three", zones="abc")
        self.refused("DBSubnetGroupAlreadyExists", self.subnet_group, name="three")
        self.cluster(DBSubnetGroupName="three")
        self.instance(AvailabilityZone=f"{HOME}c")
        change = {"DBSubnetGroupName": "three"}
        self.refused("SubnetAlreadyInUse", self.rds.modify_db_subnet_group, **change, SubnetIds=subnets[:2])
        self.rds.modify_db_subnet_group(**change, SubnetIds=subnets[1:])
        self.assertEqual(len(self.rds.describe_db_subnet_groups(**change)["DBSubnetGroups"][0]["Subnets"]), 2)
        self.refused("InvalidDBSubnetGroupStateFault", self.rds.delete_db_subnet_group, **change)

    def test_parameters(self) -> None:
        name = {"DBClusterParameterGroupName": self.name}
        create = self.rds.create_db_cluster_parameter_group
        self.refused("InvalidParameterValue", create, **name, DBParameterGroupFamily="aurora-mysql99", Description="d")
        create(**name, DBParameterGroupFamily="aurora-postgresql16", Description="d")
        parameter = {"ParameterName": "shared_preload_libraries", "ParameterValue": "pgaudit", "ApplyMethod": "immediate"}
        modify = self.rds.modify_db_cluster_parameter_group
        self.refused("InvalidParameterCombination", modify, **name, Parameters=[parameter])
        modify(**name, Parameters=[{**parameter, "ApplyMethod": "pending-reboot"}])
        self.assertEqual(self.marked(), ["Parameters[].ParameterName", "Parameters[].ParameterValue"])
        found = self.rds.describe_db_cluster_parameters(**name)["Parameters"]
        self.assertEqual([(each["ParameterValue"], each["Source"]) for each in found], [("pgaudit", "user")])
        self.rds.reset_db_cluster_parameter_group(**name, Parameters=[parameter])
        self.assertEqual(self.rds.describe_db_cluster_parameters(**name)["Parameters"], [])
        self.cluster(**name)
        self.refused("InvalidDBParameterGroupState", self.rds.delete_db_cluster_parameter_group, **name)


class GlobalClusters(Databases):
    """Clusters in two Regions."""

    def setUp(self) -> None:
        super().setUp()
        self.away = self.server.client("rds", AWAY)

    def create_global(self, **more: Any) -> dict[str, Any]:
        """Make a global cluster of the test's cluster."""
        answer: dict[str, Any] = self.rds.create_global_cluster(
            GlobalClusterIdentifier=self.name, SourceDBClusterIdentifier=self.described()["DBClusterArn"], **more
        )["GlobalCluster"]
        return answer

    def secondary(self, **more: Any) -> dict[str, Any]:
        """Parameters of a good secondary."""
        none = {"MasterUsername": None, "MasterUserPassword": None, "DatabaseName": None}
        given = {"GlobalClusterIdentifier": self.name, "KmsKeyId": self.key(AWAY), "EnableGlobalWriteForwarding": True}
        return self.parameters(**{**none, **given, **more})

    def found(self) -> dict[str, Any]:
        """The global cluster as it is read back, from another Region."""
        found: list[dict[str, Any]] = self.away.describe_global_clusters(GlobalClusterIdentifier=self.name)["GlobalClusters"]
        return found[0]

    def test_made_of_a_cluster(self) -> None:
        self.cluster(MasterUserPassword=None, ManageMasterUserPassword=True)
        self.refused("InvalidParameterCombination", self.create_global)
        self.rds.modify_db_cluster(
            DBClusterIdentifier=self.name, ManageMasterUserPassword=False, MasterUserPassword=PASSWORD
        )
        for inherited in ({"Engine": "aurora-postgresql"}, {"DatabaseName": "other"}, {"StorageEncrypted": True}):
            self.refused("InvalidParameterCombination", self.create_global, **inherited)
        made = self.create_global(DeletionProtection=True, Tags=[{"Key": "k", "Value": "v"}])
        self.assertEqual((made["DatabaseName"], made["EngineVersion"], made["StorageEncrypted"]), ("carshare", "16.8", True))
        self.assertEqual(made["TagList"], [{"Key": "k", "Value": "v"}])
        arn = self.described()["DBClusterArn"]
        self.assertEqual([(each["DBClusterArn"], each["IsWriter"]) for each in made["GlobalClusterMembers"]], [(arn, True)])
        self.refused("GlobalClusterAlreadyExistsFault", self.create_global)
        by_member = [{"Name": "db-cluster-id", "Values": [arn]}]
        self.assertEqual(len(self.away.describe_global_clusters(Filters=by_member)["GlobalClusters"]), 1)
        by_other = [{"Name": "db-cluster-id", "Values": [arn + "x"]}]
        self.assertEqual(self.away.describe_global_clusters(Filters=by_other)["GlobalClusters"], [])
        managed = {"DBClusterIdentifier": self.name, "ManageMasterUserPassword": True}
        self.refused("InvalidParameterCombination", self.rds.modify_db_cluster, **managed)
        self.rds.add_tags_to_resource(ResourceName=made["GlobalClusterArn"], Tags=[{"Key": "l", "Value": "w"}])
        self.assertEqual(len(self.found()["TagList"]), 2)
        self.refused("GlobalClusterNotFoundFault", self.rds.describe_global_clusters, GlobalClusterIdentifier="none")

    def test_secondaries(self) -> None:
        self.cluster()
        self.create_global()
        create = self.away.create_db_cluster
        self.refused("InvalidDBClusterStateFault", create, **self.secondary())
        self.instance()
        combination = "InvalidParameterCombination"
        cases: list[tuple[str, dict[str, Any]]] = [
            ("GlobalClusterNotFoundFault", {"GlobalClusterIdentifier": "none"}),
            (combination, {"MasterUsername": "carshare"}),
            (combination, {"MasterUserPassword": PASSWORD}),
            (combination, {"ManageMasterUserPassword": True}),
            (combination, {"DatabaseName": "carshare"}),
            (combination, {"Engine": "aurora-mysql"}),
            (combination, {"EngineVersion": "16.9"}),
            (combination, {"KmsKeyId": None}),
            ("KMSKeyNotAccessibleFault", {"KmsKeyId": self.key()}),
        ]
        for code, wrong in cases:
            with self.subTest(wrong=wrong):
                self.refused(code, create, **self.secondary(**wrong))
        create(**self.secondary())
        made = self.described(region=AWAY)
        self.assertEqual(made["ReplicationSourceIdentifier"], self.described()["DBClusterArn"])
        self.assertEqual((made["MasterUsername"], made["DatabaseName"]), ("carshare", "carshare"))
        self.refused(combination, create, **self.secondary(DBClusterIdentifier="second"))
        members = self.found()["GlobalClusterMembers"]
        self.assertEqual([each["IsWriter"] for each in members], [True, False])
        self.assertEqual(members[1]["GlobalWriteForwardingStatus"], "enabled")
        change = {"DBClusterIdentifier": self.name}
        self.refused(combination, self.away.modify_db_cluster, **change, MasterUserPassword=PASSWORD)
        self.away.modify_db_cluster(**change, EnableGlobalWriteForwarding=False)
        self.assertEqual(self.found()["GlobalClusterMembers"][1]["GlobalWriteForwardingStatus"], "disabled")

    def test_switchover_and_removal(self) -> None:
        self.cluster()
        self.instance()
        self.create_global(DeletionProtection=True)
        self.away.create_db_cluster(**self.secondary())
        arns = [self.described(region=region)["DBClusterArn"] for region in (HOME, AWAY)]
        named = {"GlobalClusterIdentifier": self.name}
        for target in (1, 0):
            self.rds.switchover_global_cluster(**named, TargetDbClusterIdentifier=arns[target])
            writers = [each["IsWriter"] for each in self.found()["GlobalClusterMembers"]]
            self.assertEqual(writers, [target == 0, target == 1])
            reader = self.described(region=(HOME, AWAY)[1 - target])
            self.assertEqual(reader["ReplicationSourceIdentifier"], arns[target])
        self.refused("InvalidDBClusterStateFault", self.rds.switchover_global_cluster, **named, TargetDbClusterIdentifier=arns[0])
        delete = {"DBClusterIdentifier": self.name, "SkipFinalSnapshot": True}
        self.refused("InvalidDBClusterStateFault", self.away.delete_db_cluster, **delete)
        remove = self.rds.remove_from_global_cluster
        self.refused("InvalidGlobalClusterStateFault", remove, **named, DbClusterIdentifier=arns[0])
        self.refused("InvalidParameterCombination", self.rds.delete_global_cluster, **named)
        self.rds.modify_global_cluster(**named, DeletionProtection=False)
        self.refused("InvalidGlobalClusterStateFault", self.rds.delete_global_cluster, **named)
        for arn in reversed(arns):
            remove(**named, DbClusterIdentifier=arn)
        self.refused("InvalidParameterValue", remove, **named, DbClusterIdentifier=arns[0])
        self.assertNotIn("ReplicationSourceIdentifier", self.described(region=AWAY))
        self.rds.delete_global_cluster(**named)
        self.away.delete_db_cluster(**delete)


if __name__ == "__main__":
    unittest.main()
