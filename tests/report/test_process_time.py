from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from procman.messages import LANGUAGES
from procman.report.listing import display_width
from procman.report.process_text import process_text
from tests.lint.base_workspace import varied, workspace

CHINESE = {"organisation.yaml": {"roles.clerk.name": "营业员"}}


def shown(language: str = "en", process: str = "SA-01", **case: Any) -> str:
    definitions = workspace(varied(case)).require_sound()
    return process_text(definitions.processes[process], definitions, language)


def room_of(text: str, name: str) -> str:
    (line,) = [line for line in text.splitlines() if re.match(rf" +[0-9]+  {re.escape(name)} ", line)]
    return re.split(r" {2,}", line.strip())[-1]


def test_sums_and_room() -> None:
    text = shown()
    assert "Time when every step takes as long as it may (limit of the process: 4 days)" in text
    assert "Order signed   shortest 1 day 5 hours 15 minutes, longest 1 day 5 hours 45 minutes" in text
    assert "Order refused  shortest 1 day 4 hours 15 minutes, longest 1 day 4 hours 45 minutes" in text
    assert "Longest way: 1 Register the order (15 minutes × 3) → 3 Check the stock (4 hours) →" in text
    assert room_of(text, "Register the order") == "22 hours to spare"
    assert room_of(text, "Check the stock") == "2 days to spare"
    assert room_of(text, "Is the list complete?") == "–"


def test_too_late() -> None:
    text = shown(edit={"time_limit.within": "29h"})
    assert re.search(r"Order signed .*  longer than the limit!", text)
    assert not re.search(r"Order refused .*  longer than the limit!", text)
    assert room_of(text, "Check the stock") == "over the limit"
    assert room_of(shown(edit={"time_limit.within": "1785min"}), "Sign the order") == "less than 1 hour to spare"


def test_pauses_and_steps_without_limit() -> None:
    text = shown(edit={"time_limit": {"within": "4d", "pauses": ["stock"]}, "steps.price.time_limit": None})
    assert room_of(text, "Check the stock") == "clock stopped"
    assert "Not counted, as without a limit: 4 Compute the price" in text


def test_loops_without_count() -> None:
    text = shown(edit={"steps.complete.next": {"yes": "split", "no": "register"}})
    assert "Loops without at_most count once." in text


def test_an_example_where_days_mix() -> None:
    text = shown(process="SA-02")
    (line,) = [line for line in text.splitlines() if "for example started" in line]
    start, shortest, longest, limit = re.findall(r"\d{4}-\d\d-\d\d", line)
    assert start < shortest == longest < limit
    free = shown(process="SA-02", files={"sales/sa-02-delivery.yaml": {"time_limit": None}})
    assert "limit until" not in free
    assert "for example started" in free


def test_a_process_without_steps() -> None:
    text = shown(files={"sales/sa-02-delivery.yaml": {"steps": None, "ends": None, "controls": None}}, process="SA-02")
    assert "Time when" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_stand_below_each_other(language: str) -> None:
    text = shown(language, files=CHINESE)
    starts = {
        display_width(line[: line.index("[")])
        for line in text.splitlines()
        if re.match(r" +[0-9]+  ", line) and "[" in line
    }
    assert len(starts) == 1
    ends = {
        display_width(re.match(r".*\]\s+(?=\S)", line)[0])  # type: ignore[index]
        for line in text.splitlines()
        if re.match(r" +[0-9]+  .*\[", line)
    }
    assert len(ends) == 1


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_process_can_be_shown(language: str, sample_root: Path) -> None:
    from procman.source.tree import FolderTree
    from procman.source.workspace import load

    definitions = load(FolderTree(sample_root)).require_sound()
    for process in definitions.processes.values():
        text = process_text(process, definitions, language)
        assert "longer than the limit" not in text
        assert "超过总时限" not in text
