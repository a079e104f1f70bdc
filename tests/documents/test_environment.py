from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from procman.documents.environment import Templates, css_string, shipped_templates
from procman.errors import TemplateFaultError


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


FAULTS = {
    "syntax": ("one\n{% if %}", 2, "Expected an expression"),
    "undefined": ("one\ntwo {{ missing }}", 2, "'missing' is undefined"),
    "attribute": ("{{ text.nothing }}", 1, "has no attribute 'nothing'"),
    "private": ("\n\n{{ text.__class__ }}", 3, "unsafe"),
    "globals": ("{{ cycler.__init__.__globals__ }}", 1, "unsafe"),
    "change": ("{{ items.append(1) }}", 1, "unsafe"),
    "arithmetic": ("a\nb\n{{ 1 // 0 }}", 3, "ZeroDivisionError"),
    "range": ("{% for x in range(999999999) %}{% endfor %}", 1, "Range too big"),
    "label": ("{{ label('no-such-word') }}", 1, "there is no label no-such-word"),
    "argument": ("{{ label('at-most') }}", 1, "KeyError"),
    "asset": ("{{ asset('html/none.css') }}", 1, "there is no template html/none.css"),
    "include": ("\n{% include 'html/none.j2' %}", 2, "there is no template html/none.j2"),
    "outside": ("{% include '../../etc/passwd' %}", 1, "there is no template"),
    "endless": ("{% include 'html/page.j2' %}", 1, "it includes itself without end"),
    "encoding": (b"one\ntwo\n\xff", 3, "not UTF-8"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_mistakes_are_told_with_their_place(name: str, tmp_path: Path) -> None:
    source, line, reason = FAULTS[name]
    templates = Templates("en", write(tmp_path, {"html/page.j2": source}))
    with pytest.raises(TemplateFaultError) as raised:
        templates.render("html/page.j2", {"text": "x", "items": []})
    error = raised.value
    assert error.key == "template-fault"
    assert error.location is not None
    assert (error.location.path, error.location.line) == ("templates/html/page.j2", line)
    assert error.arguments["template"] == "html/page.j2"
    assert reason in str(error.arguments["reason"])


def test_a_mistake_in_a_part_is_told_there(tmp_path: Path) -> None:
    parts = {"html/page.j2": "{% include 'html/part.j2' %}", "html/part.j2": "\n\n{{ missing }}"}
    with pytest.raises(TemplateFaultError) as raised:
        Templates("en", write(tmp_path, parts)).render("html/page.j2", {})
    assert str(raised.value.location) == "templates/html/part.j2:3"


def test_a_template_that_is_not_there() -> None:
    with pytest.raises(TemplateFaultError) as raised:
        Templates("en").render("html/nothing.j2", {})
    assert raised.value.arguments["template"] == "html/nothing.j2"


def test_a_template_is_compiled_with_all_that_it_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "main.j2").write_text("{% include 'parts/' ~ kind ~ '.j2' %}{% include 'gone.j2' ignore missing %}")
    (tmp_path / "parts/one.j2").write_text("{% from 'words.j2' import word %}{{ word() }}")
    (tmp_path / "parts/broken.j2").write_text("{% if %}")
    (tmp_path / "words.j2").write_text("{% macro word() %}said{% endmacro %}")
    templates = Templates("en", tmp_path)
    templates.compile("main.j2")
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", None)
        assert templates.render("main.j2", {"kind": "one"}) == "said"
    with pytest.raises(TemplateFaultError):  # a mistake is told when it matters
        templates.render("main.j2", {"kind": "broken"})


def test_values_are_escaped(tmp_path: Path) -> None:
    templates = Templates("en", write(tmp_path, {"html/page.j2": "{{ text }}"}))
    assert templates.render("html/page.j2", {"text": "<b>{{ 1 }}"}) == "&lt;b&gt;{{ 1 }}"


def test_assets_are_taken_as_they_are_but_cannot_end_their_element(tmp_path: Path) -> None:
    files = {"html/page.j2": "{{ asset('html/a.css') }}", "html/a.css": "a{#b{{ c }}</style>"}
    assert Templates("en", write(tmp_path, files)).render("html/page.j2", {}) == "a{#b{{ c }}<\\/style>"


@given(st.text())
def test_css_strings_hold_any_text(text: str) -> None:
    literal = str(css_string(text))
    inner = literal[1:-1]
    assert literal[0] == literal[-1] == '"'
    assert not set(inner) & set("\"'<>{}\n\r\f;")


def test_shipped_templates_are_found() -> None:
    assert (shipped_templates() / "html/manual.html.j2").is_file()
