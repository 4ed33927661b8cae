"""Each rule catches a violation, and lets the value beside it pass."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from carshare_contract.exceptions import Exceptions
from carshare_contract.extra_rules import ExtraRules
from carshare_contract.main import main
from carshare_contract.report import Report
from carshare_contract.request import Request

HERE = Path(__file__).resolve().parent
FORM = {"content-type": "application/x-www-form-urlencoded"}
VERSIONS = {"ec2": "2016-11-15", "elasticloadbalancing": "2015-12-01", "autoscaling": "2011-01-01"}

TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}],
}
IDENTITY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
RESOURCE = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "kms:*", "Resource": "*", "Principal": "*"}],
}


def form(service: str, action: str, **fields: Any) -> Request:
    """A request of the protocols `query` and `ec2`."""
    pairs = {"Action": action, "Version": VERSIONS.get(service, "2010-05-08"), **fields}
    return Request(service, "POST", "/", headers=FORM, body=urlencode(pairs).encode())


def target(service: str, name: str, document: dict[str, Any]) -> Request:
    """A request of the protocol `json`."""
    return Request(service, "POST", "/", headers={"x-amz-target": name}, body=json.dumps(document).encode())


def s3(method: str, path: str, query: str, body: str) -> Request:
    """A request of the protocol `rest-xml`."""
    return Request("s3", method, path, query, {}, body.encode())


def role(name: str = "carshare", trust: Any = None, **more: Any) -> Request:
    """CreateRole."""
    document = json.dumps(TRUST if trust is None else trust)
    return form("iam", "CreateRole", RoleName=name, AssumeRolePolicyDocument=document, **more)


def key(**members: Any) -> Request:
    """KMS' CreateKey."""
    return target("kms", "TrentService.CreateKey", members)


def violations(request: Request) -> list[tuple[str, str]]:
    """(rule, member) of each violation, under the checked-in rules."""
    report = Report(Exceptions([], []), ExtraRules.load(HERE / "extra_rules.toml"))
    report.add(request)
    return [(violation.rule, violation.member) for violation in report.violations]


class Rules(unittest.TestCase):
    """Of each pair the first request passes, the second one does not."""

    def check(self, good: Request, bad: Request, rule: str, member: str) -> None:
        self.assertEqual(violations(good), [])
        self.assertEqual(violations(bad), [(rule, member)])

    def test_length_of_an_iam_role_name(self) -> None:
        self.check(role("a" * 64), role("a" * 65), "length", "RoleName")

    def test_minimum_length(self) -> None:
        good, bad = (target("ssm", "AmazonSSM.GetDocument", {"Name": name}) for name in ("abc", "ab"))
        self.assertEqual(violations(good), [])
        self.assertIn(("pattern", "Name"), violations(bad))
        self.check(
            key(Tags=[{"TagKey": "a", "TagValue": ""}]),
            key(Tags=[{"TagKey": "", "TagValue": ""}]),
            "length",
            "Tags[].TagKey",
        )

    def test_enum(self) -> None:
        good, bad = (form("ec2", "CreateVpc", CidrBlock="10.0.0.0/16", InstanceTenancy=t) for t in ("default", "x"))
        self.check(good, bad, "enum", "InstanceTenancy")

    def test_enum_in_json_and_xml(self) -> None:
        self.check(key(KeyUsage="ENCRYPT_DECRYPT"), key(KeyUsage="NOPE"), "enum", "KeyUsage")
        good, bad = (
            s3(
                "PUT",
                "/bucket",
                "versioning",
                f"<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>",
            )
            for status in ("Enabled", "Disabled")
        )
        self.check(good, bad, "enum", "VersioningConfiguration.Status")

    def test_pattern(self) -> None:
        self.check(role("a+=,.@-_"), role("a b"), "pattern", "RoleName")
        self.check(role(Description="a\u00ff"), role(Description="\u0100"), "pattern", "Description")

    def test_pattern_with_unicode_classes(self) -> None:
        fields = {"Tags.member.1.Key": "Grün 中", "Tags.member.1.Value": ""}
        self.check(role(**fields), role(**{**fields, "Tags.member.1.Key": "a*"}), "pattern", "Tags[].Key")

    def test_range(self) -> None:
        good, bad = (
            target("kms", "TrentService.EnableKeyRotation", {"KeyId": "k", "RotationPeriodInDays": days})
            for days in (2560, 2561)
        )
        self.check(good, bad, "range", "RotationPeriodInDays")
        self.check(role(MaxSessionDuration=3600), role(MaxSessionDuration=3599), "range", "MaxSessionDuration")

    def test_size_of_a_list(self) -> None:
        tags = {f"Tags.member.{n}.{part}": f"{part}{n}" for n in range(1, 52) for part in ("Key", "Value")}
        fifty = {name: value for name, value in tags.items() if ".51." not in name}
        self.check(role(**fifty), role(**tags), "size", "Tags")

    def test_required(self) -> None:
        fields = {"NetworkAclId": "acl-1", "Egress": "true", "RuleNumber": 1, "RuleAction": "allow"}
        good = form("ec2", "CreateNetworkAclEntry", Protocol="-1", **fields)
        self.check(good, form("ec2", "CreateNetworkAclEntry", **fields), "required", "Protocol")

    def test_type(self) -> None:
        good, bad = (form("ec2", "CreateVpc", CidrBlock="10.0.0.0/16", DryRun=value) for value in ("false", "no"))
        self.check(good, bad, "type", "DryRun")
        self.check(key(MultiRegion=True), key(MultiRegion="true"), "type", "MultiRegion")
        self.check(role(MaxSessionDuration=3600), role(MaxSessionDuration="1h"), "type", "MaxSessionDuration")

    def test_unknown_member(self) -> None:
        self.check(key(Description="d"), key(Descriptino="d"), "unknown", "Descriptino")

    def test_documented_limits(self) -> None:
        self.check(s3("PUT", "/a-bucket", "", ""), s3("PUT", "/A-bucket", "", ""), "extra", "Bucket")
        self.check(s3("PUT", f"/{'a' * 63}", "", ""), s3("PUT", f"/{'a' * 64}", "", ""), "extra", "Bucket")
        tag = {
            "CidrBlock": "10.0.0.0/16",
            "TagSpecification.1.ResourceType": "vpc",
            "TagSpecification.1.Tag.1.Key": "k",
        }
        good, bad = (form("ec2", "CreateVpc", **{**tag, "TagSpecification.1.Tag.1.Value": "v" * n}) for n in (256, 257))
        self.check(good, bad, "extra", "TagSpecifications[].Tags[].Value")
        fields = {"logGroupName": "a", "retentionInDays": 30}
        good, bad = (
            target("logs", "Logs_20140328.PutRetentionPolicy", {**fields, "retentionInDays": days}) for days in (30, 42)
        )
        self.check(good, bad, "extra", "retentionInDays")
        suffix = {"AWSServiceName": "autoscaling.amazonaws.com"}
        good, bad = (form("iam", "CreateServiceLinkedRole", CustomSuffix="a" * n, **suffix) for n in (35, 36))
        self.check(good, bad, "extra", "CustomSuffix")

    def test_names_of_load_balancers_and_target_groups(self) -> None:
        for action in ("CreateLoadBalancer", "CreateTargetGroup"):
            for bad in ("a" * 33, "-a", "a-", "a.b"):
                with self.subTest(action=action, name=bad):
                    names = ("a-" * 15 + "aa", bad)
                    self.check(*(form("elasticloadbalancing", action, Name=n) for n in names), "extra", "Name")
        good, bad_request = (
            form("elasticloadbalancing", "CreateLoadBalancer", Name=n) for n in ("internal", "internal-a")
        )
        self.check(good, bad_request, "extra", "Name")

    def test_path_patterns_of_listener_rules(self) -> None:
        def rule(*patterns: str) -> Request:
            values = {f"Conditions.member.1.PathPatternConfig.Values.member.{n}": p for n, p in enumerate(patterns, 1)}
            fields = {"ListenerArn": "arn", "Priority": 10, "Actions.member.1.Type": "forward"}
            return form("elasticloadbalancing", "CreateRule", **fields, **values)

        values = "Conditions[].PathPatternConfig.Values"
        self.check(rule("/" * 128), rule("/" * 129), "extra", f"{values}[]")
        self.check(rule("/~a_b-c.$\"'@:+&"), rule("/a b"), "extra", f"{values}[]")
        self.check(rule(*"abcde"), rule(*"abcdef"), "extra", values)
        self.check(rule("/a/*", "/b/**?", "/?"), rule("/a/*", "/b/**?", "/?*"), "extra", values)

    def test_launch_templates_and_groups(self) -> None:
        def template(size: int) -> Request:
            data = base64.b64encode(b"#" * size).decode()
            return form(
                "ec2", "CreateLaunchTemplate", LaunchTemplateName="abc", **{"LaunchTemplateData.UserData": data}
            )

        self.check(template(16384), template(16387), "extra", "LaunchTemplateData.UserData")

        def group(name: str, types: int = 1) -> Request:
            prefix = "MixedInstancesPolicy.LaunchTemplate.Overrides"
            overrides = {f"{prefix}.member.{n}.InstanceType": "t4g.small" for n in range(1, types + 1)}
            fields = {"AutoScalingGroupName": name, "MinSize": 1, "MaxSize": 1}
            return form("autoscaling", "CreateAutoScalingGroup", **fields, **overrides)

        self.check(group("a b"), group("a:b"), "extra", "AutoScalingGroupName")
        self.check(group("a", 40), group("a", 41), "extra", "MixedInstancesPolicy.LaunchTemplate.Overrides")

    def test_cognito(self) -> None:
        def cognito(action: str, **members: Any) -> Request:
            return target(
                "cognito-idp", f"AWSCognitoIdentityProviderService.{action}", {"UserPoolId": "r_1", **members}
            )

        for word in ("aws", "amazon", "cognito"):
            pair = (cognito("CreateUserPoolDomain", Domain=domain) for domain in ("my-aw-s", f"my{word}s"))
            self.check(*pair, "extra", "Domain")
        urls = ("https://a/b", "http://localhost:1/"), ("http://a/b", "https://a/#b", "http://localhosts/")
        for bad in urls[1]:
            for good in urls[0]:
                pair = (cognito("CreateUserPoolClient", ClientName="c", CallbackURLs=[url]) for url in (good, bad))
                self.check(*pair, "extra", "CallbackURLs[]")

    def test_certificates(self) -> None:
        good, bad = (
            target("acm", "CertificateManager.RequestCertificate", {"DomainName": f"{'a' * n}.example.com"})
            for n in (52, 53)
        )
        self.check(good, bad, "extra", "DomainName")

    def test_route53(self) -> None:
        def change(name: str) -> Request:
            record = f"<ResourceRecordSet><Name>{name}</Name><Type>A</Type></ResourceRecordSet>"
            changes = f"<Changes><Change><Action>CREATE</Action>{record}</Change></Changes>"
            body = f"<ChangeResourceRecordSetsRequest><ChangeBatch>{changes}</ChangeBatch></ChangeResourceRecordSetsRequest>"
            return Request("route53", "POST", "/2013-04-01/hostedzone/Z1/rrset/", "", {}, body.encode())

        member = "ChangeBatch.Changes[].ResourceRecordSet.Name"
        self.check(change(f"{'a' * 63}.b."), change(f"{'a' * 64}.b."), "extra", member)
        self.check(change("a." * 127), change("a." * 128), "extra", member)
        self.check(change("a.b"), change("a..b"), "extra", member)

        def health_check(seconds: int) -> Request:
            config = f"<Type>HTTPS</Type><RequestInterval>{seconds}</RequestInterval>"
            body = f"<CreateHealthCheckRequest><CallerReference>c</CallerReference><HealthCheckConfig>{config}</HealthCheckConfig>"
            body += "</CreateHealthCheckRequest>"
            return Request("route53", "POST", "/2013-04-01/healthcheck", "", {}, body.encode())

        self.check(health_check(10), health_check(20), "extra", "HealthCheckConfig.RequestInterval")

    def test_a_request_that_the_emulator_refused(self) -> None:
        good = key(Description="d")
        bad = Request(good.service, "POST", "/", "", good.headers, good.body, "", 501, "not-implemented")
        self.check(good, bad, "answered", "")


class Policies(unittest.TestCase):
    """Policy documents inside of requests."""

    def faulty(self, request: Request) -> bool:
        return "policy" in [rule for rule, _ in violations(request)]

    def test_each_service(self) -> None:
        no_statement = json.dumps({**RESOURCE, "Statement": []})
        other_version = json.dumps({**RESOURCE, "Version": "2012-10-18"})
        version_twice = '{"Version": "2012-10-17", ' + json.dumps(RESOURCE)[1:]
        faulty = ["{", "[]", no_statement, other_version, version_twice]
        for text, is_faulty in [(json.dumps(RESOURCE), False), *((text, True) for text in faulty)]:
            with self.subTest(text=text):
                self.assertEqual(self.faulty(s3("PUT", "/b", "policy", text)), is_faulty)
                self.assertEqual(self.faulty(key(Policy=text)), is_faulty)
                endpoint = form("ec2", "CreateVpcEndpoint", VpcId="vpc-1", ServiceName="s", PolicyDocument=text)
                self.assertEqual(self.faulty(endpoint), is_faulty)

    def test_kinds(self) -> None:
        def policy(document: Any) -> Request:
            return form("iam", "CreatePolicy", PolicyName="p", PolicyDocument=json.dumps(document))

        self.assertFalse(self.faulty(policy(IDENTITY)))
        self.assertTrue(self.faulty(policy(RESOURCE)), "an identity policy has no principal")
        self.assertTrue(self.faulty(key(Policy=json.dumps(IDENTITY))), "a key policy needs one")
        self.assertFalse(self.faulty(role(trust=TRUST)))
        self.assertTrue(self.faulty(role(trust=IDENTITY)))

    def test_statements(self) -> None:
        changes: list[dict[str, Any]] = [
            {"Effect": "allow"},
            {"Action": "s3Get"},
            {"Action": []},
            {"NotAction": "s3:*"},
            {"Resources": "*"},
            {"Sid": "with space"},
            {"Condition": {"StringEqual": {"aws:SourceAccount": "1"}}},
            {"Condition": {"StringEquals": {}}},
        ]
        for change in changes:
            with self.subTest(change=change):
                document = {**IDENTITY, "Statement": [{**IDENTITY["Statement"][0], **change}]}  # type: ignore[dict-item]
                text = json.dumps(document)
                self.assertTrue(self.faulty(form("iam", "CreatePolicy", PolicyName="p", PolicyDocument=text)))


class CommandLine(unittest.TestCase):
    """Exit codes, the list of exceptions, and the counts."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.record = Path(folder.name) / "record.jsonl"
        self.exceptions = Path(folder.name) / "undecoded.toml"

    def run_main(self, requests: list[Request], exceptions: str = "", *options: str) -> tuple[int, str]:
        """Write the record and the exceptions, and run the check on them."""
        names = ("service", "region", "method", "host", "path", "query", "headers", "status", "outcome", "unproved")
        lines = []
        for request in requests:
            line = {name: getattr(request, name, "") for name in names}
            lines.append(json.dumps({**line, "body": request.body.decode()}))
        self.record.write_text("\n".join(lines))
        self.exceptions.write_text(exceptions)
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = main([str(self.record), "--exceptions", str(self.exceptions), *options])
        return code, output.getvalue()

    def test_exit_codes(self) -> None:
        self.assertEqual(self.run_main([role()])[0], 0)
        code, output = self.run_main([role("a" * 65)])
        self.assertEqual(code, 1)
        self.assertIn("iam.CreateRole: RoleName", output)
        self.assertEqual(self.run_main([])[0], 1, "an empty record proves nothing")
        self.assertEqual(self.run_main([role()], "[[undecoded]]\nservice = 'x'")[0], 2)

    def test_undecoded_operations_must_be_listed(self) -> None:
        unknown = form("iam", "NoSuchAction")
        many = [role()] * 30
        entry = "[[undecoded]]\nservice = 'iam'\noperation = 'NoSuchAction'\nreason = 'test'\n"
        self.assertEqual(self.run_main([*many, unknown])[0], 1)
        self.assertEqual(self.run_main([*many, unknown], entry)[0], 0)
        self.assertEqual(self.run_main(many, entry)[0], 1, "an entry that never occurs")
        self.assertEqual(self.run_main(many, entry, "--partial")[0], 0)
        self.assertEqual(self.run_main([unknown, role()], entry)[0], 1, "less than 95 % are decoded")

    def test_model_exceptions(self) -> None:
        entry = "[[exception]]\nservice = 'kms'\noperation = 'CreateKey'\nmember = 'KeyUsage'\nrule = 'enum'\n"
        entry += "value = 'NEW_*'\nreason = 'newer than the model'\nlink = 'https://example.com'\n"
        self.assertEqual(self.run_main([key(KeyUsage="NEW_USE")], entry)[0], 0)
        self.assertEqual(self.run_main([key(KeyUsage="NOPE")], entry, "--partial")[0], 1)

    def test_unproved_values_are_printed(self) -> None:
        plain = form(
            "ec2",
            "CreateFlowLogs",
            ResourceType="VPC",
            **{"ResourceId.1": "v", "DestinationOptions.FileFormat": "parquet"},
        )
        marked = Request("ec2", "POST", "/", headers=FORM, body=plain.body, unproved=("DestinationOptions.FileFormat",))
        code, output = self.run_main([marked], "", "--unproved", "--operations")
        self.assertEqual(code, 0)
        self.assertIn("ec2.CreateFlowLogs DestinationOptions.FileFormat = 'parquet' (1x)", output)
        self.assertIn("operation ec2.CreateFlowLogs: 1", output)
        self.assertIn("requests: 1, decoded: 100.0%", output)


if __name__ == "__main__":
    unittest.main()
