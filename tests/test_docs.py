from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from procman.model.process import Process
from procman.model.step import Step
from procman.source.reader import read
from procman.source.validation import validate
from tests.cli.release_workspace import TODAY
from tests.conftest import REPOSITORY
from tests.test_readme import run_tour

BLOCKS = re.findall(
    r"^```yaml\n(.*?)^```", (REPOSITORY / "docs/format.md").read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
)


def test_the_process_on_the_format_page_is_valid() -> None:
    content = BLOCKS[0].encode()
    made, problems = validate("process", read(content, "docs/format.md"), content, "docs/format.md")
    assert problems == []
    assert made is not None
    known = {field.alias or name for name, field in Process.model_fields.items()} - {"lanes"}
    assert known == set(read(content, "docs/format.md")), "the format page shows every key of a process"


def test_the_other_steps_on_the_format_page_are_valid() -> None:
    for step in read(BLOCKS[1].encode(), "docs/format.md").values():
        Step.model_validate(step)


@pytest.mark.skipif(sys.platform == "win32", reason="the tour is written for a POSIX shell")
def test_the_release_page_does_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    run_tour("docs/release.md", tmp_path)


def test_links_of_the_release_page_lead_somewhere() -> None:
    text = (REPOSITORY / "docs/release.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (REPOSITORY / "docs" / target).exists(), target
