"""What a rule proposes puts right what it found, in all cases by which the rule is tested."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procman.lint.engine import lint
from procman.lint.fixing import fix
from tests.lint.base_workspace import MemoryTree, cases, varied, workspace
from tests.lint.test_rules import CASES, TODAY, released

ALL = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['case']}")
    for path in sorted(CASES.glob("*.yaml"))
    for case in cases(path)["fail"]
]


@pytest.mark.parametrize(("name", "case"), ALL)
def test_fixes_put_right_what_was_found(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    files = varied(case)
    root = released(case, files, tmp_path)
    before = lint(MemoryTree(files), select=[name], today=TODAY, root=root)
    if not before.fixes:
        return
    fixing = fix(MemoryTree(files), lambda tree: lint(tree, select=[name], today=TODAY, root=root), unsafe=True)
    left = {finding.fingerprint for finding in fixing.result.findings}
    assert not left & {finding.fingerprint for finding, _ in before.fixes}
    assert not fixing.result.fixes
    assert not workspace(files | {path: after for path, (_, after) in fixing.changes.items()}).problems
