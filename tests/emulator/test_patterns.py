"""Java's patterns in Python."""

from __future__ import annotations

import unittest

from carshare_contract.patterns import UntranslatableError, matches, translate


class Patterns(unittest.TestCase):
    """Patterns as they stand in models, with what they accept and refuse."""

    def test_translated(self) -> None:
        cases = [
            (r"[\w+=,.@-]+", "a@b", "\u00e9"),
            (r"[\w-_]*", "a-b", "a.b"),
            (r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", "Gr\u00fcn 1", "a!"),
            (r"\p{ASCII}+", "az", "\u00e9"),
            (r"[^\p{Cntrl}]*", "a b", "a\tb"),
            (r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF]*", "\U0001f697", "\n"),
            (r"(?<first>a)b", "ab", "aab"),
            (r"(?i)all|[0-9]{12}", "ALL", "al"),
            (r"^a", "ab", "ba"),
            (r"b$", "ab", "ba"),
            (r"^[a-z]+$", "a", "a\n"),
        ]
        for pattern, good, bad in cases:
            with self.subTest(pattern=pattern):
                self.assertTrue(matches(pattern, good))
                self.assertFalse(matches(pattern, bad))

    def test_untranslatable(self) -> None:
        for pattern in (r"[a-z&&[^b]]", r"a*+b", r"\p{Nope}", r"[a[b]]", r"\h"):
            with self.subTest(pattern=pattern), self.assertRaises(UntranslatableError):
                translate(pattern)


if __name__ == "__main__":
    unittest.main()
