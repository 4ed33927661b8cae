"""The page's script, run by Node.js on the answers that a browser would get."""

from __future__ import annotations

import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from agent import program  # noqa: E402
from instance import APP  # noqa: E402

STATUS = {"body": {"deployment": "d-1", "version": "abc", "region": "us-east-1", "database": None, "shared_files": True}}


def shown(**answers: object) -> dict:
    """What the page asks and shows; an answer that is missing is a network that is down."""
    given = {{"session": "/account/session", "status": "/status.json"}[name]: answer for name, answer in answers.items()}
    result = subprocess.run(
        [program("node", "install Node.js 20 or newer"), str(Path(__file__).parent / "page.mjs"), str(APP / "site/app.js"), json.dumps(given)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


class Session(unittest.TestCase):
    """Whether somebody is signed in."""

    def test_signed_in(self) -> None:
        page = shown(session={"body": {"signed_in": True, "user": "a1b2"}}, status=STATUS)
        self.assertEqual(page["session"], "Signed in as a1b2.")
        # A redirect that was followed would end at another origin, which no page may read.
        self.assertEqual(page["asked"]["/account/session"], {"cache": "no-store", "redirect": "manual"})

    def test_signed_out(self) -> None:
        page = shown(session={"type": "opaqueredirect", "ok": False, "status": 0}, status=STATUS)
        self.assertEqual(page["session"]["children"], [{"href": "/account", "text": "Sign in", "children": []}])

    def test_no_sign_in_here(self) -> None:
        self.assertEqual(shown(session={"body": {"signed_in": False}})["session"], "/account needs no sign-in here.")

    def test_failures_are_told(self) -> None:
        self.assertIn("status 502", shown(session={"ok": False, "status": 502}, status=STATUS)["session"])
        self.assertIn("no network", shown()["session"])


class Status(unittest.TestCase):
    """What answers."""

    def test_it_is_shown(self) -> None:
        texts = shown(status=STATUS)["status"]["children"]
        self.assertEqual(dict(zip(texts[::2], texts[1::2], strict=True)), {
            "Region": "us-east-1", "Deployment": "d-1", "Version": "abc", "Database": "none", "Shared files": "yes",
        })

    def test_a_failure_is_told(self) -> None:
        self.assertIn("no network", shown()["status"])


if __name__ == "__main__":
    unittest.main()
