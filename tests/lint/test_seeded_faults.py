"""Faults in the sample manual, each of which is told once, by the right rule, at the right place, with its way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from procman.history.blob_id import blob_id
from procman.lint.cache.codec import decode, encode
from procman.lint.checking import FileCheck
from procman.lint.engine import lint
from procman.lint.finding import Finding
from procman.lint.settings import Choice
from procman.source.reader import read
from procman.source.tree import FolderTree
from procman.source.workspace import Dictionaries
from tests.conftest import REPOSITORY
from tests.lint.base_workspace import tagged

TODAY = datetime.date(2026, 12, 15)
RELEASE = "manual-v1.0"
CASES: dict[str, list[dict[str, Any]]] = read((Path(__file__).parent / "seeded_faults.yaml").read_bytes(), "faults")
FAULTS = [pytest.param(rule, one, id=f"{rule}: {one['fault']}") for rule, ones in CASES.items() for one in ones]
ABOUT_CHANGE = {"changed-without-new-version", "version-bump-too-small", "version-decreased", "id-used-again"}


class Memory:
    """Keeps results by the bytes that they depend on, as the cache does, so that what is unchanged is checked once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: dict[object, str] = {}
        self._space: object = None

    def settle(self, dictionaries: Dictionaries, choice: Choice, language: str) -> None:
        contents = tuple(sorted(dictionaries.contents.items()))
        self._space = (contents, dictionaries.broken, repr(choice.identity), language)

    def recall(self, path: str) -> FileCheck | None:
        found = self._kept.get((self._space, path, self.blob_id((self._root / path).read_bytes())))
        return None if found is None else decode(found, path)

    def keep(self, path: str, check: FileCheck) -> None:
        self._kept[self._space, path, check.blob] = encode(check)

    def blob_id(self, content: bytes) -> str:
        return blob_id(content)


class Sample:
    """A copy of the sample manual in a repository in which it was released."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._memory = Memory(root)
        tree = FolderTree(REPOSITORY)
        self._files = {path: tree.read(path) for path in tree.paths()}
        self._changed: set[str] = set(self._files)
        self.restore()
        tagged(root, RELEASE)

    def seed(self, edits: list[dict[str, str]]) -> None:
        for edit in edits:
            path = self.root / "processes" / edit["file"]
            text = path.read_text(encoding="utf-8")
            assert text.count(edit["old"]) == 1, f"{edit['file']}: {edit['old']}"
            path.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
            self._changed.add(f"processes/{edit['file']}")

    def restore(self) -> None:
        for path in self._changed:
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(self._files[path])
        self._changed.clear()

    def findings(self, *, released: bool) -> tuple[Finding, ...]:
        """What all rules say; about the past only when asked, as every fault is a change without a new version."""
        root = self.root if released else None
        result = lint(FolderTree(self.root), today=TODAY, language="zh-CN", store=self._memory, root=root)
        assert not result.crashed
        return result.findings


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(released: Sample) -> Iterator[Sample]:
    yield released
    released.restore()


@pytest.mark.parametrize("about_the_past", [False, True])
def test_the_sample_itself_is_clean(sample: Sample, about_the_past: bool) -> None:
    assert sample.findings(released=about_the_past) == ()


@pytest.mark.parametrize(("rule", "case"), FAULTS)
def test_one_fault_is_one_finding(sample: Sample, rule: str, case: dict[str, Any]) -> None:
    sample.seed(case["edits"])
    found = sample.findings(released=rule in ABOUT_CHANGE)
    assert [finding.rule for finding in found] == [rule], [finding.message for finding in found]
    (finding,) = found
    assert (finding.path, finding.element) == (f"processes/{case['file']}", case["element"])
    lines = (sample.root / finding.path).read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1].strip().startswith(case["line"])
    missing = [words for words in case["says"] if words not in finding.message]
    assert not missing, finding.message


def test_a_fault_in_a_released_process_is_a_change_as_well(sample: Sample) -> None:
    sample.seed(CASES["decision-without-question"][0]["edits"])
    found = {finding.rule for finding in sample.findings(released=True)}
    assert found == {"decision-without-question", "changed-without-new-version"}
