"""Each gap of CloudTrail, CloudWatch, CloudWatch Logs and SNS, through their own APIs."""

from __future__ import annotations

import json
import unittest
from typing import Any

from test_rds_gaps import ACCOUNT, AWAY, HOME, UNKNOWN_KEY
from test_stream_gaps import Named, policy

OWNER = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "kms:*", "Resource": "*"}


def allow(service: str, *actions: str, resource: Any = "*", **conditions: Any) -> dict[str, Any]:
    """A statement for a service."""
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": list(actions), "Resource": resource}
    return {**statement, "Condition": conditions} if conditions else statement


class Watched(Named):
    """Tests with keys whose policies are of interest."""

    def key(self, *statements: dict[str, Any], region: str = HOME) -> str:
        """The ARN of a new key with these statements beside its owner's."""
        kms = self.server.client("kms", region)
        return str(kms.create_key(Policy=policy(OWNER, *statements))["KeyMetadata"]["Arn"])


class Trails(Watched):
    """CloudTrail."""

    def setUp(self) -> None:
        super().setUp()
        self.cloudtrail = self.server.client("cloudtrail")
        self.arn = f"arn:aws:cloudtrail:{HOME}:{ACCOUNT}:trail/{self.name}"

    def admitting(self, prefix: str = "cloudtrail") -> str:
        """A new bucket that admits the test's trail under a prefix."""
        bucket = self.bucket(f"-{prefix}")
        self.admit(bucket, prefix)
        return bucket

    def admit(self, bucket: str, prefix: str, arn: str | None = None) -> None:
        """Let a trail write to a bucket."""
        condition = {"StringEquals": {"aws:SourceArn": arn or self.arn}}
        base = f"arn:aws:s3:::{bucket}"
        statements = (
            allow("cloudtrail.amazonaws.com", "s3:GetBucketAcl", resource=base, **condition),
            allow("cloudtrail.amazonaws.com", "s3:PutObject", resource=f"{base}/{prefix}/AWSLogs/{ACCOUNT}/*", **condition),
        )
        self.s3.put_bucket_policy(Bucket=bucket, Policy=policy(*statements))

    def create(self, bucket: str, **more: Any) -> None:
        """Make the test's trail."""
        given = {"Name": self.name, "S3BucketName": bucket, "S3KeyPrefix": "cloudtrail", "EnableLogFileValidation": True}
        self.cloudtrail.create_trail(**{**given, **more})

    def test_trails_come_and_go(self) -> None:
        bucket = self.admitting()
        self.create(bucket)
        self.refused("TrailAlreadyExistsException", self.create, bucket=bucket)
        self.cloudtrail.delete_trail(Name=self.arn)
        self.refused("TrailNotFoundException", self.cloudtrail.delete_trail, Name=self.arn)

    def test_buckets_admit(self) -> None:
        bucket = self.admitting()
        code = "InsufficientS3BucketPolicyException"
        self.refused(code, self.create, bucket=self.bucket("-bare"))
        self.refused(code, self.create, bucket=bucket, S3KeyPrefix="other")
        self.admit(bucket, "cloudtrail", f"{self.arn}-other")
        self.refused(code, self.create, bucket=bucket)
        self.admit(bucket, "cloudtrail")
        self.create(bucket)
        self.refused(code, self.cloudtrail.update_trail, Name=self.name, S3KeyPrefix="other")
        self.assertEqual(self.cloudtrail.get_trail(Name=self.name)["Trail"]["S3KeyPrefix"], "cloudtrail")

    def test_keys_admit(self) -> None:
        bucket = self.admitting()
        context = {"StringLike": {"kms:EncryptionContext:aws:cloudtrail:arn": f"arn:aws:cloudtrail:*:{ACCOUNT}:trail/*"}}
        encrypt = allow("cloudtrail.amazonaws.com", "kms:GenerateDataKey*", **context)
        describe = allow("cloudtrail.amazonaws.com", "kms:DescribeKey")
        code = "InsufficientEncryptionPolicyException"
        self.refused("KmsKeyNotFoundException", self.create, bucket=bucket, KmsKeyId=UNKNOWN_KEY)
        self.refused("KmsKeyNotFoundException", self.create, bucket=bucket, KmsKeyId=self.key(encrypt, describe, region=AWAY))
        self.refused(code, self.create, bucket=bucket, KmsKeyId=self.key(describe))
        self.refused(code, self.create, bucket=bucket, KmsKeyId=self.key(encrypt))
        key = self.key(encrypt, describe)
        self.create(bucket, KmsKeyId=key)
        self.cloudtrail.delete_trail(Name=self.name)
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}, "BucketKeyEnabled": True}
        self.s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})
        self.refused(code, self.create, bucket=bucket, KmsKeyId=key)
        self.create(bucket, KmsKeyId=self.key(encrypt, describe, allow("cloudtrail.amazonaws.com", "kms:Decrypt")))

    def test_log_groups_and_roles(self) -> None:
        bucket = self.admitting()
        self.server.client("logs").create_log_group(logGroupName=self.name)
        group = f"arn:aws:logs:{HOME}:{ACCOUNT}:log-group:{self.name}"
        iam = self.server.client("iam")

        def role(name: str, service: str, resource: str, **conditions: Any) -> str:
            trust = allow(service, "sts:AssumeRole", **conditions)
            del trust["Resource"]
            arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy(trust))["Role"]["Arn"]
            right = {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": resource}
            iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=policy(right))
            return str(arn)

        stream = f"{group}:log-stream:{ACCOUNT}_CloudTrail_{HOME}*"
        cloudtrail = "cloudtrail.amazonaws.com"
        good = role("trail", cloudtrail, stream)
        condition = {"StringEquals": {"aws:SourceArn": self.arn}}
        for wrong in (role("lambda", "lambda.amazonaws.com", stream), role("arn", cloudtrail, stream, **condition), f"{good}x"):
            refused = {"CloudWatchLogsLogGroupArn": f"{group}:*", "CloudWatchLogsRoleArn": wrong}
            self.refused("InvalidCloudWatchLogsRoleArnException", self.create, bucket=bucket, **refused)
        self.refused("InvalidCloudWatchLogsRoleArnException", self.create, bucket=bucket, CloudWatchLogsLogGroupArn=f"{group}:*")
        for arn, each in ((group, good), (f"{group}-none:*", good), (f"{group}:*", role("other", cloudtrail, f"{stream}x"))):
            refused = {"CloudWatchLogsLogGroupArn": arn, "CloudWatchLogsRoleArn": each}
            self.refused("InvalidCloudWatchLogsLogGroupArnException", self.create, bucket=bucket, **refused)
        self.create(bucket, CloudWatchLogsLogGroupArn=f"{group}:*", CloudWatchLogsRoleArn=good)


class Alarms(Watched):
    """CloudWatch's alarms."""

    def setUp(self) -> None:
        super().setUp()
        self.cloudwatch = self.server.client("cloudwatch")
        self.sns = self.server.client("sns")

    def metric(self, name: str, is_watched: bool = False, **changes: Any) -> dict[str, Any]:
        """A query of a metric."""
        stat = {"Metric": {"Namespace": "N", "MetricName": "M"}, "Period": 60, "Stat": "Sum", **changes}
        return {"Id": name, "MetricStat": stat, "ReturnData": is_watched}

    def put(self, *queries: dict[str, Any], **changes: Any) -> None:
        """Put the test's alarm."""
        given = {"AlarmName": self.name, "Metrics": list(queries), "EvaluationPeriods": 3, "Threshold": 1.0}
        self.cloudwatch.put_metric_alarm(**{**given, "ComparisonOperator": "GreaterThanThreshold", **changes})

    def test_alarms_are_judged(self) -> None:
        errors, requests = self.metric("errors"), self.metric("requests")
        rate = {"Id": "rate", "Expression": "IF(requests > 20, 100 * errors / requests, 0)", "ReturnData": True}
        watched = self.metric("m", is_watched=True)
        for wrong, changes in (
            ([], {}),
            ([watched], {"MetricName": "M", "Namespace": "N"}),
            ([errors], {}),
            ([watched, self.metric("n", is_watched=True)], {}),
            ([self.metric("M", is_watched=True)], {}),
            ([watched, self.metric("m")], {}),
            ([{"Id": "m", "ReturnData": True}], {}),
            ([rate, errors], {}),
            ([{**rate, "Expression": "100 * (errors / requests"}, errors, requests], {}),
            ([self.metric("m", is_watched=True, Period=45)], {}),
            ([self.metric("m", is_watched=True, Stat="p101")], {}),
            ([self.metric("m", is_watched=True, Stat="average")], {}),
            ([watched], {"DatapointsToAlarm": 4}),
            ([watched], {"EvaluationPeriods": 1441}),
            ([watched], {"Period": 60}),
            ([watched, *(self.metric(f"n{n}") for n in range(10))], {}),
            ([watched], {"AlarmActions": [f"arn:aws:sns:{AWAY}:{ACCOUNT}:t"]}),
        ):
            with self.subTest(wrong=wrong, changes=changes):
                self.refused("ValidationError", lambda wrong=wrong, changes=changes: self.put(*wrong, **changes))
        self.put(rate, errors, requests, DatapointsToAlarm=3)
        self.put(self.metric("m", is_watched=True, Period=3600, Stat="tm99.9"), EvaluationPeriods=168)
        self.put(MetricName="M", Namespace="N", Period=60, Statistic="Sum", Metrics=[])

    def test_alarms_reach_their_topic(self) -> None:
        topic = self.sns.create_topic(Name=self.name)["TopicArn"]
        watched = self.metric("m", is_watched=True)

        def put() -> None:
            self.put(watched, AlarmActions=[topic])

        def publish(**conditions: Any) -> None:
            statement = allow("cloudwatch.amazonaws.com", "sns:Publish", resource=topic, **conditions)
            self.sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=policy(statement))

        def encrypt(key: str) -> None:
            self.sns.set_topic_attributes(TopicArn=topic, AttributeName="KmsMasterKeyId", AttributeValue=key)

        put()  # as a topic is made
        self.refused("ValidationError", self.put, AlarmActions=[f"{topic}-none"], Metrics=[watched])
        publish(ArnLike={"aws:SourceArn": f"arn:aws:cloudwatch:{HOME}:{ACCOUNT}:alarm:other-*"})
        self.assertIn("policy", self.refused("ValidationError", put))
        publish(ArnLike={"aws:SourceArn": f"arn:aws:cloudwatch:{HOME}:{ACCOUNT}:alarm:{self.name}*"})
        put()
        for key in (UNKNOWN_KEY, "alias/aws/sns", self.key(), self.key(allow("cloudwatch.amazonaws.com", "kms:Decrypt"))):
            encrypt(key)
            self.assertIn("key", self.refused("ValidationError", put))
        encrypt(self.key(allow("cloudwatch.amazonaws.com", "kms:Decrypt", "kms:GenerateDataKey*")))
        put()


class Dashboards(Watched):
    """CloudWatch's dashboards."""

    def setUp(self) -> None:
        super().setUp()
        self.cloudwatch = self.server.client("cloudwatch")

    def put(self, body: Any) -> None:
        """Put the test's dashboard."""
        text = body if isinstance(body, str) else json.dumps(body)
        self.cloudwatch.put_dashboard(DashboardName=self.name, DashboardBody=text)

    def test_dashboards_are_the_accounts(self) -> None:
        self.put({"widgets": []})
        away = self.server.client("cloudwatch", AWAY)
        text = {"type": "text", "properties": {"markdown": "away"}}
        away.put_dashboard(DashboardName=self.name, DashboardBody=json.dumps({"widgets": [text]}))
        self.assertIn("away", self.cloudwatch.get_dashboard(DashboardName=self.name)["DashboardBody"])
        away.delete_dashboards(DashboardNames=[self.name])
        self.refused("ResourceNotFound", self.cloudwatch.get_dashboard, DashboardName=self.name)

    def test_dashboards_are_judged(self) -> None:
        row = ["N", "M", "D", "v", {"id": "a"}]
        graph = {"type": "metric", "properties": {"region": HOME, "metrics": [row, [{"expression": "a * 2", "id": "b"}]]}}
        states = {"type": "alarm", "properties": {"alarms": [f"arn:aws:cloudwatch:{HOME}:{ACCOUNT}:alarm:a"]}}
        text = {"type": "text", "properties": {"markdown": "# t"}}

        def with_properties(widget: dict[str, Any], **changes: Any) -> dict[str, Any]:
            return {**widget, "properties": {**widget["properties"], **changes}}

        for wrong in (
            {"type": "chart", "properties": {}},
            {"type": "text"},
            {**text, "width": 25},
            {**text, "x": 24},
            {**text, "height": 0},
            with_properties(text, markdown=None),
            with_properties(states, alarms=[]),
            with_properties(states, alarms=["a"]),
            with_properties(states, alarms=states["properties"]["alarms"] * 101),
            with_properties(graph, region=None),
            with_properties(graph, metrics=None),
            with_properties(graph, view="line"),
            with_properties(graph, metrics=[["N"]]),
            with_properties(graph, metrics=[["N", "M", "D"]]),
            with_properties(graph, metrics=[["N", {"expression": "a"}]]),
            with_properties(graph, annotations={"horizontal": [{"value": "5"}]}),
        ):
            with self.subTest(wrong=wrong):
                self.refused("InvalidParameterInput", self.put, body={"widgets": [wrong]})
        for body in ("{", "[]", {}, {"widgets": [text] * 501}):
            self.refused("InvalidParameterInput", self.put, body=body)
        self.put({"widgets": [graph, states, text, with_properties(graph, annotations={"horizontal": [{"value": 5}]})]})


class LogGroups(Watched):
    """CloudWatch Logs."""

    def setUp(self) -> None:
        super().setUp()
        self.logs = self.server.client("logs")
        self.arn = f"arn:aws:logs:{HOME}:{ACCOUNT}:log-group:{self.name}"

    def usable(self, arn: str) -> str:
        """A key that CloudWatch Logs may use for this log group."""
        actions = ("kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*")
        condition = {"ArnEquals": {"kms:EncryptionContext:aws:logs:arn": arn}}
        return self.key(allow(f"logs.{HOME}.amazonaws.com", *actions, **condition))

    def test_keys(self) -> None:
        create = self.logs.create_log_group
        for wrong in (UNKNOWN_KEY, self.key(), self.usable(f"{self.arn}-other")):
            self.refused("InvalidParameterException", create, logGroupName=self.name, kmsKeyId=wrong)
        key = self.usable(self.arn)
        create(logGroupName=self.name, kmsKeyId=key)

        def read() -> Any:
            return self.logs.describe_log_groups(logGroupNamePrefix=self.name)["logGroups"][0].get("kmsKeyId")

        self.assertEqual(read(), key)
        self.logs.disassociate_kms_key(logGroupName=self.name)
        self.assertIsNone(read())
        self.refused("InvalidParameterException", self.logs.associate_kms_key, logGroupName=self.name, kmsKeyId=self.key())
        self.logs.associate_kms_key(logGroupName=self.name, kmsKeyId=key)
        self.assertEqual(read(), key)
        self.refused("ResourceNotFoundException", self.logs.associate_kms_key, logGroupName="none", kmsKeyId=key)

    def test_metric_filters(self) -> None:
        metric = {"metricName": "M", "metricNamespace": "N", "metricValue": "1"}

        def put(pattern: str = '{ $.a = "}" }', name: str = "f", **changes: Any) -> None:
            given = {"logGroupName": self.name, "filterName": name, "filterPattern": pattern}
            self.logs.put_metric_filter(**given, metricTransformations=[{**metric, **changes}])

        def values() -> list[str]:
            found = self.logs.describe_metric_filters(logGroupName=self.name)["metricFilters"]
            return [each["metricTransformations"][0]["metricValue"] for each in found]

        self.refused("ResourceNotFoundException", put)
        self.logs.create_log_group(logGroupName=self.name)
        for pattern in ("{ $.a = 1", "{ ($.a = 1 }", '{ $.a = "1 }', "{ $.a = 1 } && b"):
            self.refused("InvalidParameterException", put, pattern=pattern)
        self.refused("InvalidParameterException", put, defaultValue=0, dimensions={"D": "$.d"})
        put()
        put(metricValue="2")
        self.assertEqual(values(), ["2"])
        for number in range(99):
            put(name=f"f{number}")
        self.refused("LimitExceededException", put, name="one-too-many")
        self.logs.delete_log_group(logGroupName=self.name)
        self.assertEqual(values(), [])


class Topics(Watched):
    """SNS."""

    def setUp(self) -> None:
        super().setUp()
        self.sns = self.server.client("sns")
        self.topic = self.sns.create_topic(Name=self.name)["TopicArn"]

    def test_emails_wait(self) -> None:
        def subscribed(endpoint: str) -> Any:
            return self.sns.subscribe(TopicArn=self.topic, Protocol="email", Endpoint=endpoint, ReturnSubscriptionArn=True)

        self.refused("InvalidParameter", subscribed, endpoint="nobody")
        arn = subscribed("a@example.com")["SubscriptionArn"]
        read = self.sns.get_subscription_attributes(SubscriptionArn=arn)["Attributes"]
        self.assertEqual((read["PendingConfirmation"], read["ConfirmationWasAuthenticated"]), ("true", "false"))
        self.assertIn("pending", self.refused("InvalidParameter", self.sns.unsubscribe, SubscriptionArn=arn))

    def test_policies(self) -> None:
        def put(text: str) -> None:
            self.sns.set_topic_attributes(TopicArn=self.topic, AttributeName="Policy", AttributeValue=text)

        for wrong in (
            "no",
            "{}",
            policy(allow("cloudwatch.amazonaws.com", "sns:*", resource=self.topic)),
            policy(allow("cloudwatch.amazonaws.com", "sqs:SendMessage", resource=self.topic)),
            policy(allow("cloudwatch.amazonaws.com", "sns:Publish", resource=f"{self.topic}-other")),
        ):
            self.refused("InvalidParameter", put, text=wrong)
        put(policy(allow("cloudwatch.amazonaws.com", "SNS:Publish", resource=self.topic)))


if __name__ == "__main__":
    unittest.main()
