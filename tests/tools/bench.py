"""Measures the release build against plain tools, in one run, on tmpfs: `bench.py PROGRAM BLUEPRINT`. Prints, never fails on a slow machine.

Every time is a whole process, start included; the median of many runs, the two sides of a ratio taking turns.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 101
QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def main() -> None:
    """Measure and print one line a measure."""
    program, blueprint = sys.argv[1:]
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as scratch:
        # The program too, so that neither side reads a disk.
        program = shutil.copy(program, scratch)
        blueprint = shutil.copy(blueprint, scratch)
        tree, other, fresh = f"{scratch}/tree", f"{scratch}/other", f"{scratch}/fresh"
        subprocess.run([program, "render", blueprint, "--out", tree], check=True, **QUIET)
        shutil.copytree(tree, other)
        remove = lambda: shutil.rmtree(fresh, ignore_errors=True)
        files = sum(path.is_file() for path in Path(tree).rglob("*"))
        print(f"production example: {files} files, median of {ROUNDS} rounds on {scratch.rsplit('/', 1)[0]}")
        compare("render into a fresh folder", [program, "render", blueprint, "--out", fresh], "cp -r", ["cp", "-r", tree, fresh], 2, remove)
        compare("render --check", [program, "render", blueprint, "--out", tree, "--check"], "diff -rq", ["diff", "-rq", tree, other], 3, lambda: None)
        megabytes = os.path.getsize(program) / 1e6
        report("size of the release binary", f"{megabytes:.1f} MB", megabytes <= 8, "8 MB")
        remove()
        # A child starts as a copy of this small interpreter, so nothing below that can be seen.
        floor = peak_memory(["true"])
        mebibytes = peak_memory([program, "render", blueprint, "--out", fresh])
        report("peak memory of render", f"{mebibytes:.1f} MiB, where `true` shows {floor:.1f} MiB", mebibytes <= 32, "32 MiB")


def compare(ours: str, our_command: list[str], theirs: str, their_command: list[str], limit: float, before: Callable[[], None]) -> None:
    """Print the ratio of two commands' median times."""
    times: dict[str, list[float]] = {ours: [], theirs: []}
    for _ in range(ROUNDS):
        for name, command in ((ours, our_command), (theirs, their_command)):
            before()
            start = time.perf_counter()
            subprocess.run(command, check=True, **QUIET)
            times[name].append(time.perf_counter() - start)
    mine, other = (statistics.median(times[name]) * 1e3 for name in (ours, theirs))
    report(ours, f"{mine:.1f} ms, {theirs} {other:.1f} ms, ratio {mine / other:.2f}", mine / other <= limit, f"ratio {limit}")


def peak_memory(command: list[str]) -> float:
    """The peak resident memory of a process, in MiB: read in a process of its own, whose only child it is."""
    reader = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    ran = subprocess.run([sys.executable, "-S", "-c", reader, *command], check=True, capture_output=True, text=True)
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return int(ran.stdout.splitlines()[-1]) * unit / 2**20


def report(measure: str, value: str, holds: bool, limit: str) -> None:
    """Print one measure and whether it holds."""
    print(f"{measure}: {value} ({'within' if holds else 'MISSES'} {limit})")


if __name__ == "__main__":
    main()
