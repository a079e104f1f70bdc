from __future__ import annotations

import datetime
import io
import json

import pypdf
import pytest

from procman.cli.flowchart_formats import FORMATS
from procman.errors import FontError, TemplateFaultError
from procman.printing.fonts import FontChoice, find_fonts
from procman.printing.typesetting import Sources, query, typeset

DATE = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
START = '#set document(title: "题目", date: auto)\n#set text(lang: "zh", region: "cn", font: "Noto Sans SC")\n'


def _choice() -> FontChoice:
    return find_fonts().choose(["客户"], (), "")


def _sources(main: str, own: frozenset[str] = frozenset(), **files: str) -> Sources:
    named = {f"pdf/{name}.typ": content.encode() for name, content in files.items()}
    return Sources("pdf/main.typ", {"pdf/main.typ": (START + main).encode(), **named}, own)


def _read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def test_a_document_is_tagged_dated_and_marked_as_ours() -> None:
    data = typeset(_sources("= 客户"), _choice(), timestamp=DATE)
    reader = _read(data)
    assert reader.pages[0].extract_text() == "客户"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    assert reader.metadata is not None
    assert reader.metadata.creation_date == DATE
    assert FORMATS["pdf"].marker in data[-2048:]


def test_tags_can_be_left_out() -> None:
    data = typeset(_sources("= 客户"), _choice(), timestamp=DATE, tagged=False)
    assert "/MarkInfo" not in _read(data).trailer["/Root"]


def test_the_same_sources_give_the_same_bytes_and_templates_see_no_clock() -> None:
    sources = _sources("#datetime.today().display()")
    first, second = (typeset(sources, _choice()) for _ in range(2))
    assert first == second
    assert _read(first).pages[0].extract_text() == "1970-01-01"


def test_data_is_no_markup() -> None:
    hostile = '#panic("x") *a* $x$ ]]> <script> {{ x }} = B'
    files = {"data.json": json.dumps(hostile).encode(), "main.typ": (START + '#json("/data.json")').encode()}
    assert _read(typeset(Sources("main.typ", files), _choice())).pages[0].extract_text() == hostile


def test_a_mistake_names_template_and_line() -> None:
    with pytest.raises(TemplateFaultError) as raised:
        typeset(_sources('#import "part.typ": f\n#f(1)', part="#let f(x) = {\n  x + nothing\n}"), _choice())
    assert raised.value.key == "template-fault"
    assert str(raised.value.location) == "templates/pdf/part.typ:2"
    assert raised.value.arguments == {"template": "pdf/part.typ", "reason": "unknown variable: nothing"}


def test_a_mistake_that_an_own_template_leads_to_is_told_there() -> None:
    sources = _sources('#import "part.typ": f\n#f(1)', frozenset({"pdf/main.typ"}), part="#let f(x) = x + [a]")
    with pytest.raises(TemplateFaultError) as raised:
        typeset(sources, _choice())
    assert str(raised.value.location) == "templates/pdf/main.typ:4"


def test_a_missing_file_is_told_without_the_temporary_folder() -> None:
    with pytest.raises(TemplateFaultError) as raised:
        typeset(_sources('#read("none.txt")'), _choice())
    assert raised.value.arguments["reason"] == "file not found (searched at pdf/none.txt)"


def test_nothing_outside_of_the_sources_can_be_read() -> None:
    with pytest.raises(TemplateFaultError) as raised:
        typeset(_sources('#read("/../../etc/passwd")'), _choice())
    assert "escape the project root" in str(raised.value.arguments["reason"])


def test_packages_are_refused_before_anything_is_fetched() -> None:
    sources = _sources('\n#import "@preview/cetz:0.3.1": canvas', frozenset({"pdf/main.typ"}))
    with pytest.raises(TemplateFaultError) as raised:
        typeset(sources, _choice())
    assert raised.value.key == "template-package"
    assert str(raised.value.location) == "templates/pdf/main.typ:4"


def test_a_font_that_was_not_chosen_is_an_error() -> None:
    with pytest.raises(FontError) as raised:
        typeset(_sources('#set text(font: "SimSun")\n客户'), _choice())
    assert raised.value.key == "unknown-font-family"
    assert raised.value.arguments == {"family": "simsun"}
    assert str(raised.value.location) == "templates/pdf/main.typ:3"


def test_a_document_can_be_asked_where_things_are() -> None:
    answer = query(_sources('#metadata("客户") <field>'), _choice(), "<field>", "value")
    assert json.loads(answer) == ["客户"]
