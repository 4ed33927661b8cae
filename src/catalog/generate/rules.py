"""The rules that turn what the sources say into catalogue rows, and what they exclude into counts. Pure functions.

Rows for which no trustworthy source exists are left out, never guessed: the program then says `facts-missing`.
"""

import re

ZONE_ID = re.compile(r"([a-z]+[0-9]+)-az([0-9]+)")
SLOTS = 6  # fixed CIDR slots of a region: a zone's slot is its number minus 1


def zone_number(zone):
    match = ZONE_ID.fullmatch(zone)
    return int(match.group(2)) if match else None


def region_code(zone):
    match = ZONE_ID.fullmatch(zone)
    return match.group(1) if match else None


def left_out_region(name, partition, sources, cited, provider):
    """Why a region that botocore names gets no row, or None if it gets one."""
    if partition not in cited["partitions"]["served"]:
        return cited["partitions"]["left_out_reason"]
    if name not in sources.endpoints.get(partition, ()):
        return "it is announced only, botocore has no endpoint in it"
    if provider["accepted"].get(name) != partition:
        return f"{provider['provider']} refuses it as an invalid AWS Region"
    return None


def zones_of(name, sources):
    """`(zones in order, excluded)`: zones is None where no trustworthy source has them; excluded maps row to reason.

    Trustworthy is AWS's own list as recorded. It must hold together (one code, at least two zones) and must not be
    contradicted by the recorded instance offerings.
    """
    recorded = sources.recorded.get(name)
    if recorded is None:
        return None, {}
    excluded = {zone: "local or wavelength zone" for zone in recorded.edge_zones}
    zones = set()
    for zone in recorded.zones:
        number = zone_number(zone)
        if number is None:
            excluded[zone] = "not the id of an availability zone"
        elif not 1 <= number <= SLOTS:
            excluded[zone] = f"no CIDR slot: number {number} is not in 1..{SLOTS}"
        else:
            zones.add(zone)
    contradicted = {zone for zone in sources.offered_zones.get(name, ()) if zone_number(zone)} - recorded.zones
    if contradicted or len({region_code(zone) for zone in zones}) != 1 or len(zones) < 2:
        excluded.update({zone: "the sources contradict each other" for zone in zones | contradicted})
        return None, excluded
    return sorted(zones, key=zone_number), excluded


def access_of(zone, cited):
    return cited["zones"].get(zone, {}).get("access", "open")


def unexplained_zones(name, zones, sources, cited):
    """Zones on whose access the recorded offerings and the cited list disagree: a person has to look."""
    offered = sources.offered_zones.get(name)
    if not offered or not zones:
        return []
    return [zone for zone in zones if (zone not in offered) != (access_of(zone, cited) == "closed_to_new_accounts")]


def availability(service, region, partition, sources, services):
    """`offered`, `not_offered` or `unknown`.

    Three witnesses: AWS's recorded list, botocore's endpoints, CloudFormation's resource types. Offered: the recorded
    list says so and another agrees. Not offered: two deny it and nobody says otherwise, or AWS's own page does. All else
    is unknown.
    """
    row = services[service]
    if region in row.get("denied", ()):
        return "not_offered"
    if "offered" in row:
        return "offered" if region in row["offered"] else "not_offered"
    if "named" in row:
        needed = {availability(need, region, partition, sources, services) for need in row["needs"]}
        if "not_offered" in needed:
            return "not_offered"
        return "offered" if region in row["named"] else "unknown"
    if "follows" in row:
        return availability(row["follows"], region, partition, sources, services)
    recorded = sources.recorded.get(region)
    types = sources.resource_types.get(region)
    endpoints = sources.endpoint_services.get(row.get("endpoints", service), {}).get(partition, frozenset())
    says_recorded = None if recorded is None else row["recorded"] in recorded.services
    says_types = None if types is None else row["resource_type"] in types
    if endpoints is None:  # global: one endpoint serves the partition
        says_endpoints = True
    elif endpoints:
        says_endpoints = region in endpoints
    else:  # newer services are in no endpoints file: silence, not denial
        says_endpoints = None
    witnesses = [says_recorded, says_endpoints, says_types]
    if says_recorded and witnesses.count(True) >= 2:
        return "offered"
    if witnesses.count(True) == 0 and witnesses.count(False) >= 2:
        return "not_offered"
    return "unknown"


def contradicted_lists(answers, services):
    """Regions that a cited list names although they have no row or lack a service that the feature is made of."""
    return [
        f"{service} in {region}: cited as offered, but {need} is not known to be there"
        for service, row in sorted(services.items())
        for region in (*row.get("offered", ()), *row.get("named", ()))
        for need in row["needs"]
        if region not in answers[need]["offered"]
    ]


def contradicted_denials(rows, sources, services):
    """Regions that a cited list denies, but that have no row, or in which the sources agree that it is offered."""
    partitions = {row["name"]: row["partition"] for row in rows}
    undenied = {
        service: {key: value for key, value in row.items() if key != "denied"} for service, row in services.items()
    }
    return [
        f"{service} in {region}: cited as denied, but " + (
            "all else says it is offered" if region in partitions else "there is no such row"
        )
        for service, row in sorted(services.items())
        for region in row.get("denied", ())
        if region not in partitions
        or availability(service, region, partitions[region], sources, undenied) == "offered"
    ]


def invented_zones(sources, served):
    """Zones the emulator would answer without evidence: `(made up by rule, in its table but not recorded)`.

    moto has a hand-written table for some regions and makes up three zones from the region's name for each other one.
    """
    regions = {name for partition in served for name in sources.endpoints.get(partition, ())}
    made_up = {name: 3 for name in sorted(regions - set(sources.emulator_zones))}
    unrecorded = sorted(
        zone
        for name, zones in sources.emulator_zones.items()
        for zone in zones
        if name not in sources.recorded or zone not in sources.recorded[name].zones
    )
    return made_up, unrecorded


def wrong_defaults(sources, cited):
    """Regions the emulator calls enabled by default although AWS launched them as opt-in regions."""
    return sorted(sources.emulator_default_regions - set(cited["enabled_by_default"]["regions"]))


def opt_in(name, partition, cited):
    if partition != "aws" or name in cited["enabled_by_default"]["regions"]:
        return "not_required"
    return "required"


def open_zones(row):
    return [zone["id"] for zone in row["zones"] or () if zone["access"] == "open"]


def reordered(before, after):
    """Regions whose default zones would change for an existing blueprint: the old order must stay the new one's start."""
    rows = {row["name"]: row for row in after}
    changed = []
    for old in before:
        new = rows.get(old["name"])
        if new is None or open_zones(new)[: len(open_zones(old))] != open_zones(old):
            changed.append(old["name"])
    return changed


def principal_conflicts(cited, provider):
    """Rows of the cited principals that disagree with the provider's record without saying so, and the reverse."""
    conflicts = []
    for partition in cited["partitions"]["served"]:
        rows = cited["principals"].get(partition, {})
        answers = provider["principals"].get(partition, {})
        for service in sorted({*rows, *answers}):
            default = f"{service}.amazonaws.com"
            ours = rows.get(service, {}).get("name", default)
            differs = ours != answers.get(service, default)
            if differs != ("provider_differs" in rows.get(service, {})):
                conflicts.append(f"{partition} {service}: cited {ours}, provider {answers.get(service, default)}")
    return conflicts
