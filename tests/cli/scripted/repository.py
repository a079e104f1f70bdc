"""The sample manual in a repository, in thirty versions or rewritten at one stroke."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from tests.conftest import REPOSITORY
from tests.report.diff_example import write_rewrite

VERSIONS: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "versions.yaml").read_text(encoding="utf-8")
)
FILES = {
    "CS-01": "customer-service/cs-01-inquiry.yaml",
    "CS-02": "customer-service/cs-02-complaint.yaml",
    "HR-02": "human-resources/hr-02-training.yaml",
}


@dataclass(frozen=True)
class Scripted:
    """The repository, and the version of the process at each tag ``manual-v1.<number>``."""

    root: Path
    versions: list[str]


def _git(root: Path, *arguments: str, day: int = 1) -> None:
    date = f"2027-01-{day:02}T09:00:00+08:00"
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "王敏"), ("EMAIL", "wang.min@example.com"), ("DATE", date))
    }
    subprocess.run(
        ["git", "-C", str(root), *arguments],
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(root), **identity},
    )


def _raised(version: str, asks: str) -> str:
    major, minor = map(int, version.split("."))
    return {"major": f"{major + 1}.0", "minor": f"{major}.{minor + 1}", "none": version}[asks]


def write_thirty_versions(root: Path) -> Scripted:
    """The sample in git with thirty revisions, each released."""
    shutil.copytree(REPOSITORY / "processes", root / "processes")
    _git(root, "init", "-q", "-b", "main")
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "首版")
    _git(root, "tag", "-a", "manual-v1.0", "-m", "首版")
    current = dict.fromkeys(FILES, "1.0")
    versions = ["1.0"]
    for number, step in enumerate(VERSIONS, start=1):
        path = root / "processes" / FILES[step["process"]]
        text = path.read_text(encoding="utf-8")
        for old, new in step["edit"]:
            assert text.count(old) >= 1, f"version {number}: {old!r} is not there"
            text = text.replace(old, new, 1)
        raised = _raised(current[step["process"]], step["asks"])
        text = re.sub(r'^version: "[\d.]+"', f'version: "{raised}"', text, count=1, flags=re.MULTILINE)
        current[step["process"]] = raised
        path.write_text(text, encoding="utf-8")
        versions.append(raised)
        _git(root, "commit", "-q", "-a", "-m", f"第 {number} 次修订", day=number)
        _git(
            root,
            "tag",
            "-a",
            f"manual-v1.{number}",
            "-m",
            f"第 {number} 次发布\n\nApproved-by: 李强 <li.qiang@example.com>",
            day=number,
        )
    return Scripted(root, versions)


_REWRITES: Final = (
    (r"(\n    time_limit: )(\d+)(?=[a-z])", lambda found: f"{found[1]}{int(found[2]) * 2}"),
    (r"(\n      - )(?=[\u4e00-\u9fff]{2,}.{8})", r"\1先在系统中核对，再"),
    (r"(measure: )(?=[\u4e00-\u9fff])", r"\1每周由专人按清单"),
    (r"(, type: text)(?!, [^}\n]*required)", r"\1, required: true"),
)
"""Every limit doubled, every instruction and every control worded anew, every text in forms required."""


def write_heavy_rewrite(root: Path) -> None:
    """The sample in git with two versions: the first, and one in which all processes are others."""
    shutil.copytree(REPOSITORY / "processes", root / "processes")
    _git(root, "init", "-q", "-b", "main")
    _release(root, "v1.0", day=1)
    shutil.rmtree(root / "processes")
    write_rewrite(root)
    for path in (root / "processes").glob("*/*.yaml"):
        chinese, key, english = path.read_text(encoding="utf-8").partition("\ntranslations:")
        for pattern, new in _REWRITES:
            chinese = re.sub(pattern, new, chinese)
        path.write_text(chinese + key + english, encoding="utf-8")
    _release(root, "v1.1", day=2)


def _release(root: Path, tag: str, day: int) -> None:
    _git(root, "add", "-A", day=day)
    _git(root, "commit", "-q", "-m", tag, day=day)
    _git(root, "tag", "-a", tag, "-m", "全部流程改版。", day=day)
