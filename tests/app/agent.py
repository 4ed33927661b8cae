"""What the CodeDeploy agent does with a revision, told from its source: https://github.com/aws/aws-codedeploy-agent/tree/master/lib/instance_agent/plugins/codedeploy"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import yaml

# In the order of an in-place deployment behind a load balancer; traffic is blocked before the first and let in after the last.
# https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
EVENTS = ["ApplicationStop", "DownloadBundle", "BeforeInstall", "Install", "AfterInstall", "ApplicationStart", "ValidateService"]


class InstallError(Exception):
    """A file is in the way."""


@dataclass
class Deployment:
    """How a deployment ended on the instance: the event that failed, if one did, and what the scripts printed."""

    failed: str | None = None
    output: str = ""
    events: list[str] = field(default_factory=list)


class Agent:
    """One instance's agent, whose root is a temporary folder."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self._root = root
        self._environment = environment
        self._archives = root / "opt/codedeploy-agent/deployment-root"
        # By deployment group: the archive whose Install came to its end, and the paths to delete before the next one.
        self._installed: dict[str, Path] = {}
        self._cleanup: dict[str, list[Path]] = {}

    def deploy(self, revision: Path, deployment: str, group: str = "group") -> Deployment:
        """One deployment to this instance; it ends with the first event that fails."""
        result = Deployment()
        archive = self._archives / group / deployment / "deployment-archive"
        for event in EVENTS:
            result.events.append(event)
            if event == "DownloadBundle":
                self._download(revision, archive)
            elif event == "Install":
                try:
                    self._install(archive, group)
                except InstallError as error:
                    result.output += f"{error}\n"
                    result.failed = event
                    break
            else:
                source = self._installed.get(group) if event == "ApplicationStop" else archive
                if source is not None and not self._run(source, event, deployment, result):
                    result.failed = event
                    break
        return result

    def run(self, revision: Path, event: str, deployment: str) -> Deployment:
        """The scripts of one event alone."""
        result = Deployment(events=[event])
        if not self._run(revision, event, deployment, result):
            result.failed = event
        return result

    def _download(self, revision: Path, archive: Path) -> None:
        shutil.rmtree(archive, ignore_errors=True)
        shutil.copytree(revision, archive)
        # As a zip file may bring them.
        for file in archive.rglob("*.sh"):
            file.chmod(0o600)

    def _run(self, archive: Path, event: str, deployment: str, result: Deployment) -> bool:
        specification = yaml.safe_load((archive / "appspec.yml").read_text())
        for script in specification["hooks"].get(event, []):
            path = archive / script["location"]
            path.chmod(path.stat().st_mode | 0o111)
            done = subprocess.run(
                [str(path)],
                env={**self._environment, "LIFECYCLE_EVENT": event, "DEPLOYMENT_ID": deployment, "CARSHARE_ROOT": str(self._root)},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=script["timeout"],
                check=False,
            )
            result.output += done.stdout
            if done.returncode != 0:
                return False
        return True

    def _install(self, archive: Path, group: str) -> None:
        specification = yaml.safe_load((archive / "appspec.yml").read_text())
        for path in reversed(self._cleanup.pop(group, [])):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            else:
                path.unlink(missing_ok=True)

        made = self._cleanup[group] = []
        for entry in specification["files"]:
            source, destination = archive / entry["source"], self._root / entry["destination"].lstrip("/")
            files = sorted(path for path in source.rglob("*") if path.is_file()) if source.is_dir() else [source]
            for file in files:
                target = destination / (file.relative_to(source) if source.is_dir() else file.name)
                if target.exists():
                    behavior = specification.get("file_exists_behavior", "DISALLOW")
                    if behavior == "DISALLOW":
                        raise InstallError(f"a specified file already exists at this location: {target}")
                    if behavior == "RETAIN":
                        continue
                for folder in reversed(target.parents):
                    if not folder.exists():
                        folder.mkdir()
                        made.append(folder)
                shutil.copy2(file, target)
                made.append(target)
        self._installed[group] = archive

    def forget(self, group: str) -> None:
        """The agent is installed anew: nothing is known of what it copied."""
        self._cleanup.pop(group, None)
        self._installed.pop(group, None)


def program(name: str, how: str) -> str:
    """A program that a test needs: a test that skipped would prove nothing."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/local/sbin:/usr/sbin")
    if path is None:
        raise AssertionError(f"{name} is missing: {how}")
    return path
