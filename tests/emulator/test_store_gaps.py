"""Each gap of Elastic File System, AWS Backup, Secrets Manager and Application Auto Scaling, through their own APIs."""

from __future__ import annotations

import json
import unittest
from typing import Any

from test_rds_gaps import ACCOUNT, AWAY, UNKNOWN_KEY, Databases

POLICY = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": {"AWS": "*"}}],
}


class FileSystems(Databases):
    """Elastic File System."""

    def setUp(self) -> None:
        super().setUp()
        self.efs = self.server.client("efs")
        self.away = self.server.client("efs", AWAY)

    def file_system(self, suffix: str = "", **more: Any) -> dict[str, Any]:
        """A new file system."""
        given = {"CreationToken": self.name + suffix, "Encrypted": True, "ThroughputMode": "elastic", **more}
        answer: dict[str, Any] = self.efs.create_file_system(**given)
        return answer

    def described(self, file_system_id: str, efs: Any = None) -> dict[str, Any]:
        """A file system as it is read back."""
        found: list[dict[str, Any]] = (efs or self.efs).describe_file_systems(FileSystemId=file_system_id)["FileSystems"]
        return found[0]

    def test_creation_and_throughput(self) -> None:
        wrong = (
            {"KmsKeyId": UNKNOWN_KEY},
            {"KmsKeyId": self.key(AWAY)},
            {"ThroughputMode": "provisioned"},
            {"ProvisionedThroughputInMibps": 10},
            {"PerformanceMode": "maxIO"},
        )
        for each in wrong:
            with self.subTest(wrong=each):
                self.refused("BadRequest", self.file_system, **each)
        key = self.key()
        made = self.file_system(KmsKeyId=key)
        self.assertEqual(made["KmsKeyId"], key)
        change = {"FileSystemId": made["FileSystemId"], "ThroughputMode": "provisioned"}
        self.refused("BadRequest", self.efs.update_file_system, **change)
        self.efs.update_file_system(**change, ProvisionedThroughputInMibps=20)
        found = self.described(made["FileSystemId"])
        self.assertEqual((found["ThroughputMode"], found["ProvisionedThroughputInMibps"]), ("provisioned", 20))
        self.efs.update_file_system(FileSystemId=made["FileSystemId"], ThroughputMode="bursting")
        self.assertEqual(self.described(made["FileSystemId"])["ThroughputMode"], "bursting")

    def test_lifecycle(self) -> None:
        def put(file_system: dict[str, Any], infrequent: str, archive: str) -> None:
            policies = [{"TransitionToIA": infrequent}, {"TransitionToArchive": archive}]
            self.efs.put_lifecycle_configuration(FileSystemId=file_system["FileSystemId"], LifecyclePolicies=policies)

        elastic, bursting = self.file_system(), self.file_system("-bursting", ThroughputMode="bursting")
        put(elastic, "AFTER_1_DAY", "AFTER_7_DAYS")
        for days in ("AFTER_30_DAYS", "AFTER_7_DAYS"):
            self.refused("BadRequest", put, file_system=elastic, infrequent="AFTER_30_DAYS", archive=days)
        self.refused("BadRequest", put, file_system=bursting, infrequent="AFTER_7_DAYS", archive="AFTER_90_DAYS")

    def test_backup_policy(self) -> None:
        named = {"FileSystemId": self.file_system()["FileSystemId"]}
        self.refused("PolicyNotFound", self.efs.describe_backup_policy, **named)
        for status in ("ENABLED", "DISABLED"):
            self.efs.put_backup_policy(**named, BackupPolicy={"Status": status})
            self.assertEqual(self.marked(), ["BackupPolicy.Status"])
            self.assertEqual(self.efs.describe_backup_policy(**named)["BackupPolicy"]["Status"], status)

    def test_policy(self) -> None:
        made, other = self.file_system(), self.file_system("-other")
        named = {"FileSystemId": made["FileSystemId"]}
        about_other = {**POLICY["Statement"][0], "Resource": [other["FileSystemArn"]]}  # type: ignore[dict-item]
        for wrong in ("no", "{}", json.dumps({**POLICY, "Statement": [about_other]})):
            self.refused("InvalidPolicyException", self.efs.put_file_system_policy, **named, Policy=wrong)
        self.refused("FileSystemNotFound", self.efs.put_file_system_policy, FileSystemId="fs-0", Policy="{}")
        self.efs.put_file_system_policy(**named, Policy=json.dumps(POLICY))
        self.efs.delete_file_system_policy(**named)
        self.refused("PolicyNotFound", self.efs.describe_file_system_policy, **named)

    def test_mounting(self) -> None:
        file_system_id = self.file_system()["FileSystemId"]
        point = {"ClientToken": "t", "FileSystemId": file_system_id}
        self.refused("FileSystemNotFound", self.away.create_access_point, **point)
        self.assertEqual(self.efs.create_access_point(**point)["FileSystemId"], file_system_id)
        first, second = self.subnets(zones="aa")
        self.efs.create_mount_target(FileSystemId=file_system_id, SubnetId=first)
        self.refused(
            "MountTargetConflict", self.efs.create_mount_target, FileSystemId=file_system_id, SubnetId=second
        )

    def test_replication(self) -> None:
        source = self.file_system()["FileSystemId"]
        named = {"SourceFileSystemId": source}
        create = self.efs.create_replication_configuration
        self.refused("ReplicationNotFound", self.efs.describe_replication_configurations, FileSystemId=source)
        self.refused("BadRequest", create, **named, Destinations=[{"Region": AWAY, "KmsKeyId": self.key()}])
        destinations = [{"Region": AWAY, "KmsKeyId": self.key(AWAY)}]
        made = create(**named, Destinations=destinations)["Destinations"][0]
        self.assertEqual((made["Region"], made["Status"]), (AWAY, "ENABLED"))
        self.refused("ConflictException", create, **named, Destinations=destinations)
        replica = made["FileSystemId"]
        found = self.described(replica, self.away)
        self.assertEqual((found["KmsKeyId"], found["Encrypted"]), (destinations[0]["KmsKeyId"], True))
        for efs, end in ((self.efs, source), (self.away, replica)):
            listed = efs.describe_replication_configurations(FileSystemId=end)["Replications"]
            self.assertEqual([each["SourceFileSystemId"] for each in listed], [source])
            self.refused("FileSystemInUse", efs.delete_file_system, FileSystemId=end)
        protect = {"ReplicationOverwriteProtection": "DISABLED"}
        self.refused(
            "ReplicationAlreadyExists", self.away.update_file_system_protection, FileSystemId=replica, **protect
        )
        self.away.delete_replication_configuration(**named)
        self.refused("ReplicationNotFound", self.efs.delete_replication_configuration, **named)
        # The replica stays, and can be written to and replicated into again.
        self.assertEqual(self.protection(replica, self.away), "ENABLED")
        again = [{"Region": AWAY, "FileSystemId": replica}]
        self.refused("BadRequest", create, **named, Destinations=again)
        self.away.update_file_system_protection(FileSystemId=replica, **protect)
        create(**named, Destinations=again)
        self.assertEqual(self.protection(replica, self.away), "REPLICATING")
        self.efs.delete_replication_configuration(**named)
        self.efs.delete_file_system(FileSystemId=source)
        self.away.delete_file_system(FileSystemId=replica)

    def protection(self, file_system_id: str, efs: Any) -> str:
        """Whether a file system can be replicated into."""
        return str(self.described(file_system_id, efs)["FileSystemProtection"]["ReplicationOverwriteProtection"])


class Backups(Databases):
    """AWS Backup."""

    def setUp(self) -> None:
        super().setUp()
        self.backup = self.server.client("backup")
        self.vault = {"BackupVaultName": self.name}

    def rule(self, **more: Any) -> dict[str, Any]:
        """A rule of a plan."""
        return {"RuleName": "daily", "TargetBackupVaultName": self.name, "Lifecycle": {"DeleteAfterDays": 35}, **more}

    def plan(self, *rules: dict[str, Any], **more: Any) -> str:
        """The id of a new plan."""
        plan = {"BackupPlanName": self.name, "Rules": list(rules)}
        return str(self.backup.create_backup_plan(BackupPlan=plan, **more)["BackupPlanId"])

    def test_vaults(self) -> None:
        self.refused(
            "InvalidParameterValueException", self.backup.create_backup_vault, **self.vault, EncryptionKeyArn=UNKNOWN_KEY
        )
        key = self.key()
        made = self.backup.create_backup_vault(**self.vault, EncryptionKeyArn=key, BackupVaultTags={"k": "v"})
        self.assertEqual(self.backup.describe_backup_vault(**self.vault)["EncryptionKeyArn"], key)
        self.assertEqual(self.backup.list_tags(ResourceArn=made["BackupVaultArn"])["Tags"], {"k": "v"})
        self.assertEqual(self.backup.list_recovery_points_by_backup_vault(**self.vault)["RecoveryPoints"], [])
        self.refused("ResourceNotFoundException", self.backup.get_backup_vault_access_policy, **self.vault)
        put = self.backup.put_backup_vault_access_policy
        self.refused("InvalidParameterValueException", put, **self.vault, Policy="no")
        put(**self.vault, Policy=json.dumps(POLICY))
        self.assertEqual(self.marked(), ["Policy"])
        self.assertEqual(json.loads(self.backup.get_backup_vault_access_policy(**self.vault)["Policy"]), POLICY)
        self.backup.delete_backup_vault_access_policy(**self.vault)
        self.refused("ResourceNotFoundException", self.backup.get_backup_vault_access_policy, **self.vault)
        self.refused("ResourceNotFoundException", put, BackupVaultName="none", Policy="{}")

    def test_plans(self) -> None:
        self.backup.create_backup_vault(**self.vault)
        away = f"arn:aws:backup:{AWAY}:{ACCOUNT}:backup-vault:{self.name}"
        copies = {"CopyActions": [{"DestinationBackupVaultArn": away, "Lifecycle": {"DeleteAfterDays": 35}}]}
        wrong = (
            {"TargetBackupVaultName": "none"},
            copies,
            {"Lifecycle": {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 119}},
            {"StartWindowMinutes": 59},
            {"StartWindowMinutes": 60, "CompletionWindowMinutes": 60},
        )
        for each in wrong:
            with self.subTest(wrong=each):
                self.refused("InvalidParameterValueException", lambda each=each: self.plan(self.rule(**each)))
        self.server.client("backup", AWAY).create_backup_vault(**self.vault)
        cold = {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 120}
        plan_id = self.plan(self.rule(**copies), self.rule(RuleName="monthly", Lifecycle=cold))
        before = self.backup.get_backup_plan(BackupPlanId=plan_id)
        changed = {"BackupPlanName": self.name, "Rules": [self.rule(RuleName="hourly")]}
        self.refused(
            "InvalidParameterValueException",
            self.backup.update_backup_plan,
            BackupPlanId=plan_id,
            BackupPlan={**changed, "Rules": [self.rule(TargetBackupVaultName="none")]},
        )
        self.backup.update_backup_plan(BackupPlanId=plan_id, BackupPlan=changed)
        after = self.backup.get_backup_plan(BackupPlanId=plan_id)
        self.assertEqual([rule["RuleName"] for rule in after["BackupPlan"]["Rules"]], ["hourly"])
        self.assertEqual(after["BackupPlanArn"], before["BackupPlanArn"])
        self.assertNotEqual(after["VersionId"], before["VersionId"])
        self.backup.delete_backup_plan(BackupPlanId=plan_id)
        self.plan(self.rule())

    def test_selections(self) -> None:
        self.backup.create_backup_vault(**self.vault)
        plan_id = self.plan(self.rule(), BackupPlanTags={"k": "v"})
        plan = {"BackupPlanId": plan_id}
        arn = self.backup.get_backup_plan(**plan)["BackupPlanArn"]
        self.assertEqual(self.backup.list_tags(ResourceArn=arn)["Tags"], {"k": "v"})
        selection = {
            "SelectionName": "tagged",
            "IamRoleArn": f"arn:aws:iam::{ACCOUNT}:role/{self.name}",
            "Resources": ["*"],
        }
        create = self.backup.create_backup_selection
        self.refused("InvalidParameterValueException", create, **plan, BackupSelection=selection)
        self.server.client("iam").create_role(RoleName=self.name, AssumeRolePolicyDocument="{}")
        empty = {**selection, "Resources": []}
        self.refused("InvalidParameterValueException", create, **plan, BackupSelection=empty)
        made = {**plan, "SelectionId": create(**plan, BackupSelection=selection)["SelectionId"]}
        self.assertEqual(self.marked(), ["BackupSelection.Resources"])
        self.assertEqual(self.backup.get_backup_selection(**made)["BackupSelection"], selection)
        listed = self.backup.list_backup_selections(**plan)["BackupSelectionsList"]
        self.assertEqual([each["SelectionName"] for each in listed], ["tagged"])
        self.backup.update_backup_plan(**plan, BackupPlan={"BackupPlanName": self.name, "Rules": [self.rule()]})
        self.refused("InvalidRequestException", self.backup.delete_backup_plan, **plan)
        self.backup.delete_backup_selection(**made)
        self.refused("ResourceNotFoundException", self.backup.get_backup_selection, **made)
        self.backup.delete_backup_plan(**plan)


class Secrets(Databases):
    """Secrets Manager."""

    def test_replicas(self) -> None:
        manager = self.server.client("secretsmanager")
        key = self.key(AWAY)
        create = {"Name": self.name, "SecretString": "s"}
        for wrong in (self.key(), UNKNOWN_KEY):
            replicas = [{"Region": AWAY, "KmsKeyId": wrong}]
            self.refused("InvalidParameterException", manager.create_secret, **create, AddReplicaRegions=replicas)
        manager.create_secret(**create, AddReplicaRegions=[{"Region": AWAY, "KmsKeyId": key}])
        status = manager.describe_secret(SecretId=self.name)["ReplicationStatus"]
        self.assertEqual([(each["Region"], each["KmsKeyId"]) for each in status], [(AWAY, key)])
        away = self.server.client("secretsmanager", AWAY)
        self.assertEqual(away.get_secret_value(SecretId=self.name)["SecretString"], "s")

    def test_keys_and_policies(self) -> None:
        manager = self.server.client("secretsmanager")
        self.refused("EncryptionFailure", manager.create_secret, Name=self.name, KmsKeyId=self.key(AWAY))
        manager.create_secret(Name=self.name, KmsKeyId=self.key())
        put = manager.put_resource_policy
        self.refused("MalformedPolicyDocumentException", put, SecretId=self.name, ResourcePolicy="no")
        put(SecretId=self.name, ResourcePolicy=json.dumps(POLICY))


class Scaling(Databases):
    """Application Auto Scaling of Aurora's readers."""

    def setUp(self) -> None:
        super().setUp()
        self.scaling = self.server.client("application-autoscaling")
        self.target = {
            "ServiceNamespace": "rds",
            "ScalableDimension": "rds:cluster:ReadReplicaCount",
            "ResourceId": f"cluster:{self.name}",
        }

    def register(self, **more: Any) -> str:
        """The ARN of a new target."""
        sizes = {"MinCapacity": 1, "MaxCapacity": 4, **more}
        return str(self.scaling.register_scalable_target(**self.target, **sizes)["ScalableTargetARN"])

    def test_targets(self) -> None:
        self.refused("ValidationException", self.register)
        self.cluster()
        self.refused("ValidationException", self.register)
        self.instance()
        for wrong in ({"MaxCapacity": 0}, {"MaxCapacity": 16}):
            self.refused("ValidationException", self.register, **wrong)
        self.refused("ValidationException", self.scaling.register_scalable_target, **self.target, MinCapacity=1)
        arn = self.register(Tags={"k": "v"})
        self.scaling.tag_resource(ResourceARN=arn, Tags={"l": "w"})
        self.scaling.untag_resource(ResourceARN=arn, TagKeys=["k"])
        self.assertEqual(self.scaling.list_tags_for_resource(ResourceARN=arn)["Tags"], {"l": "w"})
        self.refused("ResourceNotFoundException", self.scaling.list_tags_for_resource, ResourceARN=arn + "x")
        self.assertEqual(self.register(MaxCapacity=5), arn)

    def test_policies(self) -> None:
        metric = {"PredefinedMetricType": "RDSReaderAverageCPUUtilization"}
        policy = {
            **self.target,
            "PolicyName": "cpu",
            "PolicyType": "TargetTrackingScaling",
            "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 60.0, "PredefinedMetricSpecification": metric},
        }
        self.refused("ObjectNotFoundException", self.scaling.put_scaling_policy, **policy)
        self.cluster()
        self.instance()
        self.register()
        self.scaling.put_scaling_policy(**policy)
        self.scaling.deregister_scalable_target(**self.target)
        self.assertEqual(self.scaling.describe_scaling_policies(ServiceNamespace="rds")["ScalingPolicies"], [])
        self.refused("ObjectNotFoundException", self.scaling.deregister_scalable_target, **self.target)


# The classes of `test_rds_gaps` are imported for what they offer; their tests run there.
del Databases

if __name__ == "__main__":
    unittest.main()
