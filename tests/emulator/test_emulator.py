"""The server's life, its refusals and its record, and each gap through the service's own API."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from carshare_emulator.gap import GapError, Kind, expect_missing, expect_source, markdown_table

HERE = Path(__file__).resolve().parent
SECONDS_TO_END = 10


class Server:
    """One emulator process."""

    def __init__(self, record: Path, options: tuple[str, ...] = ()) -> None:
        command = [sys.executable, str(HERE / "server.py"), "--record", str(record), *options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.port = int(line.removeprefix("port="))
        self._clients: dict[tuple[str, str], Any] = {}

    def client(self, service: str, region: str = "us-east-1") -> Any:
        """A client of one service that does not retry; made once, which takes longer than most requests."""
        if (service, region) not in self._clients:
            self._clients[service, region] = boto3.client(
                service,
                region_name=region,
                endpoint_url=f"http://127.0.0.1:{self.port}",
                aws_access_key_id="test",
                aws_secret_access_key="test",
                config=Config(retries={"total_max_attempts": 1}, parameter_validation=False),
            )
        return self._clients[service, region]

    def stop(self) -> str:
        """Close its standard input; returns what it wrote on standard error."""
        return self.process.communicate(timeout=SECONDS_TO_END)[1]


class WithServer(unittest.TestCase):
    """One server a class; the tests of a class use names of their own."""

    server: Server
    record: Path
    options: tuple[str, ...] = ()
    """Of the server's command line."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.record = Path(folder.name) / "record.jsonl"
        cls.server = Server(cls.record, cls.options)
        cls.addClassCleanup(cls.server.stop)

    def recorded(self) -> list[dict[str, Any]]:
        """The lines of the record so far."""
        return [json.loads(line) for line in self.record.read_text().splitlines()]

    def refused(self, code: str, call: Any, **parameters: Any) -> str:
        """The message of a refusal, whose code must be the one given."""
        with self.assertRaises(ClientError) as raised:
            call(**parameters)
        error = raised.exception.response["Error"]
        self.assertEqual(error["Code"], code, error["Message"])
        return str(error["Message"])

    def marked(self) -> list[str]:
        """What the last request had marked as unproved."""
        return list(self.recorded()[-1]["unproved"])


class Life(WithServer):
    """Start, stop, refusals, record."""

    def setUp(self) -> None:
        """A fresh server a test: these tests stop it, or read all of its record."""
        super().setUpClass()

    @classmethod
    def setUpClass(cls) -> None:
        """Nothing for the class."""

    def test_stops_when_standard_input_closes(self) -> None:
        self.server.stop()
        self.assertEqual(self.server.process.returncode, 0)

    def test_stops_on_sigterm(self) -> None:
        os.kill(self.server.process.pid, signal.SIGTERM)
        self.assertEqual(self.server.process.wait(SECONDS_TO_END), 0)

    def test_what_moto_lacks_is_refused_at_once(self) -> None:
        cases = [
            ("ec2", lambda c: c.describe_ipam_pools(), "DescribeIpamPools"),
            ("kms", lambda c: c.describe_custom_key_stores(), "DescribeCustomKeyStores"),
            ("iam", lambda c: c.list_service_specific_credentials(UserName="u"), "ListServiceSpecificCredentials"),
            ("s3", lambda c: c.delete_bucket_metrics_configuration(Bucket="b", Id="i"), "metrics"),
        ]
        for service, call, name in cases:
            with self.subTest(service=service), self.assertRaises(ClientError) as raised:
                call(self.server.client(service))
            self.assertEqual(raised.exception.response["Error"]["Code"], "NotImplementedByEmulator")
            self.assertEqual(raised.exception.response["ResponseMetadata"]["HTTPStatusCode"], 501)
            self.assertIn(name, raised.exception.response["Error"]["Message"])
        self.assertEqual([line["outcome"] for line in self.recorded()], ["not-implemented"] * len(cases))
        self.assertEqual(self.server.stop().count("emulator: not-implemented:"), len(cases))

    def test_the_record_holds_what_decoding_needs(self) -> None:
        s3 = self.server.client("s3", "eu-west-1")
        with self.assertRaises(ClientError):
            s3.put_object(Bucket="none", Key="a b", Body=b"\xff", Metadata={"k": "v"})
        line = self.recorded()[0]
        wanted = {"service": "s3", "region": "eu-west-1", "method": "PUT", "path": "/none/a%20b", "status": 404}
        self.assertEqual({name: line[name] for name in wanted}, wanted)
        self.assertEqual(line["body_base64"], "/w==")
        self.assertEqual(line["headers"]["x-amz-meta-k"], "v")
        self.assertNotIn("authorization", line["headers"])


class LostAnswers(WithServer):
    """A call whose answer was lost is not carried out twice."""

    def create_group(self, call: str, attempt: int) -> int:
        """Send CreateSecurityGroup as the SDK does at its n-th attempt; returns the status."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.server.port}/",
            data=b"Action=CreateSecurityGroup&GroupName=lost&GroupDescription=lost&Version=2016-11-15",
            headers={
                "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0",
                "Content-Type": "application/x-www-form-urlencoded",
                "amz-sdk-invocation-id": call,
                "amz-sdk-request": f"attempt={attempt}; max=25",
            },
        )
        try:
            with urllib.request.urlopen(request) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code

    def test_a_retry_gets_the_first_answer(self) -> None:
        self.assertEqual(self.create_group("call-1", 1), 200)
        self.assertEqual(self.create_group("call-1", 2), 200)
        self.assertEqual(self.create_group("call-2", 1), 400, "another call is a duplicate")
        self.assertEqual(self.create_group("call-2", 2), 400, "a refusal is not kept")


class Ec2Gaps(WithServer):
    """Gaps of EC2."""

    def setUp(self) -> None:
        self.ec2 = self.server.client("ec2")
        vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]
        self.vpc_id = vpc["VpcId"]
        self.ipv6_block = vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]

    def test_ipv6_associations_of_subnets(self) -> None:
        block = self.ipv6_block.replace("::/56", "::/64")
        subnet = self.ec2.create_subnet(
            VpcId=self.vpc_id, CidrBlock="10.0.0.0/24", Ipv6CidrBlock=block, AvailabilityZoneId="use1-az1"
        )["Subnet"]
        association = subnet["Ipv6CidrBlockAssociationSet"][0]
        self.assertEqual(association["Ipv6CidrBlockState"]["State"], "associated")
        name = "ipv6-cidr-block-association.association-id"
        for value, count in ((association["AssociationId"], 1), ("subnet-cidr-assoc-0", 0)):
            found = self.ec2.describe_subnets(Filters=[{"Name": name, "Values": [value]}])["Subnets"]
            self.assertEqual(len(found), count)

    def test_icmp_of_network_acls(self) -> None:
        acl_id = self.ec2.create_network_acl(VpcId=self.vpc_id)["NetworkAcl"]["NetworkAclId"]
        entry = {"Egress": False, "NetworkAclId": acl_id, "Protocol": "1", "RuleAction": "allow", "RuleNumber": 7}
        icmp = {"Code": 4, "Type": 3}
        self.ec2.create_network_acl_entry(**entry, CidrBlock="0.0.0.0/0", IcmpTypeCode=icmp)
        entries = self.ec2.describe_network_acls(NetworkAclIds=[acl_id])["NetworkAcls"][0]["Entries"]
        self.assertEqual([each["IcmpTypeCode"] for each in entries if each["RuleNumber"] == 7], [icmp])

    def test_flow_log_to_a_folder(self) -> None:
        self.server.client("s3").create_bucket(Bucket="logs")
        options = {"FileFormat": "parquet", "HiveCompatiblePartitions": True, "PerHourPartition": False}
        request = {
            "ResourceIds": [self.vpc_id],
            "ResourceType": "VPC",
            "TrafficType": "ALL",
            "LogDestinationType": "s3",
        }
        destination = "arn:aws:s3:::logs/flow-logs/"
        self.ec2.create_flow_logs(**request, LogDestination=destination, DestinationOptions=options)
        marked = [line["unproved"] for line in self.recorded() if line["unproved"]]
        self.assertEqual(marked, [[f"DestinationOptions.{name}" for name in options]])
        flow_log = self.ec2.describe_flow_logs()["FlowLogs"][0]
        self.assertEqual(flow_log["DestinationOptions"], options)
        self.assertEqual(flow_log["LogDestination"], destination)
        with self.assertRaises(ClientError):
            self.ec2.create_flow_logs(**request, LogDestination=destination)
        refused = self.ec2.create_flow_logs(**request, LogDestination="arn:aws:s3:::none/flow-logs/")
        self.assertEqual(len(refused["Unsuccessful"]), 1)


class OtherGaps(WithServer):
    """Gaps of KMS, S3 and IAM."""

    def test_kms_rotation_period(self) -> None:
        kms = self.server.client("kms")
        key_id = kms.create_key()["KeyMetadata"]["KeyId"]
        self.assertNotIn("RotationPeriodInDays", kms.get_key_rotation_status(KeyId=key_id))
        for sent, expected in (({}, 365), ({"RotationPeriodInDays": 180}, 180)):
            kms.enable_key_rotation(KeyId=key_id, **sent)
            self.assertEqual(kms.get_key_rotation_status(KeyId=key_id)["RotationPeriodInDays"], expected)

    def test_s3_access_logging(self) -> None:
        s3 = self.server.client("s3")
        for bucket in ("source", "target"):
            s3.create_bucket(Bucket=bucket)
        key_format = {"PartitionedPrefix": {"PartitionDateSource": "EventTime"}}
        enabled = {"TargetBucket": "target", "TargetPrefix": "p/", "TargetObjectKeyFormat": key_format}
        request = {"Bucket": "source", "BucketLoggingStatus": {"LoggingEnabled": enabled}}
        deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::target/*"}
        deny["Condition"] = {"Bool": {"aws:SecureTransport": "false"}}  # type: ignore[assignment]
        allow = {"Effect": "Allow", "Principal": {"Service": ["logging.s3.amazonaws.com"]}, "Action": ["s3:PutObject"]}
        for resource, is_allowed in (("arn:aws:s3:::target/q/*", False), ("arn:aws:s3:::target/p/*", True)):
            policy = {"Version": "2012-10-17", "Statement": [deny, {**allow, "Resource": [resource]}]}
            s3.put_bucket_policy(Bucket="target", Policy=json.dumps(policy))
            if is_allowed:
                s3.put_bucket_logging(**request)
            else:
                self.assertRaises(ClientError, s3.put_bucket_logging, **request)
        self.assertEqual(s3.get_bucket_logging(Bucket="source")["LoggingEnabled"], enabled)

    def test_s3_versions_under_a_tls_only_policy(self) -> None:
        s3 = self.server.client("s3")
        s3.create_bucket(Bucket="versioned")
        s3.put_bucket_versioning(Bucket="versioned", VersioningConfiguration={"Status": "Enabled"})
        deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::versioned/*"}
        condition = {"Bool": {"aws:SecureTransport": "false"}}
        policy = {"Version": "2012-10-17", "Statement": [{**deny, "Condition": condition}]}
        s3.put_bucket_policy(Bucket="versioned", Policy=json.dumps(policy))
        s3.put_object(Bucket="versioned", Key="k", Body=b"")
        s3.delete_object(Bucket="versioned", Key="k")
        listed = s3.list_object_versions(Bucket="versioned")
        versions = listed["Versions"] + listed["DeleteMarkers"]
        objects = [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in versions]
        self.assertEqual(len(objects), 2)
        # So does `terraform destroy`: aws_s3_bucket_versioning goes first, and leaves the bucket suspended.
        s3.put_bucket_versioning(Bucket="versioned", VersioningConfiguration={"Status": "Suspended"})
        s3.delete_objects(Bucket="versioned", Delete={"Objects": objects})
        s3.delete_bucket(Bucket="versioned")

    def test_s3_request_payment(self) -> None:
        s3 = self.server.client("s3")
        s3.create_bucket(Bucket="payment")
        self.assertEqual(s3.get_bucket_request_payment(Bucket="payment")["Payer"], "BucketOwner")
        self.assertRaises(ClientError, s3.get_bucket_request_payment, Bucket="none")


class Table(unittest.TestCase):
    """README.md and the code name the same gaps, and gaps notice when moto changes."""

    def test_readme_holds_the_table(self) -> None:
        command = [sys.executable, str(HERE / "server.py"), "--list-gaps"]
        table = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        self.assertIn(table, (HERE / "README.md").read_text(encoding="utf-8"))
        self.assertGreater(len(table.splitlines()), 2)

    def test_a_changed_moto_is_noticed(self) -> None:
        with self.assertRaises(GapError):
            expect_source(markdown_table, "no such line")
        with self.assertRaises(GapError):
            expect_missing(Kind, "FIX")


if __name__ == "__main__":
    unittest.main()
