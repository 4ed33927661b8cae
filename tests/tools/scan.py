"""Judges rendered trees with Checkov: `scan.py [TREE...]`, by default those in examples/. `scan.py --list-skips` brings the README's list of skips up
to date, for which it needs no Checkov.

Run it through `scan`, which installs Checkov. The project's rules on top of Checkov's: a skip stands beside its resource with a reason and a
link, and one about access, exposure or encryption names its decision record.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DECISIONS = REPOSITORY / "modules" / "decisions"
README = REPOSITORY / "README.md"
BEGIN, END = "<!-- BEGIN generated: scanner skips -->", "<!-- END generated -->"
# Checkov's own categories that a skip may not touch without a decision record; NETWORKING holds its checks of public exposure.
GUARDED = {"IAM", "NETWORKING", "ENCRYPTION", "SECRETS"}
SKIP = re.compile(r"#\s*checkov:skip=(?P<check>\w+):?(?P<reason>.*)")
BLOCK = re.compile(r'(?:resource|data|module)\s+"(\w+)"(?:\s+"(\w+)")?')
RECORD = re.compile(r"decision record (\d{4})")
LINK = re.compile(r"https://\S+")


@dataclass(frozen=True, order=True)
class Skip:
    """A check that is not asked of one block."""

    place: str
    block: str
    check: str
    reason: str

    def faults(self, categories: dict[str, list[str]]) -> Iterator[str]:
        """Yield what its comment lacks."""
        words = LINK.sub("", self.reason)
        if len(words.split()) < 3:
            yield "no reason"
        if not LINK.search(self.reason):
            yield "no link"
        if self.check not in categories:
            yield "no such check"
        guarded = GUARDED.intersection(categories.get(self.check, []))
        records = RECORD.findall(self.reason)
        if guarded and not records:
            yield f"about {', '.join(sorted(guarded))}, so it needs its decision record: `see decision record NNNN`"
        for record in records:
            if not list(DECISIONS.glob(f"{record}-*.md")):
                yield f"there is no modules/decisions/{record}-*.md"


def main() -> int:
    """Scan the trees, or list their skips."""
    arguments = sys.argv[1:]
    examples = sorted(path for path in (REPOSITORY / "examples").iterdir() if path.is_dir())
    if arguments == ["--list-skips"]:
        README.write_text(with_skips(README.read_text(), skips_of_all(examples)))
        return 0
    trees = [Path(tree) for tree in arguments] or examples
    skips = skips_of_all(trees)
    categories = checkov_categories()
    faults = [f"{skip.place}: {skip.block}: skip of {skip.check}: {fault}" for skip in skips for fault in skip.faults(categories)]
    if trees == examples and with_skips(README.read_text(), skips) != README.read_text():
        faults.append("the README's list of skips is out of date: run `make examples`")
    for fault in faults:
        print(fault)
    failed = sum(scan(tree) for tree in trees)
    return 1 if faults or failed else 0


def with_skips(readme: str, skips: list[Skip]) -> str:
    """The README with this list of skips between its two marks."""
    head, rest = readme.split(BEGIN)
    tail = rest[rest.index(END) :]
    rows = [f"| {skip.check} | `{skip.block}` in `{skip.place}` | {skip.reason} |" for skip in skips]
    table = "\n".join(["| check | where | reason |", "| --- | --- | --- |", *rows])
    return f"{head}{BEGIN}\n{table}\n{tail}"


def skips_of_all(trees: list[Path]) -> list[Skip]:
    """The skips of some trees, each once: trees share their modules."""
    return sorted({skip for tree in trees for skip in skips_of(tree)})


def scan(tree: Path) -> int:
    """Print what Checkov finds in one tree; the number of failed checks and unreadable files."""
    command = [sys.executable, "-m", "checkov.main", "--directory", str(tree), "--framework", "terraform", "--output", "json", "--compact"]
    # Checkov would fetch guideline links from its vendor, and give up only after some retries.
    environment = os.environ | {"CHECKOV_RUN_SCA_PACKAGE_SCAN_V2": "false", "BC_SKIP_MAPPING": "true", "LOG_LEVEL": "CRITICAL"}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    try:
        report = json.loads(ran.stdout)
        summary, results = report["summary"], report["results"]
    except (ValueError, KeyError, TypeError):
        print(f"{tree.name}: Checkov gave no report\n{ran.stdout[-2000:]}{ran.stderr[-4000:]}")
        return 1
    print(f"{tree.name}: {summary['passed']} passed, {summary['failed']} failed, {summary['skipped']} skipped (Checkov {summary['checkov_version']})")
    for check in results["failed_checks"]:
        print(f"  {check['check_id']} {check['check_name']}: {check['resource']} in {check['file_path']}:{check['file_line_range'][0]}")
    for path in results["parsing_errors"]:
        print(f"  cannot parse {path}")
    if summary["passed"] == 0:
        print("  nothing was checked")
        return 1
    return summary["failed"] + len(results["parsing_errors"])


def skips_of(tree: Path) -> Iterator[Skip]:
    """Yield the skips of a tree, each with the block around it."""
    for path in sorted(tree.rglob("*.tf")):
        if ".terraform" in path.parts:
            continue
        block = "the file"
        for line in path.read_text().splitlines():
            if opened := BLOCK.match(line):
                block = ".".join(part for part in opened.groups() if part)
            if found := SKIP.search(line):
                yield Skip(str(path.relative_to(tree)), block, found["check"], found["reason"].strip())


def checkov_categories() -> dict[str, list[str]]:
    """Checkov's own category of each of its Terraform checks."""
    import checkov.terraform.runner  # noqa: F401  registers the checks
    from checkov.common.checks_infra.registry import get_graph_checks_registry
    from checkov.terraform.checks.data.registry import data_registry
    from checkov.terraform.checks.resource.registry import resource_registry

    categories = {}
    for registry in (resource_registry, data_registry):
        for checks in [*registry.checks.values(), *registry.wildcard_checks.values()]:
            for check in checks:
                categories[check.id] = [category.name for category in check.categories]
    graph = get_graph_checks_registry("terraform")
    graph.load_checks()
    for check in graph.checks:
        category = check.category
        categories[check.id] = [category] if isinstance(category, str) else [str(part) for part in category]
    return categories


if __name__ == "__main__":
    sys.exit(main())
