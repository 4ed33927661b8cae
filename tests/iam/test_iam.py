"""Each rule finds the violation that is planted for it, and nothing in the sound tree that it is planted in."""

from __future__ import annotations

import copy
import json
import unittest
from typing import Any

import prove
from carshare_iam import database, documents
from carshare_iam.reviewed import Reviewed

ACCOUNT = "123456789012"
TRUST = {"Sid": "Take", "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}
READ = {"Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::a-bucket/*"}
ROOT = {"Sid": "Root", "Effect": "Allow", "Action": "kms:*", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Resource": "*"}
TLS = {
    "Sid": "Tls", "Effect": "Deny", "Action": "s3:*", "Principal": "*", "Resource": ["arn:aws:s3:::a-bucket", "arn:aws:s3:::a-bucket/*"],
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}  # fmt: skip
METRICS = {"Sid": "Metrics", "Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*"}
LIST = """
[[action]]
where     = "*.aws_kms_key.*"
sid       = "Root"
action    = "kms:*"
principal = "the account's root"
reason    = "the root hands it to IAM"
link      = "https://docs.aws.amazon.com/"

[[own_resource]]
type   = "aws_kms_key"
reason = "the star is this key"
link   = "https://docs.aws.amazon.com/"

[[no_resource_level]]
actions = ["cloudwatch:PutMetricData"]
reason  = "the API has no resources"
link    = "https://docs.aws.amazon.com/"

[[resource]]
where    = "module.m.aws_iam_policy.p"
sid      = "Roles"
resource = "arn:*:iam::*:role/*"
actions  = ["iam:GetRole"]
reason   = "any role may be looked at"
link     = "https://docs.aws.amazon.com/"

[[aws_policy]]
where  = "*.aws_iam_role_policy_attachment.core"
policy = "AmazonSSMManagedInstanceCore"
reason = "what the agent needs anyway"
link   = "https://docs.aws.amazon.com/"

[[parliament]]
where  = "*.aws_iam_policy.p"
issue  = "UNKNOWN_CONDITION_FOR_ACTION"
detail = "Unknown condition s3:prefix for action s3:GetObject"
reason = "planted for the tests' sake"
link   = "https://docs.aws.amazon.com/"
"""


def policy(*statements: dict[str, Any], version: str = "2012-10-17") -> str:
    """The text of a policy."""
    return json.dumps({"Version": version, "Statement": list(statements)})


def sound() -> dict[str, dict[str, Any]]:
    """The values of a tree in which nothing is wrong, by address."""
    arn = f"arn:aws:iam::{ACCOUNT}:policy/p"
    return {
        "aws_iam_role.r": {"name": "r", "assume_role_policy": policy(TRUST), "inline_policy": []},
        "aws_iam_policy.p": {"arn": arn, "policy": policy(READ, METRICS)},
        "aws_iam_role_policy_attachment.own": {"role": "r", "policy_arn": arn},
        "aws_iam_role_policy_attachment.core": {"role": "r", "policy_arn": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"},
        "aws_kms_key.k": {"arn": f"arn:aws:kms:us-east-1:{ACCOUNT}:key/k", "key_id": "k", "policy": policy(ROOT)},
        "aws_s3_bucket.b": {"id": "a-bucket", "policy": ""},
        "aws_s3_bucket_policy.b": {"bucket": "a-bucket", "policy": policy(TLS)},
    }


def state(values: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The state of one module, as Terraform shows it."""
    resources = [{"address": f"module.m.{name}", "mode": "managed", "type": name.split(".")[0], "values": own} for name, own in values.items()]
    return {"values": {"root_module": {"child_modules": [{"resources": resources}]}}}


def findings(values: dict[str, dict[str, Any]]) -> list[str]:
    """What is wrong with a tree."""
    return prove.judge(state(values), Reviewed.read(LIST))[0]


class RulesTest(unittest.TestCase):
    """The rules, each in a tree that is sound but for one fault."""

    def finds(self, complaint: str, address: str, **planted: Any) -> None:
        """The values of one resource bring the finding; whatever parliament says besides is its own."""
        values = sound()
        values.setdefault(address, {}).update(planted)
        found = findings(values)
        self.assertTrue(any(complaint in one for one in found), found)
        for one in found:
            self.assertTrue(complaint in one or ": parliament: " in one, one)

    def finds_in_policy(self, complaint: str, statement: dict[str, Any], **changes: Any) -> None:
        """The same with an identity's policy of one statement."""
        self.finds(complaint, "aws_iam_policy.p", policy=policy({**statement, **changes}))

    def test_a_sound_tree_has_no_findings(self) -> None:
        found, report = prove.judge(state(sound()), Reviewed.read(LIST))
        self.assertEqual(found, [])
        self.assertIn("4 policies resolved (1 identity, 2 resource, 1 trust), 0 unresolved", report)
        self.assertIn("judged 4, skipped 0", report)

    def test_an_expression_is_unresolved(self) -> None:
        self.finds("holds `${`", "aws_iam_policy.p", policy=policy({**READ, "Resource": "${aws_s3_bucket.b.arn}/*"}))

    def test_a_placeholder_is_unresolved(self) -> None:
        self.finds("placeholder", "aws_iam_policy.p", policy=policy({**READ, "Resource": f"arn:aws:s3:::{documents.PLACEHOLDERS[0]}/*"}))

    def test_no_policy_is_unresolved_where_one_must_be(self) -> None:
        for empty in ("", None):
            self.finds("`policy` is empty", "aws_kms_key.k", policy=empty)

    def test_a_policy_without_statements_is_unresolved(self) -> None:
        self.finds("has no statement", "aws_s3_bucket_policy.b", policy=policy())

    def test_an_empty_value_is_unresolved(self) -> None:
        self.finds("holds an empty value", "aws_iam_policy.p", policy=policy({**READ, "Resource": []}))

    def test_what_is_no_json_is_unresolved(self) -> None:
        self.finds("is not JSON", "aws_iam_policy.p", policy="{")

    def test_a_policy_in_a_place_that_is_not_known_is_found(self) -> None:
        self.finds("the list of such places lacks it", "aws_new_thing.n", access=[{"json": policy(READ)}])

    def test_a_tree_without_policies_is_found(self) -> None:
        self.assertEqual(findings({}), ["there is no policy to judge"])

    def test_an_inline_policy_is_judged(self) -> None:
        self.finds("it allows s3:*", "aws_iam_role.r", inline_policy=[{"name": "i", "policy": policy({**READ, "Action": "s3:*"})}])

    def test_an_earlier_text_is_not_judged_but_the_one_that_replaced_it(self) -> None:
        values = sound()
        values["aws_s3_bucket.b"]["policy"] = policy({**READ, "Action": "s3:*", "Principal": "*"})
        self.assertEqual(findings(values), [])
        del values["aws_s3_bucket_policy.b"]
        self.assertTrue(any("it allows s3:*" in one for one in findings(values)))

    def test_every_action_is_refused(self) -> None:
        for star in ("*", "s3:*", "s3:Get*"):
            values = sound()
            values["aws_iam_policy.p"]["policy"] = policy({**READ, "Action": [star]})
            self.assertTrue(any(f"it allows {star}" in one for one in findings(values)), star)

    def test_a_reviewed_star_is_of_its_principal_only(self) -> None:
        other = {**ROOT, "Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
        self.finds("it allows kms:*", "aws_kms_key.k", policy=policy(other))

    def test_what_is_not_named_is_not_allowed(self) -> None:
        not_action = {"Sid": "Not", "Effect": "Allow", "NotAction": "iam:CreateUser", "Resource": "arn:aws:s3:::a-bucket"}
        values = sound()
        values["aws_iam_policy.p"]["policy"] = policy(not_action)
        self.assertTrue(any("it allows by NotAction" in one for one in findings(values)))

    def test_every_resource_is_refused(self) -> None:
        for resource in ("*", "arn:aws:s3:::*", "arn:aws:s3:::*/*"):
            self.finds_in_policy(f"it allows s3:GetObject on {resource}", READ, Resource=resource)
        roles = {"Sid": "Roles", "Effect": "Allow", "Action": "iam:DeleteRole", "Resource": f"arn:aws:iam::{ACCOUNT}:role/*"}
        self.finds_in_policy("it allows iam:DeleteRole on", roles)

    def test_a_reviewed_star_is_of_its_actions_only(self) -> None:
        values = sound()
        roles = {"Sid": "Roles", "Effect": "Allow", "Action": "iam:GetRole", "Resource": f"arn:aws:iam::{ACCOUNT}:role/*"}
        values["aws_iam_policy.p"]["policy"] = policy(roles)
        self.assertEqual(findings(values), [])
        self.finds_in_policy("it allows iam:TagRole", roles, Action=["iam:GetRole", "iam:TagRole"])
        self.finds_in_policy("it allows cloudwatch:ListMetrics on *", METRICS, Action="cloudwatch:ListMetrics")

    def test_an_action_that_does_not_exist_is_found(self) -> None:
        self.finds_in_policy("there is no action s3:ReadObject", READ, Action=["s3:GetObject", "s3:ReadObject"])
        self.finds_in_policy("there is no action s5:GetObject", READ, Action=["s3:GetObject", "s5:GetObject"])
        self.finds_in_policy("is spelled s3:GetObject", READ, Action="s3:getObject")

    def test_a_refusal_of_nothing_is_found(self) -> None:
        self.finds("there is no action s3:ReadObject", "aws_s3_bucket_policy.b", policy=policy({**TLS, "Action": ["s3:GetObject", "s3:ReadObject"]}))

    def test_a_condition_key_that_does_not_exist_is_found(self) -> None:
        self.finds("there is no condition key aws:SourceAcount", "aws_iam_role.r", assume_role_policy=policy({**TRUST, **equals("aws:SourceAcount")}))

    def test_everybody_is_refused(self) -> None:
        open_ = {**TLS, "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a-bucket/*"}
        self.finds("it admits everybody", "aws_s3_bucket_policy.b", policy=policy(open_))
        values = sound()
        values["aws_s3_bucket_policy.b"]["policy"] = policy({**open_, **equals("aws:PrincipalAccount")})
        self.assertEqual(findings(values), [])

    def test_a_role_that_may_be_passed_to_any_service_is_found(self) -> None:
        passing = {"Sid": "Pass", "Effect": "Allow", "Action": "iam:PassRole", "Resource": f"arn:aws:iam::{ACCOUNT}:role/r"}
        self.finds_in_policy("iam:PassRole without iam:PassedToService", passing)

    def test_a_bucket_policy_of_another_bucket_is_found(self) -> None:
        self.finds("arn:aws:s3:::b-bucket is another resource", "aws_s3_bucket_policy.b", policy=policy({**TLS, "Resource": "arn:aws:s3:::b-bucket"}))

    def test_a_resource_policy_about_another_service_is_found(self) -> None:
        statement = {**TLS, "Action": "sns:Publish"}
        self.finds("sns:Publish is none of the actions of s3", "aws_s3_bucket_policy.b", policy=policy(statement))

    def test_a_trust_policy_that_trusts_nobody_is_found(self) -> None:
        trust = {key: value for key, value in TRUST.items() if key != "Principal"}
        self.finds("it names nobody", "aws_iam_role.r", assume_role_policy=policy(trust))

    def test_an_old_version_of_the_language_is_found(self) -> None:
        self.finds("Version is not 2012-10-17", "aws_iam_policy.p", policy=policy(READ, version="2008-10-17"))

    def test_a_policy_of_awss_own_is_found(self) -> None:
        self.finds("AdministratorAccess was not looked at", "aws_iam_role_policy_attachment.core", policy_arn="arn:aws:iam::aws:policy/AdministratorAccess")

    def test_a_policy_from_elsewhere_is_found(self) -> None:
        self.finds("is no policy of the tree", "aws_iam_role_policy_attachment.own", policy_arn=f"arn:aws:iam::{ACCOUNT}:policy/q")

    def test_an_eleventh_policy_is_found(self) -> None:
        values = sound()
        for number in range(9):
            values[f"aws_iam_role_policy_attachment.n{number}"] = dict(values["aws_iam_role_policy_attachment.own"])
        (found,) = findings(values)
        self.assertIn("the role r has 11 policies attached", found)

    def test_parliament_is_heard(self) -> None:
        self.finds_in_policy("RESOURCE_MISMATCH: s3:GetObject wants a resource like arn:*:s3:::*/*", READ, Resource="arn:aws:s3:::a-bucket")

    def test_parliament_is_heard_on_trust_policies(self) -> None:
        self.finds("UNKNOWN_CONDITION_FOR_ACTION", "aws_iam_role.r", assume_role_policy=policy({**TRUST, **equals("s3:prefix")}))

    def test_a_reviewed_finding_of_parliament_is_not_one(self) -> None:
        values = sound()
        values["aws_iam_policy.p"]["policy"] = policy({**READ, **equals("s3:prefix")})
        self.assertEqual(findings(values), [])


class PlanTest(unittest.TestCase):
    """A plan is judged as far as it is known."""

    def test_what_is_not_known_is_counted_and_the_rest_judged(self) -> None:
        key = {"arn": None, "policy": None}
        role = {"name": "r", "assume_role_policy": policy({**TRUST, "Action": "sts:*"}), "inline_policy": []}
        changes = [
            {"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key", "change": {"after": key, "after_unknown": {"arn": True, "policy": True}}},
            {"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "change": {"after": role, "after_unknown": {"arn": True}}},
        ]
        found = documents.find(documents.resources_of({"resource_changes": changes}))
        self.assertEqual((len(found.documents), found.not_known, found.unresolved), (1, 1, []))
        self.assertTrue(any("it allows sts:*" in one for one in prove.judge({"resource_changes": changes}, Reviewed.read(LIST))[0]))


class ListTest(unittest.TestCase):
    """What an entry of the list must be."""

    def test_the_projects_list_is_sound(self) -> None:
        self.assertEqual(Reviewed.checked_in().faults(), [])

    def test_what_is_not_used_is_found(self) -> None:
        reviewed = Reviewed.read(LIST)
        prove.judge(state(sound()), reviewed)
        unused = " ".join(reviewed.unused())
        self.assertIn("iam:GetRole is not used", unused)
        self.assertIn("[[parliament]]", unused)
        self.assertNotIn("AmazonSSMManagedInstanceCore", unused)
        self.assertNotIn("kms:*", unused)

    def faults(self, kind: str, changes: dict[str, Any]) -> str:
        """What is wrong with the entry of a list once it is changed so."""
        reviewed = copy.deepcopy(Reviewed.read(LIST))
        (entry,) = [entry for entry in reviewed.entries if entry.kind == kind]
        entry.values.update(changes)
        return " ".join(reviewed.faults())

    def test_a_reason_a_link_and_its_keys_are_needed(self) -> None:
        self.assertIn("no reason", self.faults("own_resource", {"reason": "so it is"}))
        self.assertIn("no link", self.faults("own_resource", {"link": "see AWS"}))
        self.assertIn("its keys are", self.faults("own_resource", {"types": []}))

    def test_actions_must_stand_where_awss_reference_puts_them(self) -> None:
        self.assertIn("s3:GetObject has resource-level permissions", self.faults("no_resource_level", {"actions": ["s3:GetObject"]}))
        self.assertIn("belongs under [[no_resource_level]]", self.faults("resource", {"resource": "*", "actions": ["cloudwatch:PutMetricData"]}))
        self.assertIn("there is no action s3:ReadObject", self.faults("resource", {"actions": ["s3:ReadObject"]}))


class DatabaseTest(unittest.TestCase):
    """What is asked of AWS's reference."""

    def test_every_resource_of_a_type_is_told_from_some(self) -> None:
        for star in ("*", "arn:aws:s3:::*", "arn:aws:logs:us-east-1:1:log-group:*", "arn:aws:iam::1:role/*", "arn:aws:sns:us-east-1:1:*", "arn:aws:*:*:*:*"):
            self.assertTrue(database.is_open(star), star)
        for some in ("arn:aws:s3:::a/*", "arn:aws:s3:::a-*/*", "arn:aws:logs:us-east-1:1:log-group:/a/*", "arn:aws:glue:us-east-1:1:catalog", "arn:aws:kms:us-east-1:1:key/k"):
            self.assertFalse(database.is_open(some), some)

    def test_keys_with_a_part_of_ones_own_exist(self) -> None:
        for key in ("kms:EncryptionContext:aws:s3:arn", "aws:ResourceTag/team", "AWS:SourceAccount", "sts:ExternalId"):
            self.assertTrue(database.is_key(key), key)
        for key in ("kms:EncryptionContexts", "aws:SourceAccounts", "nothing:Here", "ViaService"):
            self.assertFalse(database.is_key(key), key)


def equals(key: str) -> dict[str, Any]:
    """A condition on one key."""
    return {"Condition": {"StringEquals": {key: ACCOUNT}}}


if __name__ == "__main__":
    unittest.main()
