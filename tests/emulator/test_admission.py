"""How policies are read."""

from __future__ import annotations

import json
import unittest
from typing import Any

from carshare_emulator.admission import Asked, admits
from carshare_emulator.gaps.glue import is_type

ASKED = Asked("s3:PutObject", "arn:aws:s3:::b/k", "firehose.amazonaws.com", {"aws:SourceAccount": "1", "aws:SecureTransport": "true"})
ALLOW = {"Effect": "Allow", "Principal": "*", "Action": "s3:Put*", "Resource": "arn:aws:s3:::b/*"}


def admitted(*statements: dict[str, Any]) -> bool:
    """Whether a policy of these statements admits the request."""
    return admits([json.dumps({"Statement": list(statements)})], ASKED)


class Policies(unittest.TestCase):
    """Statements and conditions."""

    def test_statements(self) -> None:
        for change, expected in (
            ({}, True),
            ({"Action": ["s3:get*", "S3:PUTOBJECT"]}, True),
            ({"Action": "s3:GetObject"}, False),
            ({"Resource": "arn:aws:s3:::other/*"}, False),
            ({"Resource": "*"}, True),
            ({"Principal": {"Service": ["firehose.amazonaws.com", "other"]}}, True),
            ({"Principal": {"AWS": "*"}}, True),
            ({"Principal": {"Service": "cloudtrail.amazonaws.com"}}, False),
            ({"Principal": {"AWS": "arn:aws:iam::1:root"}}, False),
            ({"Effect": "Deny"}, False),
        ):
            with self.subTest(change=change):
                self.assertEqual(admitted({**ALLOW, **change}), expected)
        self.assertFalse(admitted())
        self.assertFalse(admitted(ALLOW, {**ALLOW, "Effect": "Deny"}), "a denial wins")
        negated = {name: value for name, value in ALLOW.items() if name != "Action"}
        self.assertFalse(admitted({**negated, "NotAction": "s3:Put*"}))
        self.assertTrue(admitted({**negated, "NotAction": "s3:Get*"}))

    def test_conditions(self) -> None:
        for operator, key, wanted, expected in (
            ("StringEquals", "AWS:sourceaccount", ["1", "2"], True),
            ("StringEquals", "aws:SourceAccount", "2", False),
            ("StringLike", "aws:SourceAccount", "?", True),
            ("StringNotEquals", "aws:SourceAccount", "2", True),
            ("StringNotEquals", "aws:SourceAccount", ["1", "2"], False),
            ("StringEquals", "aws:SourceArn", "a", False),
            ("StringEqualsIfExists", "aws:SourceArn", "a", True),
            ("ArnNotLike", "aws:SourceArn", "a", True),
            ("Null", "aws:SourceArn", "true", True),
            ("Null", "aws:SourceAccount", True, False),
            ("Bool", "aws:SecureTransport", True, True),
            ("Bool", "aws:SecureTransport", "false", False),
            ("NumericEquals", "aws:SourceAccount", "1", False),
        ):
            with self.subTest(operator=operator, key=key, wanted=wanted):
                self.assertEqual(admitted({**ALLOW, "Condition": {operator: {key: wanted}}}), expected)


class Types(unittest.TestCase):
    """The types of a table's columns."""

    def test_types(self) -> None:
        good = "string", "decimal(10, 2)", "varchar(10)", "array<int>", "map<string,array<double>>", "struct<a:int,b:struct<c:decimal(3,1)>>"
        bad = "text", "", "decimal(39,2)", "decimal(2,3)", "char(256)", "array<>", "array<int,int>", "map<string>", "struct<int>", "array<int"
        self.assertEqual([text for text in good if not is_type(text)], [])
        self.assertEqual([text for text in bad if is_type(text)], [])


if __name__ == "__main__":
    unittest.main()
