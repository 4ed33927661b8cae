"""Tests of the rules for Aurora, and of the data files against a reading of the sources that shares no code with them."""

import datetime
import gzip
import json
import random
import re
import unittest

import aurora
import aurora_sources
import catalog
import packages

MYSQL, POSTGRESQL = "aurora-mysql", "aurora-postgresql"
OLD, NEW, OTHER = "8.0.mysql_aurora.3.04.0", "8.0.mysql_aurora.3.10.1", "8.4.mysql_aurora.8.4.7"
# What RDS for PostgreSQL has and Aurora has not.
RDS = frozenset(["db.m5.large", "db.r6g.large", "db.r7g.large", "db.x2iedn.large"])


def cited(**changes):
    day = datetime.date(2028, 4, 30)
    sound = {
        MYSQL: {"calendar": {"lts": ["3.10"], "lines": {"8.0": day}, "minors": {"3.04": datetime.date(2026, 10, 31), "3.10": day}}},
        POSTGRESQL: {"calendar": {"lts": ["16.8"], "lines": {"16": day}, "minors": {"16.8": day}}},
        "global": {MYSQL: {"8.0": "3.01.0"}, POSTGRESQL: {"16": "16.1"}},
        "write_forwarding": {MYSQL: {"8.0": "3.08.0"}, POSTGRESQL: {"16": "16.9"}},
        "serverless_256": {MYSQL: {"8.0": "3.06.0"}, POSTGRESQL: {"16": "16.1"}},
        "serverless_zero": {MYSQL: {"8.0": "3.08.0"}, POSTGRESQL: {"16": "16.3"}},
        "classes": {"line": "8.0", "floors": {"db.r7g": "3.08.0", "db.t3.medium": "3.01.0"}, "refused": {"db.r4": "3.01.0"}},
    }
    return {**sound, **changes}


def given(**changes):
    classes = frozenset(["db.r6g.large", "db.r7g.large", "db.r4.large", "db.t3.medium", "db.serverless"])
    sound = {
        "listed": {
            MYSQL: frozenset([OLD, NEW, OTHER, "8.0", "8.0.mysql_aurora.3.05.0", "5.7.12"]),
            POSTGRESQL: frozenset(["16", "16.4", "16.8", "16.10", "16.9", "16.9-limitless"]),
        },
        "deprecated": {MYSQL: frozenset(["8.0.mysql_aurora.3.05.0"]), POSTGRESQL: frozenset(["16.4"])},
        "creatable": {MYSQL: {OLD: "aurora-mysql8.0"}, POSTGRESQL: {"16.8": "aurora-postgresql16"}},
        "orderable": {
            MYSQL: {"8.0": classes | RDS, "8.4": classes | RDS},
            POSTGRESQL: {"16.8": frozenset(["db.r6g.large", "db.serverless"]), "16.9": frozenset(["db.serverless"]) | RDS},
        },
        "priced": {MYSQL: {"us-east-1": classes, "cn-north-1": classes}, POSTGRESQL: {"us-east-1": frozenset(["db.r6g.large"])}},
        "recorded": (("15.2", "db.r6g.large", True, True), ("15.2", "db.t3.medium", False, True)),
    }
    return aurora_sources.AuroraSources(**{**sound, **changes})


class Versions(unittest.TestCase):
    def test_kept_are_the_listed_ones_that_can_be_created_in_order(self):
        self.assertEqual(aurora.versions(given()), {MYSQL: [OLD, NEW, OTHER], POSTGRESQL: ["16.8", "16.9", "16.10"]})
        revived = given(creatable={MYSQL: {}, POSTGRESQL: {"16.4": "aurora-postgresql16"}})
        self.assertEqual(aurora.versions(revived)[POSTGRESQL][0], "16.4")

    def test_a_row_says_end_marks_and_capacity(self):
        row = lambda engine, version: aurora.version_row(engine, version, given(), cited())
        self.assertEqual(row(MYSQL, OLD), (MYSQL, OLD, "2026-10-31", "G", "128"))
        self.assertEqual(row(MYSQL, NEW), (MYSQL, NEW, "2028-04-30", "LGWZ", "256"))
        self.assertEqual(row(MYSQL, OTHER), (MYSQL, OTHER, "-", "-", "128"))
        self.assertEqual(row(POSTGRESQL, "16.8"), (POSTGRESQL, "16.8", "2028-04-30", "LGZ", "256"))
        self.assertEqual(row(POSTGRESQL, "16.10"), (POSTGRESQL, "16.10", "-", "GW", "-"))  # no list of its classes

    def test_a_short_name_covers_its_patches_only(self):
        self.assertEqual(aurora.shortened("8.0.mysql_aurora.3.10.1", ["3.1", "3.10"]), "3.10")
        self.assertIsNone(aurora.shortened("16.8", ["16.80", "6.8"]))
        self.assertEqual(aurora.shortened("8.4.mysql_aurora.8.4.10", ["8.4.1", "8.4.10"]), "8.4.10")


class Classes(unittest.TestCase):
    def cell(self, engine, version, name, read=None):
        return aurora.version_cell(engine, version, name, read or given(), cited())

    def test_a_list_of_aurora_alone_decides(self):
        self.assertEqual(self.cell(POSTGRESQL, "16.8", "db.r6g.large"), "+")
        self.assertEqual(self.cell(POSTGRESQL, "16.8", "db.r7g.large"), "-")

    def test_a_mixed_list_denies_but_does_not_affirm(self):
        self.assertEqual(self.cell(POSTGRESQL, "16.9", "db.r8g.large"), "-")
        self.assertEqual(self.cell(POSTGRESQL, "16.9", "db.r7g.large"), "?")  # may be RDS's alone
        self.assertEqual(self.cell(POSTGRESQL, "16.9", "db.r6g.large"), "+")  # of 16.8 and higher
        self.assertEqual(self.cell(POSTGRESQL, "16.9", "db.serverless"), "+")  # RDS has none
        self.assertEqual(self.cell(POSTGRESQL, "16.10", "db.r6g.large"), "?")  # no list

    def test_an_older_line_affirms_nothing(self):
        lists = {POSTGRESQL: {"15.9": frozenset(["db.r6g.large"]), "16.9": RDS}}
        self.assertEqual(self.cell(POSTGRESQL, "16.9", "db.r6g.large", given(orderable=lists)), "?")

    def test_mysql_is_cited_by_family_or_class(self):
        self.assertEqual([self.cell(MYSQL, version, "db.r7g.large") for version in (OLD, NEW, OTHER)], ["-", "+", "?"])
        self.assertEqual(self.cell(MYSQL, NEW, "db.t3.medium"), "+")
        self.assertEqual(self.cell(MYSQL, OTHER, "db.serverless"), "+")
        self.assertEqual(self.cell(MYSQL, NEW, "db.r4.large"), "-")
        self.assertEqual(self.cell(MYSQL, NEW, "db.r6g.large"), "?")  # not cited here
        self.assertEqual(self.cell(MYSQL, NEW, "db.r8g.large"), "-")  # not listed

    def test_a_region_needs_a_price_list_of_both_engines(self):
        cells = [aurora.region_cell("db.r6g.large", region, given()) for region in ("us-east-1", "cn-north-1", "us-west-2")]
        self.assertEqual(cells, ["3", "?", "?"])
        self.assertEqual(aurora.region_cell("db.r4.large", "us-east-1", given()), "1")
        self.assertEqual(aurora.region_cell("db.r5.large", "us-east-1", given()), "0")

    def test_regions_outside_the_catalogue_are_left_out(self):
        rows = [{"name": name} for name in ("us-west-2", "us-east-1")]
        self.assertEqual(aurora.regions_of(rows, given()), ["us-east-1"])


class Problems(unittest.TestCase):
    def test_sound_sources_have_none(self):
        self.assertEqual(aurora.problems(given(), cited()), [])

    def test_each_contradiction_stops_the_generator(self):
        later = {"lts": [], "lines": {"8.0": datetime.date(2026, 1, 1)}, "minors": {"3.10": datetime.date(2028, 4, 30)}}
        unlisted = {"lts": ["16.8", "16.7"], "lines": {}, "minors": {"16.8": datetime.date(2028, 1, 1), "16.5": datetime.date(2028, 1, 1)}}
        for read, facts, words in (
            (given(creatable={MYSQL: {}, POSTGRESQL: {"16.12": "aurora-postgresql16"}}), cited(), "does not list it"),
            (given(creatable={MYSQL: {OLD: "aurora-mysql8.4"}, POSTGRESQL: {}}), cited(), "family aurora-mysql8.4"),
            (given(), cited(**{MYSQL: {"calendar": later}}), "longer than its line"),
            (given(), cited(**{POSTGRESQL: {"calendar": unlisted}}), "no source lists it"),
            (given(), cited(**{POSTGRESQL: {"calendar": unlisted}}), "without an end"),
            (given(recorded=(("15.2", "db.t3.medium", True, True),)), cited(), "global databases"),
            (given(recorded=(("15.2", "db.r6g.large", True, False),)), cited(), "Performance Insights"),
            (given(priced={MYSQL: {"us-east-1": frozenset(["db r6g"])}, POSTGRESQL: {}}), cited(), "form of a name"),
        ):
            self.assertTrue(any(words in text for text in aurora.problems(read, facts)), words)


class DataFiles(unittest.TestCase):
    """The files as written, decoded here from the formats' descriptions alone, against the packages' files read plainly."""

    @classmethod
    def setUpClass(cls):
        cls.packages = packages.install(catalog.TARGET)
        _, cls.source, _, *rows = (catalog.DATA / "aurora_versions.txt").read_text().splitlines()
        cls.versions = [row.split(" ") for row in rows]
        _, cls.class_source, regions, *rows = (catalog.DATA / "aurora_classes.txt").read_text().splitlines()
        cls.regions = regions.split(" ")
        cls.classes = {fields[0]: fields[1:] for fields in (row.split(" ") for row in rows)}

    def lint(self, name):
        return json.loads((self.packages / "cfnlint/data/schemas/extensions" / name).read_text())

    def test_the_files_are_of_the_same_source_as_the_others(self):
        regions = json.loads((catalog.DATA / "regions.json").read_text())
        self.assertEqual([json.loads(self.source), json.loads(self.class_source)], [regions["source"]] * 2)

    def test_each_region_has_the_classes_of_its_price_lists(self):
        document = self.lint("aws_rds_dbinstance/dbinstanceclass_enum.json")
        seen = 0
        for column, region in enumerate(self.regions):
            for bit, engine in ((1, MYSQL), (2, POSTGRESQL)):
                priced = set()
                for rule in document[region]["allOf"]:
                    if rule["if"]["properties"]["Engine"] == {"const": engine}:
                        priced |= set(rule["then"]["properties"]["DBInstanceClass"]["enum"])
                ours = {name for name, row in self.classes.items() if int(row[2][column]) & bit}
                self.assertEqual(ours, priced, (region, engine))
                seen += len(ours)
        self.assertGreater(seen, 3000)

    def test_every_version_that_can_be_created_is_there(self):
        text = (self.packages / "ministack/services/rds.py").read_text()
        creatable = set(re.findall(r'\("([0-9][^"]*)", "aurora-(?:mysql|postgresql)[0-9.]+"\)', text))
        ours = {row[1] for row in self.versions}
        self.assertGreater(len(creatable), 60)
        self.assertEqual({name for name in creatable if "limitless" not in name} - ours, set())

    def test_a_sample_of_recorded_classes_is_taken_by_the_version(self):
        path = self.packages / "moto/rds/resources/cluster_options/aurora-postgresql.json.gz"
        rows = [row for row in json.loads(gzip.decompress(path.read_bytes())) if row["DBIC"] in self.classes]
        columns = {row[1]: column for column, row in enumerate(self.versions) if row[0] == POSTGRESQL}
        known = [row for row in rows if row["EV"] in columns]
        self.assertGreater(len(known), 100)
        for row in random.Random(4).sample(known, 100):
            self.assertEqual(self.classes[row["DBIC"]][3][columns[row["EV"]]], "+", (row["EV"], row["DBIC"]))

    def test_what_blueprints_start_with_is_known(self):
        columns = {row[1]: column for column, row in enumerate(self.versions)}
        for version in ("16.8", "17.7", "8.0.mysql_aurora.3.10.1"):
            for name in ("db.r6g.large", "db.r7g.large", "db.t4g.medium", "db.serverless"):
                self.assertEqual(self.classes[name][3][columns[version]], "+", (version, name))


if __name__ == "__main__":
    unittest.main()
