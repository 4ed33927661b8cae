"""Decoding is the reverse of what botocore serialises, protocol by protocol."""

from __future__ import annotations

import unittest
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlencode

from botocore.serialize import create_serializer

from carshare_contract.decode import decode
from carshare_contract.decoded import UndecodedError
from carshare_contract.request import Request
from carshare_contract.services import service_model

A_TIME = datetime(2026, 11, 23, 12, 0, tzinfo=timezone.utc)


def request_of(service: str, operation: str, parameters: dict[str, Any], signing_name: str = "") -> Request:
    """Let botocore serialise a request."""
    model = service_model(service)
    assert model is not None
    # The first protocol of the model may be newer than the one the provider speaks: `protocol` is the classic one.
    serializer = create_serializer(model.metadata["protocol"], include_validation=False)
    made = serializer.serialize_to_request(parameters, model.operation_model(operation))
    body = made["body"]
    if isinstance(body, dict):
        body = urlencode(body)
    if isinstance(body, str):
        body = body.encode()
    path, _, query = made["url_path"].partition("?")
    extra = urlencode(made["query_string"], doseq=True)
    return Request(
        service=signing_name or service,
        method=made["method"],
        path=path,
        query="&".join(part for part in (query, extra) if part),
        headers={name.lower(): value for name, value in made["headers"].items()},
        body=body or b"",
    )


class RoundTrip(unittest.TestCase):
    """Serialise, decode, compare."""

    def check(self, service: str, operation: str, parameters: dict[str, Any], signing_name: str = "") -> None:
        decoded = decode(request_of(service, operation, parameters, signing_name))
        self.assertEqual(decoded.service, service)
        self.assertEqual(decoded.operation.name, operation)
        self.assertEqual(decoded.parameters, parameters)
        self.assertEqual(decoded.unknown, [])

    def test_ec2(self) -> None:
        tags = [{"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": "a b&c=d"}, {"Key": "b", "Value": ""}]}]
        parameters: dict[str, Any] = {"CidrBlock": "10.0.0.0/16", "AmazonProvidedIpv6CidrBlock": True}
        self.check("ec2", "CreateVpc", {**parameters, "TagSpecifications": tags})
        entry = {"IcmpTypeCode": {"Code": -1, "Type": 8}, "PortRange": {"From": 1024, "To": 65535}}
        rule = {"Egress": False, "NetworkAclId": "acl-1", "Protocol": "1", "RuleAction": "allow", "RuleNumber": 100}
        self.check("ec2", "CreateNetworkAclEntry", {**entry, **rule})
        options = {"FileFormat": "parquet", "HiveCompatiblePartitions": True, "PerHourPartition": False}
        flow_log = {"ResourceIds": ["vpc-1"], "ResourceType": "VPC", "DestinationOptions": options}
        self.check("ec2", "CreateFlowLogs", flow_log)
        permission = {"FromPort": 443, "IpProtocol": "tcp", "IpRanges": [{"CidrIp": "10.0.0.0/16"}], "ToPort": 443}
        self.check("ec2", "AuthorizeSecurityGroupIngress", {"GroupId": "sg-1", "IpPermissions": [permission]})
        self.check("ec2", "RunInstances", {"MinCount": 1, "MaxCount": 1, "NetworkInterfaces": [{"DeviceIndex": 0}]})

    def test_query(self) -> None:
        policy = '{"Version": "2012-10-17"}'
        role = {"RoleName": "a.b", "AssumeRolePolicyDocument": policy, "MaxSessionDuration": 3600}
        self.check("iam", "CreateRole", {**role, "Tags": [{"Key": "k", "Value": "v"}]})
        evaluation = {"PolicyInputList": [policy], "ActionNames": ["s3:GetObject"]}
        context = [{"ContextKeyName": "n", "ContextKeyValues": ["1", "2"], "ContextKeyType": "string"}]
        self.check("iam", "SimulateCustomPolicy", {**evaluation, "ContextEntries": context})
        self.check("sns", "CreateTopic", {"Name": "n", "Attributes": {"Policy": policy, "DisplayName": "d"}})
        group = {"AutoScalingGroupName": "g", "MinSize": 1, "MaxSize": 2, "VPCZoneIdentifier": "subnet-1"}
        self.check("autoscaling", "CreateAutoScalingGroup", group)
        parameters = [{"ParameterName": "p", "ParameterValue": "v", "ApplyMethod": "immediate"}]
        self.check("rds", "ModifyDBParameterGroup", {"DBParameterGroupName": "g", "Parameters": parameters})
        listener = {"LoadBalancerArn": "arn", "Port": 443, "Protocol": "HTTPS", "Certificates": []}
        self.check("elbv2", "CreateListener", {**listener, "DefaultActions": []}, "elasticloadbalancing")

    def test_json(self) -> None:
        self.check("kms", "CreateKey", {"Description": "d", "Tags": [{"TagKey": "k", "TagValue": "v"}]})
        self.check("kms", "Encrypt", {"KeyId": "k", "Plaintext": b"\x00\xff", "EncryptionContext": {"a.b": "c"}})
        self.check("kms", "ImportKeyMaterial", {"KeyId": "k", "ValidTo": A_TIME, "ImportToken": b"t"})
        self.check("ssm", "CreateDocument", {"Name": "n", "Content": "{}", "DocumentType": "Session"})
        self.check("logs", "CreateLogGroup", {"logGroupName": "/a/b", "tags": {"k": "v"}})
        self.check("logs", "PutRetentionPolicy", {"logGroupName": "/a/b", "retentionInDays": 30})

    def test_rest_json(self) -> None:
        plan = {"BackupPlanName": "p", "Rules": [{"RuleName": "r", "TargetBackupVaultName": "v"}]}
        self.check("backup", "CreateBackupPlan", {"BackupPlan": plan, "BackupPlanTags": {"k": "v"}})
        self.check("backup", "ListBackupJobs", {"ByCreatedAfter": A_TIME, "MaxResults": 5})
        self.check("efs", "DescribeFileSystems", {"FileSystemId": "fs-1", "MaxItems": 3}, "elasticfilesystem")
        self.check("efs", "PutFileSystemPolicy", {"FileSystemId": "fs-1", "Policy": "{}"}, "elasticfilesystem")
        self.check("lambda", "GetFunction", {"FunctionName": "a b", "Qualifier": "1"})

    def test_rest_xml(self) -> None:
        bucket = {"Bucket": "b"}
        self.check("s3", "CreateBucket", {**bucket, "CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}})
        self.check("s3", "PutBucketPolicy", {**bucket, "Policy": "{}", "ExpectedBucketOwner": "1"})
        self.check("s3", "GetBucketLogging", bucket)
        key_format = {"PartitionedPrefix": {"PartitionDateSource": "EventTime"}}
        grantee = {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/s3/LogDelivery"}
        grants = [{"Grantee": grantee, "Permission": "WRITE"}]
        target = {"TargetBucket": "t", "TargetPrefix": "p/", "TargetGrants": grants}
        logging = {"LoggingEnabled": {**target, "TargetObjectKeyFormat": key_format}}
        self.check("s3", "PutBucketLogging", {**bucket, "BucketLoggingStatus": logging})
        rule = {"ID": "r", "Status": "Enabled", "Expiration": {"Days": 3}, "Filter": {"Prefix": "a/"}}
        transitions = {"Transitions": [{"Days": 30, "StorageClass": "GLACIER"}]}
        lifecycle = {"Rules": [{**rule, **transitions}, rule]}
        self.check("s3", "PutBucketLifecycleConfiguration", {**bucket, "LifecycleConfiguration": lifecycle})
        self.check("s3", "ListObjectsV2", {**bucket, "Prefix": "a b/", "MaxKeys": 7})
        copy = {"Key": "a/b c.txt", "CopySource": "x/y", "Metadata": {"one": "1"}}
        self.check("s3", "CopyObject", {**bucket, **copy})
        self.check("s3", "PutObject", {**bucket, "Key": "k", "Body": b"x", "Tagging": "a=b", "StorageClass": "GLACIER"})
        attributes = {"Key": "k", "ObjectAttributes": ["ETag", "Checksum"]}
        self.check("s3", "GetObjectAttributes", {**bucket, **attributes})
        self.check("s3", "GetObject", {**bucket, "Key": "k", "Range": "bytes=0-9", "VersionId": "v"})
        self.check("s3", "UploadPart", {**bucket, "Key": "k", "PartNumber": 1, "UploadId": "u", "Body": b"\xff"})
        items = [{"Id": "o", "DomainName": "d", "CustomHeaders": {"Quantity": 0, "Items": []}}]
        config = {"CallerReference": "c", "Comment": "", "Enabled": True, "Origins": {"Quantity": 1, "Items": items}}
        self.check("cloudfront", "CreateDistribution", {"DistributionConfig": config})


class Undecoded(unittest.TestCase):
    """What cannot be told apart is said so."""

    def test_reasons(self) -> None:
        form = {"content-type": "application/x-www-form-urlencoded"}
        cases = [
            Request("no-such-service", "GET", "/x"),
            Request("ec2", "POST", "/", headers=form, body=b"Action=NoSuchAction&Version=2016-11-15"),
            Request("kms", "POST", "/", headers={"x-amz-target": "TrentService.NoSuchAction"}, body=b"{}"),
            Request("backup", "GET", "/no/such/path"),
            Request("", "GET", "/"),
        ]
        for request in cases:
            with self.subTest(request=request), self.assertRaises(UndecodedError):
                decode(request)


class UnknownMembers(unittest.TestCase):
    """What was sent and is in no model is noted, with its path."""

    def test_each_protocol(self) -> None:
        cases = [
            (request_of("ec2", "CreateVpc", {"CidrBlock": "c"}), b"&Nope.1.Inner=1", "Nope.1.Inner"),
            (request_of("iam", "GetRole", {"RoleName": "c"}), b"&Nope=1", "Nope"),
        ]
        for request, addition, path in cases:
            changed = Request(request.service, "POST", "/", headers=request.headers, body=request.body + addition)
            self.assertEqual(decode(changed).unknown, [path])
        target = {"x-amz-target": "TrentService.CreateKey"}
        json_request = Request("kms", "POST", "/", headers=target, body=b'{"Tags": [{"TagKey": "k", "No": 1}]}')
        self.assertEqual(decode(json_request).unknown, ["Tags[].No"])
        xml = b"<BucketLoggingStatus><LoggingEnabled><Nope>1</Nope></LoggingEnabled></BucketLoggingStatus>"
        xml_request = Request("s3", "PUT", "/b", "logging&nope=1", {"x-amz-nope": "1"}, xml)
        found = ["?nope", "header x-amz-nope", "BucketLoggingStatus.LoggingEnabled.Nope"]
        self.assertEqual(decode(xml_request).unknown, found)


if __name__ == "__main__":
    unittest.main()
