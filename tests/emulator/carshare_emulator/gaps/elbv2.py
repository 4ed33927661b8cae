"""Gaps of Elastic Load Balancing."""

from __future__ import annotations

import fnmatch
import json
from typing import Any

from moto.acm.models import acm_backends
from moto.cognitoidp.models import cognitoidp_backends
from moto.elbv2.exceptions import DuplicateListenerError, ELBClientError
from moto.elbv2.models import ELBv2Backend, FakeAction, FakeTargetGroup, elbv2_backends
from moto.elbv2.responses import ELBV2Response
from moto.elbv2.ssl_policies import SSL_POLICIES
from moto.s3.exceptions import MissingBucket
from moto.s3.models import s3_backends
from moto.utilities.utils import get_partition

from carshare_emulator.admission import as_list
from carshare_emulator.gap import Kind, expect_source, gap, wrap

# https://docs.aws.amazon.com/general/latest/gr/elb.html, of the Regions in which trees are applied
HOSTED_ZONES = {
    "cn-north-1": "Z1GDH35T77C1KE",
    "cn-northwest-1": "ZM7IZAIOVVDZF",
    "eu-central-1": "Z215JYRZR1TBD5",
    "eu-west-1": "Z32O12XQLNTSW2",
    "us-east-1": "Z35SXDOTRQ7X7K",
    "us-east-2": "Z3AADJGX6KTTL2",
    "us-gov-west-1": "Z33AYJ8TM3BH4J",
    "us-west-2": "Z1H1FL5HABSF5",
}


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:627, 778 (one zone for all, and no partition); [service endpoints]"
    "(https://docs.aws.amazon.com/general/latest/gr/elb.html)",
)
def names_and_hosted_zones() -> None:
    """A load balancer has its Region's hosted zone, and a DNS name under amazonaws.com.cn in China."""

    @wrap(ELBv2Backend, "create_load_balancer", 'dns_name = f"{name}-1.{self.region_name}.elb.amazonaws.com"')
    def create_load_balancer(original: Any, backend: Any, *arguments: Any, **parameters: Any) -> Any:
        balancer = original(backend, *arguments, **parameters)
        if get_partition(backend.region_name) == "aws-cn":
            balancer.dns_name += ".cn"
        balancer.canonical_hosted_zone_id = HOSTED_ZONES.get(backend.region_name, balancer.canonical_hosted_zone_id)
        return balancer


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:751 (looks for the subnets only); [CreateLoadBalancer]"
    "(https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html), "
    "[no internet gateway](https://github.com/openshift/installer/issues/1110)",
)
def networks_are_judged() -> None:
    """A load balancer needs subnets in two zones, its groups, an internet gateway, and IPv6 blocks if dual-stack."""

    @wrap(ELBv2Backend, "create_load_balancer", "raise SubnetNotFoundError()")
    def create_load_balancer(original: Any, backend: Any, *arguments: Any, **parameters: Any) -> Any:
        subnets = [backend.ec2_backend.get_subnet(each) for each in parameters["subnet_ids"]]
        if parameters.get("loadbalancer_type") in (None, "application") and not parameters.get("subnet_mappings"):
            _judge_subnets(subnets)
            _judge_network(backend, subnets, parameters)
        return original(backend, *arguments, **parameters)

    @wrap(ELBv2Backend, "set_subnets", "balancer.subnets = subnet_objects")
    def set_subnets(original: Any, backend: Any, arn: str, subnets: list[str], *rest: Any) -> Any:
        if subnets and arn in backend.load_balancers:
            _judge_family(
                [backend.ec2_backend.get_subnet(each) for each in subnets], backend.load_balancers[arn].ip_address_type
            )
        return original(backend, arn, subnets, *rest)


def _judge_subnets(subnets: list[Any]) -> None:
    """Raise unless there are two subnets or more, each in a zone of its own, all in one VPC."""
    zones = [subnet.availability_zone for subnet in subnets]
    if len(set(zones)) < 2:
        raise ELBClientError(
            "ValidationError", "At least two subnets in two different Availability Zones must be specified"
        )
    if len(set(zones)) < len(zones):
        raise ELBClientError(
            "InvalidConfigurationRequest",
            "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
        )
    if len({subnet.vpc_id for subnet in subnets}) > 1:
        raise ELBClientError("InvalidConfigurationRequest", "The subnets must be in one VPC")


def _judge_network(backend: Any, subnets: list[Any], parameters: dict[str, Any]) -> None:
    """Raise unless groups, gateway and address family fit."""
    vpc_id = subnets[0].vpc_id
    for group_id in parameters["security_groups"]:
        group = backend.ec2_backend.get_security_group_from_id(group_id)
        if group is None or group.vpc_id != vpc_id:
            raise ELBClientError("InvalidSecurityGroup", f"One or more security groups are invalid: {group_id}")
    gateways = backend.ec2_backend.internet_gateways.values()
    if parameters.get("scheme") != "internal" and not any(each.vpc and each.vpc.id == vpc_id for each in gateways):
        raise ELBClientError("InvalidSubnet", f"VPC {vpc_id} has no internet gateway")
    _judge_family(subnets, parameters.get("ip_address_type", "ipv4"))


def _judge_family(subnets: list[Any], ip_address_type: str) -> None:
    """Raise when a subnet lacks the IPv6 block that a dual-stack load balancer needs."""
    for subnet in subnets:
        if ip_address_type == "dualstack" and not subnet.ipv6_cidr_block_associations:
            raise ELBClientError("InvalidSubnet", f"The subnet {subnet.id} has no associated IPv6 CIDR block")


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:1579 (deletes at once); [deletion protection]"
    "(https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#deletion-protection)",
)
def deletion_protection() -> None:
    """A load balancer with deletion protection is not deleted."""

    @wrap(ELBv2Backend, "delete_load_balancer", "self.load_balancers.pop(arn, None)")
    def delete_load_balancer(original: Any, backend: Any, arn: str) -> None:
        balancer = backend.load_balancers.get(arn)
        if balancer and balancer.attrs.get("deletion_protection.enabled") == "true":
            raise ELBClientError(
                "OperationNotPermitted",
                f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
            )
        original(backend, arn)


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:1791 (stores the attributes); [access logs: bucket and policy]"
    "(https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html)",
)
def logs_need_a_bucket_that_takes_them() -> None:
    """Logs go to a bucket of the same Region, under SSE-S3, whose policy lets their writer put its test object."""

    @wrap(ELBv2Backend, "modify_load_balancer_attributes", "balancer.attrs.update(attrs)")
    def modify_load_balancer_attributes(original: Any, backend: Any, arn: str, attrs: dict[str, Any]) -> Any:
        balancer = backend.load_balancers.get(arn)
        merged = {**(balancer.attrs if balancer else {}), **attrs}
        for kind in ("access", "connection"):
            if merged.get(f"{kind}_logs.s3.enabled") == "true":
                prefix = merged.get(f"{kind}_logs.s3.prefix") or ""
                key = f"{prefix}/AWSLogs/{backend.account_id}/ELB{kind.capitalize()}LogTestFile".lstrip("/")
                _judge_bucket(backend, merged.get(f"{kind}_logs.s3.bucket") or "", key)
        return original(backend, arn, attrs)


def _judge_bucket(backend: Any, name: str, key: str) -> None:
    """Raise unless a load balancer's logs can be written to the bucket; conditions are not evaluated."""
    try:
        bucket = s3_backends[backend.account_id][get_partition(backend.region_name)].get_bucket(name)
    except MissingBucket:
        raise ELBClientError(
            "InvalidConfigurationRequest", f"S3Bucket: {name} is not located in the same region"
        ) from None
    if bucket.region_name != backend.region_name:
        raise ELBClientError("InvalidConfigurationRequest", f"S3Bucket: {name} is not located in the same region")
    policy = json.loads(bucket.policy.decode()) if bucket.policy else {"Statement": []}
    written = f"{bucket.arn}/{key}"
    is_allowed = any(_lets_write(statement, written) for statement in as_list(policy["Statement"]))
    if not is_allowed or "aws:kms" in json.dumps(bucket.encryption or {}):
        raise ELBClientError(
            "InvalidConfigurationRequest", f"Access Denied for bucket: {name}. Please check S3bucket permission"
        )


def _lets_write(statement: dict[str, Any], written: str) -> bool:
    """Whether a statement lets the writer of logs put the object: the service, or the account that AWS names."""
    principal = statement.get("Principal")
    named = principal if isinstance(principal, dict) else {}
    services = [
        each for each in as_list(named.get("Service", [])) if each.startswith("logdelivery.elasticloadbalancing.")
    ]
    accounts = [each for each in as_list(named.get("AWS", [])) if each != "*"]
    return (
        statement.get("Effect") == "Allow"
        and bool(services or accounts)
        and any(fnmatch.fnmatchcase("s3:putobject", action.lower()) for action in as_list(statement.get("Action", [])))
        and any(fnmatch.fnmatchcase(written, resource) for resource in as_list(statement.get("Resource", [])))
    )


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:1412 (compares a port with ARNs, and judges nothing else); [CreateListener]"
    "(https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html), "
    "[a certificate that is not issued](https://github.com/DataBiosphere/azul/issues/8321)",
)
def listeners_are_judged() -> None:
    """A port has one listener; an HTTPS listener has an issued certificate and a security policy that exists."""

    @wrap(ELBv2Backend, "create_listener", "if port in balancer.listeners:")
    def create_listener(original: Any, backend: Any, **parameters: Any) -> Any:
        balancer = backend.load_balancers.get(parameters["load_balancer_arn"])
        if balancer and str(parameters["port"]) in [str(each.port) for each in balancer.listeners.values()]:
            raise DuplicateListenerError()
        if parameters["protocol"] == "HTTPS" and not parameters["certificate"]:
            raise ELBClientError("ValidationError", "A certificate must be specified for HTTPS listeners")
        _judge_tls(backend, parameters["certificate"], parameters["ssl_policy"])
        return original(backend, **parameters)

    @wrap(ELBV2Response, "modify_listener", "if ssl_policy is not None and ssl_policy not in SSL_POLICIES:")
    def modify_listener(original: Any, response: Any) -> Any:
        for each in response._get_param("Certificates", []):
            _judge_tls(response.elbv2_backend, each["CertificateArn"], None)
        return original(response)


def _judge_tls(backend: Any, certificate: str | None, ssl_policy: str | None) -> None:
    """Raise unless the certificate, where there is one, is issued, and the policy, where there is one, exists."""
    if ssl_policy is not None and ssl_policy not in SSL_POLICIES:
        raise ELBClientError("SSLPolicyNotFound", f"SSL policy '{ssl_policy}' not found")
    if certificate is None or ":acm:" not in certificate:
        return
    bundle = acm_backends[backend.account_id][backend.region_name]._certificates.get(certificate)
    if bundle is None:
        raise ELBClientError("CertificateNotFound", f"Certificate '{certificate}' not found")
    bundle.check()
    if bundle.status != "ISSUED":
        raise ELBClientError(
            "UnsupportedCertificate",
            f"The certificate '{certificate}' must have a fully-qualified domain name, a supported signature, "
            "and a supported key size.",
        )


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:1026 (passes them); [authenticate users]"
    "(https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html), "
    "[pool of the same Region](https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1057)",
)
def authentication_is_judged() -> None:
    """Users are authenticated at HTTPS listeners only, before the last action, with a pool of the same Region."""

    @wrap(ELBv2Backend, "create_rule", "self._validate_actions(fake_actions)")
    def create_rule(original: Any, backend: Any, **parameters: Any) -> Any:
        listeners = backend.describe_listeners(None, [parameters["listener_arn"]])
        _judge_authentication(backend, parameters["actions"], [each.protocol for each in listeners])
        return original(backend, **parameters)

    @wrap(ELBv2Backend, "modify_rule", "self._validate_actions(fake_actions)")
    def modify_rule(original: Any, backend: Any, **parameters: Any) -> Any:
        listener_arn = parameters["rule_arn"].replace(":listener-rule/", ":listener/").rsplit("/", 1)[0]
        listeners = backend.describe_listeners(None, [listener_arn])
        _judge_authentication(backend, parameters["actions"], [each.protocol for each in listeners])
        return original(backend, **parameters)


def _judge_authentication(backend: Any, actions: list[dict[str, Any]], protocols: list[str]) -> None:
    """Raise unless the authenticating actions among `actions` can be carried out."""
    authenticating = [each for each in actions if each["Type"].startswith("authenticate-")]
    if authenticating and "HTTPS" not in protocols:
        raise ELBClientError(
            "InvalidLoadBalancerAction", "Actions of type 'authenticate' are only supported on HTTPS listeners"
        )
    ordered = sorted(actions, key=lambda each: int(each.get("Order", 0)))
    if authenticating and ordered[-1] in authenticating:
        raise ELBClientError(
            "InvalidLoadBalancerAction", "The last action must be forward, redirect, or fixed-response"
        )
    for action in authenticating:
        if action["Type"] == "authenticate-cognito":
            _judge_pool(backend, action["AuthenticateCognitoConfig"])


def _judge_pool(backend: Any, config: dict[str, Any]) -> None:
    """Raise unless pool, client and domain exist in the Region, the client with a secret and the code flow."""
    cognito = cognitoidp_backends[backend.account_id][backend.region_name]
    arn = config["UserPoolArn"]
    pool = next((each for each in cognito.user_pools.values() if each.arn == arn), None)
    if pool is None:
        raise ELBClientError("InvalidLoadBalancerAction", f"The value '{arn}' is not a valid user pool ARN")
    client = pool.clients.get(config["UserPoolClientId"])
    if (
        client is None
        or not client.generate_secret
        or "code" not in client.extended_config.get("AllowedOAuthFlows", [])
    ):
        raise ELBClientError(
            "InvalidLoadBalancerAction", "The user pool client must have a client secret and the code grant flow"
        )
    if pool.domain is None or pool.domain.domain != config["UserPoolDomain"]:
        raise ELBClientError(
            "InvalidLoadBalancerAction", f"'{config['UserPoolDomain']}' is not the domain of the user pool"
        )


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:546 (answers all that was sent); [AuthenticateOidcActionConfig]"
    "(https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html)",
)
def client_secrets_are_not_read_back() -> None:
    """The client secret of an identity provider is taken and never answered."""

    @wrap(FakeAction, "__init__", "self.__dict__.update(self.data)")
    def init(original: Any, action: Any, data: dict[str, Any]) -> None:
        config = data.get("AuthenticateOidcConfig")
        if config:
            hidden = ("ClientSecret", "UseExistingClientSecret")
            data = {
                **data,
                "AuthenticateOidcConfig": {name: value for name, value in config.items() if name not in hidden},
            }
        original(action, data)


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:1306 (`range(0, 3600)`); [deregistration delay]"
    "(https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay)",
)
def longest_deregistration_delay() -> None:
    """A deregistration delay of 3600 seconds is taken."""
    name = "deregistration_delay.timeout_seconds"

    @wrap(
        ELBv2Backend,
        "modify_target_group_attributes",
        "if int(deregistration_delay_timeout_seconds) not in range(0, 3600):",
    )
    def modify_target_group_attributes(
        original: Any, backend: Any, target_group_arn: str, attributes: dict[str, Any]
    ) -> None:
        is_longest = attributes.get(name) == "3600"
        original(backend, target_group_arn, {**attributes, name: "3599"} if is_longest else attributes)
        if is_longest:
            backend.target_groups[target_group_arn].attributes[name] = "3600"


@gap(
    "elbv2",
    Kind.FIX,
    evidence="moto/elbv2/models.py:847, 1445 (only ever appended to, and not by ModifyListener); [TargetGroup]"
    "(https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html)",
)
def load_balancers_of_a_target_group() -> None:
    """A target group names the load balancers whose listeners and rules forward to it now."""
    expect_source(FakeTargetGroup.__init__, "self.load_balancer_arns: list[str] = []")

    def load_balancer_arns(group: Any) -> list[str]:
        backend = elbv2_backends[group.account_id][group.region_name]
        return [
            balancer.arn
            for balancer in backend.load_balancers.values()
            if any(
                group.arn in backend._get_target_group_arns_from(action_data=action.data)
                for listener in balancer.listeners.values()
                for rule in listener.rules.values()
                for action in [*rule.actions, *listener.default_actions]
            )
        ]

    # moto sets it when it makes a group, and appends to what it reads.
    FakeTargetGroup.load_balancer_arns = property(load_balancer_arns, lambda _group, _value: None)
