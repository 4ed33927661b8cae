"""Each gap of the services that serve the site, through the service's own API."""

from __future__ import annotations

import json
import time
import unittest
from typing import Any

from botocore.exceptions import ClientError

from test_emulator import WithServer

ACCOUNT = "123456789012"
GIVEN_CERTIFICATE = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/00000000-0000-0000-0000-000000000001"
LONGEST_WAIT_IN_SECONDS = 10


class WebTier(WithServer):
    """A server with a certificate of the user's, and what a load balancer stands on."""

    options = ("--certificate", GIVEN_CERTIFICATE)

    def refused(self, code: str, call: Any, **parameters: Any) -> str:
        """The message of a refusal, whose code must be the one given."""
        with self.assertRaises(ClientError) as raised:
            call(**parameters)
        error = raised.exception.response["Error"]
        self.assertEqual(error["Code"], code)
        return str(error["Message"])

    def network(
        self, *, zones: tuple[str, ...] = ("a", "b"), gateway: bool = True, ipv6: bool = True
    ) -> dict[str, Any]:
        """A VPC with a subnet a zone and a security group, by their ids."""
        ec2 = self.server.client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]
        vpc_id = vpc["VpcId"]
        block = vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]
        subnets = []
        for number, zone in enumerate(zones):
            family = {"Ipv6CidrBlock": block.replace("00::/56", f"{number:02x}::/64")} if ipv6 else {}
            subnet = ec2.create_subnet(
                VpcId=vpc_id, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"us-east-1{zone}", **family
            )
            subnets.append(subnet["Subnet"]["SubnetId"])
        if gateway:
            gateway_id = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
            ec2.attach_internet_gateway(InternetGatewayId=gateway_id, VpcId=vpc_id)
        group_id = ec2.create_security_group(GroupName="alb", Description="alb", VpcId=vpc_id)["GroupId"]
        return {"vpc": vpc_id, "subnets": subnets, "group": group_id}

    def balancer(self, name: str, network: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A load balancer."""
        network = network or self.network()
        fields = {"Name": name, "Subnets": network["subnets"], "SecurityGroups": [network["group"]], **more}
        answer = self.server.client("elbv2").create_load_balancer(**fields)
        return dict(answer["LoadBalancers"][0])

    def forwarding(self, name: str, **listener: Any) -> tuple[str, str]:
        """The ARNs of a listener and of the target group that it forwards to."""
        elbv2 = self.server.client("elbv2")
        network = self.network()
        balancer = self.balancer(name, network)
        fields = {"Name": name, "Protocol": "HTTP", "Port": 8080, "VpcId": network["vpc"]}
        target_group = elbv2.create_target_group(**fields)["TargetGroups"][0]["TargetGroupArn"]
        actions = [{"Type": "forward", "TargetGroupArn": target_group}]
        arn = balancer["LoadBalancerArn"]
        made = elbv2.create_listener(LoadBalancerArn=arn, DefaultActions=actions, **listener)["Listeners"][0]
        return made["ListenerArn"], target_group

    def zone(self, name: str) -> str:
        """The id of a hosted zone."""
        route53 = self.server.client("route53")
        return str(route53.create_hosted_zone(Name=name, CallerReference=name)["HostedZone"]["Id"].rsplit("/", 1)[-1])

    def change(self, zone_id: str, *changes: tuple[str, dict[str, Any]]) -> None:
        """Change records of a zone."""
        batch = {"Changes": [{"Action": action, "ResourceRecordSet": record} for action, record in changes]}
        self.server.client("route53").change_resource_record_sets(HostedZoneId=zone_id, ChangeBatch=batch)


class LoadBalancers(WebTier):
    """Gaps of Elastic Load Balancing."""

    def setUp(self) -> None:
        self.elbv2 = self.server.client("elbv2")

    def test_hosted_zones_and_names(self) -> None:
        balancer = self.balancer("names")
        self.assertEqual(balancer["CanonicalHostedZoneId"], "Z35SXDOTRQ7X7K")
        self.assertTrue(balancer["DNSName"].endswith(".us-east-1.elb.amazonaws.com"))

    def test_names_in_china(self) -> None:
        ec2 = self.server.client("ec2", "cn-north-1")
        vpc_id = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        zones = [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]]
        subnets = [
            ec2.create_subnet(VpcId=vpc_id, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=zone)["Subnet"][
                "SubnetId"
            ]
            for number, zone in enumerate(zones[:2])
        ]
        elbv2 = self.server.client("elbv2", "cn-north-1")
        balancer = elbv2.create_load_balancer(Name="china", Subnets=subnets, Scheme="internal")["LoadBalancers"][0]
        self.assertEqual(balancer["CanonicalHostedZoneId"], "Z1GDH35T77C1KE")
        self.assertTrue(balancer["DNSName"].endswith(".cn-north-1.elb.amazonaws.com.cn"))

    def test_networks(self) -> None:
        cases: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
            ("ValidationError", {"zones": ("a",)}, {}),
            ("InvalidConfigurationRequest", {"zones": ("a", "b", "b")}, {}),
            ("InvalidSubnet", {"gateway": False}, {}),
            ("InvalidSubnet", {"ipv6": False}, {"IpAddressType": "dualstack"}),
            ("InvalidSecurityGroup", {}, {"SecurityGroups": [self.network()["group"]]}),
        ]
        for code, network, fields in cases:
            with self.subTest(code=code, network=network):
                self.refused(code, self.balancer, name="networks", network=self.network(**network), **fields)
        self.balancer("internal", self.network(gateway=False), Scheme="internal")
        both = self.network(zones=("a", "b", "c"))
        arn = self.balancer("dual", {**both, "subnets": both["subnets"][:2]}, IpAddressType="dualstack")[
            "LoadBalancerArn"
        ]
        self.elbv2.set_subnets(LoadBalancerArn=arn, Subnets=both["subnets"])
        self.refused(
            "InvalidSubnet", self.elbv2.set_subnets, LoadBalancerArn=arn, Subnets=self.network(ipv6=False)["subnets"]
        )

    def test_descriptions_of_rules_that_name_a_group(self) -> None:
        ec2 = self.server.client("ec2")
        group = self.network()["group"]
        pair = {"GroupId": group, "Description": "from itself"}
        rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": [pair]}
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
        filters = [{"Name": "group-id", "Values": [group]}]
        rules = ec2.describe_security_group_rules(Filters=filters)["SecurityGroupRules"]
        self.assertEqual([each.get("Description") for each in rules if not each["IsEgress"]], ["from itself"])

    def test_deletion_protection(self) -> None:
        arn = self.balancer("protected")["LoadBalancerArn"]
        for value in ("true", "false"):
            attributes = [{"Key": "deletion_protection.enabled", "Value": value}]
            self.elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=attributes)
            if value == "true":
                self.refused("OperationNotPermitted", self.elbv2.delete_load_balancer, LoadBalancerArn=arn)
        self.elbv2.delete_load_balancer(LoadBalancerArn=arn)

    def test_logs(self) -> None:
        arn = self.balancer("logs")["LoadBalancerArn"]
        s3 = self.server.client("s3")
        s3.create_bucket(Bucket="alb-logs")
        principals = (
            {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
            {"AWS": "arn:aws:iam::127311923021:root"},
        )

        def enable(kind: str, bucket: str = "alb-logs") -> None:
            values = {"enabled": "true", "bucket": bucket, "prefix": kind}
            attributes = [{"Key": f"{kind}_logs.s3.{name}", "Value": value} for name, value in values.items()]
            self.elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=attributes)

        def allow(prefix: str, principal: Any) -> None:
            resource = f"arn:aws:s3:::alb-logs/{prefix}/AWSLogs/{ACCOUNT}/*"
            statement = {"Effect": "Allow", "Principal": principal, "Action": "s3:PutObject", "Resource": resource}
            policy = {"Version": "2012-10-17", "Statement": [statement]}
            s3.put_bucket_policy(Bucket="alb-logs", Policy=json.dumps(policy))

        self.refused("InvalidConfigurationRequest", enable, kind="access", bucket="none")
        self.refused("InvalidConfigurationRequest", enable, kind="access")
        for kind, principal in zip(("access", "connection"), principals, strict=True):
            allow("other", principal)
            self.refused("InvalidConfigurationRequest", enable, kind=kind)
            allow("*", principal)
            enable(kind)
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}
        s3.put_bucket_encryption(Bucket="alb-logs", ServerSideEncryptionConfiguration={"Rules": [rule]})
        self.refused("InvalidConfigurationRequest", enable, kind="access")
        west = self.server.client("s3", "us-west-2")
        west.create_bucket(Bucket="far", CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
        self.refused("InvalidConfigurationRequest", enable, kind="access", bucket="far")

    def test_listeners(self) -> None:
        listener, target_group = self.forwarding("listeners", Protocol="HTTP", Port=80)
        arn = self.elbv2.describe_listeners(ListenerArns=[listener])["Listeners"][0]["LoadBalancerArn"]
        actions = [{"Type": "forward", "TargetGroupArn": target_group}]
        common = {"LoadBalancerArn": arn, "DefaultActions": actions}
        pending = self.server.client("acm").request_certificate(DomainName="pending.example.com")["CertificateArn"]
        policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
        tls = {
            "Protocol": "HTTPS",
            "Port": 443,
            "SslPolicy": policy,
            "Certificates": [{"CertificateArn": GIVEN_CERTIFICATE}],
        }
        cases: list[tuple[str, dict[str, Any]]] = [
            ("DuplicateListener", {"Protocol": "HTTP", "Port": 80}),
            ("ValidationError", {**tls, "Certificates": []}),
            ("CertificateNotFound", {**tls, "Certificates": [{"CertificateArn": GIVEN_CERTIFICATE[:-1] + "2"}]}),
            ("UnsupportedCertificate", {**tls, "Certificates": [{"CertificateArn": pending}]}),
            ("SSLPolicyNotFound", {**tls, "SslPolicy": "NOPE"}),
        ]
        for code, fields in cases:
            with self.subTest(code=code):
                self.refused(code, self.elbv2.create_listener, **common, **fields)
        secure = self.elbv2.create_listener(**common, **tls)["Listeners"][0]["ListenerArn"]
        certificates = [{"CertificateArn": pending}]
        self.refused(
            "UnsupportedCertificate", self.elbv2.modify_listener, ListenerArn=secure, Certificates=certificates
        )

    def test_load_balancers_of_a_target_group(self) -> None:
        listener, target_group = self.forwarding("redirects", Protocol="HTTP", Port=80)

        def count() -> int:
            groups = self.elbv2.describe_target_groups(TargetGroupArns=[target_group])["TargetGroups"]
            return len(groups[0]["LoadBalancerArns"])

        forward = [{"Type": "forward", "TargetGroupArn": target_group}]
        redirect = [{"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", "Protocol": "HTTPS"}}]
        for actions, expected in ((redirect, 0), (forward, 1)):
            self.elbv2.modify_listener(ListenerArn=listener, DefaultActions=actions)
            self.assertEqual(count(), expected)

    def test_longest_deregistration_delay(self) -> None:
        _, target_group = self.forwarding("delay", Protocol="HTTP", Port=80)
        attributes = [{"Key": "deregistration_delay.timeout_seconds", "Value": "3600"}]
        self.elbv2.modify_target_group_attributes(TargetGroupArn=target_group, Attributes=attributes)
        read = self.elbv2.describe_target_group_attributes(TargetGroupArn=target_group)["Attributes"]
        self.assertIn(attributes[0], read)

    def test_authentication(self) -> None:
        cognito = self.server.client("cognito-idp")
        pool = cognito.create_user_pool(PoolName="alb")["UserPool"]
        flow = {"UserPoolId": pool["Id"], "AllowedOAuthFlows": ["code"]}
        client, secretless = (
            cognito.create_user_pool_client(ClientName="alb", GenerateSecret=secret, **flow)["UserPoolClient"][
                "ClientId"
            ]
            for secret in (True, False)
        )
        cognito.create_user_pool_domain(UserPoolId=pool["Id"], Domain="carshare")
        tls = {"Protocol": "HTTPS", "Port": 443, "Certificates": [{"CertificateArn": GIVEN_CERTIFICATE}]}
        secure, target_group = self.forwarding("secure", **tls)
        plain, _ = self.forwarding("plain", Protocol="HTTP", Port=80)
        config = {"UserPoolArn": pool["Arn"], "UserPoolClientId": client, "UserPoolDomain": "carshare"}

        def rule(listener: str = secure, order: int = 1, **changes: Any) -> dict[str, Any]:
            authenticate = {"Type": "authenticate-cognito", "AuthenticateCognitoConfig": {**config, **changes}}
            actions = [
                {**authenticate, "Order": order},
                {"Type": "forward", "TargetGroupArn": target_group, "Order": 2},
            ]
            conditions = [{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/a/*"]}}]
            return {"ListenerArn": listener, "Priority": 10, "Actions": actions, "Conditions": conditions}

        other_region = pool["Arn"].replace("us-east-1", "eu-west-1")
        faulty = [
            rule(plain),
            rule(order=3),
            rule(UserPoolArn=other_region),
            rule(UserPoolClientId=secretless),
            rule(UserPoolDomain="other"),
        ]
        for fields in faulty:
            with self.subTest(fields=fields):
                self.refused("InvalidLoadBalancerAction", self.elbv2.create_rule, **fields)
        made = self.elbv2.create_rule(**rule())["Rules"][0]["RuleArn"]
        actions = rule(UserPoolDomain="other")["Actions"]
        self.refused("InvalidLoadBalancerAction", self.elbv2.modify_rule, RuleArn=made, Actions=actions)

    def test_client_secrets(self) -> None:
        tls = {"Protocol": "HTTPS", "Port": 443, "Certificates": [{"CertificateArn": GIVEN_CERTIFICATE}]}
        listener, target_group = self.forwarding("oidc", **tls)
        config = {name: f"https://{name}" for name in ("Issuer", "TokenEndpoint", "ClientId", "ClientSecret")}
        actions = [
            {"Type": "authenticate-oidc", "AuthenticateOidcConfig": config, "Order": 1},
            {"Type": "forward", "TargetGroupArn": target_group, "Order": 2},
        ]
        conditions = [{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/a/*"]}}]
        fields = {"ListenerArn": listener, "Priority": 10, "Conditions": conditions}
        rule = self.elbv2.create_rule(**fields, Actions=actions)["Rules"][0]["RuleArn"]
        read = self.elbv2.describe_rules(RuleArns=[rule])["Rules"][0]["Actions"][0]["AuthenticateOidcConfig"]
        self.assertEqual(read["ClientId"], config["ClientId"])
        self.assertNotIn("ClientSecret", read)


class Groups(WebTier):
    """Gaps of Auto Scaling and of launch templates."""

    def setUp(self) -> None:
        self.ec2 = self.server.client("ec2")
        self.autoscaling = self.server.client("autoscaling")

    def group(self, name: str, **more: Any) -> dict[str, Any]:
        """An Auto Scaling group of one instance that launches from a template of its own; the fields of the request."""
        data = {"ImageId": "ami-0", "UserData": "IyE="}
        template = self.ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData=data)["LaunchTemplate"]
        specification = {"LaunchTemplateId": template["LaunchTemplateId"], "Version": "1"}
        policy = {
            "LaunchTemplate": {
                "LaunchTemplateSpecification": specification,
                "Overrides": [{"InstanceType": "t4g.small"}, {"InstanceType": "t4g.medium"}],
            }
        }
        fields = {"AutoScalingGroupName": name, "MinSize": 1, "MaxSize": 4, "MixedInstancesPolicy": policy, **more}
        self.autoscaling.create_auto_scaling_group(AvailabilityZones=["us-east-1a"], **fields)
        return fields

    def read(self, name: str) -> dict[str, Any]:
        """The group as it is described."""
        groups = self.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"]
        return dict(groups[0])

    def test_tags_of_launch_templates(self) -> None:
        tags = [{"Key": "Name", "Value": "v"}]
        data = {"ImageId": "ami-0", "TagSpecifications": [{"ResourceType": "instance", "Tags": tags}]}
        own = [{"ResourceType": "launch-template", "Tags": tags}]
        for name, sent in (("tags-some", data), ("tags-none", {"ImageId": "ami-0"})):
            template = {"LaunchTemplateName": name, "LaunchTemplateData": sent, "TagSpecifications": own}
            self.ec2.create_launch_template(**template)
            read = self.ec2.describe_launch_template_versions(LaunchTemplateName=name)["LaunchTemplateVersions"][0]
            self.assertEqual(read["LaunchTemplateData"].get("TagSpecifications"), sent.get("TagSpecifications"))
            described = self.ec2.describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"][0]
            self.assertEqual(described["Tags"], tags)

    def test_settings(self) -> None:
        settings = {
            "AvailabilityZoneDistribution": {"CapacityDistributionStrategy": "balanced-only"},
            "DefaultInstanceWarmup": 120,
            "InstanceMaintenancePolicy": {"MinHealthyPercentage": 100, "MaxHealthyPercentage": 150},
            "MaxInstanceLifetime": 86400,
        }
        self.group("settings", **settings)
        group = self.read("settings")
        self.assertEqual({name: group[name] for name in settings}, settings)
        marked = [line["unproved"] for line in self.recorded() if line["unproved"]]
        self.assertIn("InstanceMaintenancePolicy.MinHealthyPercentage", marked[-1])
        change = {"DefaultInstanceWarmup": 60, "DefaultCooldown": 30, "TerminationPolicies": ["OldestInstance"]}
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName="settings", **change, CapacityRebalance=True)
        group = self.read("settings")
        self.assertEqual({name: group[name] for name in change}, change)
        self.assertTrue(group["CapacityRebalance"])

    def test_preference_for_capacity_reservations(self) -> None:
        self.group("reservations")
        read = self.read("reservations")["CapacityReservationSpecification"]
        self.assertEqual(read, {"CapacityReservationPreference": "default"})

    def test_update_keeps_the_mixed_instances_policy(self) -> None:
        self.group("mixed")
        before = self.read("mixed")["MixedInstancesPolicy"]
        self.autoscaling.update_auto_scaling_group(AutoScalingGroupName="mixed", MaxSize=5)
        self.assertEqual(self.read("mixed")["MixedInstancesPolicy"], before)

    def test_service_linked_role(self) -> None:
        self.refused(
            "ValidationError", self.group, name="slr-none", ServiceLinkedRoleARN=f"arn:aws:iam::{ACCOUNT}:role/x"
        )
        service = {"AWSServiceName": "autoscaling.amazonaws.com", "CustomSuffix": "own"}
        arn = self.server.client("iam").create_service_linked_role(**service)["Role"]["Arn"]
        self.group("slr", ServiceLinkedRoleARN=arn)
        self.assertEqual(self.read("slr")["ServiceLinkedRoleARN"], arn)

    def test_sizes(self) -> None:
        for number, sizes in enumerate(((2, 1, None), (1, 2, 3), (2, 3, 1))):
            fields = dict(zip(("MinSize", "MaxSize", "DesiredCapacity"), sizes, strict=True))
            sent = {name: value for name, value in fields.items() if value is not None}
            self.refused("ValidationError", self.group, name=f"sizes-{number}", **sent)
        self.group("sizes")
        update = self.autoscaling.update_auto_scaling_group
        self.refused("ValidationError", update, AutoScalingGroupName="sizes", MinSize=5)
        self.refused("ValidationError", update, AutoScalingGroupName="sizes", DesiredCapacity=5)

    def test_capacity_with_spot_instances(self) -> None:
        elbv2 = self.server.client("elbv2")
        target_group = {"Name": "spot", "Protocol": "HTTP", "Port": 8080, "VpcId": self.network()["vpc"]}
        arn = elbv2.create_target_group(**target_group)["TargetGroups"][0]["TargetGroupArn"]
        fields = self.group("spot", TargetGroupARNs=[arn])
        half = {**fields["MixedInstancesPolicy"], "InstancesDistribution": {"OnDemandPercentageAboveBaseCapacity": 50}}
        update = {"AutoScalingGroupName": "spot", "MixedInstancesPolicy": half}
        for size in (3, 1):
            self.autoscaling.update_auto_scaling_group(**update, MinSize=size, DesiredCapacity=size)
            health = elbv2.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"]
            self.assertEqual([each["TargetHealth"]["State"] for each in health], ["healthy"] * size)
            self.assertEqual(
                {each["Target"]["Id"] for each in health},
                {each["InstanceId"] for each in self.read("spot")["Instances"]},
            )

    def test_scaling_policies(self) -> None:
        self.group("policies")
        metric = {
            "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"},
            "TargetValue": 50,
        }
        for sent, expected in (({}, True), ({"Enabled": False}, False)):
            self.autoscaling.put_scaling_policy(
                AutoScalingGroupName="policies",
                PolicyName="cpu",
                PolicyType="TargetTrackingScaling",
                TargetTrackingConfiguration=metric,
                **sent,
            )
            policy = self.autoscaling.describe_policies(AutoScalingGroupName="policies")["ScalingPolicies"][0]
            self.assertEqual(policy["Enabled"], expected)
            self.assertNotIn("PredictiveScalingConfiguration", policy)

    def test_instance_refresh_from_a_later_version(self) -> None:
        fields = self.group("refresh")
        before = [each["InstanceId"] for each in self.read("refresh")["Instances"]]
        template = fields["MixedInstancesPolicy"]["LaunchTemplate"]
        identity = template["LaunchTemplateSpecification"]["LaunchTemplateId"]
        data = {"ImageId": "ami-1", "UserData": "IyEK"}
        self.ec2.create_launch_template_version(LaunchTemplateId=identity, LaunchTemplateData=data)

        def policy(version: str) -> dict[str, Any]:
            specification = {"LaunchTemplateId": identity, "Version": version}
            return {"LaunchTemplate": {**template, "LaunchTemplateSpecification": specification}}

        def refresh(version: str, **more: Any) -> None:
            mixed = policy(version)
            self.autoscaling.update_auto_scaling_group(AutoScalingGroupName="refresh", MixedInstancesPolicy=mixed)
            preferences = {"AutoRollback": True, "MinHealthyPercentage": 100}
            self.autoscaling.start_instance_refresh(AutoScalingGroupName="refresh", Preferences=preferences, **more)

        self.refused("ValidationError", refresh, version="2")
        desired = {"MixedInstancesPolicy": policy("$Latest")}
        self.refused("ValidationError", refresh, version="$Latest", DesiredConfiguration=desired)
        refresh("2", DesiredConfiguration={"MixedInstancesPolicy": policy("2")})
        after = [each["InstanceId"] for each in self.read("refresh")["Instances"]]
        self.assertEqual(len(after), 1)
        self.assertNotEqual(before, after)
        launched = self.ec2.describe_instances(InstanceIds=after)["Reservations"][0]["Instances"][0]
        self.assertEqual(launched["ImageId"], "ami-1")
        listed = self.autoscaling.describe_instance_refreshes(AutoScalingGroupName="refresh")["InstanceRefreshes"]
        self.assertEqual([each["Status"] for each in listed], ["Successful"])
        cancel = self.autoscaling.cancel_instance_refresh
        self.refused("ActiveInstanceRefreshNotFound", cancel, AutoScalingGroupName="refresh")

    def test_images_of_every_region(self) -> None:
        regions = ("us-east-1", "us-west-2", "eu-west-1", "us-east-2", "eu-central-1")
        for region in (*regions, "cn-north-1", "cn-northwest-1", "us-gov-west-1"):
            ssm = self.server.client("ssm", region)
            for architecture in ("arm64", "x86_64"):
                name = f"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-{architecture}"
                with self.subTest(region=region, architecture=architecture):
                    self.assertRegex(ssm.get_parameter(Name=name)["Parameter"]["Value"], "^ami-[0-9a-f]{17}$")


class SignIn(WebTier):
    """Gaps of Cognito."""

    def setUp(self) -> None:
        self.cognito = self.server.client("cognito-idp")

    def pool(self, **fields: Any) -> dict[str, Any]:
        """A user pool."""
        return dict(self.cognito.create_user_pool(PoolName="pool", **fields)["UserPool"])

    def read(self, pool: dict[str, Any]) -> dict[str, Any]:
        """The pool as it is described."""
        return dict(self.cognito.describe_user_pool(UserPoolId=pool["Id"])["UserPool"])

    def test_defaults(self) -> None:
        read = self.read(self.pool())
        self.assertEqual((read["UserPoolTier"], read["DeletionProtection"]), ("ESSENTIALS", "INACTIVE"))
        self.assertEqual(self.read(self.pool(UserPoolTier="LITE"))["UserPoolTier"], "LITE")

    def test_update(self) -> None:
        fixed = {"UsernameAttributes": ["email"], "UsernameConfiguration": {"CaseSensitive": False}}
        pool = self.pool(**fixed, UserPoolTags={"a": "1"})
        self.cognito.update_user_pool(UserPoolId=pool["Id"], UserPoolTier="PLUS")
        read = self.read(pool)
        self.assertEqual({name: read[name] for name in fixed}, fixed)
        self.assertEqual((read["UserPoolTier"], read["UserPoolTags"]), ("PLUS", {"a": "1"}))

    def test_tags(self) -> None:
        pool = self.pool(UserPoolTags={"a": "1", "b": "2"})
        self.cognito.tag_resource(ResourceArn=pool["Arn"], Tags={"a": "3", "c": "4"})
        self.cognito.untag_resource(ResourceArn=pool["Arn"], TagKeys=["b"])
        expected = {"a": "3", "c": "4"}
        self.assertEqual(self.cognito.list_tags_for_resource(ResourceArn=pool["Arn"])["Tags"], expected)
        self.assertEqual(self.read(pool)["UserPoolTags"], expected)
        self.refused("ResourceNotFoundException", self.cognito.list_tags_for_resource, ResourceArn=pool["Arn"] + "x")

    def test_deletion(self) -> None:
        pool = self.pool(DeletionProtection="ACTIVE")
        delete = self.cognito.delete_user_pool
        self.assertIn("protection", self.refused("InvalidParameterException", delete, UserPoolId=pool["Id"]))
        self.cognito.update_user_pool(UserPoolId=pool["Id"], DeletionProtection="INACTIVE")
        self.cognito.create_user_pool_domain(UserPoolId=pool["Id"], Domain="deletion")
        self.assertIn("domain", self.refused("InvalidParameterException", delete, UserPoolId=pool["Id"]))
        self.cognito.delete_user_pool_domain(UserPoolId=pool["Id"], Domain="deletion")
        delete(UserPoolId=pool["Id"])

    def test_domains(self) -> None:
        first, second = self.pool(), self.pool()
        create = self.cognito.create_user_pool_domain
        create(UserPoolId=first["Id"], Domain="first")
        self.refused("InvalidParameterException", create, UserPoolId=second["Id"], Domain="first")
        create(UserPoolId=second["Id"], Domain="second", ManagedLoginVersion=2)
        marked = [line["unproved"] for line in self.recorded() if line["unproved"]]
        self.assertEqual(marked[-1], ["ManagedLoginVersion"])
        for domain, version in (("first", 1), ("second", 2)):
            description = self.cognito.describe_user_pool_domain(Domain=domain)["DomainDescription"]
            self.assertEqual(description["ManagedLoginVersion"], version)


class Names(WebTier):
    """Gaps of Certificate Manager and Route 53."""

    def certificate(self, domain: str, region: str = "us-east-1", **fields: Any) -> dict[str, Any]:
        """A certificate as it is described."""
        acm = self.server.client("acm", region)
        arn = acm.request_certificate(DomainName=domain, ValidationMethod="DNS", **fields)["CertificateArn"]
        return dict(acm.describe_certificate(CertificateArn=arn)["Certificate"])

    def test_key_algorithm(self) -> None:
        for algorithm in ("RSA_2048", "EC_prime256v1", "EC_secp384r1"):
            read = self.certificate("keys.example.com", KeyAlgorithm=algorithm)
            self.assertEqual(read["KeyAlgorithm"], algorithm)

    def test_validation(self) -> None:
        first, second = (self.certificate("www.example.com", region) for region in ("us-east-1", "eu-west-1"))
        other = self.certificate("other.example.com")
        record, same, different = (
            each["DomainValidationOptions"][0]["ResourceRecord"] for each in (first, second, other)
        )
        self.assertEqual(record, same)
        self.assertNotEqual(record["Value"], different["Value"])
        time.sleep(1.5)  # longer than moto's own wait
        acm = self.server.client("acm")

        def status() -> str:
            return str(acm.describe_certificate(CertificateArn=first["CertificateArn"])["Certificate"]["Status"])

        self.assertEqual(status(), "PENDING_VALIDATION")
        zone_id = self.zone("example.com")
        values = [{"Value": record["Value"]}]
        self.change(
            zone_id, ("CREATE", {"Name": record["Name"], "Type": "CNAME", "TTL": 60, "ResourceRecords": values})
        )
        end = time.monotonic() + LONGEST_WAIT_IN_SECONDS
        while status() != "ISSUED" and time.monotonic() < end:
            time.sleep(0.2)
        self.assertEqual(status(), "ISSUED")

    def test_a_certificate_that_is_there_already(self) -> None:
        read = self.server.client("acm").describe_certificate(CertificateArn=GIVEN_CERTIFICATE)["Certificate"]
        self.assertEqual((read["Status"], read["Type"]), ("ISSUED", "IMPORTED"))

    def test_routing_policies_of_one_name(self) -> None:
        zone_id = self.zone("policies.example.com")

        def record(**fields: Any) -> dict[str, Any]:
            values = [{"Value": "192.0.2.1"}]
            return {"Name": "www.policies.example.com", "Type": "A", "TTL": 60, "ResourceRecords": values, **fields}

        primary = record(SetIdentifier="one", Failover="PRIMARY")
        secondary = record(SetIdentifier="two", Failover="SECONDARY")
        self.change(zone_id, ("CREATE", primary), ("CREATE", secondary))
        faulty = [
            ("CREATE", primary),
            ("CREATE", record()),
            ("CREATE", record(SetIdentifier="three", Region="us-east-1")),
            ("CREATE", record(SetIdentifier="three", Failover="PRIMARY")),
            ("CREATE", record(Type="CNAME", ResourceRecords=[{"Value": "a.example.com"}])),
            ("CREATE", record(Name="a.policies.example.com", SetIdentifier="one")),
            ("CREATE", record(Name="a.policies.example.com", Region="us-east-1")),
            ("CREATE", record(Name=f"{'a' * 64}.policies.example.com")),
            ("CREATE", record(Name="b.policies.example.com", HealthCheckId="none")),
            ("DELETE", {**primary, "TTL": 61}),
        ]
        for change in faulty:
            with self.subTest(change=change):
                self.refused("InvalidChangeBatch", lambda change=change: self.change(zone_id, change))
        # A batch is all or nothing, and one change of it may make room for another.
        good = ("CREATE", record(Name="c.policies.example.com"))
        self.refused("InvalidChangeBatch", lambda: self.change(zone_id, good, faulty[0]))
        latency = record(SetIdentifier="one", Region="us-east-1")
        self.change(zone_id, ("DELETE", primary), ("DELETE", secondary), good, ("CREATE", latency))

    def test_deletion_takes_one_record(self) -> None:
        zone_id = self.zone("deletion.example.com")
        records = [
            {
                "Name": "www.deletion.example.com",
                "Type": kind,
                "TTL": 60,
                "ResourceRecords": [{"Value": value}],
                "SetIdentifier": "one",
                "Failover": "PRIMARY",
            }
            for kind, value in (("A", "192.0.2.1"), ("AAAA", "2001:db8::1"))
        ]
        self.change(zone_id, *(("CREATE", each) for each in records))
        self.change(zone_id, ("DELETE", records[0]))
        listed = self.server.client("route53").list_resource_record_sets(HostedZoneId=zone_id)["ResourceRecordSets"]
        self.assertEqual([each["Type"] for each in listed if each["Type"].startswith("A")], ["AAAA"])
        self.change(zone_id, ("CREATE", records[0]))

    def test_alias_targets(self) -> None:
        zone_id = self.zone("alias.example.com")
        balancer = self.balancer("alias")
        to_balancer = balancer["CanonicalHostedZoneId"], balancer["DNSName"]

        def alias(name: str, target_zone: str, target: str) -> tuple[str, dict[str, Any]]:
            target_fields = {"HostedZoneId": target_zone, "DNSName": target, "EvaluateTargetHealth": True}
            return "CREATE", {"Name": f"{name}.alias.example.com", "Type": "A", "AliasTarget": target_fields}

        faulty = [
            alias("a", zone_id, "standby.alias.example.com"),
            alias("a", to_balancer[0], "none.us-east-1.elb.amazonaws.com"),
            alias("a", "Z32O12XQLNTSW2", to_balancer[1]),
        ]
        for change in faulty:
            with self.subTest(change=change):
                message = self.refused("InvalidChangeBatch", lambda change=change: self.change(zone_id, change))
                self.assertIn("Tried to create an alias", message)
        self.change(zone_id, alias("standby", *to_balancer))
        self.change(zone_id, faulty[0])
        self.change(zone_id, alias("dual", to_balancer[0], f"dualstack.{to_balancer[1]}"))


if __name__ == "__main__":
    unittest.main()
