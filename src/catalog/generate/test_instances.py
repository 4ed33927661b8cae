"""Tests of the rules for instance types, and of the data file against a reading of the source that shares no code with them."""

import gzip
import json
import random
import unittest

import catalog
import instances
import packages
import sources

CITED = {
    "unusable_types": {
        "first_graviton": {"mark": "G", "families": ["a1"]},
        "macos": {"mark": "M", "architectures": ["arm64_mac", "x86_64_mac"]},
    }
}
REGIONS = [
    {"name": "us-east-1", "code": "use1", "zones": [{"id": f"use1-az{n}", "access": "open"} for n in (1, 2, 6)]},
    {"name": "cn-north-1", "code": "cnn1", "zones": [{"id": "cnn1-az1", "access": "open"}, {"id": "cnn1-az2", "access": "open"}]},
    {"name": "us-west-2", "code": None, "zones": None},
]


def row(*architectures, **changes):
    sound = {
        "CurrentGeneration": True,
        "EbsInfo": {"EncryptionSupport": "supported"},
        "MemoryInfo": {"SizeInMiB": 4096},
        "NetworkInfo": {"Ipv6Supported": True},
        "ProcessorInfo": {"SupportedArchitectures": list(architectures)},
        "SupportedRootDeviceTypes": ["ebs"],
        "SupportedUsageClasses": ["on-demand", "spot"],
        "SupportedVirtualizationTypes": ["hvm"],
        "VCpuInfo": {"DefaultVCpus": 2},
    }
    return {**sound, **changes}


def given(types=None, offerings=None, priced=None, offered_types=None):
    """Sources of instance types only: two types, offered in one region with records."""
    offerings = offerings or {"us-east-1": {"use1-az1": frozenset(["t4g.small", "t3.small"]), "use1-az2": frozenset(["t3.small"])}}
    everything = {region: [frozenset().union(*zones.values())] * 3 for region, zones in offerings.items()}
    return sources.Sources(
        partitions={}, endpoints={}, endpoint_services={}, recorded={}, emulator_zones={},
        emulator_default_regions=frozenset(), resource_types={},
        offerings=offerings,
        offered_types=offered_types or everything,
        instance_types=types or {"t4g.small": row("arm64"), "t3.small": row("x86_64")},
        priced_types=priced or {},
    )


def rows(read):
    return instances.rows(REGIONS, read, CITED)


class Types(unittest.TestCase):
    def test_a_row_says_architecture_size_marks_and_zones(self):
        self.assertEqual(rows(given())["t4g.small"], ("arm64", 2, 4096, "CS6", "1"))
        old = {"m1.small": row("i386", "x86_64", CurrentGeneration=False, SupportedUsageClasses=["on-demand"], NetworkInfo={"Ipv6Supported": False})}
        self.assertEqual(rows(given(old))["m1.small"], ("x86_64", 2, 4096, "-", "0"))

    def test_types_without_an_al2023_are_marked(self):
        types = {"a1.large": row("arm64"), "mac2.metal": row("arm64_mac"), "mac1.metal": row("x86_64_mac")}
        found = rows(given(types))
        self.assertEqual([found[name][0] for name in types], ["arm64", "arm64", "x86_64"])
        self.assertEqual([found[name][3] for name in types], ["CS6G", "CS6M", "CS6M"])
        self.assertEqual(instances.problems(REGIONS, given(types), CITED), [])

    def test_a_type_without_facts_has_a_name_and_the_architecture_of_its_name(self):
        incomplete = row("x86_64")
        del incomplete["VCpuInfo"]
        read = given({"t3.small": incomplete, "t9.nano": row("arm64", "x86_64")}, priced={"us-east-1": {"g4ad.xlarge", "c6gn.metal"}})
        found = rows(read)
        self.assertEqual([found[name] for name in ("t3.small", "t9.nano")], [("x86_64",)] * 2)
        self.assertEqual([found[name] for name in ("g4ad.xlarge", "c6gn.metal")], [("x86_64",), ("arm64",)])

    def test_an_architecture_that_contradicts_the_name_stops_the_generator(self):
        self.assertEqual(len(instances.problems(REGIONS, given({"t4g.small": row("x86_64"), "T3.small": row("x86_64")}), CITED)), 2)
        self.assertEqual(len(instances.problems(REGIONS, given({"t3.small": row("i386")}), CITED)), 0)  # facts missing
        self.assertEqual(len(instances.problems(REGIONS, given({"t3.small": row("riscv")}), CITED)), 1)

    def test_a_type_that_lacks_what_instances_need_stops_the_generator(self):
        for lack in (
            {"SupportedVirtualizationTypes": ["paravirtual"]},
            {"SupportedRootDeviceTypes": ["instance-store"]},
            {"EbsInfo": {"EncryptionSupport": "unsupported"}},
            {"SupportedUsageClasses": ["capacity-block"]},
        ):
            self.assertEqual(len(instances.problems(REGIONS, given({"t3.small": row("x86_64", **lack)}), CITED)), 1, lack)


class Offerings(unittest.TestCase):
    def test_a_zone_is_a_bit_at_its_number(self):
        self.assertEqual([instances.mask(zones) for zones in ([], ["use1-az1"], ["use1-az6", "use1-az2"])], ["0", "1", "Y"])

    def test_regions_and_zones_without_records_have_no_column_and_no_bit(self):
        kept, excluded = instances.columns(REGIONS, given())
        self.assertEqual(kept, {"us-east-1": ["use1-az1", "use1-az2"]})
        self.assertEqual(excluded, {"cn-north-1": "no record", "us-west-2": "no record"})

    def test_invented_offerings_are_refused(self):
        everywhere = {region["name"]: {f"{region['code']}-az1": frozenset(["t3.small"])} for region in REGIONS}
        for offered_types, refused in (
            ({name: [{"t3.small"}] * 3 for name in everywhere}, {"us-west-2": "its zones are not known"}),
            (
                {name: [{"t3.small"}, {"t3.small", "t2.small"}, {"t3.small"}] for name in everywhere},
                {"us-west-2": "its zones are not known", "us-east-1": "its records contradict each other", "cn-north-1": "its records contradict each other"},
            ),
        ):
            offered_types = {name: [frozenset(types) for types in three] for name, three in offered_types.items()}
            self.assertEqual(instances.columns(REGIONS, given(offerings=everywhere, offered_types=offered_types))[1], refused)
        made_up = given(offerings={"us-east-1": {"use1-az1": frozenset(["t3.small"]), "use1-az9": frozenset(["t4g.small"])}})
        self.assertEqual(instances.columns(REGIONS, made_up)[0], {"us-east-1": ["use1-az1"]})
        self.assertEqual(rows(made_up)["t4g.small"][4], "0")

    def test_a_denial_needs_two_witnesses(self):
        read = given({"m9g.large": row("arm64"), "t3.small": row("x86_64")}, priced={"us-east-1": frozenset(["m9g.large", "t3.small"])})
        self.assertEqual([rows(read)[name][4] for name in ("m9g.large", "t3.small")], ["?", "3"])


class DataFile(unittest.TestCase):
    """The file as written, decoded here from the format's description alone, against the packages' files read plainly."""

    @classmethod
    def setUpClass(cls):
        cls.packages = packages.install(catalog.TARGET)
        _, source, columns, *rows = (catalog.DATA / "instance_types.txt").read_text().splitlines()
        cls.source = json.loads(source)
        cls.columns = [column.split("=") for column in columns.split(" ")]
        cls.rows = {fields[0]: fields[1:] for fields in (line.split(" ") for line in rows)}

    def read(self, path):
        return json.loads(gzip.decompress((self.packages / "moto/ec2/resources" / path).read_bytes()))

    def bits(self, sign):
        order = [*map(str, range(10)), *map(chr, range(65, 91)), *map(chr, range(97, 123)), "+", "/"]
        return order.index(sign)

    def test_the_file_is_of_the_same_source_as_the_others(self):
        regions = json.loads((catalog.DATA / "regions.json").read_text())
        self.assertEqual(self.source, regions["source"])

    def test_a_sample_of_pairs_agrees_with_the_records(self):
        regions = json.loads((catalog.DATA / "regions.json").read_text())["regions"]
        pairs, total, unsure = [], 0, 0
        for row in regions:
            path = f"instance_type_offerings/availability-zone-id/{row['name']}.json.gz"
            if not (self.packages / "moto/ec2/resources" / path).exists():
                self.assertNotIn(row["code"], [code for code, _ in self.columns])
                continue
            offered = {(entry["Location"], entry["InstanceType"]) for entry in self.read(path)}
            total += len(offered)
            zones = {zone for zone, _ in offered}
            pairs += [(row["code"], zone, name, (zone, name) in offered) for zone in sorted(zones) for name in sorted(self.rows)]
        random.Random(3).shuffle(pairs)
        at = {code: (index, self.bits(mask)) for index, (code, mask) in enumerate(self.columns)}
        for code, zone, name, offered in pairs[:5000]:
            index, recorded = at[code]
            bit = 1 << int(zone[-1]) - 1
            self.assertTrue(recorded & bit, zone)
            if len(self.rows[name]) == 1:
                self.assertFalse(offered, (zone, name))
                continue
            sign = self.rows[name][4][index]
            if sign == "?":
                unsure += 1
                self.assertFalse(offered, (zone, name))
            else:
                self.assertEqual(bool(self.bits(sign) & bit), offered, (zone, name))
        self.assertLess(unsure, 250)
        cells = "".join(row[4] for row in self.rows.values() if len(row) > 1).replace("?", "")
        written = sum(bin(self.bits(sign)).count("1") for sign in cells)
        self.assertEqual(written, total)

    def test_a_sample_of_types_agrees_with_the_records(self):
        recorded = self.read("instance_types.json.gz")
        self.assertEqual(set(recorded), {name for name, row in self.rows.items() if len(row) > 1})
        for name in random.Random(3).sample(sorted(recorded), 200):
            architecture, vcpus, memory, marks, cells = self.rows[name]
            row = recorded[name]
            self.assertTrue(any(text.startswith(architecture) for text in row["ProcessorInfo"]["SupportedArchitectures"]), name)
            self.assertEqual((int(vcpus), int(memory)), (row["VCpuInfo"]["DefaultVCpus"], row["MemoryInfo"]["SizeInMiB"]))
            self.assertEqual("C" in marks, row["CurrentGeneration"], name)
            self.assertEqual("S" in marks, "spot" in row["SupportedUsageClasses"], name)
            self.assertEqual(len(cells), len(self.columns))


if __name__ == "__main__":
    unittest.main()
