"""What docs/templates.md shows works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.documents.conftest import Define, Page, render

EXAMPLES = re.findall(
    r"`templates/(html/\S+)`:\n\n```jinja\n(.*?)^```",
    (REPOSITORY / "docs/templates.md").read_text(encoding="utf-8"),
    flags=re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize(("name", "source"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_examples_render_a_sound_manual(name: str, source: str, define: Define, tmp_path: Path) -> None:
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    definitions = define()
    html = render(definitions, overrides=tmp_path / "templates")
    assert html != render(definitions)
    assert Page(html).faults == []


def test_all_four_examples_are_tried() -> None:
    assert len(EXAMPLES) == 4
