"""What a skip of a check must say."""

import tempfile
import unittest
from pathlib import Path

import scan

CATEGORIES = {"CKV_AWS_1": ["IAM"], "CKV_AWS_2": ["LOGGING"], "CKV2_AWS_3": ["NETWORKING"]}
LINK = "https://docs.aws.amazon.com/"


def skips(comment: str) -> list[scan.Skip]:
    """The skips of a tree with this comment in a resource."""
    with tempfile.TemporaryDirectory() as folder:
        text = f'resource "aws_s3_bucket" "logs" {{\n  {comment}\n  bucket = "b"\n}}\n'
        Path(folder, "main.tf").write_text(text)
        return list(scan.skips_of(Path(folder)))


class SkipTest(unittest.TestCase):
    """Each rule, kept and broken."""

    def faults(self, comment: str) -> list[str]:
        """What is wrong with the one skip of a comment."""
        (skip,) = skips(comment)
        return list(skip.faults(CATEGORIES))

    def test_a_skip_is_found_with_its_resource(self) -> None:
        (skip,) = skips(f"#checkov:skip=CKV_AWS_2:nobody reads these logs {LINK}")
        self.assertEqual((skip.place, skip.block, skip.check), ("main.tf", "aws_s3_bucket.logs", "CKV_AWS_2"))

    def test_no_comment_is_no_skip(self) -> None:
        self.assertEqual(skips("# checkov likes this bucket"), [])

    def test_a_reason_and_a_link_are_enough_for_most(self) -> None:
        self.assertEqual(self.faults(f"#checkov:skip=CKV_AWS_2:nobody reads these logs {LINK}"), [])

    def test_a_reason_is_needed(self) -> None:
        self.assertEqual(self.faults(f"#checkov:skip=CKV_AWS_2:{LINK}"), ["no reason"])

    def test_a_link_is_needed(self) -> None:
        self.assertEqual(self.faults("#checkov:skip=CKV_AWS_2:nobody reads these logs"), ["no link"])

    def test_the_check_must_exist(self) -> None:
        self.assertEqual(self.faults(f"#checkov:skip=CKV_AWS_9:nobody reads these logs {LINK}"), ["no such check"])

    def test_access_and_exposure_need_a_decision_record(self) -> None:
        for check in ("CKV_AWS_1", "CKV2_AWS_3"):
            (fault,) = self.faults(f"#checkov:skip={check}:it is fine like this {LINK}")
            self.assertIn("decision record", fault)

    def test_the_readme_lists_the_skips_between_its_marks(self) -> None:
        found = skips(f"#checkov:skip=CKV_AWS_2:nobody reads these logs {LINK}")
        readme = f"before\n{scan.BEGIN}\nold\n{scan.END}\nafter\n"
        listed = scan.with_skips(readme, found)
        self.assertIn("| CKV_AWS_2 | `aws_s3_bucket.logs` in `main.tf` | nobody reads these logs", listed)
        self.assertNotIn("old", listed)
        self.assertTrue(listed.startswith("before\n") and listed.endswith(f"{scan.END}\nafter\n"))
        self.assertEqual(scan.with_skips(listed, found), listed)

    def test_the_record_must_exist(self) -> None:
        record = sorted(scan.DECISIONS.glob("[0-9]*-*.md"))[0].name[:4]
        self.assertEqual(self.faults(f"#checkov:skip=CKV_AWS_1:it is fine, see decision record {record} {LINK}"), [])
        (fault,) = self.faults(f"#checkov:skip=CKV_AWS_1:it is fine, see decision record 9999 {LINK}")
        self.assertIn("9999", fault)


if __name__ == "__main__":
    unittest.main()
