"""Gaps of EC2."""

from __future__ import annotations

import inspect
from typing import Any

from moto.ec2.exceptions import FlowLogAlreadyExists
from moto.ec2.models.flow_logs import FlowLogs, FlowLogsBackend
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.subnets import Subnet
from moto.ec2.responses.flow_logs import FlowLogs as FlowLogsResponse
from moto.ec2.responses.launch_templates import LaunchTemplates
from moto.ec2.responses.network_acls import NetworkACLs
from moto.ec2.utils import parse_user_data

from carshare_emulator.gap import Kind, expect_missing, expect_source, gap, wrap
from carshare_emulator.unproved import mark_unproved


@gap(
    "ec2",
    Kind.FIX,
    evidence="moto/ec2/models/subnets.py:250; [filters of DescribeSubnets]"
    "(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html)",
)
def subnet_ipv6_association_filters() -> None:
    """Subnets can be found by the id, the CIDR block and the state of their IPv6 association."""
    members = {
        "ipv6-cidr-block-association.association-id": lambda each: each["associationId"],
        "ipv6-cidr-block-association.ipv6-cidr-block": lambda each: each["ipv6CidrBlock"],
        "ipv6-cidr-block-association.state": lambda each: each["ipv6CidrBlockState"]["state"],
    }

    @wrap(Subnet, "get_filter_value", 'return super().get_filter_value(filter_name, "DescribeSubnets")')
    def get_filter_value(original: Any, subnet: Subnet, filter_name: str, method_name: str | None = None) -> Any:
        if filter_name in members:
            return [members[filter_name](each) for each in subnet.ipv6_cidr_block_association_set]
        return original(subnet, filter_name, method_name)


@gap(
    "ec2",
    Kind.FIX,
    evidence="moto/ec2/models/subnets.py:135 (a dictionary where a word belongs); [SubnetCidrBlockState]"
    "(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SubnetCidrBlockState.html)",
)
def subnet_ipv6_association_state() -> None:
    """The state of a subnet's IPv6 association is a word that the provider's waiter knows."""
    name = "ipv6_cidr_block_association_set"
    original = inspect.getattr_static(Subnet, name)
    expect_source(original, '"state": association["ipv6CidrBlockState"],')

    def association_set(subnet: Subnet) -> list[dict[str, Any]]:
        return [
            {**each, "ipv6CidrBlockState": {"state": each["ipv6CidrBlockState"]["state"]["State"]}}
            for each in original.fget(subnet)
        ]

    setattr(Subnet, name, property(association_set))


@gap(
    "ec2",
    Kind.FIX,
    evidence="moto/ec2/responses/network_acls.py:22, 63 (the parser names the member after the model: `IcmpTypeCode`); "
    "[CreateNetworkAclEntry](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html)",
)
def network_acl_icmp_type_and_code() -> None:
    """The ICMP type and code of a network ACL's rule are kept."""
    for name in ("create_network_acl_entry", "replace_network_acl_entry"):

        @wrap(NetworkACLs, name, 'icmp_code = self._get_param("Icmp.Code")')
        def set_entry(original: Any, response: Any) -> Any:
            response.params["Icmp"] = response.params.get("IcmpTypeCode", {})
            return original(response)


@gap(
    "ec2",
    Kind.FIX,
    evidence="moto/ec2/models/flow_logs.py:227; [LogDestination of CreateFlowLogs]"
    "(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html)",
)
def flow_log_to_bucket_folder() -> None:
    """A flow log may name a folder in its bucket (moto takes `bucket/folder/` for a bucket's name)."""

    @wrap(FlowLogsBackend, "create_flow_logs", 'arn = log_destination.split(":", 5)[5]')
    def create_flow_logs(original: Any, backend: Any, **parameters: Any) -> Any:
        destination = parameters["log_destination"] or ""
        if parameters["log_destination_type"] != "s3" or "/" not in destination:
            return original(backend, **parameters)
        for existing in backend.flow_logs.values():
            if existing.log_destination == destination and existing.resource_id in parameters["resource_ids"]:
                raise FlowLogAlreadyExists()
        parameters["log_destination"] = destination.split("/", 1)[0]
        flow_logs, unsuccessful = original(backend, **parameters)
        for flow_log in flow_logs:
            flow_log.log_destination = destination
        return flow_logs, unsuccessful


@gap(
    "ec2",
    Kind.ECHO,
    evidence="moto/ec2/models/flow_logs.py:24 (no such parameter); [DestinationOptionsRequest]"
    "(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DestinationOptionsRequest.html)",
)
def flow_log_destination_options() -> None:
    """The file format, the partitions and the interval of partitions of a flow log are read back."""
    expect_missing(FlowLogs, "destination_options")

    @wrap(FlowLogsResponse, "create_flow_logs", '"FlowLogIds": [fl.id for fl in flow_logs]')
    def create_flow_logs(original: Any, response: Any) -> Any:
        result = original(response)
        options = response._get_param("DestinationOptions")
        if options:
            mark_unproved(*(f"DestinationOptions.{name}" for name in options))
            for flow_log_id in result.result["FlowLogIds"]:
                response.ec2_backend.flow_logs[flow_log_id].destination_options = dict(options)
        return result


@gap(
    "ec2",
    Kind.FIX,
    evidence="moto/ec2/responses/launch_templates.py:34 (adds them to the template's data); "
    "[TagSpecifications of CreateLaunchTemplate]"
    "(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html)",
)
def launch_template_tags() -> None:
    """The tags of a launch template itself are not among those that it gives to what it launches."""

    @wrap(
        LaunchTemplates,
        "create_launch_template",
        'parsed_template_data["TagSpecifications"].extend(converted_tag_spec)',
    )
    def create_launch_template(original: Any, response: Any) -> Any:
        result = original(response)
        template = response.ec2_backend.get_launch_template(result.result["LaunchTemplate"]["LaunchTemplateId"])
        data = template.versions[0].data
        given = [each for each in data.pop("TagSpecifications", []) if each["ResourceType"] != "launch-template"]
        if given:
            data["TagSpecifications"] = given
        return result


@gap(
    "ec2",
    Kind.FIX,
    evidence="moto/ec2/responses/launch_templates.py:65 (does not parse it), "
    "moto/ec2/models/launch_templates.py:62 (asserts that somebody did, when an Auto Scaling "
    "group launches from the version); [LaunchTemplateData]"
    "(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html)",
)
def user_data_of_later_versions() -> None:
    """Instances are launched from the second and later versions of a launch template with user data (moto crashes)."""

    @wrap(
        LaunchTemplates, "create_launch_template_version", 'template_data = self._get_param("LaunchTemplateData", {})'
    )
    def create_launch_template_version(original: Any, response: Any) -> Any:
        result = original(response)
        data = result.result["LaunchTemplateVersion"]["LaunchTemplateData"]
        if "UserData" in data:
            data["UserData"] = parse_user_data(data["UserData"])
        return result


@gap(
    "ec2",
    Kind.FIX,
    evidence="moto/ec2/models/security_groups.py:96 (looks at ranges only); [Description of UserIdGroupPair]"
    "(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UserIdGroupPair.html)",
)
def descriptions_of_rules_that_name_a_group() -> None:
    """A security group rule that names another group shows its description."""
    original = inspect.getattr_static(SecurityGroupRule, "description")
    expect_source(original, 'return self.ip_range.get("Description")')
    SecurityGroupRule.description = property(
        lambda rule: original.fget(rule) or rule.source_group.get("Description")
    )
