"""What a rule proposes puts right what it found, in the cases by which the rule is tested."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procman.lint.engine import LintResult, lint
from procman.source.editing import edited
from procman.source.edits import apply
from tests.lint.base_workspace import cases, release, varied, workspace
from tests.lint.test_rules import CASES, TODAY

ALL = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['case']}")
    for path in sorted(CASES.glob("*.yaml"))
    for case in cases(path)["fail"]
]


def _run(name: str, case: dict[str, Any], files: dict[str, bytes], folder: Path) -> LintResult:
    root = folder if "released" in case else None
    return lint(workspace(files).tree, select=[name], today=TODAY, root=root)


@pytest.mark.parametrize(("name", "case"), ALL)
def test_fixes_put_right_what_was_found(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    files = varied(case)
    if "released" in case:
        release(case["released"] or {}, tmp_path)
    before = _run(name, case, files, tmp_path)
    if not before.fixes:
        return
    for finding, fix in before.fixes:
        for edit in fix.edits:
            files[finding.path] = edited(files[finding.path], lambda data, edit=edit: apply(data, edit))
    left = {finding.fingerprint for finding in _run(name, case, files, tmp_path).findings}
    assert not left & {finding.fingerprint for finding, _ in before.fixes}
    assert not workspace(files).problems
