"""What a deployed instance answers: pages, health, session, status, headers."""

from __future__ import annotations

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from instance import APP, Instance, build  # noqa: E402

SUBJECT = "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"
SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-0123-AbCdEf"


class Site(unittest.TestCase):
    """One deployment, then requests as the load balancer passes them on."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory(prefix="revisions-")
        cls.addClassCleanup(folder.cleanup)
        cls.revision = build(Path(folder.name), "aaaa1111")
        cls.instance = Instance(DATABASE_SECRET_ARN=SECRET, DATABASE_ENGINE="aurora-postgresql", EFS_MOUNT_POINT="/mnt/efs",
                                EFS_FILE_SYSTEM_ID="fs-0123456789abcdef0", EFS_MOUNT_OPTIONS="_netdev,tls,iam")
        cls.addClassCleanup(cls.instance.machine.close)
        cls.addClassCleanup(cls.instance.stop_nginx)
        cls.result = cls.instance.agent.deploy(cls.revision, "d-ABC123DEF")
        assert cls.result.failed is None, cls.result.output

    def test_the_pages(self) -> None:
        for path, file, kind in (
            ("/", "index.html", "text/html"),
            ("/app.js", "app.js", "application/javascript"),
            ("/style.css", "style.css", "text/css"),
        ):
            status, text, headers = self.instance.get(path)
            self.assertEqual((status, text), (200, (APP / "site" / file).read_text()))
            self.assertEqual(headers["Content-Type"], kind)

    def test_every_other_path_is_the_pages_own(self) -> None:
        for path in ("/account", "/trips/17?a=b"):
            status, text, _ = self.instance.get(path)
            self.assertEqual((status, text), (200, (APP / "site/index.html").read_text()))

    def test_a_file_that_is_not_there_is_missing(self) -> None:
        self.assertEqual(self.instance.get("/old.js")[0], 404)

    def test_health(self) -> None:
        status, text, headers = self.instance.get("/health")
        self.assertEqual((status, text, headers["Content-Type"]), (200, "ok\n", "text/plain"))

    def test_health_is_not_logged(self) -> None:
        before = self.instance.machine.read("access.log").count("/health")
        self.instance.get("/health")
        self.instance.get("/logged")
        log = self.instance.machine.read("access.log")
        self.assertIn("/logged", log)
        # Behind a test's back the scripts have asked too.
        self.assertEqual(log.count("/health"), before)

    def test_who_is_signed_in(self) -> None:
        for path in ("/account/session", "/session", "/a/b/session"):
            status, text, headers = self.instance.get(path, x_amzn_oidc_identity=SUBJECT)
            self.assertEqual((status, json.loads(text)), (200, {"signed_in": True, "user": SUBJECT}))
            self.assertEqual((headers["Content-Type"], headers["Cache-Control"]), ("application/json", "no-store"))

    def test_nobody_is_signed_in(self) -> None:
        status, text, headers = self.instance.get("/account/session")
        self.assertEqual((status, json.loads(text)), (200, {"signed_in": False}))
        self.assertEqual(headers["Cache-Control"], "no-store")

    def test_a_name_that_would_break_the_json_is_nobodys(self) -> None:
        for name in ('a","admin":"yes', "a\\", "<script>", "a b", "ü"):
            text = self.instance.get("/session", x_amzn_oidc_identity=name.encode().decode("latin-1"))[1]
            self.assertEqual(json.loads(text), {"signed_in": False}, name)

    def test_tokens_are_not_echoed(self) -> None:
        headers = {"x_amzn_oidc_identity": SUBJECT, "x_amzn_oidc_data": "TOKEN", "x_amzn_oidc_accesstoken": "TOKEN"}
        for path in ("/session", "/", "/status.json"):
            _, text, answered = self.instance.get(path, **headers)
            self.assertNotIn("TOKEN", text + str(answered))

    def test_the_status_says_what_the_instance_knows_and_no_arn(self) -> None:
        text = self.instance.get("/status.json")[1]
        self.assertEqual(
            json.loads(text),
            {"deployment": "d-ABC123DEF", "version": "aaaa1111", "region": "us-east-1", "database": "aurora-postgresql", "shared_files": True},
        )
        self.assertNotIn("arn:", text)

    def test_a_file_system_that_is_not_mounted_is_told_and_fails_nothing(self) -> None:
        self.assertIn("WARNING: /mnt/efs is not mounted yet", self.result.output)

    def test_headers(self) -> None:
        for path in ("/", "/health", "/session", "/status.json", "/old.js"):
            headers = self.instance.get(path)[2]
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["X-Frame-Options"], "DENY")
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")
            self.assertIn("default-src 'self'", headers["Content-Security-Policy"])
            self.assertNotIn("unsafe", headers["Content-Security-Policy"])
            self.assertEqual(headers["Server"], "nginx")
            self.assertNotIn("Strict-Transport-Security", headers)
        self.assertEqual(self.instance.get("/")[2]["Cache-Control"], "no-cache")

    def test_who_came_by_https_stays_with_it(self) -> None:
        self.assertEqual(self.instance.get("/", x_forwarded_proto="https")[2]["Strict-Transport-Security"], "max-age=31536000")


class HealthPaths(unittest.TestCase):
    """Any path that the blueprint takes."""

    def test_each_answers(self) -> None:
        with tempfile.TemporaryDirectory(prefix="revisions-") as folder:
            revision = build(Path(folder), "aaaa1111")
            page = (APP / "site/index.html").read_text()
            for path, wanted in (("/", page), ("/index.html", page), ("/health-check.v1/~up", "ok\n"), ("/up.txt", "ok\n"), ("/session", "ok\n")):
                with self.subTest(path), Instance(health_path=path) as instance, instance.watched() as failures:
                    result = instance.agent.deploy(revision, "d-1")
                    self.assertIsNone(result.failed, result.output)
                    self.assertEqual(instance.get(path)[:2], (200, wanted))
                    self.assertEqual(failures, [])
                    self.assertEqual(instance.get("/")[1], page)


class NoParts(unittest.TestCase):
    """A tree without database and file system."""

    def test_the_status_says_so(self) -> None:
        with tempfile.TemporaryDirectory(prefix="revisions-") as folder, Instance() as instance:
            result = instance.agent.deploy(build(Path(folder), "aaaa1111"), "d-1")
            self.assertIsNone(result.failed, result.output)
            self.assertNotIn("WARNING", result.output)
            status = json.loads(instance.get("/status.json")[1])
            self.assertEqual((status["database"], status["shared_files"]), (None, False))


if __name__ == "__main__":
    unittest.main()
