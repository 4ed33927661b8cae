"""A temporary root in which modules/asg/user_data.sh runs, with stubs for the commands that would change a machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

MODULE = Path(__file__).resolve().parents[2] / "modules" / "asg"
SCRIPT = MODULE / "user_data.sh"
STUBS = Path(__file__).resolve().parent / "stubs"

ENVIRONMENT = {
    "REGION": "us-east-1",
    "DNS_SUFFIX": "amazonaws.com",
    "APP_PORT": "8080",
    "HEALTH_PATH": "/health",
    "LOG_GROUP": "/springfield-carshare/prod/instances",
}

# What modules/efs_mount adds where there is a file system.
FILE_SYSTEM = {
    "EFS_FILE_SYSTEM_ID": "fs-0123456789abcdef0",
    "EFS_ACCESS_POINT_ID": "fsap-0123456789abcdef0",
    "EFS_MOUNT_POINT": "/mnt/efs",
    "EFS_MOUNT_OPTIONS": "_netdev,noresvport,tls,iam,accesspoint=fsap-0123456789abcdef0",
}

FSTAB = "UUID=11111111-1111-1111-1111-111111111111     /           xfs    defaults,noatime  1   1\n"


@dataclass(frozen=True)
class Run:
    """How a run ended, and what it printed."""

    status: int
    output: str


class Machine:
    """The files that cloud-init writes, a state that the stubs read and change, and a log of what they were called with."""

    def __init__(
        self,
        *,
        dnf_failures: dict[str, int] | None = None,
        download_fails: bool = False,
        download_text: str = "#!/usr/bin/env ruby\n",
        installer_works: bool = True,
        nginx_answers: bool = True,
        healthy_from_the_start: bool = False,
        mount_failures: int = 0,
        **environment: str | None,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="user-data-")
        self.root = Path(self._folder.name) / "root"
        self._state = Path(self._folder.name) / "state"
        for folder in ("root/tmp", "root/etc/carshare", "root/usr/local/share/carshare", "state/packages", "state/dnf-failures"):
            (Path(self._folder.name) / folder).mkdir(parents=True)

        lines = {**ENVIRONMENT, **environment}
        self.write("etc/carshare/environment", "".join(f"{key}={value}\n" for key, value in lines.items() if value is not None))
        self.write("etc/fstab", FSTAB)
        for name in ("cloudwatch_agent.json", "placeholder.conf", "placeholder.html"):
            shutil.copy(MODULE / name, self.root / "usr/local/share/carshare" / name)

        for package, times in (dnf_failures or {}).items():
            (self._state / "dnf-failures" / package).write_text(f"{times}\n")
        (self._state / "mount-failures").write_text(f"{mount_failures}\n")
        (self._state / "download").write_text(download_text)
        for flag, is_set in (
            ("download-fails", download_fails),
            ("installer-fails", not installer_works),
            ("nginx-mute", not nginx_answers),
            ("answers", healthy_from_the_start),
        ):
            if is_set:
                (self._state / flag).touch()
        self.forget()

    def __enter__(self) -> Machine:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove everything."""
        self._folder.cleanup()

    def setup(self) -> Run:
        """Run the script as cloud-init does."""
        result = subprocess.run(
            ["bash", str(SCRIPT)],
            env={
                "PATH": f"{STUBS}:{os.environ['PATH']}",
                "HOME": str(self.root),
                "TMPDIR": str(self.root / "tmp"),
                "CARSHARE_ROOT": str(self.root),
                "STATE": str(self._state),
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        return Run(result.returncode, result.stdout)

    def log(self) -> list[str]:
        """What the stubs did, in order, in short."""
        return (self._state / "log").read_text().splitlines()

    def calls(self, command: str) -> list[list[str]]:
        """The arguments of each call of a command."""
        file = self._state / f"calls-{command}"
        return [line.split("\t") for line in file.read_text().splitlines()] if file.exists() else []

    def forget(self) -> None:
        """Begin log and calls anew."""
        for file in self._state.glob("calls-*"):
            file.unlink()
        (self._state / "log").write_text("")

    def tree(self) -> dict[str, str]:
        """Every file of the root, and what is in it."""
        files = (path for path in sorted(self.root.rglob("*")) if path.is_file())
        return {str(path.relative_to(self.root)): path.read_text() for path in files}

    def answers(self) -> bool:
        """Whether the web server would answer the load balancer."""
        return (self._state / "answers").exists()

    def mounted(self, path: str) -> bool:
        """Whether something is mounted on a directory."""
        return (self._state / f"mounted{path}").exists()

    def stop(self, service: str) -> None:
        """The web server stops answering."""
        assert service == "nginx"
        (self._state / "answers").unlink(missing_ok=True)

    def read(self, path: str) -> str:
        """A file of the root."""
        return (self.root / path).read_text()

    def write(self, path: str, text: str) -> None:
        """Put a file into the root."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def remove(self, path: str) -> None:
        """Take a file out of the root."""
        (self.root / path).unlink()
