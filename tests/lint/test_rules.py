"""Every rule has its page, its passing and failing cases and its messages; and the cases hold."""

from __future__ import annotations

import datetime
import difflib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from procman.lint.context import Context, Facts
from procman.lint.engine import lint
from procman.lint.fixing import fix
from procman.lint.own_rules import OWN_RULES
from procman.lint.registry import RULES
from procman.lint.rule_pages import ENGLISH, HAND_WRITTEN, english, pages
from procman.messages import LANGUAGES, catalogue
from procman.report.lint_rules import rule_text
from procman.report.lint_text import width
from tests.lint.base_workspace import MemoryTree, cases, release, varied, workspace, write

CASES = Path(__file__).parent / "rules"
PAGES = Path(__file__).parents[2] / "docs" / "rules"
TODAY = datetime.date(2026, 6, 15)
SPECS = [rule.spec for rule in RULES]
NAMES = [spec.name for spec in SPECS]


def _all_cases(kind: str) -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['case']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in cases(path)[kind]
    ]


def released(case: dict[str, Any], files: dict[str, bytes], folder: Path) -> Path | None:
    """The repository with the case's last release; None when the case speaks of none."""
    if "released" not in case:
        return None
    release(case["released"] or {}, folder)
    write(files, folder)
    return folder


def _run(name: str, case: dict[str, Any], folder: Path, language: str | None = None) -> list[tuple[str, str]]:
    files = varied(case)
    loaded = workspace(files)
    assert bool(loaded.problems) == ("broken" in case)
    root = released(case, files, folder)
    result = lint(loaded.tree, select=[name], today=TODAY, language=language, root=root)
    assert not result.crashed, [finding.message for finding in result.findings]
    found = []
    for finding in result.findings:
        if finding.rule == name:
            assert _reads_well(finding.message), finding.message
            line = files[finding.path].decode().splitlines()[finding.line - 1].strip()
            found.append((finding.element, line))
    return found


def _reads_well(message: str) -> bool:
    """Whether a message is made of sentences, with nothing twice and nothing left open where its parts meet."""
    return message.endswith((".", "。", "?", "？", "”。", '"?')) and not re.search(
        r"[。，；：、]{2}|[.,;:]{2}(?!\.)| [.,;:](?! )| {3}|None|Phrase\(", message
    )


def test_base_is_clean() -> None:
    result = lint(workspace(varied({})).tree, today=TODAY)
    assert [finding.message for finding in result.findings] == []


@pytest.mark.parametrize(("name", "case"), _all_cases("pass"))
def test_passes(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    assert _run(name, case, tmp_path) == []


@pytest.mark.parametrize(("name", "case"), _all_cases("fail"))
@pytest.mark.parametrize("language", LANGUAGES)
def test_fails(name: str, case: dict[str, Any], language: str, tmp_path: Path) -> None:
    expected = [(one["element"], one["line"]) for one in case["expect"]]
    assert expected, "a failing case expects findings"
    assert sorted(_run(name, case, tmp_path, language)) == sorted(expected)


@pytest.mark.parametrize(("name", "case"), [one for one in _all_cases("fail") if "fixed" in one.values[1]])
def test_fixes(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    """The lines that change are those that the case names, and what was fixed is not found again."""
    files = varied(case)
    root = released(case, files, tmp_path)
    fixing = fix(MemoryTree(files), lambda tree: lint(tree, select=[name], today=TODAY, root=root), unsafe=True)
    changed = []
    for before, after in fixing.changes.values():
        lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
        changed += [line[0] + line[2:].strip() for line in lines if line[0] in "+-"]
    assert changed == (case["fixed"] or [])
    assert not fixing.refused
    assert not fixing.unfinished
    assert not fixing.result.fixes
    assert len(fixing.result.findings) == len(case["expect"]) - fixing.fixed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.spec.name)
def test_rule_says_whether_it_fixes(rule: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    name, found = rule.spec.name, cases(CASES / f"{rule.spec.name}.yaml")["fail"]
    kinds = set()
    for case in found:
        files = varied(case)
        root = released(case, files, tmp_path_factory.mktemp("released"))
        result = lint(MemoryTree(files), select=[name], today=TODAY, root=root)
        kinds |= {proposed.kind for finding, proposed in result.fixes if finding.rule == name}
    assert (rule.spec.fix in kinds) if kinds else (rule.spec.fix is None)
    assert bool(kinds) == any(case.get("fixed") for case in found), "a case shows what a fix writes"


def test_what_is_collected_survives_json() -> None:
    loaded = workspace(varied({}))
    facts = Facts(loaded.definitions)
    for rule in RULES:
        if rule.collect:
            for process in loaded.definitions.processes.values():
                found = rule.collect(Context(facts, process, rule.spec.options, b"id: SA-01"))
                assert json.loads(json.dumps(found)) == found, rule.spec.name


@pytest.mark.parametrize("name", NAMES)
def test_rule_has_cases(name: str) -> None:
    found = cases(CASES / f"{name}.yaml")
    assert found["pass"]
    assert found["fail"]


def test_no_case_without_rule() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} == set(NAMES)


@pytest.mark.parametrize("spec", [*SPECS, *OWN_RULES], ids=lambda spec: spec.name)
def test_page_has_its_sections(spec: Any) -> None:
    summary, _, rest = spec.page.partition("\n")
    assert re.fullmatch(r"[A-Z].*\.", summary), "the summary is one sentence on one line"
    headings = re.findall(r"^(\S.*):$", rest, flags=re.MULTILINE)
    assert headings == ["What it checks", "Why", "Remedy"]


def test_pages_are_up_to_date() -> None:
    found = [path for path in PAGES.glob("*.md") if path.name not in HAND_WRITTEN]
    assert {path.name: path.read_text(encoding="utf-8") for path in found} == pages(), (
        "run: python -m procman.lint.rule_pages docs/rules"
    )


def test_english_catalogue_is_up_to_date() -> None:
    assert ENGLISH.read_text(encoding="utf-8") == english(), "run: python -m procman.lint.rule_pages docs/rules"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spec", [*SPECS, *OWN_RULES], ids=lambda spec: spec.name)
def test_rule_explains_itself(spec: Any, language: str) -> None:
    shown = rule_text(spec, language)
    assert shown.startswith(f"{spec.name}\n")
    assert all(width(line) <= 100 for line in shown.splitlines()[2:])
    assert len(shown.split("\n\n")) == 6


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_rule_has_messages(name: str, language: str) -> None:
    keys = catalogue(language, "lint")
    assert any(key == name or key.startswith(f"{name}.") for key in keys)
    assert name in catalogue(language, "rules")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_without_rule(language: str) -> None:
    general = {"phrase", "principle", "severity", "set", "summary", "explain"}
    owners = {key.partition(".")[0] for key in catalogue(language, "lint")} - general
    known = {*NAMES, *(spec.name for spec in OWN_RULES)}
    assert owners <= known


def test_messages_have_the_same_placeholders() -> None:
    chinese, english = (catalogue(language, "lint") for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    for key, message in chinese.items():
        assert _placeholders(message) == _placeholders(english[key]), key


def _placeholders(message: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)\}", message))


def test_names_are_unique() -> None:
    names = [*NAMES, *(spec.name for spec in OWN_RULES)]
    assert len(names) == len(set(names))


def test_every_rule_file_is_registered() -> None:
    import procman.lint.rules

    folder = Path(procman.lint.rules.__file__).parent
    modules = {path.stem.replace("_", "-") for path in folder.glob("*/*.py") if path.stem != "__init__"}
    assert modules == set(NAMES)
