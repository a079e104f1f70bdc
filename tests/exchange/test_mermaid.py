from __future__ import annotations

import re

import pytest

from procman.diagram.geometry import Direction
from procman.diagram.watermark import Watermark
from procman.errors import UsageError
from procman.exchange.mermaid import quoted, to_mermaid
from procman.flow.graph import build_graph
from procman.model.definitions import Definitions
from procman.model.process import Process
from tests.diagram.diagrams import DIRECTIONS
from tests.exchange.charts import sample, small_process
from tests.exchange.hostile import TEXTS, hostile_process

_LABEL = r'"[^"]*"'
_NODE = rf"        n\w+(?:\(\[{_LABEL}\]\)|\[\[{_LABEL}\]\]|\[{_LABEL}\]|\({_LABEL}\)|\{{{_LABEL}\}})"
_STATEMENTS = (
    r"flowchart (TB|LR)",
    r"    accTitle: [^\n]+",
    r"    accDescr: [^\n]+",
    rf"    subgraph lane_\d+\[{_LABEL}\]",
    _NODE,
    r"    end",
    rf"    n\w+ (-->|-\.->)(\|{_LABEL}\|)? n\w+",
    r"    classDef \w+ [\w:#,-]+",
    r"    class [\w,]+ \w+",
    r"    linkStyle [\d,]+ [\w:#,-]+",
)
_STATEMENT = re.compile("|".join(f"(?:{pattern})" for pattern in _STATEMENTS))


def assert_readable(written: str) -> None:
    """Every line is one of the few statements that we write, and no label can leave its quotes."""
    assert written.endswith("\n")
    for line in written.splitlines():
        assert _STATEMENT.fullmatch(line), line


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_node_way_and_lane_of_the_sample_is_there(direction: Direction) -> None:
    for process in sample().processes.values():
        graph, written = build_graph(process), to_mermaid(process, sample(), direction)
        assert_readable(written)
        assert written.startswith("flowchart TB\n" if direction == "vertical" else "flowchart LR\n")
        assert len(re.findall(rf"^{_NODE}$", written, re.MULTILINE)) == len(graph.nodes)
        assert len(re.findall(r"^    n\w+ -.*$", written, re.MULTILINE)) == len(graph.edges)
        assert written.count("    subgraph ") == len(graph.lanes)


def test_coloured_lines_are_those_that_lead_back_or_start_when_time_is_up() -> None:
    process, known = small_process()
    kinds = [edge.kind for edge in build_graph(process).edges]
    written = to_mermaid(process, known)
    coloured = sorted(int(place) for found in re.findall(r"linkStyle ([\d,]+)", written) for place in found.split(","))
    assert coloured == [place for place, kind in enumerate(kinds) if kind != "sequence"]
    assert written.count(" -.->") == len(coloured)


def test_hostile_texts_stay_texts() -> None:
    written = to_mermaid(*hostile_process())
    assert_readable(written)
    assert "<script" not in written
    assert "$$" not in written
    assert "%%" not in written
    assert "fa:fa" not in written
    assert ":::" not in written.replace("shape: fork #125; :::cls", "")


@pytest.mark.parametrize("words", TEXTS)
def test_a_label_reads_back_as_it_was(words: str) -> None:
    label = quoted(words)[1:-1]
    plain = label.replace("<br/>", "\n").replace("#8203;", "")
    assert re.sub(r"#(\d+);", lambda match: chr(int(match[1])), plain) == words
    rest = re.sub(r"#\d+;|<br/>", "", label)
    assert not set(rest) & set('"#&<>`*_\\~[]{}|$;@^=')


@pytest.mark.parametrize("words", ["1. eins", "- eins", "+ eins", "12) eins"])
def test_no_line_begins_a_list(words: str) -> None:
    assert re.fullmatch(r'"(#\d+;)+[ .)].*"', quoted(words))


def test_ids_hold_none_of_mermaids_words_and_stay_apart() -> None:
    ids = ("end", "deliver-class", "record-call", "a1-end", "a1end", "a-1-end")
    steps = {step: {"name": step, "role": "o"} for step in ids}
    head = {"id": "CS-01", "name": "名", "domain": "d", "owner": "o", "version": "1.0", "ends": {"done": "完成"}}
    written = to_mermaid(Process.model_validate({**head, "steps": steps}), Definitions())
    names = re.findall(r'^        (n\w+)\["', written, re.MULTILINE)
    assert names == ["nEnd", "nDeliverClass", "nRecordCall", "nA1End", "nA1EndX", "nA1EndXX"]
    assert "    nEnd --> nDeliverClass\n    nDeliverClass --> nRecordCall\n" in written


def test_a_process_without_roles_has_a_lane_without_a_name() -> None:
    head = {"id": "CS-01", "name": "名", "domain": "d", "owner": "o", "version": "1.0", "ends": {"done": "完成"}}
    written = to_mermaid(Process.model_validate({**head, "steps": {"a": {"name": "一"}}}), Definitions())
    assert '    subgraph lane_1[" "]\n' in written
    assert_readable(written)


def test_a_process_without_steps_is_an_error() -> None:
    head = {"id": "CS-01", "name": "名", "domain": "d", "owner": "o", "version": "1.0", "ends": {"done": "完成"}}
    with pytest.raises(UsageError):
        to_mermaid(Process.model_validate(head), Definitions())


def test_what_no_longer_holds_is_told_in_a_box_that_nothing_leads_to() -> None:
    process, known = small_process()
    marked = to_mermaid(process, known, watermark=Watermark("作废", 'replaced by "2.0" --> <b>'))
    added = set(marked.splitlines()) - set(to_mermaid(process, known).splitlines())
    box, looks = sorted(added)
    assert re.fullmatch(r'    notice\["作废<br/>replaced by #34;2.0#34; --#62; #60;b#62;"\]', box)
    assert looks.startswith("    style notice ")
    assert set(to_mermaid(process, known).splitlines()) <= set(marked.splitlines())
