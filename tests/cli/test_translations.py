"""Documents and drawings show translations; everything that speaks about the definitions shows what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace

CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@pytest.mark.parametrize("arguments", [(), ("--paper", "a4"), ("--direction", "horizontal")])
def test_no_chinese_is_left_in_a_translated_flowchart(
    procman: Procman, sample_root: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    target = str(tmp_path / "charts")
    outcome = procman(sample_root, "--lang", "en", "render", "flowchart", "CS-02", *arguments, "-o", target)
    assert outcome.code == 0, outcome.err
    for path in (tmp_path / "charts").iterdir():
        content = path.read_text(encoding="utf-8")
        assert "Register" in content or "-p" in path.stem
        assert not CHINESE.findall(content), path.name


def test_the_manuals_own_language_is_untouched(procman: Procman, sample_root: Path, tmp_path: Path) -> None:
    for name, language in (("plain", []), ("asked", ["--lang", "zh-CN"])):
        target = str(tmp_path / f"{name}.svg")
        assert procman(sample_root, *language, "render", "flowchart", "CS-02", "-o", target).code == 0
    plain, asked = (tmp_path / f"{name}.svg" for name in ("plain", "asked"))
    assert plain.read_bytes() == asked.read_bytes()
    assert "登记投诉工单" in plain.read_text(encoding="utf-8")


def test_manual_and_landscape(procman: Procman, sample_root: Path, tmp_path: Path) -> None:
    for document in ("manual", "landscape"):
        target = str(tmp_path / f"{document}.html")
        asked = ("--lang", "en", "render", document, "-o", target)
        assert procman(sample_root, *asked, *(("--format", "html") if document == "landscape" else ())).code == 0
    manual, landscape = ((tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in ("manual", "landscape"))
    assert "Qingxi Communications Process Manual" in manual
    assert "Every complaint is answered within 15 days of registration" in manual
    assert "发起协查并取回结果" not in manual
    assert "客户咨询流程" in manual, "what has no translation stays"
    assert "Customer Complaints" in landscape
    assert "CS-02 客户投诉流程" not in landscape


def test_what_speaks_about_definitions_shows_what_they_say(procman: Procman, sample_root: Path) -> None:
    shown = procman(sample_root, "--lang", "en", "show", "CS-02")
    listed = procman(sample_root, "--lang", "en", "list")
    assert "登记投诉工单" in shown.out
    assert "客户投诉流程" in listed.out


def test_a_translation_asks_for_no_version(procman: Procman, make_workspace: MakeWorkspace) -> None:
    old = make_workspace(folder="old")
    process = next(path for path in sorted((old / "processes").rglob("*/*.yaml")))
    name = process.relative_to(old / "processes").as_posix()
    new = make_workspace({name: process.read_text(encoding="utf-8") + "translations: {en: {name: One}}\n"}, "new")
    outcome = procman(new, "diff", str(old), str(new), "--format", "json", "--fail-on", "minor")
    (found,) = json.loads(outcome.out)["processes"]
    assert (found["bump"], [change["kind"] for change in found["changes"]]) == ("none", ["translation-added"])
    assert outcome.code == 0


def test_fmt_puts_translations_last_once(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    process = next(path for path in sorted((root / "processes").rglob("*/*.yaml")))
    before = process.read_text(encoding="utf-8")
    process.write_text(f"translations: {{en: {{name: One}}}}\n{before}", encoding="utf-8")
    assert procman(root, "fmt").code == 0
    assert process.read_text(encoding="utf-8").endswith("\n\ntranslations: {en: {name: One}}\n")
    assert procman(root, "fmt", "--check").out == ""
