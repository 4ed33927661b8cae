"""Each gap of CodeCommit, CodeBuild, CodeConnections, EventBridge and of S3's notifications, through their own APIs."""

from __future__ import annotations

import json
import unittest
import urllib.request
from typing import Any

import boto3

from test_rds_gaps import ACCOUNT, AWAY, HOME, UNKNOWN_KEY
from test_stream_gaps import Named, policy

# Python's SDK speaks CBOR to these; the provider's speaks JSON, and moto's answers are written for that.
SPEAKING_JSON = ("codebuild", "codedeploy", "codepipeline")


def speak_json() -> None:
    """Let Python's SDK speak as the provider's does."""
    if boto3.DEFAULT_SESSION is None:
        boto3.setup_default_session()
    assert boto3.DEFAULT_SESSION is not None
    loader = boto3.DEFAULT_SESSION._session.get_component("data_loader")
    for service in SPEAKING_JSON:
        # The loader keeps what it has loaded, by these arguments exactly.
        metadata = loader.load_service_model(service, "service-2", api_version=None)["metadata"]
        metadata.update(protocol="json", protocols=["json"], jsonVersion="1.1")


class Delivered(Named):
    """Tests with roles that services assume."""

    @classmethod
    def setUpClass(cls) -> None:
        speak_json()
        super().setUpClass()

    def setUp(self) -> None:
        super().setUp()
        self.iam = self.server.client("iam")

    def role(self, service: str, name: str = "role", **conditions: Any) -> str:
        """The ARN of a new role that a service may assume, under conditions; it has no rights yet."""
        trust = {"Effect": "Allow", "Principal": {"Service": [f"{service}.amazonaws.com"]}, "Action": "sts:AssumeRole"}
        trust = {**trust, "Condition": conditions} if conditions else trust
        made = self.iam.create_role(RoleName=f"{self.name}-{name}", AssumeRolePolicyDocument=policy(trust))
        return str(made["Role"]["Arn"])

    def grant(self, arn: str, *statements: dict[str, Any]) -> None:
        """Let a role do this, and nothing else."""
        allowed = [{"Effect": "Allow", **statement} for statement in statements]
        self.iam.put_role_policy(RoleName=arn.rsplit("/", 1)[1], PolicyName="p", PolicyDocument=policy(*allowed))

    def answered(self, service: str, target: str, **parameters: Any) -> dict[str, Any]:
        """An answer as it is sent: Python's SDK takes more for a date than Go's does."""
        scope = f"AWS4-HMAC-SHA256 Credential=test/20260101/{HOME}/{service}/aws4_request, SignedHeaders=host, Signature=0"
        headers = {"Authorization": scope, "X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1"}
        url = f"http://127.0.0.1:{self.server.port}/"
        with urllib.request.urlopen(urllib.request.Request(url, json.dumps(parameters).encode(), headers)) as answer:
            document: dict[str, Any] = json.load(answer)
        return document

    def key(self, region: str = HOME) -> str:
        """The ARN of a new key."""
        return str(self.server.client("kms", region).create_key()["KeyMetadata"]["Arn"])


class Repositories(Delivered):
    """CodeCommit."""

    def setUp(self) -> None:
        super().setUp()
        self.codecommit = self.server.client("codecommit")

    def create(self, **more: Any) -> dict[str, Any]:
        """Make the test's repository."""
        made: dict[str, Any] = self.codecommit.create_repository(repositoryName=self.name, **more)["repositoryMetadata"]
        return made

    def read(self) -> dict[str, Any]:
        """The test's repository."""
        found: dict[str, Any] = self.codecommit.get_repository(repositoryName=self.name)["repositoryMetadata"]
        return found

    def test_dates_are_numbers(self) -> None:
        self.create()
        metadata = self.answered("codecommit", "CodeCommit_20150413.GetRepository", repositoryName=self.name)["repositoryMetadata"]
        for name in ("creationDate", "lastModifiedDate"):
            self.assertIsInstance(metadata[name], float)

    def test_keys(self) -> None:
        for wrong in (UNKNOWN_KEY, self.key(AWAY)):
            self.refused("EncryptionKeyNotFoundException", self.create, kmsKeyId=wrong)
        first, second = self.key(), self.key()
        self.assertEqual(self.create(kmsKeyId=first)["kmsKeyId"], first)
        update = self.codecommit.update_repository_encryption_key
        self.refused("EncryptionKeyNotFoundException", update, repositoryName=self.name, kmsKeyId=UNKNOWN_KEY)
        self.assertEqual(update(repositoryName=self.name, kmsKeyId=second)["originalKmsKeyId"], first)
        self.assertEqual(self.read()["kmsKeyId"], second)
        self.refused("RepositoryDoesNotExistException", update, repositoryName="none", kmsKeyId=second)

    def test_tags(self) -> None:
        arn = self.create(tags={"a": "1"})["Arn"]
        self.assertEqual(self.marked(), ["tags"])
        self.codecommit.tag_resource(resourceArn=arn, tags={"b": "2"})
        self.codecommit.untag_resource(resourceArn=arn, tagKeys=["a"])
        self.assertEqual(self.codecommit.list_tags_for_resource(resourceArn=arn)["tags"], {"b": "2"})
        self.refused("RepositoryDoesNotExistException", self.codecommit.list_tags_for_resource, resourceArn=f"{arn}x")

    def test_descriptions(self) -> None:
        self.create(repositoryDescription="old")
        self.codecommit.update_repository_description(repositoryName=self.name, repositoryDescription="new")
        self.assertEqual(self.marked(), ["repositoryDescription"])
        self.assertEqual(self.read()["repositoryDescription"], "new")

    def test_repositories_are_empty(self) -> None:
        self.create()
        self.assertEqual(self.codecommit.list_branches(repositoryName=self.name)["branches"], [])
        update = self.codecommit.update_default_branch
        self.refused("BranchDoesNotExistException", update, repositoryName=self.name, defaultBranchName="main")
        self.refused("RepositoryDoesNotExistException", self.codecommit.list_branches, repositoryName="none")


class Builds(Delivered):
    """CodeBuild."""

    def setUp(self) -> None:
        super().setUp()
        self.codebuild = self.server.client("codebuild")
        self.server.client("logs").create_log_group(logGroupName=self.name)
        self.group = f"arn:aws:logs:{HOME}:{ACCOUNT}:log-group:{self.name}"
        self.arn = f"arn:aws:codebuild:{HOME}:{ACCOUNT}:project/{self.name}"
        self.key_arn = self.key()
        self.role_arn = self.role("codebuild", ArnEquals={"aws:SourceArn": self.arn}, StringEquals={"aws:SourceAccount": ACCOUNT})
        self.logs = {"Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": f"{self.group}:*"}
        self.kms = {"Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": self.key_arn}
        self.grant(self.role_arn, self.logs, self.kms)

    def parameters(self, **changes: Any) -> dict[str, Any]:
        """Of a good project."""
        environment = {"type": "ARM_CONTAINER", "computeType": "BUILD_GENERAL1_SMALL"}
        return {
            "name": self.name,
            "source": {"type": "CODEPIPELINE", "buildspec": "buildspec.yml"},
            "artifacts": {"type": "CODEPIPELINE"},
            "environment": {**environment, "image": "aws/codebuild/amazonlinux-aarch64-standard:3.0"},
            "serviceRole": self.role_arn,
            "encryptionKey": self.key_arn,
            "logsConfig": {"cloudWatchLogs": {"status": "ENABLED", "groupName": self.name}},
            **changes,
        }

    def create(self, **changes: Any) -> None:
        """Make the test's project."""
        self.codebuild.create_project(**self.parameters(**changes))

    def update(self, **changes: Any) -> None:
        """Change the test's project."""
        self.codebuild.update_project(name=self.name, **changes)

    def read(self) -> dict[str, Any]:
        """The test's project, by its ARN as the provider asks for it."""
        found: dict[str, Any] = self.codebuild.batch_get_projects(names=[self.arn])["projects"][0]
        return found

    def test_pipelines_give_the_location(self) -> None:
        wrong: list[dict[str, Any]] = [{"artifacts": {"type": "NO_ARTIFACTS"}}, {"source": {"type": "S3", "location": "b/k"}}]
        for changes in wrong:
            self.assertIn("both sourceType", self.refused("InvalidInputException", self.create, **changes))
        nowhere = {"source": {"type": "S3"}, "artifacts": {"type": "NO_ARTIFACTS"}}
        self.assertIn("location is required", self.refused("InvalidInputException", self.create, **nowhere))
        self.create()
        self.assertEqual(self.read()["source"]["type"], "CODEPIPELINE")
        self.refused("InvalidInputException", self.update, **wrong[0])

    def test_keys(self) -> None:
        self.create()
        self.assertEqual(self.read()["encryptionKey"], self.key_arn)

    def test_projects_can_be_changed(self) -> None:
        self.create(description="old")
        self.update(description="new", tags=[{"key": "a", "value": "1"}])
        self.assertEqual(self.marked(), ["description", "tags"])
        self.assertEqual((self.read()["description"], self.read()["encryptionKey"]), ("new", self.key_arn))
        self.refused("ResourceNotFoundException", self.codebuild.update_project, name="none")

    def test_projects_go_by_their_arn(self) -> None:
        self.create()
        self.codebuild.delete_project(name=self.arn)
        self.assertEqual(self.codebuild.batch_get_projects(names=[self.name])["projects"], [])

    def test_machines_are_where_they_are(self) -> None:
        create = self.server.client("codebuild", "us-gov-west-1").create_project
        self.assertIn("not supported in us-gov-west-1", self.refused("InvalidInputException", create, **self.parameters()))
        image = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
        other = {**self.parameters()["environment"], "type": "LINUX_CONTAINER", "image": image}
        said = self.refused("InvalidInputException", create, **self.parameters(environment=other))
        self.assertNotIn("not supported", said)

    def test_roles_are_tried(self) -> None:
        others = [
            self.role("lambda", "lambda"),
            self.role("codebuild", "other", ArnEquals={"aws:SourceArn": f"{self.arn}x"}),
            f"{self.role_arn}x",
        ]
        for wrong in others:
            self.assertIn("sts:AssumeRole", self.refused("InvalidInputException", self.create, serviceRole=wrong))
        self.create()
        self.assertIn("sts:AssumeRole", self.refused("InvalidInputException", self.update, serviceRole=others[0]))
        self.assertEqual(self.read()["serviceRole"], self.role_arn)

    def test_builds_can_run(self) -> None:
        image = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
        environment = {**self.parameters()["environment"], "image": image}
        logs = {"cloudWatchLogs": {"status": "ENABLED", "groupName": "none"}}
        wrong = [{"environment": environment}, {"logsConfig": logs}, {"encryptionKey": UNKNOWN_KEY}]
        for changes in wrong:
            self.refused("InvalidInputException", self.create, **changes)
        for statement, action in ((self.logs, "kms:Decrypt"), (self.kms, "logs:CreateLogStream")):
            self.grant(self.role_arn, statement)
            self.assertIn(f"may not {action}", self.refused("InvalidInputException", self.create))
        self.grant(self.role_arn, self.logs, self.kms)
        self.create()
        self.refused("InvalidInputException", self.update, environment=environment)
        self.update(environment={**environment, "type": "LINUX_CONTAINER"})
        self.assertEqual(self.read()["environment"]["image"], image)


class Hosts(Delivered):
    """CodeConnections, under both names."""

    def test_connections_are_pending(self) -> None:
        for service in ("codestar-connections", "codeconnections"):
            with self.subTest(service=service):
                connections = self.server.client(service)
                tags = [{"Key": "a", "Value": "1"}]
                made = connections.create_connection(ConnectionName="c", ProviderType="GitHub", Tags=tags)
                self.assertEqual(self.marked(), ["ConnectionName", "ProviderType", "Tags"])
                arn = made["ConnectionArn"]
                self.assertIn(f"arn:aws:{service}:{HOME}:{ACCOUNT}:connection/", arn)
                read = connections.get_connection(ConnectionArn=arn)["Connection"]
                self.assertEqual((read["ConnectionStatus"], read["ProviderType"]), ("PENDING", "GitHub"))
                connections.tag_resource(ResourceArn=arn, Tags=[{"Key": "b", "Value": "2"}])
                connections.untag_resource(ResourceArn=arn, TagKeys=["a"])
                self.assertEqual(connections.list_tags_for_resource(ResourceArn=arn)["Tags"], [{"Key": "b", "Value": "2"}])
                connections.delete_connection(ConnectionArn=arn)
                for call in (connections.get_connection, connections.delete_connection):
                    self.refused("ResourceNotFoundException", call, ConnectionArn=arn)

    def test_hosts_are_unknown(self) -> None:
        connections = self.server.client("codeconnections")
        host = f"arn:aws:codeconnections:{HOME}:{ACCOUNT}:host/h"
        self.refused("ResourceNotFoundException", connections.create_connection, ConnectionName="c", HostArn=host)
        with self.assertRaises(Exception) as raised:
            connections.list_hosts()
        self.assertIn("NotImplementedByEmulator", str(raised.exception))


class Notifications(Delivered):
    """S3 tells EventBridge."""

    def test_eventbridge_is_read_back(self) -> None:
        bucket = self.bucket()
        read = self.s3.get_bucket_notification_configuration
        put = self.s3.put_bucket_notification_configuration
        self.assertNotIn("EventBridgeConfiguration", read(Bucket=bucket))
        put(Bucket=bucket, NotificationConfiguration={"EventBridgeConfiguration": {}})
        self.assertEqual(read(Bucket=bucket)["EventBridgeConfiguration"], {})
        put(Bucket=bucket, NotificationConfiguration={})
        self.assertNotIn("EventBridgeConfiguration", read(Bucket=bucket))


class Rules(Delivered):
    """EventBridge starts a pipeline."""

    def setUp(self) -> None:
        super().setUp()
        self.events = self.server.client("events")
        self.events.put_rule(Name=self.name, EventPattern=json.dumps({"source": ["aws.codecommit"]}))
        self.rule = f"arn:aws:events:{HOME}:{ACCOUNT}:rule/{self.name}"
        self.pipeline = f"arn:aws:codepipeline:{HOME}:{ACCOUNT}:{self.name}"
        self.start = {"Action": "codepipeline:StartPipelineExecution", "Resource": self.pipeline}

    def target(self, role: str | None, pipeline: str | None = None) -> None:
        """Let the rule start a pipeline."""
        given = {"Id": "i", "Arn": pipeline or self.pipeline, "RoleArn": role}
        self.events.put_targets(Rule=self.name, Targets=[{name: value for name, value in given.items() if value}])

    def pipeline_of_the_test(self) -> None:
        """A pipeline that a connection feeds, and nobody approves."""
        role = self.role("codepipeline", "pipeline")
        self.s3.create_bucket(Bucket=f"artifacts-{self.name}")
        connection = f"arn:aws:codeconnections:{HOME}:{ACCOUNT}:connection/c"
        self.grant(
            role,
            {"Action": "s3:*", "Resource": f"arn:aws:s3:::artifacts-{self.name}/*"},
            {"Action": "codeconnections:UseConnection", "Resource": connection},
        )
        kind = {"owner": "AWS", "version": "1"}
        configuration = {"ConnectionArn": connection, "FullRepositoryId": "o/r", "BranchName": "main"}
        source = {
            "name": "s",
            "actionTypeId": {**kind, "category": "Source", "provider": "CodeStarSourceConnection"},
            "configuration": configuration,
            "outputArtifacts": [{"name": "source"}],
        }
        approve = {"name": "a", "actionTypeId": {**kind, "category": "Approval", "provider": "Manual"}}
        self.server.client("codepipeline").create_pipeline(
            pipeline={
                "name": self.name,
                "roleArn": role,
                "artifactStore": {"type": "S3", "location": f"artifacts-{self.name}"},
                "stages": [{"name": "Source", "actions": [source]}, {"name": "Approve", "actions": [approve]}],
            }
        )

    def test_roles_and_pipelines(self) -> None:
        self.pipeline_of_the_test()
        good = self.role("events", ArnEquals={"aws:SourceArn": self.rule}, StringEquals={"aws:SourceAccount": ACCOUNT})
        self.grant(good, self.start)
        self.assertIn("RoleArn is required", self.refused("ValidationException", self.target, role=None))
        for wrong in (self.role("lambda", "l"), self.role("events", "e", ArnEquals={"aws:SourceArn": f"{self.rule}x"}), f"{good}x"):
            self.assertIn("cannot be assumed", self.refused("ValidationException", self.target, role=wrong))
        self.assertIn("does not exist", self.refused("ValidationException", self.target, role=good, pipeline=f"{self.pipeline}x"))
        self.grant(good, {**self.start, "Resource": f"{self.pipeline}x"})
        self.assertIn("may not codepipeline:Start", self.refused("ValidationException", self.target, role=good))
        self.grant(good, self.start)
        self.target(good)
        self.assertEqual(self.events.list_targets_by_rule(Rule=self.name)["Targets"][0]["RoleArn"], good)


if __name__ == "__main__":
    unittest.main()
