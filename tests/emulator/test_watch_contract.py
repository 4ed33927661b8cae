"""The contract check of streams, queries and alarms: each service is decoded, and of each pair the second request is refused."""

from __future__ import annotations

import json
import unittest
from typing import Any

from carshare_contract.decode import decode
from carshare_contract.request import Request
from test_contract import form, s3, target, violations

VERSIONS = {"monitoring": "2010-08-01", "sns": "2010-03-31"}
TARGETS = {
    "athena": "AmazonAthena",
    "cloudtrail": "CloudTrail_20131101",
    "firehose": "Firehose_20150804",
    "glue": "AWSGlue",
    "logs": "Logs_20140328",
    "monitoring": "GraniteServiceVersion20100801",
}


def call(service: str, action: str, document: dict[str, Any]) -> Request:
    """A request of the protocol `json`."""
    return target(service, f"{TARGETS[service]}.{action}", document)


def topic(name: str) -> Request:
    """CreateTopic, in the protocol `query`."""
    return form("sns", "CreateTopic", Version=VERSIONS["sns"], Name=name)


def table(**changes: Any) -> Request:
    """CreateTable."""
    columns = [{"Name": changes.pop("column", "event_id"), "Type": "string"}]
    location = changes.pop("location", "s3://bucket/fleet/")
    storage = {"Columns": columns, "Location": location}
    return call(
        "glue", "CreateTable", {"DatabaseName": "fleet", "TableInput": {"Name": "events", "StorageDescriptor": storage, **changes}}
    )


def lock(days: int) -> Request:
    """PutObjectLockConfiguration."""
    retention = f"<DefaultRetention><Mode>GOVERNANCE</Mode><Days>{days}</Days></DefaultRetention>"
    inner = f"<ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule>{retention}</Rule>"
    namespace = "http://s3.amazonaws.com/doc/2006-03-01/"
    return s3("PUT", "/bucket", "object-lock=", f'<ObjectLockConfiguration xmlns="{namespace}">{inner}</ObjectLockConfiguration>')


class Decoding(unittest.TestCase):
    """One request of each service, in each protocol that it is sent in."""

    def test_each_service(self) -> None:
        alarm = {"AlarmName": "a", "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1}
        for request, service, operation, member, value in (
            (call("athena", "DeleteNamedQuery", {"NamedQueryId": "i"}), "athena", "DeleteNamedQuery", "NamedQueryId", "i"),
            (call("cloudtrail", "StartLogging", {"Name": "trail"}), "cloudtrail", "StartLogging", "Name", "trail"),
            (
                call("firehose", "DescribeDeliveryStream", {"DeliveryStreamName": "s"}),
                "firehose",
                "DescribeDeliveryStream",
                "DeliveryStreamName",
                "s",
            ),
            (table(), "glue", "CreateTable", "DatabaseName", "fleet"),
            (
                call("logs", "DeleteMetricFilter", {"logGroupName": "g", "filterName": "f"}),
                "logs",
                "DeleteMetricFilter",
                "filterName",
                "f",
            ),
            (call("monitoring", "PutMetricAlarm", alarm), "cloudwatch", "PutMetricAlarm", "AlarmName", "a"),
            (
                form("monitoring", "PutMetricAlarm", Version=VERSIONS["monitoring"], **alarm),
                "cloudwatch",
                "PutMetricAlarm",
                "EvaluationPeriods",
                1,
            ),
            (topic("alarms"), "sns", "CreateTopic", "Name", "alarms"),
            (lock(1), "s3", "PutObjectLockConfiguration", "Bucket", "bucket"),
        ):
            with self.subTest(service=service, operation=operation):
                decoded = decode(request)
                self.assertEqual((decoded.service, decoded.operation.name), (service, operation))
                self.assertEqual(decoded.parameters[member], value)
                self.assertEqual(violations(request), [])

    def test_models_know_more(self) -> None:
        """What the models themselves refuse of these services."""
        hints = {"SizeInMBs": 129, "IntervalInSeconds": 300}
        destination = {"RoleARN": "arn:aws:iam::123456789012:role/r", "BucketARN": "arn:aws:s3:::bucket", "BufferingHints": hints}
        stream = {"DeliveryStreamName": "s", "ExtendedS3DestinationConfiguration": destination}
        cutoff = {"Name": "w", "Configuration": {"BytesScannedCutoffPerQuery": 9_999_999}}
        pattern = {"logGroupName": "g", "filterName": "f", "filterPattern": "x" * 1025, "metricTransformations": []}
        for request, rule, member in (
            (
                call("firehose", "CreateDeliveryStream", stream),
                "range",
                "ExtendedS3DestinationConfiguration.BufferingHints.SizeInMBs",
            ),
            (call("athena", "CreateWorkGroup", cutoff), "range", "Configuration.BytesScannedCutoffPerQuery"),
            (call("logs", "PutMetricFilter", pattern), "length", "filterPattern"),
        ):
            with self.subTest(member=member):
                self.assertIn((rule, member), violations(request))


class WatchRules(unittest.TestCase):
    """Limits that the models lack."""

    def test_extra_rules(self) -> None:
        def trail(**changes: Any) -> Request:
            return call("cloudtrail", "CreateTrail", {"Name": "fleet-prod-use1", "S3BucketName": "bucket", **changes})

        def queries(count: int) -> Request:
            metrics = [{"Id": f"m{number}", "Expression": "1"} for number in range(count)]
            alarm = {"AlarmName": "a", "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1}
            return call("monitoring", "PutMetricAlarm", {**alarm, "Metrics": metrics})

        def dashboard(name: str) -> Request:
            return call("monitoring", "PutDashboard", {"DashboardName": name, "DashboardBody": json.dumps({"widgets": []})})

        def database(name: str) -> Request:
            return call("glue", "CreateDatabase", {"DatabaseInput": {"Name": name}})

        column = "TableInput.StorageDescriptor.Columns[].Name"
        location = "TableInput.StorageDescriptor.Location"
        for member, good, bad in (
            *(("Name", trail(), trail(Name=bad)) for bad in ("ab", "-trail", "trail-", "a--trail", "a trail", "a" * 129)),
            ("S3KeyPrefix", trail(S3KeyPrefix="c" * 200), trail(S3KeyPrefix="c" * 201)),
            ("Metrics", queries(20), queries(21)),
            ("DashboardName", dashboard("fleet-use1"), dashboard("fleet.use1")),
            ("DatabaseInput.Name", database("fleet_prod"), database("fleet-prod")),
            ("TableInput.Name", table(), table(Name="Events")),
            (column, table(), table(column="eventId")),
            (location, table(), table(location="s3://bucket/fleet")),
            ("Name", topic("a" * 256), topic("alarms.prod")),
            ("ObjectLockConfiguration.Rule.DefaultRetention.Days", lock(36500), lock(36501)),
        ):
            with self.subTest(member=member, bad=bad.body):
                self.assertEqual(violations(good), [])
                self.assertEqual(violations(bad), [("extra", member)])


if __name__ == "__main__":
    unittest.main()
