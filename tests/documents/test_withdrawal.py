from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from procman.documents.withdrawal import Withdrawal, as_retired, watermark_word, withdrawal
from procman.source.tree import FolderTree
from procman.source.workspace import Workspace, load
from tests.conftest import MakeWorkspace

FILE = "processes/administration/ad-01-purchase.yaml"


def _version(root: Path, version: str, status: str, effective: str = "") -> Workspace:
    text = (root / FILE).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("version:", "status:", "effective:"))]
    lines += [f'version: "{version}"', f"status: {status}"] + ([f"effective: {effective}"] if effective else [])
    (root / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    made = load(FolderTree(root))
    assert not made.problems
    return made


@pytest.mark.parametrize(
    ("shown", "present", "reason"),
    [
        (("1.1", "effective"), ("1.1", "effective"), ""),
        (("1.9", "effective"), ("1.10", "effective"), "replaced by version 1.10"),
        (("1.1", "effective"), ("2.0", "draft"), ""),
        (("1.1", "effective"), ("2.0", "review"), ""),
        (("1.1", "effective"), ("2.0", "retired"), "retired"),
        (("2.0", "effective"), ("1.1", "effective"), ""),
        (("1.1", "draft"), ("2.0", "effective"), "replaced by version 2.0"),
        (("1.1", "retired"), ("1.1", "effective"), "retired"),
        (("1.1", "effective"), ("2.0", "effective", "2027-03-01"), "effective 2027-03-01"),
    ],
)
def test_what_takes_the_place_of_a_version(
    make_workspace: MakeWorkspace, shown: tuple[str, ...], present: tuple[str, ...], reason: str
) -> None:
    root = make_workspace()
    old, now = _version(root, *shown), _version(root, *present)
    found = withdrawal(old.definitions, now, "v1", "en").processes.get("AD-01", "")
    assert reason in found
    assert bool(reason) == bool(found)


def test_what_is_gone(make_workspace: MakeWorkspace) -> None:
    old = load(FolderTree(make_workspace()))
    gone = replace(old, definitions=replace(old.definitions, processes={}))
    found = withdrawal(old.definitions, gone, "v1", "zh-CN")
    assert found.processes == {"AD-01": "本流程已取消，本文件作废，仅供查阅，不得执行。"}
    assert "v1" in found.manual
    assert as_retired(old.definitions, found).processes["AD-01"].status == "retired"
    assert withdrawal(old.definitions, replace(gone, unread=frozenset({"AD-01"})), "v1", "en").processes == {}


def test_what_is_shown_is_the_present(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    assert withdrawal(_version(root, "1.0", "draft").definitions, None, "", "en").processes == {}
    found = withdrawal(_version(root, "1.0", "retired").definitions, None, "", "en")
    assert list(found.processes) == ["AD-01"]
    assert found.manual == "", "one retired process is no reason against the whole manual"


@pytest.mark.parametrize(
    ("extract", "shown", "reason"),
    [
        ("", ["A-1"], "replaced"),
        ("", ["B-1"], ""),
        ("", ["A-1", "B-1"], ""),
        ("", ["A-1", "A-2"], "all of them"),
        ("", [], ""),
        ("old edition", ["A-1"], "replaced"),
        ("old edition", ["B-1"], ""),
        ("old edition", ["B-1", "B-2"], ""),
        ("old edition", ["A-1", "B-1"], "old edition"),
        ("old edition", ["A-1", "A-2"], "old edition"),
    ],
)
def test_a_document_of_several_processes(extract: str, shown: list[str], reason: str) -> None:
    """One that is not of an old edition holds as long as some of its processes do."""
    withdrawn = Withdrawal({"A-1": "replaced", "A-2": "gone"}, extract, extract, "all of them")
    assert withdrawn.of(shown) == reason


def test_the_word() -> None:
    assert watermark_word("zh-CN", "本流程已取消") == "作废"
    assert watermark_word("en", "gone") == "WITHDRAWN"
    assert watermark_word("en", "") == ""
