"""Tests of the exclusion rules: `python3 -m unittest discover -s src/catalog/generate`."""

import ast
import dataclasses
import unittest

import packages
import rules
import sources

CITED = {
    "partitions": {"served": ["aws", "aws-cn"], "left_out_reason": "outside"},
    "enabled_by_default": {"regions": ["us-east-1"]},
    "zones": {"use1-az3": {"access": "constrained"}, "use1-az5": {"access": "closed_to_new_accounts"}},
    "principals": {"aws-cn": {"logs": {"name": "logs.amazonaws.com.cn"}}},
}
PROVIDER = {
    "provider": "provider 1",
    "accepted": {"us-east-1": "aws", "eu-west-9": "aws"},
    "principals": {"aws-cn": {"logs": "logs.amazonaws.com.cn"}},
}
SERVICES = {
    "logs": {"recorded": "logs", "resource_type": "Logs"},
    "iam": {"recorded": "iam", "resource_type": "Iam"},
    "new": {"recorded": "new", "resource_type": "New"},
    "channel": {"follows": "logs"},
    "feature": {"needs": ["logs", "iam"], "offered": ["us-east-1"]},
}


def region(zones, edge_zones=(), services=("logs", "iam")):
    return sources.Recorded("aws", "amazonaws.com", "Somewhere", frozenset(zones), frozenset(edge_zones), frozenset(services))


def offerings(*zones):
    return {"us-east-1": {zone: frozenset(["t4g.small"]) for zone in zones}}


def given(**changes):
    """Sources of one sound region, us-east-1, changed as named."""
    sound = sources.Sources(
        partitions={"aws": ("amazonaws.com", frozenset({"us-east-1"}))},
        endpoints={"aws": frozenset({"us-east-1", "us-east-2"})},
        endpoint_services={"logs": {"aws": frozenset({"us-east-1"})}, "iam": {"aws": None}},
        recorded={"us-east-1": region(["use1-az1", "use1-az2"])},
        offerings={},
        offered_types={},
        instance_types={},
        priced_types={},
        emulator_zones={"us-east-1": frozenset({"use1-az1", "use1-az9"})},
        emulator_default_regions=frozenset({"us-east-1", "af-south-1"}),
        resource_types={"us-east-1": frozenset({"Logs", "Iam"})},
    )
    return dataclasses.replace(sound, **changes)


class Regions(unittest.TestCase):
    def reason(self, name, partition="aws"):
        return rules.left_out_region(name, partition, given(), CITED, PROVIDER)

    def test_a_served_region_is_kept(self):
        self.assertIsNone(self.reason("us-east-1"))

    def test_a_region_is_left_out_for_its_partition_its_endpoints_or_the_provider(self):
        self.assertEqual(self.reason("us-iso-east-1", "aws-iso"), "outside")
        self.assertIn("announced only", self.reason("eu-west-9"))
        self.assertEqual(self.reason("us-east-2"), "provider 1 refuses it as an invalid AWS Region")

    def test_opt_in_is_needed_by_every_later_region_of_the_commercial_partition_only(self):
        self.assertEqual(rules.opt_in("us-east-1", "aws", CITED), "not_required")
        self.assertEqual(rules.opt_in("af-south-1", "aws", CITED), "required")
        self.assertEqual(rules.opt_in("cn-north-1", "aws-cn", CITED), "not_required")


class Zones(unittest.TestCase):
    def zones(self, *zones, edge=(), offered=None):
        read = given(recorded={"us-east-1": region(zones, edge)}, offerings=offerings(*offered or ()))
        return rules.zones_of("us-east-1", read)

    def test_zones_are_ordered_by_number(self):
        self.assertEqual(self.zones("use1-az4", "use1-az1", "use1-az2"), (["use1-az1", "use1-az2", "use1-az4"], {}))

    def test_a_region_nobody_recorded_has_facts_missing_even_if_the_emulator_answers(self):
        self.assertEqual(rules.zones_of("us-east-2", given()), (None, {}))

    def test_edge_zones_and_zones_without_a_slot_are_excluded(self):
        zones, excluded = self.zones("use1-az1", "use1-az2", "use1-az7", "use1-bos1-az1", edge=["use1-lax1-az1"])
        self.assertEqual(zones, ["use1-az1", "use1-az2"])
        self.assertEqual(sorted(excluded), ["use1-az7", "use1-bos1-az1", "use1-lax1-az1"])
        self.assertIn("no CIDR slot", excluded["use1-az7"])

    def test_a_recorded_list_that_does_not_hold_together_is_not_trusted(self):
        for zones, offered in [
            (["use1-az1", "usw1-az2"], []),  # two codes
            (["use1-az1"], []),  # no region has one zone
            ([], []),
            (["use1-az1", "use1-az2"], ["use1-az3"]),  # instances are offered where AWS lists no zone
        ]:
            self.assertIsNone(self.zones(*zones, offered=offered)[0], (zones, offered))

    def test_local_zones_among_the_offerings_are_no_contradiction(self):
        self.assertIsNotNone(self.zones("use1-az1", "use1-az2", offered=["use1-az1", "use1-bos1-az1"])[0])

    def test_access_comes_from_the_cited_list_and_must_fit_the_offerings(self):
        zones = ["use1-az1", "use1-az3", "use1-az4", "use1-az5"]
        self.assertEqual([rules.access_of(zone, CITED) for zone in zones], ["open", "constrained", "open", "closed_to_new_accounts"])
        fits = given(offerings=offerings("use1-az1", "use1-az3", "use1-az4"))
        self.assertEqual(rules.unexplained_zones("us-east-1", zones, fits, CITED), [])
        odd = given(offerings=offerings("use1-az1", "use1-az3", "use1-az5"))
        self.assertEqual(rules.unexplained_zones("us-east-1", zones, odd, CITED), ["use1-az4", "use1-az5"])
        self.assertEqual(rules.unexplained_zones("us-east-1", zones, given(), CITED), [])

    def test_invented_rows_are_counted(self):
        made_up, unrecorded = rules.invented_zones(given(), ["aws"])
        self.assertEqual(made_up, {"us-east-2": 3})
        self.assertEqual(unrecorded, ["use1-az9"])
        self.assertEqual(rules.wrong_defaults(given(), CITED), ["af-south-1"])


class Services(unittest.TestCase):
    def answer(self, service, read, name="us-east-1"):
        return rules.availability(service, name, "aws", read, SERVICES)

    def test_two_sources_that_agree_decide(self):
        self.assertEqual(self.answer("logs", given()), "offered")
        self.assertEqual(self.answer("iam", given()), "offered")
        self.assertEqual(self.answer("channel", given()), "offered")
        self.assertEqual(self.answer("new", given()), "not_offered")

    def test_a_contradiction_is_unknown(self):
        denied_by_aws = given(recorded={"us-east-1": region(["use1-az1"], services=["iam"])})
        self.assertEqual(self.answer("logs", denied_by_aws), "unknown")
        claimed_by_aws_only = given(resource_types={"us-east-1": frozenset()}, endpoint_services={"logs": {"aws": frozenset({"x"})}})
        self.assertEqual(self.answer("logs", claimed_by_aws_only), "unknown")

    def test_one_denial_beside_silence_is_unknown(self):
        self.assertEqual(self.answer("new", given(resource_types={})), "unknown")
        self.assertEqual(self.answer("new", given(), "us-east-2"), "unknown")


    def test_a_cited_list_is_closed_and_must_fit_what_it_is_made_of(self):
        self.assertEqual(self.answer("feature", given()), "offered")
        self.assertEqual(self.answer("feature", given(), "us-east-2"), "not_offered")
        answers = {"logs": {"offered": ["us-east-1"]}, "iam": {"offered": ["us-east-1"]}}
        self.assertEqual(rules.contradicted_lists(answers, SERVICES), [])
        answers["logs"]["offered"] = []
        self.assertEqual(len(rules.contradicted_lists(answers, SERVICES)), 1)

    def test_a_list_that_may_be_behind_denies_nothing_but_what_its_service_lacks(self):
        services = {**SERVICES, "growing": {"needs": ["iam"], "named": ["us-east-1"]}, "nowhere": {"needs": ["new"], "named": []}}
        for service, region, wanted in [
            ("growing", "us-east-1", "offered"),
            ("growing", "us-east-2", "unknown"),
            ("nowhere", "us-east-1", "not_offered"),
        ]:
            self.assertEqual(rules.availability(service, region, "aws", given(), services), wanted, (service, region))
        self.assertEqual(len(rules.contradicted_lists({"iam": {"offered": []}, "logs": {"offered": ["us-east-1"]}, "new": {"offered": []}}, services)), 2)

    def test_what_aws_denies_is_not_offered_and_must_not_be_claimed_by_all_else(self):
        said = {"recorded": {"us-east-1": region(["use1-az1"], services=["iam"])}}
        services = {**SERVICES, "logs": {**SERVICES["logs"], "denied": ["us-east-1"]}}
        rows = [{"name": "us-east-1", "partition": "aws"}]
        unknown = given(**said)
        self.assertEqual(rules.availability("logs", "us-east-1", "aws", unknown, SERVICES), "unknown")
        self.assertEqual(rules.availability("logs", "us-east-1", "aws", unknown, services), "not_offered")
        self.assertEqual(rules.contradicted_denials(rows, unknown, services), [])
        self.assertEqual(len(rules.contradicted_denials(rows, given(), services)), 1)
        self.assertEqual(len(rules.contradicted_denials([], unknown, services)), 1)
        named = {**SERVICES, "endpoint": {"needs": ["iam"], "named": ["us-east-1"], "denied": ["us-east-1"]}}
        self.assertEqual(len(rules.contradicted_denials(rows, given(), named)), 1)


class Guards(unittest.TestCase):
    def rows(self, **regions):
        return [
            {"name": name, "zones": zones and [{"id": zone, "access": rules.access_of(zone, CITED)} for zone in zones]}
            for name, zones in regions.items()
        ]

    def test_default_zones_may_grow_at_the_end_only(self):
        before = self.rows(a=["use1-az1", "use1-az4"])
        self.assertEqual(rules.reordered(before, self.rows(a=["use1-az1", "use1-az4", "use1-az6"])), [])
        self.assertEqual(rules.reordered(before, self.rows(a=["use1-az1", "use1-az3", "use1-az4"])), [])  # constrained
        for after in (dict(a=["use1-az1", "use1-az2", "use1-az4"]), dict(a=["use1-az4"]), dict(a=None), {}):
            self.assertEqual(rules.reordered(before, self.rows(**after)), ["a"], after)

    def test_principals_that_differ_from_the_provider_must_say_so(self):
        self.assertEqual(rules.principal_conflicts(CITED, PROVIDER), [])
        silent = {**CITED, "principals": {"aws-cn": {"ec2": {"name": "ec2.amazonaws.com.cn"}}}}
        self.assertEqual(len(rules.principal_conflicts(silent, PROVIDER)), 2)  # ec2 unexplained, logs lacking

    def test_pins_need_a_date_and_every_package(self):
        text = packages.HEADER.format(date="2026-11-23") + "botocore==1 --hash=x\ncfn-lint==2 --hash=x\nministack==4 --hash=x\nmoto==3 --hash=x\n"
        self.assertEqual(packages.read_pins(text), ("2026-11-23", {"botocore": "1", "cfn-lint": "2", "ministack": "4", "moto": "3"}))
        for broken in (text.replace("# date", "# day"), text.replace("moto", "boto")):
            with self.assertRaises(SystemExit):
                packages.read_pins(broken)


class Readers(unittest.TestCase):
    def test_the_emulators_table_is_read_as_text(self):
        tree = ast.parse("class A:\n  zones = {'r': [Zone(name='ra', zone_id='r1-az1')]}\n  for x in y:\n    zones[x] = []\n")
        self.assertEqual(sources.emulator_zones(tree), {"r": frozenset({"r1-az1"})})

    def test_global_and_regional_endpoints_are_told_apart(self):
        partition = {
            "partition": "aws",
            "regions": {"us-east-1": {}},
            "services": {
                "iam": {"isRegionalized": False, "endpoints": {"aws-global": {}}},
                "logs": {"endpoints": {"us-east-1": {}, "fips-us-east-1": {}}},
            },
        }
        self.assertEqual(
            sources.endpoint_services([partition]), {"iam": {"aws": None}, "logs": {"aws": frozenset({"us-east-1"})}}
        )


if __name__ == "__main__":
    unittest.main()
