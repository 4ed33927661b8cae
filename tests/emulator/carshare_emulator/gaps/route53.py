"""Gaps of Route 53."""

from __future__ import annotations

from typing import Any

from moto.elbv2.models import elbv2_backends
from moto.route53.exceptions import DnsNameInvalidForZone, Route53ClientError
from moto.route53.models import RecordSet, Route53Backend
from moto.route53.utils import validate_domain_name
from moto.utilities.utils import get_partition

from carshare_emulator.gap import Kind, expect_source, gap

# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
LONGEST_NAME, LONGEST_LABEL = 255, 63


@gap(
    "route53",
    Kind.FIX,
    evidence="moto/route53/models.py:701, 714 (a journal decides what exists), :406 (deletes every record with the "
    "identifier, of all names and types); [ChangeResourceRecordSets]"
    "(https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html), "
    "[SetIdentifier](https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html), "
    "[alias target](https://github.com/rust-lang/simpleinfra/pull/907)",
)
def change_batches_are_judged() -> None:
    """A batch is applied or refused as a whole: one routing policy a name and type, alias targets that exist."""
    name = "change_resource_record_sets"
    expect_source(getattr(Route53Backend, name), "if not the_zone.rr_changes.has_insert_or_update(")

    def change_resource_record_sets(backend: Any, zoneid: str, change_list: list[dict[str, Any]]) -> None:
        zone = backend.get_hosted_zone(zoneid)
        records = list(zone.rrsets)
        faults: list[str] = []
        for change in change_list:
            _judge_name(zone, change["ResourceRecordSet"])
            faults += _apply(records, change["Action"], _record(change["ResourceRecordSet"]))
        for change in change_list:
            if change["Action"] != "DELETE":
                faults += _faults_of_targets(backend, zone, records, _record(change["ResourceRecordSet"]))
        if faults:
            raise Route53ClientError("InvalidChangeBatch", f"[{', '.join(faults)}]")
        zone.rrsets = records

    setattr(Route53Backend, name, change_resource_record_sets)


def _record(document: dict[str, Any]) -> RecordSet:
    """The record set of a change, its name with the last dot, its values as moto keeps them."""
    values = [each["Value"] for each in document.get("ResourceRecords") or []]
    alias = document.get("AliasTarget")
    if alias:
        alias = {**alias, "DNSName": alias["DNSName"].lower().rstrip(".") + "."}
    name = document["Name"].lower().rstrip(".") + "."
    return RecordSet({**document, "Name": name, "ResourceRecords": values, "AliasTarget": alias})


def _judge_name(zone: Any, document: dict[str, Any]) -> None:
    """Raise unless the name may stand in the zone."""
    name = document["Name"].lower().rstrip(".")
    validate_domain_name(name, code="InvalidChangeBatch")
    if len(name) + 1 > LONGEST_NAME:
        raise Route53ClientError(
            "InvalidChangeBatch", f"FATAL problem: DomainTooLong (Domain name is too long) encountered with '{name}'"
        )
    for label in name.split("."):
        if len(label) > LONGEST_LABEL:
            raise Route53ClientError(
                "InvalidChangeBatch",
                f"FATAL problem: DomainLabelTooLong (Domain label is too long) encountered with '{label}'",
            )
    if not f".{name}".endswith("." + zone.name.rstrip(".")):
        raise DnsNameInvalidForZone(name=document["Name"], zone_name=zone.name)


def _apply(records: list[RecordSet], action: str, record: RecordSet) -> list[str]:
    """Change the list, or return what is wrong."""
    what = f"name='{record.name}', type='{record.type}'" + (
        f", set-identifier='{record.set_identifier}'" if record.set_identifier else ""
    )
    same_name = [each for each in records if each.name == record.name]
    same = [each for each in same_name if (each.type, each.set_identifier) == (record.type, record.set_identifier)]
    if action == "DELETE":
        if not same or _values(same[0]) != _values(record):
            return [f"Tried to delete resource record set [{what}] but it was not found"]
        records.remove(same[0])
        return []
    if same and action == "CREATE":
        return [f"Tried to create resource record set [{what}] but it already exists"]
    others = [each for each in same_name if each not in same]
    if any("CNAME" in (each.type, record.type) and each.type != record.type for each in others):
        return [
            f"RRSet of type {record.type} with DNS name {record.name} is not permitted as it conflicts with other "
            "records with the same DNS name"
        ]
    peers = [each for each in others if each.type == record.type]
    if any(_policy(each) != _policy(record) for each in peers):
        return [
            f"RRSet with DNS name {record.name}, type {record.type}, SetIdentifier {record.set_identifier} cannot be "
            "created as it conflicts with other records of another routing policy"
        ]
    if (_policy(record) == "") == bool(record.set_identifier):
        return [f"A routing policy and a SetIdentifier go together, in [{what}]"]
    if record.failover and any(each.failover == record.failover for each in peers):
        return [f"Tried to create a second {record.failover} record, in [{what}]"]
    if record.region and any(each.region == record.region for each in peers):
        return [f"Tried to create a second record of the Region {record.region}, in [{what}]"]
    if bool(record.alias_target) == bool(record.records):
        return [
            "Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], "
            f"in [{what}]"
        ]
    if same:
        records[records.index(same[0])] = record
    else:
        records.append(record)
    return []


def _policy(record: RecordSet) -> str:
    """The routing policy of a record set; empty for simple routing."""
    present = {
        "Failover": record.failover,
        "GeoLocation": record.geo_location,
        "MultiValueAnswer": record.multi_value_answer,
        "Region": record.region,
        "Weight": record.weight is not None,
    }
    return next((name for name, value in present.items() if value), "")


def _values(record: RecordSet) -> tuple[Any, ...]:
    """What a deletion must repeat."""
    alias = record.alias_target or {}
    target = (alias.get("HostedZoneId"), alias.get("DNSName"), str(alias.get("EvaluateTargetHealth")).lower())
    ttl = None if record.ttl is None else int(record.ttl)
    return (*target, ttl, sorted(record.records), record.health_check_id, record.failover, record.region)


def _faults_of_targets(backend: Any, zone: Any, records: list[RecordSet], record: RecordSet) -> list[str]:
    """What the record points to and does not exist."""
    faults = []
    if record.health_check_id and record.health_check_id not in backend.health_checks:
        faults.append(f"No health check found with ID {record.health_check_id}")
    alias = record.alias_target
    if alias:
        target = f"{alias['DNSName']}, type {record.type} in zone {alias['HostedZoneId']}"
        what = f"Tried to create an alias that targets {target}"
        if alias["HostedZoneId"] == zone.resource_id:
            if not any((each.name, each.type) == (alias["DNSName"], record.type) for each in records):
                faults.append(f"{what}, but that target was not found")
        elif alias["HostedZoneId"] in _zones_of_load_balancers():
            if alias["DNSName"] not in _names_of_load_balancers(backend, alias["HostedZoneId"]):
                faults.append(f"{what}, but that target was not found")
        else:
            faults.append(f"{what}, but the alias target name does not lie within the target zone")
    return faults


def _zones_of_load_balancers() -> set[str]:
    """The hosted zones of all load balancers of the emulator."""
    return {each.canonical_hosted_zone_id for each in _load_balancers()}


def _names_of_load_balancers(backend: Any, zone_id: str) -> set[str]:
    """The DNS names of the load balancers in that zone and in the partition; `dualstack.` may stand before each."""
    names = {
        each.dns_name.lower() + "."
        for each in _load_balancers()
        if each.canonical_hosted_zone_id == zone_id and get_partition(each.arn.split(":")[3]) == backend.partition
    }
    return names | {f"dualstack.{name}" for name in names}


def _load_balancers() -> list[Any]:
    """Those of every account and Region."""
    return [
        each
        for account in elbv2_backends.values()
        for backend in account.values()
        for each in backend.load_balancers.values()
    ]
