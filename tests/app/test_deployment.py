"""Deployments to an instance with a real nginx: the first, the next, the same again, those that fail, and the way back."""

from __future__ import annotations

import json
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from instance import APP, Instance, build  # noqa: E402

PAGE = (APP / "site/index.html").read_text()
SITE = (APP / "nginx/carshare.conf").read_text()
SECOND_PAGE = PAGE.replace("<h1>Springfield Carshare</h1>", "<h1>Second</h1>")

# By what each page is known.
MARKS = {"placeholder": "Nothing deployed yet", "first": "<h1>Springfield Carshare</h1>", "second": "<h1>Second</h1>"}

# nginx takes it, and no page comes of it.
BROKEN_SITE = SITE.replace("try_files $uri /index.html;", "return 500;")
# nginx does not take it.
REFUSED_SITE = SITE.replace("server_tokens off;", "server_tokens;")


class Deployments(unittest.TestCase):
    """Every test has an instance that has just booted, and the revisions that a pipeline would have made."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory(prefix="revisions-")
        cls.addClassCleanup(folder.cleanup)
        cls.first = build(Path(folder.name), "aaaa1111")
        cls.second = build(Path(folder.name), "bbbb2222", {"site/index.html": SECOND_PAGE})
        cls.broken = build(Path(folder.name), "cccc3333", {"nginx/carshare.conf": BROKEN_SITE})
        cls.refused = build(Path(folder.name), "dddd4444", {"nginx/carshare.conf": REFUSED_SITE})

    def setUp(self) -> None:
        self.instance = self.enterContext(Instance())
        self.agent = self.instance.agent

    def served(self) -> str:
        """The page, in a word."""
        status, text, _ = self.instance.get("/")
        self.assertEqual(status, 200, text)
        return next(page for page, mark in MARKS.items() if mark in text)

    def wait_for(self, page: str, deployment: str | None = None) -> None:
        """A reload is done a moment after it was asked for, and until then nginx's old workers answer now and again."""
        in_a_row = 0
        for _ in range(200):
            is_served = MARKS[page] in self.instance.get("/")[1] and (deployment is None or self.answering() == deployment)
            in_a_row = in_a_row + 1 if is_served else 0
            if in_a_row == 5:
                return
            time.sleep(0.05)
        self.fail(f"{page} of {deployment} is not served: {self.instance.get('/')}, {self.instance.get('/status.json')}")

    def answering(self) -> str | None:
        """Which deployment answers, if one does."""
        status, text, _ = self.instance.get("/status.json")
        return json.loads(text)["deployment"] if status == 200 else None

    def deployed(self) -> str:
        """Which deployment answers."""
        return json.loads(self.instance.get("/status.json")[1])["deployment"]

    def releases(self) -> list[str]:
        return sorted(path.name for path in (self.instance.root / "var/www/carshare/releases").iterdir())

    def succeed(self, revision: Path, deployment: str) -> None:
        result = self.agent.deploy(revision, deployment)
        self.assertIsNone(result.failed, result.output)
        self.assertEqual(self.deployed(), deployment)

    def test_before_the_first_the_placeholder_answers(self) -> None:
        self.assertEqual(self.served(), "placeholder")
        self.assertEqual(self.instance.get("/health")[0], 200)

    def test_the_first_takes_over_and_health_never_fails(self) -> None:
        with self.instance.watched() as failures:
            self.succeed(self.first, "d-1")
        self.assertEqual(failures, [])
        self.assertEqual(self.served(), "first")
        self.assertFalse((self.instance.root / "etc/nginx/conf.d/zz-placeholder.conf").exists())
        self.assertEqual(self.releases(), ["d-1"])

    def test_the_placeholder_does_not_come_back(self) -> None:
        self.succeed(self.first, "d-1")
        self.assertEqual(self.instance.machine.setup().status, 0)
        self.assertFalse((self.instance.root / "etc/nginx/conf.d/zz-placeholder.conf").exists())
        self.assertEqual(self.served(), "first")

    def test_it_is_there_after_a_reboot(self) -> None:
        self.succeed(self.first, "d-1")
        self.assertIn("enable --quiet nginx", self.instance.machine.read("systemctl.log"))
        self.instance.stop_nginx()
        self.instance.start_nginx()
        self.assertEqual(self.deployed(), "d-1")

    def test_the_next_takes_over_and_health_never_fails(self) -> None:
        self.succeed(self.first, "d-1")
        with self.instance.watched() as failures:
            self.succeed(self.second, "d-2")
        self.assertEqual(failures, [])
        self.assertEqual(self.served(), "second")

    def test_the_same_revision_again(self) -> None:
        self.succeed(self.first, "d-1")
        with self.instance.watched() as failures:
            self.succeed(self.first, "d-2")
        self.assertEqual(failures, [])
        self.assertEqual(self.served(), "first")

    def test_each_event_twice_leaves_what_once_leaves(self) -> None:
        self.succeed(self.first, "d-1")
        self.succeed(self.second, "d-2")

        def state() -> dict[str, str]:
            tree = self.instance.machine.tree()
            return {path: text for path, text in tree.items() if path.startswith(("etc/", "var/")) and "/incoming/" not in path}

        before = state()
        archive = self.instance.root / "opt/codedeploy-agent/deployment-root/group/d-2/deployment-archive"
        for event in ("ApplicationStop", "AfterInstall", "ApplicationStart", "ValidateService"):
            for _ in range(2):
                result = self.agent.run(archive, event, "d-2")
                self.assertIsNone(result.failed, result.output)
        self.assertEqual(state(), before)
        self.assertEqual(self.deployed(), "d-2")
        # What was before it is still known.
        self.assertIn("/releases/d-1/", self.instance.machine.read("var/lib/carshare/previous-site.conf"))

    def test_two_releases_stay(self) -> None:
        for number, revision in enumerate((self.first, self.second, self.first, self.second), start=1):
            self.succeed(revision, f"d-{number}")
        self.assertEqual(self.releases(), ["d-3", "d-4"])

    def test_one_deployment_whose_name_begins_with_anothers(self) -> None:
        for deployment in ("d-1", "d-11", "d-111"):
            self.succeed(self.first, deployment)
        self.assertEqual(self.releases(), ["d-11", "d-111"])

    def test_a_first_that_does_not_answer_leaves_the_placeholder(self) -> None:
        with self.instance.watched() as failures:
            result = self.agent.deploy(self.broken, "d-1")
        self.assertEqual(result.failed, "ValidateService", result.output)
        self.assertIn("FAILED: ", result.output)
        self.assertEqual(failures, [])
        self.wait_for("placeholder")
        self.succeed(self.first, "d-2")

    def test_one_that_does_not_answer_leaves_the_one_before_and_is_rolled_back(self) -> None:
        self.succeed(self.first, "d-1")
        with self.instance.watched() as failures:
            result = self.agent.deploy(self.broken, "d-2")
            self.assertEqual(result.failed, "ValidateService", result.output)
            self.wait_for("first", "d-1")
            # A rollback is a new deployment of the last revision that succeeded.
            # https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html
            self.succeed(self.first, "d-3")
        self.assertEqual(failures, [])
        self.assertEqual(self.served(), "first")
        self.assertNotIn("d-2", self.releases())

    def test_a_validation_that_fails_twice_goes_back_once(self) -> None:
        self.succeed(self.first, "d-1")
        self.assertEqual(self.agent.deploy(self.broken, "d-2").failed, "ValidateService")
        self.wait_for("first")
        archive = self.instance.root / "opt/codedeploy-agent/deployment-root/group/d-2/deployment-archive"
        self.assertEqual(self.agent.run(archive, "ValidateService", "d-2").failed, "ValidateService")
        self.assertEqual(self.deployed(), "d-1")

    def test_a_site_that_nginx_refuses_is_never_in_use(self) -> None:
        for before in ("placeholder", "first"):
            if before == "first":
                self.succeed(self.first, "d-1")
            with self.subTest(before), self.instance.watched() as failures:
                result = self.agent.deploy(self.refused, f"d-{before}")
                self.assertEqual(result.failed, "ApplicationStart", result.output)
                self.assertIn("server_tokens", result.output)
                self.assertEqual(failures, [])
                # Nor does it keep nginx from starting.
                self.instance.stop_nginx()
                self.instance.start_nginx()
                self.assertEqual(self.served(), before)
                failures.clear()

    def test_a_dead_web_server_is_started(self) -> None:
        self.instance.stop_nginx()
        self.succeed(self.first, "d-1")

    def test_a_new_agent_knows_nothing_of_what_is_there(self) -> None:
        self.succeed(self.first, "d-1")
        self.agent.forget("group")
        self.succeed(self.second, "d-2")
        self.assertEqual(self.served(), "second")

    def test_another_deployment_group_too(self) -> None:
        self.succeed(self.first, "d-1")
        result = self.agent.deploy(self.second, "d-2", group="another")
        self.assertIsNone(result.failed, result.output)
        self.assertEqual(self.deployed(), "d-2")

    def test_what_a_revision_no_longer_has_is_gone(self) -> None:
        self.succeed(self.first, "d-1")
        self.instance.machine.write("var/www/carshare/incoming/site/left-over.html", "old")
        self.succeed(self.second, "d-2")
        self.assertEqual(self.instance.get("/left-over.html")[0], 404)


class Refusals(unittest.TestCase):
    """An instance that is not ready says so before anything has changed."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory(prefix="revisions-")
        cls.addClassCleanup(folder.cleanup)
        cls.revision = build(Path(folder.name), "aaaa1111")

    def test_without_its_environment(self) -> None:
        with Instance() as instance:
            instance.machine.remove("etc/carshare/environment")
            result = instance.agent.deploy(self.revision, "d-1")
            self.assertEqual(result.failed, "BeforeInstall")
            self.assertIn("etc/carshare/environment is missing", result.output)

    def test_without_a_line_of_it(self) -> None:
        for key in ("REGION", "APP_PORT", "HEALTH_PATH"):
            with self.subTest(key), Instance() as instance:
                text = instance.machine.read("etc/carshare/environment")
                kept = "".join(line for line in text.splitlines(True) if not line.startswith(f"{key}="))
                instance.machine.write("etc/carshare/environment", kept)
                result = instance.agent.deploy(self.revision, "d-1")
                self.assertEqual(result.failed, "BeforeInstall")
                self.assertIn(f"environment has no {key}", result.output)
                self.assertFalse((instance.root / "var/www/carshare").exists())

    def test_without_the_deployments_name(self) -> None:
        with Instance() as instance:
            for name in ("", "../etc", "a b"):
                result = instance.agent.run(self.revision, "BeforeInstall", name)
                self.assertEqual(result.failed, "BeforeInstall")
                self.assertIn("DEPLOYMENT_ID is missing", result.output)

    def test_stopping_cannot_fail(self) -> None:
        with Instance() as instance:
            instance.machine.remove("etc/carshare/environment")
            self.assertIsNone(instance.agent.run(self.revision, "ApplicationStop", "").failed)


if __name__ == "__main__":
    unittest.main()
