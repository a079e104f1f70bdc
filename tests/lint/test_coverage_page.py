"""The page that holds checklists against the rules has every line of them, and names only rules that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from procman.lint.own_rules import OWN_RULES
from procman.lint.registry import RULES
from procman.lint.rule_pages import HAND_WRITTEN, main, pages

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "coverage.md"
BPMNLINT = [
    *("ad-hoc-sub-process", "conditional-event", "conditional-flows", "end-event-required"),
    *("event-based-gateway", "event-sub-process-typed-start-event", "fake-join", "global", "label-required"),
    *("link-event", "no-bpmndi", "no-complex-gateway", "no-disconnected", "no-duplicate-sequence-flows"),
    *("no-gateway-join-fork", "no-implicit-end", "no-implicit-split", "no-implicit-start"),
    *("no-inclusive-gateway", "no-overlapping-elements", "single-blank-start-event", "single-event-definition"),
    *("standard-size", "start-event-required", "sub-process-blank-start-event", "superfluous-gateway"),
    *("superfluous-label", "superfluous-termination"),
]
OURS = {
    **{"ROLE": 8, "SOD": 8, "TIME": 12, "CTRL": 11, "IO": 6, "FORM": 6, "RULE": 3, "SYS": 1},
    **{"FLOW": 7, "NAME": 5, "DOC": 10, "MAP": 2},
}


def _sections() -> dict[str, dict[str, str]]:
    """By heading: what stands in the table's last column, by what stands in its first."""
    _, *parts = re.split(r"^#+ (.*)\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    sections = {}
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
        rows = [row for row in rows if row[-1] not in ("Here", "---")]
        sections[heading] = {row[0]: row[-1] for row in rows}
        assert len(sections[heading]) == len(rows), f"a line stands twice under {heading}"
    return sections


SECTIONS = _sections()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("bpmnlint", BPMNLINT),
        ("Soundness: WOFLAN", [str(step) for step in range(1, 14)]),
        ("Seven process modeling guidelines (7PMG)", [f"G{number}" for number in range(1, 8)]),
    ],
)
def test_every_line_of_other_lists_is_there(heading: str, expected: list[str]) -> None:
    assert [line.partition(":")[0] for line in SECTIONS[heading]] == expected


def test_every_convention_is_there() -> None:
    assert len(SECTIONS["Conventions of Signavio"]) == 16


def test_every_line_of_our_list_is_there() -> None:
    expected = [f"{kind}-{number:02}" for kind, count in OURS.items() for number in range(1, count + 1)]
    lines = [line for section in SECTIONS.values() for line in section if re.fullmatch(r"[A-Z]+-\d\d", line)]
    assert lines == expected


def test_every_line_has_a_rule_or_a_reason() -> None:
    for heading, lines in SECTIONS.items():
        for line, here in lines.items():
            reason = re.search(r"[Rr]efused\b[^:]*(?:: | until )\w|[Bb]y the format|Refused, as 3", here)
            assert re.search(r"\]\([a-z-]+\.md\)", here) or reason or line == "11", f"{heading}: {line}"


def test_rules_are_those_that_there_are() -> None:
    linked = re.findall(r"\[([a-z-]+)\]\(([a-z-]+)\.md\)", PAGE.read_text(encoding="utf-8"))
    names = {rule.spec.name for rule in RULES} | {spec.name for spec in OWN_RULES}
    assert {text for text, _ in linked} == {target for _, target in linked} == names


def test_writing_the_pages_leaves_the_page_alone(tmp_path: Path) -> None:
    """And takes away the page of a rule that is gone."""
    for name in (PAGE.name, "gone.md"):
        (tmp_path / name).write_text("by hand", encoding="utf-8")
    main(tmp_path, tmp_path / "rules.yaml")
    assert (tmp_path / PAGE.name).read_text(encoding="utf-8") == "by hand"
    assert {path.name for path in tmp_path.glob("*.md")} == {*pages(), *HAND_WRITTEN}
