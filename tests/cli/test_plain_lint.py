"""The short way of ``procman lint`` says what the long way says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procman.cli.lint_request import PLAIN_FORMATS, THRESHOLDS
from procman.cli.plain_lint import parsed
from tests.lint.base_workspace import ORDER, varied

PLAIN = [
    [],
    *(["--format", format] for format in PLAIN_FORMATS),
    *([f"--fail-on={threshold}"] for threshold in THRESHOLDS),
    ["--no-cache"],
    ["-q", "--lang", "zh-CN"],
    ["--lang=en", "--select", "improvement,unknown-role"],
    ["--ignore=unknown-role", "--ignore", "no-metric"],
    [f"processes/{ORDER}"],
    ["processes", "--format", "concise"],
    ["--select", "no-such-rule"],
    ["no-such-file.yaml"],
    ["--root", "."],
    ["--root", "no-such-folder"],
]
OTHER = [
    ["--help"],
    ["--format"],
    ["--format", "no-such-format"],
    ["--fail-on", "never"],
    ["--lang", "fr"],
    ["--no-such-option"],
    ["-x"],
]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026
    for path, content in varied({"edit": {"metrics": None, "owner": "nobody"}}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_both_ways_agree(procman: Any, root: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert parsed(arguments) is not None
    first, again = procman(root, "lint", *arguments), procman(root, "lint", *arguments)
    monkeypatch.setattr("procman.cli.plain_lint.parsed", lambda _: None)
    assert procman(root, "lint", *arguments) == first == again


@pytest.mark.parametrize("arguments", OTHER, ids=" ".join)
def test_what_is_not_plain_goes_the_long_way(procman: Any, root: Path, arguments: list[str]) -> None:
    assert parsed(arguments) is None
    assert procman(root, "lint", *arguments).code == (0 if arguments == ["--help"] else 2)
