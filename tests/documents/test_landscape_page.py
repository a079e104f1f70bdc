from __future__ import annotations

import re
from pathlib import Path

import pytest

from procman.documents.landscape import manual_links, render_landscape_html
from procman.errors import TemplateFaultError
from procman.landscape.layout import draw_map
from procman.landscape.model import build_landscape
from procman.model.definitions import Definitions
from tests.documents.conftest import Page, render
from tests.landscape.test_layout import CASES, sample


def page_of(definitions: Definitions, base: str | None = "manual.html", **options: object) -> str:
    drawing = draw_map(build_landscape(definitions), definitions.manual.language)
    return render_landscape_html(
        drawing,
        definitions.manual.language,
        links=manual_links(base),
        **options,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("name", CASES)
def test_pages_are_sound(name: str) -> None:
    html = page_of(CASES[name])
    page = Page(html)
    assert page.faults == []
    assert len(page.ids) == len(set(page.ids))
    assert page.elements.count("script") == 1, "only ours"
    assert not [entry for entry in page.attributes if entry[1].startswith("on")]


def test_it_needs_no_other_file() -> None:
    html = page_of(sample())
    page = Page(html)
    assert page.resources == []
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", html)
    assert '<html lang="zh-CN">' in html
    assert html.index('<meta name="generator" content="procman ') < 300


def test_links_lead_into_the_manual() -> None:
    definitions = sample()
    places = set(Page(render(definitions)).ids)
    targets = {target for target in Page(page_of(definitions)).targets if not target.startswith("#")}
    assert all(target.startswith("manual.html#") for target in targets)
    assert {target.partition("#")[2] for target in targets} <= places
    assert len(targets) == len(definitions.processes) + len(definitions.manual.domains)


def test_no_links() -> None:
    assert {target for target in Page(page_of(sample(), None)).targets if target[0] != "#"} == set()


def test_lists_say_both_sides() -> None:
    definitions = sample()
    arrows = build_landscape(definitions).arrows
    html = page_of(definitions)
    lists = html[html.index('id="lists"') :]
    numbers = re.findall(r'<li data-arrow="(\d+)"', lists)
    assert sorted(map(int, numbers)) == sorted([arrow.number for arrow in arrows] * 2), "given and taken"
    text = Page(html).text
    for process in definitions.processes.values():
        assert all(item.name in text for item in (*process.inputs.values(), *process.outputs.values()))


def test_in_english() -> None:
    page = Page(page_of(CASES["English"]))
    assert "Process landscape" in page.text
    assert "Gives" in page.text
    assert "Handling of A-1" in page.text


def test_a_workspace_overrides_parts_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "html"
    folder.mkdir()
    source = (
        '{% extends "!base/html/landscape.html.j2" %}{% block head %}<style>h1 { color: red; }</style>{% endblock %}'
    )
    (folder / "landscape.html.j2").write_text(source, encoding="utf-8")
    html = page_of(sample(), overrides=tmp_path)
    assert "h1 { color: red; }" in html
    assert Page(html).faults == []
    (folder / "landscape.html.j2").write_text("\n{{ landscape.nothing }}", encoding="utf-8")
    with pytest.raises(TemplateFaultError) as raised:
        page_of(sample(), overrides=tmp_path)
    assert str(raised.value.location) == "templates/html/landscape.html.j2:2"


def test_the_same_bytes() -> None:
    assert page_of(sample()) == page_of(sample())
