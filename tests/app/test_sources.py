"""The starter's files as text: they agree with user data, ShellCheck has nothing to say, and the build packs what CodeDeploy needs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))

from agent import program  # noqa: E402
from instance import APP, build, run_buildspec  # noqa: E402

MODULES = APP.parent / "modules"
SCRIPTS = sorted((APP / "scripts").glob("*.sh"))


def constants(script: Path) -> dict[str, str]:
    """The paths that a script names, without the root before them."""
    return dict(re.findall(r'^readonly ([A-Z_]+)="\$ROOT(/[^"]+)"$', script.read_text(), re.MULTILINE))


class Agreement(unittest.TestCase):
    """User data writes, the starter reads: both sides, of which neither names the other."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.user_data = constants(MODULES / "asg/user_data.sh")
        cls.starter = constants(APP / "scripts/environment.sh")
        cls.terraform = (MODULES / "asg/user_data.tf").read_text()
        cls.placeholder = (MODULES / "asg/placeholder.conf").read_text()
        cls.site = (APP / "nginx/carshare.conf").read_text()

    def test_the_environment_file(self) -> None:
        self.assertIn(f'"{self.starter["ENVIRONMENT_FILE"]}" = {{', self.terraform)
        self.assertEqual(self.starter["ENVIRONMENT_FILE"], self.user_data["ENVIRONMENT_FILE"])

    def test_its_keys(self) -> None:
        given = set(re.findall(r"^    ([A-Z_]+) += ", self.terraform, re.MULTILINE))
        for module in ("aurora", "efs_mount"):
            outputs = (MODULES / module / "outputs.tf").read_text()
            given |= set(re.findall(r"^    ([A-Z_]+) += ", outputs, re.MULTILINE))
        self.assertIn("APP_PORT", given)
        own = set(self.starter) | {"PATH", "ROOT", "RELEASE", "DEPLOYMENT_ID", "LIFECYCLE_EVENT", "CARSHARE_ROOT", "ATTEMPTS", "ANSWERS", "BASH_SOURCE"}
        used = set()
        for script in SCRIPTS:
            used |= set(re.findall(r"\$\{?([A-Z][A-Z_]+)", script.read_text()))
        (required,) = re.findall(r"for key in ([A-Z_ ]+);", (APP / "scripts/environment.sh").read_text())
        read = used - own
        self.assertEqual(read - given, set(), "nobody writes them")
        self.assertEqual(set(required.split()) - given, set())
        self.assertEqual(read & {"DATABASE_SECRET_ARN", "EFS_MOUNT_POINT"}, {"DATABASE_SECRET_ARN", "EFS_MOUNT_POINT"})
        # What not every tree has is asked for with care, all else is demanded.
        always = set(re.findall(r"^    ([A-Z_]+) += ", self.terraform, re.MULTILINE))
        self.assertEqual(read & always, set(required.split()))

    def test_port_and_health_path_stand_nowhere_else(self) -> None:
        for name in ("@APP_PORT@", "@HEALTH_PATH@"):
            self.assertEqual(self.site.count(name), 1)
            self.assertEqual(self.placeholder.count(name), 1)
        self.assertRegex(self.site, r"(?m)^    listen +@APP_PORT@;$")
        self.assertRegex(self.placeholder, r"(?m)^    listen +@APP_PORT@;$")
        for file in [*SCRIPTS, APP / "nginx/carshare.conf", APP / "appspec.yml"]:
            self.assertNotRegex(file.read_text(), r"\b(80|443|8080|8443)\b|/health\b", file.name)

    def test_the_load_balancer_asks_the_same_path_and_port(self) -> None:
        target_group = (MODULES / "alb/target_group.tf").read_text()
        self.assertRegex(target_group, r"path +=\s+var\.health_check_path")
        self.assertRegex(target_group, r"port +=\s+var\.target_port")
        self.assertRegex(self.terraform, r"HEALTH_PATH = var\.health_check_path")
        self.assertRegex(self.terraform, r"APP_PORT += tostring\(var\.target_port\)")

    def test_the_site_comes_before_the_placeholder(self) -> None:
        self.assertEqual(self.starter["PLACEHOLDER_SITE"], self.user_data["PLACEHOLDER_SITE"])
        self.assertEqual(Path(self.starter["SITE"]).parent, Path(self.user_data["PLACEHOLDER_SITE"]).parent)
        self.assertLess(Path(self.starter["SITE"]).name, Path(self.user_data["PLACEHOLDER_SITE"]).name)
        self.assertNotRegex(self.site + self.placeholder, r"(?m)^ *listen .*default_server")

    def test_nothing_of_user_datas_is_overwritten(self) -> None:
        for name in ("SITE", "RELEASES", "INCOMING", "PREVIOUS_SITE"):
            self.assertNotIn(self.starter[name], self.user_data.values())

    def test_logs_go_where_the_agent_collects_them(self) -> None:
        collected = {
            entry["file_path"]
            for entry in json.loads((MODULES / "asg/cloudwatch_agent.json").read_text())["logs"]["logs_collected"]["files"]["collect_list"]
        }
        # nginx's own, which the site does not send elsewhere; and what hooks print.
        self.assertLessEqual(
            {
                "/var/log/nginx/access.log",
                "/var/log/nginx/error.log",
                "/opt/codedeploy-agent/deployment-root/deployment-logs/codedeploy-agent-deployments.log",
            },
            collected,
        )
        self.assertEqual(set(re.findall(r"(?:access|error)_log +([^;]+);", self.site)), {"off"})
        for script in SCRIPTS:
            self.assertNotRegex(script.read_text(), r"> *\"?/var/log|exec +>|logger ")

    def test_files_are_copied_to_where_the_scripts_look(self) -> None:
        specification = yaml.safe_load((APP / "appspec.yml").read_text())
        self.assertEqual(
            {entry["source"]: entry["destination"] for entry in specification["files"]},
            {"site": f"{self.starter['INCOMING']}/site", "nginx": f"{self.starter['INCOMING']}/nginx", "version": self.starter["INCOMING"]},
        )
        self.assertEqual(specification["file_exists_behavior"], "OVERWRITE")

    def test_the_sign_in_is_where_the_shipped_blueprint_protects(self) -> None:
        (path,) = re.findall(r'data-sign-in="([^"]+)"', (APP / "site/index.html").read_text())
        (protected,) = re.findall(r"(?m)^protected_paths += (\[[^\]]*\])", (APP.parent / "blueprints/production.toml").read_text())
        self.assertLessEqual({path, f"{path}/*"}, set(json.loads(protected)))


class Text(unittest.TestCase):
    """The files themselves."""

    def test_shellcheck_finds_nothing(self) -> None:
        shellcheck = program("shellcheck", "tests/app/install, and put its bin/ on PATH")
        result = subprocess.run([shellcheck, *map(str, SCRIPTS), str(APP / "build.sh")], capture_output=True, text=True, check=False)
        self.assertEqual((result.stdout + result.stderr, result.returncode), ("", 0))

    def test_the_hooks(self) -> None:
        specification = yaml.safe_load((APP / "appspec.yml").read_text())
        self.assertEqual((specification["version"], specification["os"]), (0.0, "linux"))
        hooks = {event: [script["location"] for script in scripts] for event, scripts in specification["hooks"].items()}
        self.assertEqual(
            hooks,
            {
                "ApplicationStop": ["scripts/stop.sh"],
                "BeforeInstall": ["scripts/before_install.sh"],
                "AfterInstall": ["scripts/after_install.sh"],
                "ApplicationStart": ["scripts/start.sh"],
                "ValidateService": ["scripts/validate.sh"],
            },
        )
        for scripts in specification["hooks"].values():
            for script in scripts:
                self.assertNotIn("runas", script)
                self.assertLessEqual(script["timeout"], 300)

    def test_everything_is_text_with_unix_line_ends(self) -> None:
        for path in APP.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                data.decode("ascii")
                self.assertNotIn(b"\r", data, path)
                self.assertTrue(data.endswith(b"\n"), path)

    def test_the_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(self) -> None:
        page = (APP / "site/index.html").read_text()
        self.assertEqual(set(re.findall(r'(?:src|href)="([^"]+)"', page)), {"/app.js", "/style.css", "data:,"})
        self.assertNotRegex(page, r"<style|style=|\bon[a-z]+=|<script>")


class Build(unittest.TestCase):
    """buildspec.yml, run as it stands."""

    def test_what_is_packed(self) -> None:
        specification = yaml.safe_load((APP / "buildspec.yml").read_text())
        self.assertEqual(specification["version"], 0.2)
        self.assertEqual(specification["artifacts"]["files"], ["**/*"])
        with tempfile.TemporaryDirectory(prefix="revisions-") as folder:
            revision = build(Path(folder), "0123456789abcdef")
            packed = sorted(str(path.relative_to(revision)) for path in revision.rglob("*") if path.is_file())
            wanted = ["appspec.yml", "nginx/carshare.conf", *(f"scripts/{path.name}" for path in SCRIPTS)]
            wanted += [f"site/{path.name}" for path in (APP / "site").iterdir()] + ["version"]
            self.assertEqual(packed, sorted(wanted))
            self.assertEqual((revision / "version").read_text(), "0123456789abcdef\n")

    def test_twice_is_as_once(self) -> None:
        with tempfile.TemporaryDirectory(prefix="revisions-") as folder:
            revision = build(Path(folder), "one")
            (revision / "site/left-over.html").write_text("old")
            self.assertEqual(run_buildspec(revision.parent, "two").returncode, 0)
            self.assertFalse((revision / "site/left-over.html").exists())
            self.assertEqual((revision / "version").read_text(), "two\n")

    def test_a_version_that_is_no_word(self) -> None:
        with tempfile.TemporaryDirectory(prefix="revisions-") as folder:
            self.assertEqual((build(Path(folder), 'a"b\\c d') / "version").read_text(), "abcd\n")

    def test_faults_end_the_build(self) -> None:
        page = (APP / "site/index.html").read_text()
        for edits, word in (
            ({"scripts/start.sh": "if true; then\n"}, "start.sh"),
            ({"site/index.html": page.replace("/app.js", "/js/bundle.js")}, "js/bundle.js"),
        ):
            with self.subTest(word), tempfile.TemporaryDirectory(prefix="revisions-") as folder:
                with self.assertRaises(AssertionError) as raised:
                    build(Path(folder), "one", edits)
                self.assertIn(word, str(raised.exception))


if __name__ == "__main__":
    unittest.main()
