"""Each gap of CodeDeploy and CodePipeline, through their own APIs."""

from __future__ import annotations

import copy
import unittest
from collections.abc import Callable
from typing import Any

from test_delivery_gaps import Delivered
from test_rds_gaps import ACCOUNT, AWAY, HOME, UNKNOWN_KEY

SCALING = ("CompleteLifecycleAction", "DeleteLifecycleHook", "PutLifecycleHook", "RecordLifecycleActionHeartbeat")
READING = (
    "autoscaling:DescribeAutoScalingGroups",
    "autoscaling:DescribeLifecycleHooks",
    "ec2:DescribeInstanceStatus",
    "ec2:DescribeInstances",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
)
SECONDS_OF_A_HOOK = 600


class Deployments(Delivered):
    """CodeDeploy, with an Auto Scaling group of its own a test."""

    def setUp(self) -> None:
        super().setUp()
        self.codedeploy = self.server.client("codedeploy")
        self.autoscaling = self.server.client("autoscaling")
        self.target_arn = self.target_group("target")
        self.scaling_group(self.name, self.target_arn)
        self.codedeploy.create_application(applicationName=self.name, computePlatform="Server")
        self.arn = f"arn:aws:codedeploy:{HOME}:{ACCOUNT}:deploymentgroup:{self.name}/group"
        self.role_arn = self.role("codedeploy", ArnEquals={"aws:SourceArn": self.arn}, StringEquals={"aws:SourceAccount": ACCOUNT})
        self.statements: dict[str, dict[str, Any]] = {
            "read": {"Action": list(READING), "Resource": "*"},
            "scale": {
                "Action": [f"autoscaling:{each}" for each in SCALING],
                "Resource": f"arn:aws:autoscaling:{HOME}:{ACCOUNT}:autoScalingGroup:*:autoScalingGroupName/{self.name}*",
            },
            "balance": {
                "Action": ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"],
                "Resource": self.target_arn,
            },
            "watch": {"Action": "cloudwatch:DescribeAlarms", "Resource": f"arn:aws:cloudwatch:{HOME}:{ACCOUNT}:alarm:*"},
        }
        self.grant(self.role_arn, *self.statements.values())

    def target_group(self, suffix: str) -> str:
        """The ARN of a new target group."""
        vpc = self.server.client("ec2").create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        name = f"{abs(hash(self.name)) % 10**8}-{suffix}"
        made = self.server.client("elbv2").create_target_group(Name=name, Protocol="HTTP", Port=80, VpcId=vpc)
        return str(made["TargetGroups"][0]["TargetGroupArn"])

    def scaling_group(self, name: str, *targets: str) -> None:
        """Make an Auto Scaling group without instances."""
        self.autoscaling.create_launch_configuration(
            LaunchConfigurationName=name, ImageId="ami-12c6146b", InstanceType="t3.micro"
        )
        self.autoscaling.create_auto_scaling_group(
            AutoScalingGroupName=name,
            LaunchConfigurationName=name,
            MinSize=0,
            MaxSize=0,
            AvailabilityZones=[f"{HOME}a"],
            TargetGroupARNs=list(targets),
        )

    def alarm(self, name: str) -> dict[str, str]:
        """A new alarm, by its name."""
        self.server.client("cloudwatch").put_metric_alarm(
            AlarmName=name,
            Namespace="N",
            MetricName="M",
            Period=60,
            Statistic="Sum",
            EvaluationPeriods=1,
            Threshold=1.0,
            ComparisonOperator="GreaterThanThreshold",
        )
        return {"name": name}

    def parameters(self, **changes: Any) -> dict[str, Any]:
        """Of a good group, or a change of it."""
        return {
            "deploymentConfigName": "CodeDeployDefault.OneAtATime",
            "serviceRoleArn": self.role_arn,
            "autoScalingGroups": [self.name],
            "deploymentStyle": {"deploymentType": "IN_PLACE", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
            "loadBalancerInfo": {"targetGroupInfoList": [{"name": self.target_arn.split("/")[1]}]},
            "autoRollbackConfiguration": {"enabled": True, "events": ["DEPLOYMENT_FAILURE"]},
            **changes,
        }

    def create(self, name: str = "group", **changes: Any) -> None:
        """Make a group of the test's application."""
        self.codedeploy.create_deployment_group(
            applicationName=self.name, deploymentGroupName=name, **self.parameters(**changes)
        )

    def update(self, **changes: Any) -> None:
        """Change the test's group."""
        self.codedeploy.update_deployment_group(applicationName=self.name, currentDeploymentGroupName="group", **changes)

    def read(self, name: str = "group") -> dict[str, Any]:
        """The test's group."""
        found: dict[str, Any] = self.codedeploy.get_deployment_group(applicationName=self.name, deploymentGroupName=name)
        return dict(found["deploymentGroupInfo"])

    def hooks(self, name: str) -> list[dict[str, Any]]:
        """The hooks of an Auto Scaling group."""
        found: list[dict[str, Any]] = self.autoscaling.describe_lifecycle_hooks(AutoScalingGroupName=name)["LifecycleHooks"]
        return found

    def test_alarms_and_hooks_are_read_back(self) -> None:
        alarms = {"enabled": True, "alarms": [self.alarm(self.name)]}
        self.create(alarmConfiguration=alarms)
        self.assertEqual(self.read()["alarmConfiguration"], alarms)
        hook = self.hooks(self.name)[0]
        self.assertEqual(self.read()["autoScalingGroups"], [{"name": self.name, "hook": hook["LifecycleHookName"]}])
        self.assertEqual(hook["LifecycleTransition"], "autoscaling:EC2_INSTANCE_LAUNCHING")
        self.assertEqual(hook["HeartbeatTimeout"], SECONDS_OF_A_HOOK)

    def test_hooks_follow_the_groups(self) -> None:
        other = f"{self.name}-other"
        self.scaling_group(other, self.target_arn)
        self.create()
        self.update(autoScalingGroups=[other])
        self.assertEqual((len(self.hooks(self.name)), len(self.hooks(other))), (0, 1))
        self.codedeploy.delete_deployment_group(applicationName=self.name, deploymentGroupName="group")
        self.assertEqual(self.hooks(other), [])

    def test_groups_and_applications_go(self) -> None:
        self.create()
        arn = f"arn:aws:codedeploy:{HOME}:{ACCOUNT}:application:{self.name}"
        self.codedeploy.tag_resource(ResourceArn=arn, Tags=[{"Key": "a", "Value": "1"}])
        for _ in range(2):
            self.codedeploy.delete_application(applicationName=self.name)
            self.codedeploy.delete_deployment_group(applicationName=self.name, deploymentGroupName="group")
        self.assertEqual(self.hooks(self.name), [])
        self.assertEqual(self.codedeploy.list_tags_for_resource(ResourceArn=arn)["Tags"], [])
        code = "ApplicationDoesNotExistException"
        self.refused(code, self.codedeploy.get_application, applicationName=self.name)

    def test_groups_can_be_changed(self) -> None:
        self.create()
        self.update(deploymentConfigName="CodeDeployDefault.HalfAtATime", outdatedInstancesStrategy="IGNORE")
        self.assertEqual(self.marked(), ["outdatedInstancesStrategy"])
        self.assertEqual(self.read()["deploymentConfigName"], "CodeDeployDefault.HalfAtATime")
        self.assertEqual(self.read()["loadBalancerInfo"], self.parameters()["loadBalancerInfo"])
        self.refused("DeploymentConfigDoesNotExistException", self.update, deploymentConfigName="None")
        self.assertEqual(self.read()["deploymentConfigName"], "CodeDeployDefault.HalfAtATime")
        # Under another name the role, which was confined to the old one, is of no use.
        self.refused("InvalidRoleException", self.update, newDeploymentGroupName="renamed")
        self.update(newDeploymentGroupName="renamed", serviceRoleArn=self.open_role())
        self.refused("DeploymentGroupDoesNotExistException", self.read)
        self.assertEqual(self.read("renamed")["deploymentGroupName"], "renamed")
        self.create()
        self.refused("DeploymentGroupAlreadyExistsException", self.update, newDeploymentGroupName="renamed")

    def open_role(self) -> str:
        """A role for any group."""
        arn = self.role("codedeploy", "open")
        self.grant(arn, *self.statements.values())
        return arn

    def test_groups_are_judged(self) -> None:
        eleven = [{"name": str(number)} for number in range(11)]
        cases: list[tuple[str, dict[str, Any]]] = [
            ("InvalidRoleException", {"serviceRoleArn": self.role("lambda", "lambda")}),
            ("InvalidRoleException", {"serviceRoleArn": f"{self.role_arn}x"}),
            ("InvalidRoleException", {"name": "other"}),
            ("InvalidAutoScalingGroupException", {"autoScalingGroups": ["none"]}),
            ("DeploymentConfigDoesNotExistException", {"deploymentConfigName": "OneAtATime"}),
            ("InvalidAlarmConfigException", {"alarmConfiguration": {"enabled": True, "alarms": []}}),
            ("InvalidAlarmConfigException", {"alarmConfiguration": {"enabled": True, "alarms": [{"name": "a"}] * 2}}),
            ("AlarmsLimitExceededException", {"alarmConfiguration": {"enabled": True, "alarms": eleven}}),
            ("InvalidAutoRollbackConfigException", {"autoRollbackConfiguration": {"enabled": True, "events": []}}),
            ("InvalidAutoRollbackConfigException", {"autoRollbackConfiguration": {"enabled": True, "events": ["X"]}}),
            ("InvalidLoadBalancerInfoException", {"loadBalancerInfo": {}}),
        ]
        for code, changes in cases:
            with self.subTest(changes=changes):
                self.refused(code, self.create, **changes)
        self.grant(self.role_arn, *(each for name, each in self.statements.items() if name != "scale"))
        self.assertIn("PutLifecycleHook", self.refused("InvalidRoleException", self.create))

    def test_deployments_can_run(self) -> None:
        unattached = self.target_group("unattached").split("/")[1]
        self.alarm("alarm-there")
        alarms = {"enabled": True, "alarms": [{"name": "alarm-there"}]}
        cases: list[tuple[str, dict[str, Any]]] = [
            ("InvalidLoadBalancerInfoException", {"loadBalancerInfo": {"targetGroupInfoList": [{"name": "none"}]}}),
            ("InvalidLoadBalancerInfoException", {"loadBalancerInfo": {"targetGroupInfoList": [{"name": unattached}]}}),
            ("InvalidAlarmConfigException", {"alarmConfiguration": {"enabled": True, "alarms": [{"name": "none"}]}}),
        ]
        for code, changes in cases:
            with self.subTest(changes=changes):
                self.refused(code, self.create, **changes)
        # Without the right to describe its groups, CodeDeploy does not even make the group.
        code_of = {"balance": "InvalidInputException", "watch": "InvalidInputException", "read": "InvalidRoleException"}
        for without, action in (("balance", "DeregisterTargets"), ("watch", "DescribeAlarms"), ("read", "Describe")):
            self.grant(self.role_arn, *(each for name, each in self.statements.items() if name != without))
            self.assertIn(action, self.refused(code_of[without], self.create, alarmConfiguration=alarms))
        self.grant(self.role_arn, *self.statements.values())
        self.create(alarmConfiguration=alarms)


class Pipelines(Delivered):
    """CodePipeline: a repository, a project, an approval, and a deployment in each of two Regions, which each test spoils in its way."""

    def setUp(self) -> None:
        super().setUp()
        self.codepipeline = self.server.client("codepipeline")
        self.role_arn = self.role("codepipeline")
        self.regions = (HOME, AWAY)
        self.keys = {region: self.key(region) for region in self.regions}
        self.topic_key, self.repository_key = self.key(), self.key()
        for region in self.regions:
            self.make_store(region)
            self.make_deployment_group(region)
        self.server.client("codecommit").create_repository(repositoryName=self.name, kmsKeyId=self.repository_key)
        self.make_project()
        made = self.server.client("sns").create_topic(Name=self.name, Attributes={"KmsMasterKeyId": self.topic_key})
        self.topic_arn = made["TopicArn"]
        self.statements = self.rights()
        self.grant(self.role_arn, *self.statements.values())

    def make_store(self, region: str) -> None:
        """A bucket for artifacts."""
        place = {} if region == HOME else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        self.server.client("s3", region).create_bucket(Bucket=self.bucket_of(region), **place)

    def bucket_of(self, region: str) -> str:
        """The name of a Region's bucket."""
        return f"artifacts-{self.name}-{region}"

    def make_deployment_group(self, region: str) -> None:
        """An application with a group that has no instances."""
        codedeploy = self.server.client("codedeploy", region)
        codedeploy.create_application(applicationName=self.name, computePlatform="Server")
        role = self.role("codedeploy", f"codedeploy-{region}")
        self.grant(role, {"Action": "ec2:Describe*", "Resource": "*"})
        codedeploy.create_deployment_group(applicationName=self.name, deploymentGroupName="group", serviceRoleArn=role)

    def make_project(self) -> None:
        """A project for the pipeline's builds."""
        environment = {"type": "LINUX_CONTAINER", "computeType": "BUILD_GENERAL1_SMALL", "image": "aws/codebuild/standard:7.0"}
        self.server.client("codebuild").create_project(
            name=self.name,
            source={"type": "CODEPIPELINE"},
            artifacts={"type": "CODEPIPELINE"},
            environment=environment,
            serviceRole=self.role("codebuild", "codebuild"),
        )

    def rights(self) -> dict[str, dict[str, Any]]:
        """What the pipeline's role may do, by what it is about."""
        deploy = f"arn:aws:codedeploy:*:{ACCOUNT}"
        return {
            "artifacts": {"Action": "s3:*", "Resource": [f"arn:aws:s3:::{self.bucket_of(each)}/*" for each in self.regions]},
            "keys": {"Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": list(self.keys.values())},
            "topic key": {"Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": self.topic_key},
            "repository key": {"Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": self.repository_key},
            "repository": {"Action": "codecommit:*", "Resource": f"arn:aws:codecommit:{HOME}:{ACCOUNT}:{self.name}"},
            "project": {"Action": "codebuild:*", "Resource": f"arn:aws:codebuild:{HOME}:{ACCOUNT}:project/{self.name}"},
            "topic": {"Action": "sns:Publish", "Resource": self.topic_arn},
            "application": {"Action": "codedeploy:*", "Resource": f"{deploy}:application:{self.name}"},
            "group": {"Action": "codedeploy:*", "Resource": f"{deploy}:deploymentgroup:{self.name}/group"},
            "configuration": {"Action": "codedeploy:*", "Resource": f"{deploy}:deploymentconfig:CodeDeployDefault.OneAtATime"},
        }

    def pipeline(self) -> dict[str, Any]:
        """A good pipeline."""

        def action(name: str, kind: str, takes: str = "", gives: str = "", region: str = HOME, **keys: str) -> dict[str, Any]:
            category, provider = kind.split("/")
            return {
                "name": name,
                "actionTypeId": {"category": category, "owner": "AWS", "provider": provider, "version": "1"},
                "configuration": keys,
                "inputArtifacts": [{"name": takes}] if takes else [],
                "outputArtifacts": [{"name": gives}] if gives else [],
                "region": region,
            }

        group = {"ApplicationName": self.name, "DeploymentGroupName": "group"}
        stages = {
            "Source": action("s", "Source/CodeCommit", "", "source", RepositoryName=self.name, BranchName="main"),
            "Build": action("b", "Build/CodeBuild", "source", "build", ProjectName=self.name),
            "Approve": action("a", "Approval/Manual", NotificationArn=self.topic_arn),
            **{f"Deploy-{each}": action("d", "Deploy/CodeDeploy", "build", "", each, **group) for each in self.regions},
        }
        stores = {
            region: {"type": "S3", "location": self.bucket_of(region), "encryptionKey": {"id": key, "type": "KMS"}}
            for region, key in self.keys.items()
        }
        return {
            "name": self.name,
            "roleArn": self.role_arn,
            "artifactStores": stores,
            "stages": [{"name": name, "actions": [each]} for name, each in stages.items()],
            "pipelineType": "V2",
            "executionMode": "QUEUED",
        }

    def create(self, pipeline: dict[str, Any], **more: Any) -> None:
        """Make a pipeline."""
        self.codepipeline.create_pipeline(pipeline=pipeline, **more)

    def spoilt(self, code: str, text: str, spoil: Callable[[dict[str, Any]], Any]) -> None:
        """The good pipeline, with one thing changed, is refused."""
        pipeline = copy.deepcopy(self.pipeline())
        spoil(pipeline)
        self.assertIn(text, self.refused(code, self.create, pipeline=pipeline))

    def test_pipelines_are_read_back_and_changed(self) -> None:
        self.create(self.pipeline(), tags=[{"key": "a", "value": "1"}])
        self.refused("PipelineNameInUseException", self.create, pipeline=self.pipeline())
        read = self.codepipeline.get_pipeline(name=self.name)
        metadata = self.answered("codepipeline", "CodePipeline_20150709.GetPipeline", name=self.name)["metadata"]
        self.assertEqual([type(metadata[name]) for name in ("created", "updated")], [float, float])
        self.assertEqual(read["pipeline"]["artifactStores"], self.pipeline()["artifactStores"])
        self.assertEqual(read["pipeline"]["executionMode"], "QUEUED")
        arn = read["metadata"]["pipelineArn"]
        self.assertEqual(self.codepipeline.list_tags_for_resource(resourceArn=arn)["tags"], [{"key": "a", "value": "1"}])
        changed = self.pipeline()
        del changed["stages"][2]
        update = self.codepipeline.update_pipeline
        self.assertEqual(update(pipeline=changed)["pipeline"]["version"], 2)
        wrong = {**changed, "stages": changed["stages"][:1]}
        self.refused("InvalidStructureException", update, pipeline=wrong)
        self.assertEqual(self.codepipeline.get_pipeline(name=self.name)["pipeline"]["version"], 2)
        self.codepipeline.delete_pipeline(name=self.name)
        self.refused("PipelineNotFoundException", self.codepipeline.get_pipeline, name=self.name)

    def test_roles_are_tried(self) -> None:
        conditional = self.role("codepipeline", "conditional", StringEquals={"aws:SourceAccount": ACCOUNT})
        for wrong in (self.role("lambda", "lambda"), f"{self.role_arn}x", conditional):
            self.spoilt("InvalidStructureException", "AssumeRole", lambda pipeline, wrong=wrong: pipeline.update(roleArn=wrong))
        self.create(self.pipeline())
        wrong = {**self.pipeline(), "roleArn": f"{self.role_arn}x"}
        self.refused("InvalidStructureException", self.codepipeline.update_pipeline, pipeline=wrong)

    def test_structures_are_judged(self) -> None:
        def action(pipeline: dict[str, Any], stage: int) -> dict[str, Any]:
            found: dict[str, Any] = pipeline["stages"][stage]["actions"][0]
            return found

        def trigger(source: str) -> dict[str, Any]:
            return {"providerType": "CodeStarSourceConnection", "gitConfiguration": {"sourceActionName": source}}

        structure, stage, declared = (f"Invalid{each}Exception" for each in ("Structure", "StageDeclaration", "ActionDeclaration"))
        cases: list[tuple[str, str, Callable[[dict[str, Any]], Any]]] = [
            (structure, "minimum of 2 stages", lambda p: p.update(stages=p["stages"][:1])),
            (structure, "source actions", lambda p: p["stages"].reverse()),
            (structure, "source actions", lambda p: p["stages"][0]["actions"].append(action(p, 2))),
            (stage, "not unique", lambda p: p["stages"][1].update(name="Source")),
            (stage, "no actions", lambda p: p["stages"][1].update(actions=[])),
            (declared, "not unique", lambda p: p["stages"][1]["actions"].append(action(p, 1))),
            (declared, "is not available", lambda p: action(p, 1)["actionTypeId"].update(provider="Jenkins")),
            (declared, "is not available", lambda p: action(p, 1)["actionTypeId"].update(version="2")),
            (declared, "missing required", lambda p: action(p, 1)["configuration"].clear()),
            (declared, "unknown configuration", lambda p: action(p, 1)["configuration"].update(Project="p")),
            (declared, "true or false", lambda p: action(p, 0)["configuration"].update(PollForSourceChanges="False")),
            (declared, "number of outputArtifacts", lambda p: action(p, 0).update(outputArtifacts=[])),
            (declared, "number of inputArtifacts", lambda p: action(p, 2).update(inputArtifacts=[{"name": "build"}])),
            (declared, "another region", lambda p: action(p, 0).update(region=AWAY)),
            (declared, "earlier action", lambda p: action(p, 1).update(inputArtifacts=[{"name": "build"}])),
            (declared, "given twice", lambda p: action(p, 1).update(outputArtifacts=[{"name": "source"}])),
            (declared, "given twice", lambda p: [action(p, each).update(namespace="n") for each in (0, 1)]),
            (structure, "Exactly one", lambda p: p.update(artifactStore=p["artifactStores"][HOME])),
            (structure, AWAY, lambda p: p["artifactStores"].pop(AWAY)),
            (structure, "type V2", lambda p: p.update(pipelineType="V1")),
            (structure, "type V2", lambda p: p.update(pipelineType="V1", executionMode="SUPERSEDED", triggers=[trigger("s")])),
            (structure, "not one of a connection", lambda p: p.update(triggers=[trigger("s")])),
            (structure, "not unique", lambda p: p.update(triggers=[trigger("s")] * 2)),
        ]
        for code, text, spoil in cases:
            with self.subTest(text=text):
                self.spoilt(code, text, spoil)

    def test_stores_exist(self) -> None:
        for wrong in ("none", self.bucket_of(AWAY)):
            self.spoilt("InvalidStructureException", "no bucket with the name", self.storing({"location": wrong}))

    def test_pipelines_can_run(self) -> None:
        for without, text in (
            ("artifacts", "s3:GetObject"),
            ("keys", "kms:Decrypt"),
            ("topic key", self.topic_key),
            ("repository key", self.repository_key),
            ("repository", "codecommit:CancelUploadArchive"),
            ("project", "codebuild:BatchGetBuilds"),
            ("topic", "sns:Publish"),
            ("application", "codedeploy:GetApplication"),
            ("group", "codedeploy:CreateDeployment"),
            ("configuration", "codedeploy:GetDeploymentConfig"),
        ):
            with self.subTest(without=without):
                self.grant(self.role_arn, *(each for name, each in self.statements.items() if name != without))
                self.assertIn(text, self.refused("InvalidStructureException", self.create, pipeline=self.pipeline()))
        self.grant(self.role_arn, *self.statements.values())
        for stage, key in ((0, "RepositoryName"), (1, "ProjectName"), (2, "NotificationArn"), (4, "DeploymentGroupName")):
            with self.subTest(key=key):
                self.spoilt("InvalidActionDeclarationException", "does not exist", self.misnaming(stage, key))
        for wrong in (UNKNOWN_KEY, self.keys[AWAY]):
            changes = {"encryptionKey": {"id": wrong, "type": "KMS"}}
            self.spoilt("InvalidActionDeclarationException", "does not exist", self.storing(changes))
        self.create(self.pipeline())

    @staticmethod
    def misnaming(stage: int, key: str) -> Callable[[dict[str, Any]], Any]:
        """Let an action name what is not there."""
        return lambda pipeline: pipeline["stages"][stage]["actions"][0]["configuration"].update({key: "none"})

    @staticmethod
    def storing(changes: dict[str, Any]) -> Callable[[dict[str, Any]], Any]:
        """Give the home Region another store."""
        return lambda pipeline: pipeline["artifactStores"][HOME].update(changes)

    def test_objects_have_versions(self) -> None:
        bucket = f"source-{self.name}"
        self.s3.create_bucket(Bucket=bucket)
        pipeline = self.pipeline()
        source = pipeline["stages"][0]["actions"][0]
        source["actionTypeId"]["provider"] = "S3"
        source["configuration"] = {"S3Bucket": bucket, "S3ObjectKey": "app.zip"}
        self.statements["source"] = {"Action": "s3:Get*", "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/app.zip"]}
        self.grant(self.role_arn, *self.statements.values())
        self.assertIn("version", self.refused("InvalidActionDeclarationException", self.create, pipeline=pipeline))
        self.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": self.key()}}
        self.s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})
        self.assertIn("kms:Decrypt", self.refused("InvalidStructureException", self.create, pipeline=pipeline))
        self.s3.delete_bucket_encryption(Bucket=bucket)
        self.create(pipeline)

    def test_connections_and_one_region(self) -> None:
        pipeline = self.pipeline()
        pipeline["artifactStore"] = pipeline.pop("artifactStores")[HOME]
        del pipeline["stages"][-1]
        source = pipeline["stages"][0]["actions"][0]
        connection = f"arn:aws:codestar-connections:{HOME}:{ACCOUNT}:connection/c"
        source["actionTypeId"]["provider"] = "CodeStarSourceConnection"
        source["configuration"] = {"ConnectionArn": connection, "FullRepositoryId": "o/r", "BranchName": "main", "DetectChanges": "true"}
        pipeline["triggers"] = [{"providerType": "CodeStarSourceConnection", "gitConfiguration": {"sourceActionName": "s"}}]
        use = {"Action": "codeconnections:UseConnection", "Resource": connection}
        self.grant(self.role_arn, *self.statements.values(), use)
        self.assertIn("codestar-connections:UseConnection", self.refused("InvalidStructureException", self.create, pipeline=pipeline))
        self.grant(self.role_arn, *self.statements.values(), {**use, "Action": "codestar-connections:UseConnection"})
        self.create(pipeline)


if __name__ == "__main__":
    unittest.main()
