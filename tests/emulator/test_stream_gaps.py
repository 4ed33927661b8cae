"""Each gap of Athena, Glue, Firehose and of keeping objects in S3, through their own APIs."""

from __future__ import annotations

import json
import unittest
from typing import Any

from test_emulator import WithServer
from test_rds_gaps import ACCOUNT, HOME, UNKNOWN_KEY

PREFIX = "fleet/year=!{timestamp:yyyy}/"
ERRORS = "errors/!{firehose:error-output-type}/"


def policy(*statements: dict[str, Any]) -> str:
    """A policy document."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


class Named(WithServer):
    """Tests that make things under names of their own."""

    def setUp(self) -> None:
        self.name = self._testMethodName.removeprefix("test_").replace("_", "-")
        self.s3 = self.server.client("s3")

    def bucket(self, suffix: str = "") -> str:
        """A new bucket with versions."""
        name = f"bucket-{self.name}{suffix}"
        self.s3.create_bucket(Bucket=name)
        self.s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        return name


class Queries(Named):
    """Athena."""

    def setUp(self) -> None:
        super().setUp()
        self.athena = self.server.client("athena")

    def workgroup(self, **configuration: Any) -> dict[str, Any]:
        """Make the test's workgroup; returns its configuration as it is read back."""
        self.athena.create_work_group(Name=self.name, Configuration=configuration)
        return self.configuration()

    def configuration(self) -> dict[str, Any]:
        """The configuration of the test's workgroup."""
        read: dict[str, Any] = self.athena.get_work_group(WorkGroup=self.name)["WorkGroup"]["Configuration"]
        return read

    def query(self, workgroup: str) -> str:
        """Make a named query; returns its id."""
        made = self.athena.create_named_query(Name="q", Database="d", QueryString="SELECT 1", WorkGroup=workgroup)
        return str(made["NamedQueryId"])

    def test_named_queries_go(self) -> None:
        self.workgroup()
        self.refused("InvalidRequestException", self.query, workgroup="none")
        query = self.query(self.name)
        self.assertEqual(self.athena.get_named_query(NamedQueryId=query)["NamedQuery"]["WorkGroup"], self.name)
        self.athena.delete_named_query(NamedQueryId=query)
        for call in (self.athena.get_named_query, self.athena.delete_named_query):
            self.assertIn("does not exist", self.refused("InvalidRequestException", call, NamedQueryId=query))

    def test_workgroups_go_empty(self) -> None:
        self.workgroup()
        self.query(self.name)
        delete = self.athena.delete_work_group
        self.refused("InvalidRequestException", delete, WorkGroup="primary")
        self.refused("InvalidRequestException", delete, WorkGroup=self.name)
        delete(WorkGroup=self.name, RecursiveDeleteOption=True)
        for call in (delete, self.athena.get_work_group, self.athena.update_work_group):
            self.assertIn("is not found", self.refused("InvalidRequestException", call, WorkGroup=self.name))

    def test_workgroups_can_be_changed(self) -> None:
        results = {"OutputLocation": "s3://b/results/", "ExpectedBucketOwner": ACCOUNT}
        self.workgroup(BytesScannedCutoffPerQuery=20_000_000, ResultConfiguration=results)
        updates = {"ResultConfigurationUpdates": {"RemoveExpectedBucketOwner": True, "OutputLocation": "s3://c/"}}
        self.athena.update_work_group(WorkGroup=self.name, Description="new", ConfigurationUpdates=updates)
        self.assertEqual(self.marked(), ["ConfigurationUpdates.ResultConfigurationUpdates"])
        configuration = self.configuration()
        self.assertEqual(configuration["ResultConfiguration"], {"OutputLocation": "s3://c/"})
        self.assertEqual(configuration["BytesScannedCutoffPerQuery"], 20_000_000)
        more = {"RemoveBytesScannedCutoffPerQuery": True, "PublishCloudWatchMetricsEnabled": True}
        self.athena.update_work_group(WorkGroup=self.name, State="DISABLED", ConfigurationUpdates=more)
        self.assertNotIn("BytesScannedCutoffPerQuery", self.configuration())
        self.assertTrue(self.configuration()["PublishCloudWatchMetricsEnabled"])
        read = self.athena.get_work_group(WorkGroup=self.name)["WorkGroup"]
        self.assertEqual((read["Description"], read["State"]), ("new", "DISABLED"))
        wrong = {"ResultConfigurationUpdates": {"EncryptionConfiguration": {"EncryptionOption": "SSE_KMS"}}}
        self.refused("InvalidRequestException", self.athena.update_work_group, WorkGroup=self.name, ConfigurationUpdates=wrong)

    def test_workgroups_are_judged(self) -> None:
        for wrong in ({"OutputLocation": "b/results"}, {"EncryptionConfiguration": {"EncryptionOption": "SSE_KMS"}}):
            self.refused("InvalidRequestException", self.workgroup, ResultConfiguration=wrong)
        configuration = self.workgroup(EngineVersion={"SelectedEngineVersion": "Athena engine version 3"})
        self.assertEqual(configuration["EngineVersion"]["EffectiveEngineVersion"], "Athena engine version 3")


class Tables(Named):
    """Glue."""

    def test_tables_can_be_read(self) -> None:
        glue = self.server.client("glue")
        glue.create_database(DatabaseInput={"Name": "d"})
        columns = [{"Name": "a", "Type": "string"}]
        parameters = {
            "projection.enabled": "true",
            "projection.day.type": "date",
            "projection.day.range": "2026/01/01,NOW",
            "projection.day.format": "yyyy/MM/dd",
            "storage.location.template": "s3://b/${day}/",
        }

        def table(**changes: Any) -> dict[str, Any]:
            good = {"Name": "t", "PartitionKeys": [{"Name": "day", "Type": "string"}], "Parameters": parameters}
            return {**good, "StorageDescriptor": {"Columns": columns}, **changes}

        wrong = [
            {"StorageDescriptor": {"Columns": [{"Name": "a", "Type": "text"}]}},
            {"StorageDescriptor": {"Columns": [*columns, {"Name": "A", "Type": "int"}]}},
            {"StorageDescriptor": {"Columns": [{"Name": "day", "Type": "int"}]}},
            *({"Parameters": {**parameters, name: ""}} for name in parameters if name != "projection.enabled"),
        ]
        for change in wrong:
            with self.subTest(change=change):
                self.refused("InvalidInputException", glue.create_table, DatabaseName="d", TableInput=table(**change))
        glue.create_table(DatabaseName="d", TableInput=table())
        glue.update_table(DatabaseName="d", TableInput=table(Parameters={}))
        self.refused("InvalidInputException", glue.update_table, DatabaseName="d", TableInput=table(**wrong[0]))


class Streams(Named):
    """Firehose."""

    def setUp(self) -> None:
        super().setUp()
        self.firehose = self.server.client("firehose")
        self.logs = self.server.client("logs")
        self.iam = self.server.client("iam")
        self.key = self.server.client("kms").create_key()["KeyMetadata"]["Arn"]
        self.bucket_arn = f"arn:aws:s3:::{self.bucket()}"
        glue = self.server.client("glue")
        glue.create_database(DatabaseInput={"Name": self.name})
        glue.create_table(DatabaseName=self.name, TableInput={"Name": "events"})
        self.logs.create_log_group(logGroupName=self.name)
        self.logs.create_log_stream(logGroupName=self.name, logStreamName="delivery")
        self.statements = {
            "s3": {"Action": "s3:*", "Resource": [self.bucket_arn, f"{self.bucket_arn}/*"]},
            "kms": {
                "Action": "kms:*",
                "Resource": self.key,
                "Condition": {"StringLike": {"kms:EncryptionContext:aws:s3:arn": f"{self.bucket_arn}/fleet/*"}},
            },
            "glue": {"Action": "glue:GetTable*", "Resource": "*"},
            "logs": {"Action": "logs:PutLogEvents", "Resource": f"arn:aws:logs:{HOME}:{ACCOUNT}:log-group:{self.name}:*"},
        }
        trust = {"Effect": "Allow", "Principal": {"Service": "firehose.amazonaws.com"}, "Action": "sts:AssumeRole"}
        created = self.iam.create_role(RoleName=self.name, AssumeRolePolicyDocument=policy(trust))
        self.role_arn = created["Role"]["Arn"]
        self.may(*self.statements)

    def may(self, *services: str) -> None:
        """Give the role its rights in these services only."""
        statements = [{"Effect": "Allow", **self.statements[service]} for service in services]
        self.iam.put_role_policy(RoleName=self.name, PolicyName="p", PolicyDocument=policy(*statements))

    def destination(self, **changes: Any) -> dict[str, Any]:
        """A good destination, changed; what is None is left out."""
        schema = {"RoleARN": self.role_arn, "DatabaseName": self.name, "TableName": "events", "Region": HOME}
        good = {
            "RoleARN": self.role_arn,
            "BucketARN": self.bucket_arn,
            "Prefix": PREFIX,
            "ErrorOutputPrefix": ERRORS,
            "BufferingHints": {"SizeInMBs": 64, "IntervalInSeconds": 300},
            "EncryptionConfiguration": {"KMSEncryptionConfig": {"AWSKMSKeyARN": self.key}},
            "CloudWatchLoggingOptions": {"Enabled": True, "LogGroupName": self.name, "LogStreamName": "delivery"},
            "DataFormatConversionConfiguration": {
                "Enabled": True,
                "InputFormatConfiguration": {"Deserializer": {"OpenXJsonSerDe": {}}},
                "OutputFormatConfiguration": {"Serializer": {"ParquetSerDe": {}}},
                "SchemaConfiguration": schema,
            },
        }
        return {name: value for name, value in {**good, **changes}.items() if value is not None}

    def create(self, **changes: Any) -> None:
        """Make the test's stream."""
        self.firehose.create_delivery_stream(
            DeliveryStreamName=self.name, ExtendedS3DestinationConfiguration=self.destination(**changes)
        )

    def update(self, **update: Any) -> None:
        """Change the test's stream."""
        read = self.firehose.describe_delivery_stream(DeliveryStreamName=self.name)["DeliveryStreamDescription"]
        self.firehose.update_destination(
            DeliveryStreamName=self.name,
            CurrentDeliveryStreamVersionId=read["VersionId"],
            DestinationId=read["Destinations"][0]["DestinationId"],
            ExtendedS3DestinationUpdate=update,
        )

    def test_destinations_are_judged(self) -> None:
        conversion = self.destination()["DataFormatConversionConfiguration"]
        for wrong in (
            {"BufferingHints": {"SizeInMBs": 63, "IntervalInSeconds": 300}},
            {"CompressionFormat": "GZIP"},
            {"DataFormatConversionConfiguration": {**conversion, "SchemaConfiguration": {}}},
            {"ErrorOutputPrefix": None},
            {"ErrorOutputPrefix": "errors/!{timestamp:yyyy}/"},
            {"Prefix": f"{PREFIX}{ERRORS}"},
            {"Prefix": "!{time:yyyy}/"},
            {"Prefix": "!{timestamp:yyyy"},
        ):
            with self.subTest(wrong=wrong):
                self.refused("InvalidArgumentException", self.create, **wrong)
        self.create()
        self.refused("InvalidArgumentException", self.update, BufferingHints={"SizeInMBs": 5, "IntervalInSeconds": 60})
        self.update(BufferingHints={"SizeInMBs": 128, "IntervalInSeconds": 60})

    def test_roles_are_tried(self) -> None:
        self.assertIn("unable to assume", self.refused("InvalidArgumentException", self.create, RoleARN=f"{self.role_arn}x"))
        self.may("s3", "kms", "logs")
        self.assertIn("calling Glue", self.refused("InvalidArgumentException", self.create))
        self.may(*self.statements)
        self.server.client("glue").delete_table(DatabaseName=self.name, Name="events")
        self.assertIn("not found", self.refused("InvalidArgumentException", self.create))
        trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        self.iam.update_assume_role_policy(RoleName=self.name, PolicyDocument=policy(trust))
        self.assertIn("unable to assume", self.refused("InvalidArgumentException", self.create))

    def test_streams_can_deliver(self) -> None:
        for service, message in (("s3", "s3:PutObject"), ("kms", "kms:GenerateDataKey"), ("logs", "logs:PutLogEvents")):
            self.may(*(each for each in self.statements if each != service))
            self.assertIn(f"may not {message}", self.refused("InvalidArgumentException", self.create))
        self.may(*self.statements)
        self.refused("InvalidArgumentException", self.create, BucketARN="arn:aws:s3:::none")
        for unknown in ({"LogStreamName": "none"}, {"LogGroupName": "none"}):
            options = {**self.destination()["CloudWatchLoggingOptions"], **unknown}
            self.refused("InvalidArgumentException", self.create, CloudWatchLoggingOptions=options)
        # With a bucket key the encryption context is the bucket, which the role's condition does not name.
        default = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": self.key}
        rule = {"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": True}
        bucket = self.bucket_arn.rsplit(":", 1)[1]
        self.s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})
        self.assertIn("kms:GenerateDataKey", self.refused("InvalidArgumentException", self.create))
        self.s3.delete_bucket_encryption(Bucket=bucket)
        # An attached policy counts like the role's own, in its default version.
        self.may("kms", "glue", "logs")
        statement = {"Effect": "Allow", **self.statements["s3"]}
        attached = self.iam.create_policy(PolicyName=self.name, PolicyDocument=policy({**statement, "Action": "s3:Get*"}))
        arn = attached["Policy"]["Arn"]
        self.iam.attach_role_policy(RoleName=self.name, PolicyArn=arn)
        self.refused("InvalidArgumentException", self.create)
        self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=policy(statement), SetAsDefault=True)
        self.create()

    def test_streams_have_a_key(self) -> None:
        self.create()
        start = self.firehose.start_delivery_stream_encryption

        def encrypted(**encryption: Any) -> None:
            start(DeliveryStreamName=self.name, DeliveryStreamEncryptionConfigurationInput=encryption)

        self.refused("InvalidKMSResourceException", encrypted, KeyType="CUSTOMER_MANAGED_CMK", KeyARN=UNKNOWN_KEY)
        self.refused("InvalidArgumentException", encrypted, KeyType="CUSTOMER_MANAGED_CMK")
        encrypted(KeyType="CUSTOMER_MANAGED_CMK", KeyARN=self.key)
        read = self.firehose.describe_delivery_stream(DeliveryStreamName=self.name)["DeliveryStreamDescription"]
        self.assertEqual(read["DeliveryStreamEncryptionConfiguration"]["Status"], "ENABLED")


class Keeping(Named):
    """How long S3 keeps objects, and who may do what to a bucket."""

    def rule(self, *transitions: tuple[int, str], days: int | None = None, name: str = "r") -> dict[str, Any]:
        """A rule of a lifecycle."""
        rule: dict[str, Any] = {"ID": name, "Status": "Enabled", "Filter": {"Prefix": ""}}
        rule["Transitions"] = [{"Days": each, "StorageClass": storage_class} for each, storage_class in transitions]
        return {**rule, "Expiration": {"Days": days}} if days else rule

    def test_lifecycles(self) -> None:
        bucket = self.bucket()

        def put(*rules: dict[str, Any]) -> None:
            self.s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": list(rules)})

        warm, cold = (30, "STANDARD_IA"), (60, "GLACIER_IR")
        for wrong in (
            [self.rule((29, "STANDARD_IA"))],
            [self.rule(warm, (59, "GLACIER_IR"))],
            [self.rule((100, "DEEP_ARCHIVE"), (100, "GLACIER"))],
            [self.rule(warm, cold, days=60)],
            [self.rule(warm), self.rule(cold)],
        ):
            with self.subTest(wrong=wrong), self.assertRaises(Exception) as raised:
                put(*wrong)
            self.assertIn("InvalidArgument", str(raised.exception))
        put(self.rule(cold, warm, days=61), self.rule((0, "GLACIER_IR"), name="other"))
        read = self.s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
        self.assertEqual([each["Expiration"]["Days"] for each in read if each["ID"] == "r"], [61])

    def test_object_lock(self) -> None:
        bucket = self.bucket()
        put = self.s3.put_object_lock_configuration
        self.s3.put_object(Bucket=bucket, Key="there-already", Body=b"")
        lock = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}}
        self.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Suspended"})
        self.refused("InvalidBucketState", put, Bucket=bucket, ObjectLockConfiguration=lock)
        self.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        put(Bucket=bucket, ObjectLockConfiguration=lock)
        self.assertEqual(self.s3.get_object_lock_configuration(Bucket=bucket)["ObjectLockConfiguration"], lock)
        suspended = {"Bucket": bucket, "VersioningConfiguration": {"Status": "Suspended"}}
        self.refused("InvalidBucketState", self.s3.put_bucket_versioning, **suspended)
        self.refused("InvalidArgument", put, Bucket=bucket, ObjectLockConfiguration={"ObjectLockEnabled": "Disabled"})

    def test_an_object_under_the_default_lock_goes_by_bypass_only(self) -> None:
        bucket = self.bucket()
        lock = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}}
        self.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        self.s3.put_object_lock_configuration(Bucket=bucket, ObjectLockConfiguration=lock)
        put = self.s3.put_object(Bucket=bucket, Key="a/log", Body=b"", ContentMD5="1B2M2Y8AsgTpgAmY7PhCfg==")
        one = {"Bucket": bucket, "Key": "a/log", "VersionId": put["VersionId"]}
        many = {"Bucket": bucket, "Delete": {"Objects": [{"Key": "a/log", "VersionId": put["VersionId"]}]}}
        self.refused("AccessDenied", self.s3.delete_object, **one)
        self.assertEqual([each["Code"] for each in self.s3.delete_objects(**many)["Errors"]], ["AccessDenied"])
        self.assertNotIn("Errors", self.s3.delete_objects(**many, BypassGovernanceRetention=True))
        self.assertNotIn("Versions", self.s3.list_object_versions(Bucket=bucket))

    def test_policies(self) -> None:
        bucket = self.bucket()
        allow = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}
        for wrong in ("no", "{}", policy({**allow, "Resource": f"arn:aws:s3:::{bucket}-other/*"})):
            self.refused("MalformedPolicy", self.s3.put_bucket_policy, Bucket=bucket, Policy=wrong)
        self.s3.put_bucket_policy(Bucket=bucket, Policy=policy({**allow, "Resource": [f"arn:aws:s3:::{bucket}/*"]}))


if __name__ == "__main__":
    unittest.main()
