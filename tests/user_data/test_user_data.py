"""modules/asg/user_data.sh, run in a temporary root: what it does on a first boot, on a second run, and when something fails."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from machine import FILE_SYSTEM, FSTAB, MODULE, SCRIPT, Machine  # noqa: E402

NEW = ["nginx", "amazon-cloudwatch-agent", "amazon-efs-utils", "ruby3.2"]


def tool(name: str, how: str) -> str:
    """A program that a test needs: a test that skipped would prove nothing."""
    path = shutil.which(name)
    if path is None:
        raise AssertionError(f"{name} is missing: {how}")
    return path


class Text(unittest.TestCase):
    """The script as a file."""

    def test_bash_reads_it(self) -> None:
        subprocess.run(["bash", "-n", str(SCRIPT)], check=True)

    def test_shellcheck_finds_nothing(self) -> None:
        shellcheck = tool("shellcheck", "pip install --require-hashes -r tests/user_data/requirements.txt, and put its bin/ on PATH")
        result = subprocess.run([shellcheck, "--norc", str(SCRIPT)], capture_output=True, text=True, check=False)
        self.assertEqual((result.stdout + result.stderr, result.returncode), ("", 0))

    def test_it_is_plain_ascii_without_templating(self) -> None:
        for name in ("user_data.sh", "placeholder.conf", "placeholder.html", "cloudwatch_agent.json"):
            text = (MODULE / name).read_bytes()
            text.decode("ascii")
            self.assertNotIn(b"\r", text, name)
            self.assertNotIn(b"%{", text, name)


class FirstBoot(unittest.TestCase):
    """Nothing there yet, and everything to be had."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.machine = Machine()
        cls.addClassCleanup(cls.machine.close)
        cls.first = cls.machine.setup()

    def test_it_succeeds(self) -> None:
        self.assertEqual(self.first.status, 0, self.first.output)
        self.assertIn("carshare-setup: done", self.first.output)

    def test_every_package_is_installed_once(self) -> None:
        installed = [words[-1] for words in self.machine.calls("dnf")]
        self.assertEqual(installed, NEW)
        for words in self.machine.calls("dnf"):
            # What Ruby recommends is its own libraries, which the CodeDeploy agent needs: nothing may leave it out.
            self.assertEqual(words[:-1], ["install", "--assumeyes"])

    def test_the_placeholder_answers_before_any_agent_is_fetched(self) -> None:
        log = self.machine.log()
        answered = log.index("curl http://127.0.0.1:8080/health -> 0")
        for other in ("dnf install amazon-cloudwatch-agent", "dnf install amazon-efs-utils", "dnf install ruby3.2"):
            self.assertLess(answered, log.index(other))

    def test_codedeploy_comes_last(self) -> None:
        self.assertEqual(self.machine.calls("systemctl")[-1], ["enable", "--now", "codedeploy-agent"])
        self.assertEqual(self.machine.log()[-1], "systemctl enable --now codedeploy-agent")

    def test_the_web_server_starts_with_every_boot(self) -> None:
        self.assertIn(["enable", "nginx"], self.machine.calls("systemctl"))
        self.assertIn(["restart", "nginx"], self.machine.calls("systemctl"))

    def test_the_site_is_filled_in(self) -> None:
        site = self.machine.read("etc/nginx/conf.d/zz-placeholder.conf")
        self.assertIn("listen      8080;", site)
        self.assertIn("location = /health {", site)
        self.assertNotIn("@", site.replace("@...@", ""))
        self.assertIn("Nothing deployed yet", self.machine.read("var/www/placeholder/index.html"))

    def test_the_agent_is_configured(self) -> None:
        configuration = json.loads(self.machine.read("etc/carshare/cloudwatch_agent.json"))
        groups = {entry["log_group_name"] for entry in configuration["logs"]["logs_collected"]["files"]["collect_list"]}
        self.assertEqual(groups, {"/springfield-carshare/prod/instances"})
        path = self.machine.root / "etc/carshare/cloudwatch_agent.json"
        self.assertEqual(
            self.machine.calls("amazon-cloudwatch-agent-ctl"),
            [["-a", "fetch-config", "-m", "ec2", "-s", "-c", f"file:{path}"]],
        )

    def test_the_installer_comes_from_the_regions_bucket_by_https(self) -> None:
        (download,) = [words for words in self.machine.calls("curl") if "--output" in words and words[-1].startswith("https:")]
        self.assertEqual(download[-1], "https://aws-codedeploy-us-east-1.s3.us-east-1.amazonaws.com/latest/install")
        self.assertIn("--fail", download)
        self.assertIn("--proto", download)

    def test_the_installer_is_told_region_and_domain(self) -> None:
        (call,) = self.machine.calls("ruby3.2")
        self.assertEqual(call[-1], "auto")
        self.assertIn("ruby3.2 AWS_REGION=us-east-1 AWS_DOMAIN=amazonaws.com", self.machine.log())

    def test_nothing_is_left_behind(self) -> None:
        self.assertEqual(list((self.machine.root / "tmp").iterdir()), [])


class Partitions(unittest.TestCase):
    """Where the agent's installer comes from elsewhere."""

    def test_china_has_its_own_suffix(self) -> None:
        with Machine(REGION="cn-north-1", DNS_SUFFIX="amazonaws.com.cn") as machine:
            self.assertEqual(machine.setup().status, 0)
            urls = [words[-1] for words in machine.calls("curl")]
            self.assertIn("https://aws-codedeploy-cn-north-1.s3.cn-north-1.amazonaws.com.cn/latest/install", urls)

    def test_govcloud(self) -> None:
        with Machine(REGION="us-gov-west-1") as machine:
            self.assertEqual(machine.setup().status, 0)
            urls = [words[-1] for words in machine.calls("curl")]
            self.assertIn("https://aws-codedeploy-us-gov-west-1.s3.us-gov-west-1.amazonaws.com/latest/install", urls)


class SecondRun(unittest.TestCase):
    """Run again by hand, or by a cloud-init that was told to."""

    def test_nothing_changes(self) -> None:
        with Machine() as machine:
            self.assertEqual(machine.setup().status, 0)
            before = machine.tree()
            machine.forget()
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertEqual(machine.tree(), before)
            self.assertEqual(machine.calls("dnf"), [])
            self.assertEqual(machine.calls("ruby3.2"), [])
            self.assertNotIn(["restart", "nginx"], machine.calls("systemctl"))

    def test_a_deployed_application_survives(self) -> None:
        with Machine() as machine:
            self.assertEqual(machine.setup().status, 0)
            machine.remove("etc/nginx/conf.d/zz-placeholder.conf")
            machine.remove("var/www/placeholder/index.html")
            machine.write("etc/nginx/conf.d/carshare.conf", "server { listen 8080; }\n")
            machine.write("var/www/carshare/index.html", "the application\n")
            # It is down for the moment: that must not bring the placeholder back either.
            machine.stop("nginx")
            before = machine.tree()
            machine.forget()
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertEqual(machine.tree(), before)
            self.assertNotIn(["restart", "nginx"], machine.calls("systemctl"))
            self.assertNotIn(["enable", "nginx"], machine.calls("systemctl"))

    def test_what_answers_already_is_left_alone(self) -> None:
        with Machine(healthy_from_the_start=True) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertFalse((machine.root / "etc/nginx/conf.d/zz-placeholder.conf").exists())
            self.assertNotIn("nginx", [words[-1] for words in machine.calls("dnf")])

    def test_what_failed_is_made_up_for(self) -> None:
        with Machine(dnf_failures={"amazon-efs-utils": 5}) as machine:
            self.assertEqual(machine.setup().status, 1)
            machine.forget()
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertEqual([words[-1] for words in machine.calls("dnf")], ["amazon-efs-utils"])


LINE = f"{FILE_SYSTEM['EFS_FILE_SYSTEM_ID']}:/ /mnt/efs efs {FILE_SYSTEM['EFS_MOUNT_OPTIONS']} 0 0\n"
SERVICE = "etc/systemd/system/carshare-mount.service"


class FileSystem(unittest.TestCase):
    """Where the tree has a file system."""

    def test_without_one_nothing_is_mounted(self) -> None:
        with Machine() as machine:
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertIn("mount_efs: no file system", run.output)
            self.assertEqual(machine.calls("mount"), [])
            self.assertEqual(machine.read("etc/fstab"), FSTAB)
            self.assertFalse((machine.root / SERVICE).exists())
            self.assertFalse(any("carshare-mount" in words for words in machine.calls("systemctl")))

    def test_it_is_mounted_after_its_package_and_before_codedeploy(self) -> None:
        with Machine(**FILE_SYSTEM) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertTrue(machine.mounted("/mnt/efs"))
            self.assertEqual(machine.calls("mount"), [["/mnt/efs"]])
            log = machine.log()
            steps = ["dnf install amazon-efs-utils", "systemctl daemon-reload", "mount /mnt/efs", "systemctl enable --now codedeploy-agent"]
            self.assertEqual([line for line in log if line in steps], steps)

    def test_fstab_has_a_line_more(self) -> None:
        with Machine(**FILE_SYSTEM) as machine:
            self.assertEqual(machine.setup().status, 0)
            self.assertEqual(machine.read("etc/fstab"), FSTAB + LINE)

    def test_a_last_line_without_an_end_stays_a_line(self) -> None:
        with Machine(**FILE_SYSTEM) as machine:
            machine.write("etc/fstab", FSTAB.rstrip("\n"))
            self.assertEqual(machine.setup().status, 0)
            self.assertEqual(machine.read("etc/fstab"), FSTAB + LINE)

    def test_a_replica_is_mounted_read_only(self) -> None:
        with Machine(**FILE_SYSTEM | {"EFS_MOUNT_OPTIONS": "_netdev,tls,iam,ro"}) as machine:
            self.assertEqual(machine.setup().status, 0)
            self.assertEqual(machine.read("etc/fstab"), f"{FSTAB}fs-0123456789abcdef0:/ /mnt/efs efs _netdev,tls,iam,ro 0 0\n")

    def test_a_second_run_changes_nothing(self) -> None:
        with Machine(**FILE_SYSTEM) as machine:
            self.assertEqual(machine.setup().status, 0)
            before = machine.tree()
            machine.forget()
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertEqual(machine.tree(), before)
            self.assertEqual(machine.calls("mount"), [])

    def test_another_line_for_the_mount_point_is_replaced(self) -> None:
        with Machine(**FILE_SYSTEM) as machine:
            machine.write("etc/fstab", f"{FSTAB}fs-old:/ /mnt/efs efs tls 0 0\nfs-other:/ /mnt/efs2 efs tls 0 0\n")
            self.assertEqual(machine.setup().status, 0)
            self.assertEqual(machine.read("etc/fstab"), f"{FSTAB}fs-other:/ /mnt/efs2 efs tls 0 0\n{LINE}")

    def test_nobody_but_root_writes_to_the_bare_directory(self) -> None:
        with Machine(**FILE_SYSTEM) as machine:
            self.assertEqual(machine.setup().status, 0)
            self.assertEqual((machine.root / "mnt/efs").stat().st_mode & 0o777, 0o555)

    def test_a_mount_that_fails_thrice_is_tried_again(self) -> None:
        with Machine(mount_failures=3, **FILE_SYSTEM) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertEqual(machine.calls("mount"), [["/mnt/efs"]] * 4)
            self.assertEqual(machine.calls("sleep"), [["5"], ["10"], ["20"]])

    def test_a_mount_that_goes_on_failing_is_named_and_costs_no_deployment(self) -> None:
        with Machine(mount_failures=99, **FILE_SYSTEM) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertIn("FAILED: mount_efs;", run.output)
            self.assertEqual(len(machine.calls("mount")), 5)
            self.assertIn(["start", "--no-block", "carshare-mount"], machine.calls("systemctl"))
            self.assertEqual(machine.log()[-1], "systemctl enable --now codedeploy-agent")

    def test_a_service_goes_on_trying(self) -> None:
        with Machine(mount_failures=99, **FILE_SYSTEM) as machine:
            machine.setup()
            service = machine.read(SERVICE)
            self.assertIn("ExecStart=/bin/sh -c 'mountpoint -q /mnt/efs || exec mount /mnt/efs'\n", service)
            for line in ("Type=oneshot", "Restart=on-failure", "RestartSec=30", "StartLimitIntervalSec=0", "WantedBy=multi-user.target"):
                self.assertIn(f"\n{line}\n", service)
            calls = machine.calls("systemctl")
            self.assertLess(calls.index(["daemon-reload"]), calls.index(["enable", "carshare-mount"]))
            self.assertLess(calls.index(["enable", "carshare-mount"]), calls.index(["start", "--no-block", "carshare-mount"]))

    def test_what_failed_is_made_up_for(self) -> None:
        with Machine(mount_failures=5, **FILE_SYSTEM) as machine:
            self.assertEqual(machine.setup().status, 1)
            machine.forget()
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertTrue(machine.mounted("/mnt/efs"))

    def test_without_its_package_it_is_not_tried(self) -> None:
        with Machine(dnf_failures={"amazon-efs-utils": 99}, **FILE_SYSTEM) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertIn("FAILED: install_efs_utils mount_efs;", run.output)
            self.assertEqual(machine.calls("mount"), [])
            self.assertIn(["enable", "--now", "codedeploy-agent"], machine.calls("systemctl"))

    def test_half_an_environment_is_a_failure_of_this_step_alone(self) -> None:
        for key in ("EFS_MOUNT_POINT", "EFS_MOUNT_OPTIONS"):
            with self.subTest(key), Machine(**FILE_SYSTEM | {key: None}) as machine:
                run = machine.setup()
                self.assertEqual(run.status, 1)
                self.assertIn("FAILED: mount_efs;", run.output)
                self.assertEqual(machine.calls("mount"), [])
                self.assertEqual(machine.log()[-1], "systemctl enable --now codedeploy-agent")


class Failures(unittest.TestCase):
    """What cannot be had is named, and costs no more than itself."""

    def test_dnf_fails_thrice_then_succeeds(self) -> None:
        with Machine(dnf_failures={"nginx": 3}) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 0, run.output)
            self.assertEqual([words[-1] for words in machine.calls("dnf")], ["nginx"] * 3 + NEW)
            self.assertEqual(machine.calls("sleep"), [["5"], ["10"], ["20"]])

    def test_dnf_is_given_up_after_five_times(self) -> None:
        with Machine(dnf_failures={"amazon-efs-utils": 99}) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertEqual([words[-1] for words in machine.calls("dnf")].count("amazon-efs-utils"), 5)
            self.assertEqual(machine.calls("sleep"), [["5"], ["10"], ["20"], ["40"]])
            self.assertIn("FAILED: install_efs_utils;", run.output)
            self.assertEqual(machine.log()[-1], "systemctl enable --now codedeploy-agent")

    def test_the_codedeploy_download_fails(self) -> None:
        with Machine(download_fails=True) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertIn("FAILED: start_codedeploy_agent;", run.output)
            self.assertNotIn("done", run.output)
            self.assertEqual(machine.calls("ruby3.2"), [])
            self.assertNotIn(["enable", "--now", "codedeploy-agent"], machine.calls("systemctl"))
            self.assertTrue(machine.answers())
            self.assertEqual(list((machine.root / "tmp").iterdir()), [])

    def test_at_an_endpoint_the_agent_signs_what_it_asks(self) -> None:
        path, line = "etc/codedeploy-agent/conf/codedeployagent.yml", ":enable_auth_policy: true"
        for text in (":verbose: false\n---", ":verbose: false\n---\n", ":enable_auth_policy: false\n:verbose: false\n---\n"):
            with Machine(CODEDEPLOY_ENABLE_AUTH_POLICY="true") as machine:
                machine.write(path, text)
                self.assertEqual(machine.setup().status, 0)
                expected = f":verbose: false\n---\n{line}\n"
                self.assertEqual((machine.root / path).read_text(), expected)
                self.assertEqual(machine.calls("systemctl")[-2:], [["try-restart", "codedeploy-agent"], ["enable", "--now", "codedeploy-agent"]])
                self.assertEqual(machine.setup().status, 0)
                self.assertEqual((machine.root / path).read_text(), expected)
                self.assertEqual(machine.calls("systemctl").count(["try-restart", "codedeploy-agent"]), 1)
        with Machine(CODEDEPLOY_ENABLE_AUTH_POLICY="true") as machine:
            self.assertIn("FAILED: start_codedeploy_agent;", machine.setup().output)
        with Machine() as machine:
            machine.write(path, "---\n")
            self.assertEqual(machine.setup().status, 0)
            self.assertEqual((machine.root / path).read_text(), "---\n")

    def test_an_installer_that_is_no_script_is_not_run(self) -> None:
        with Machine(download_text="<Error><Code>AccessDenied</Code></Error>") as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertEqual(machine.calls("ruby3.2"), [])

    def test_an_installer_that_installs_nothing_is_seen(self) -> None:
        with Machine(installer_works=False) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertIn("FAILED: start_codedeploy_agent;", run.output)
            self.assertIn("the installer's reason", run.output)

    def test_every_agent_fails_and_the_placeholder_answers(self) -> None:
        failures = {"amazon-cloudwatch-agent": 99, "amazon-efs-utils": 99, "ruby3.2": 99}
        with Machine(dnf_failures=failures) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertIn("FAILED: start_cloudwatch_agent install_efs_utils start_codedeploy_agent;", run.output)
            self.assertFalse((machine.root / "etc/carshare/cloudwatch_agent.json").exists())
            self.assertTrue(machine.answers())

    def test_the_placeholder_fails_and_the_agents_still_come(self) -> None:
        with Machine(dnf_failures={"nginx": 99}) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertIn("FAILED: serve_placeholder;", run.output)
            self.assertFalse((machine.root / "var/lib/carshare/placeholder-done").exists())
            self.assertIn(["enable", "--now", "codedeploy-agent"], machine.calls("systemctl"))

    def test_a_web_server_that_does_not_answer_is_seen(self) -> None:
        with Machine(nginx_answers=False) as machine:
            run = machine.setup()
            self.assertEqual(run.status, 1)
            self.assertIn("FAILED: serve_placeholder;", run.output)
            self.assertFalse((machine.root / "var/lib/carshare/placeholder-done").exists())

    def test_without_its_environment_it_does_nothing(self) -> None:
        with Machine() as machine:
            machine.remove("etc/carshare/environment")
            self.assertNotEqual(machine.setup().status, 0)
            self.assertEqual(machine.log(), [])

    def test_a_line_that_is_missing_is_named(self) -> None:
        with Machine(LOG_GROUP=None) as machine:
            run = machine.setup()
            self.assertNotEqual(run.status, 0)
            self.assertIn("LOG_GROUP", run.output)
            self.assertEqual(machine.log(), [])


if __name__ == "__main__":
    unittest.main()
