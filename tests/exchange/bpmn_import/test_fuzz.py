"""Broken models: whatever a file holds, it gives sound definitions or a typed error, and never a traceback."""

from __future__ import annotations

import copy
import datetime
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from procman.exchange.process_text import process_text
from procman.lint.engine import lint
from procman.model.validators import make_process
from procman.source.reader import read
from tests.exchange.bpmn_import.cases import MODELS, imported, written

TREES = [etree.parse(path).getroot() for path in MODELS]
NODES = (
    "task",
    "exclusiveGateway",
    "parallelGateway",
    "inclusiveGateway",
    "eventBasedGateway",
    "endEvent",
    "startEvent",
)
REFERENCES = ("sourceRef", "targetRef", "attachedToRef", "default", "calledElement", "processRef", "dataObjectRef")


@st.composite
def broken_models(draw: st.DrawFn) -> bytes:
    """A model of the fixtures in which elements are dropped, moved or renamed, and references swapped."""
    root = copy.deepcopy(draw(st.sampled_from(TREES)))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    for _ in range(draw(st.integers(1, 8))):
        elements = [element for element in root.iter() if element is not root]
        if not elements:
            break
        element = draw(st.sampled_from(elements))
        match draw(st.sampled_from(["drop", "attribute", "reference", "kind", "id", "move", "text", "copy"])):
            case "drop":
                element.getparent().remove(element)
            case "attribute" if element.attrib:
                del element.attrib[draw(st.sampled_from(sorted(element.attrib)))]
            case "reference":
                element.set(draw(st.sampled_from(REFERENCES)), draw(st.sampled_from(ids)))
            case "kind":
                element.tag = f"{{{etree.QName(root).namespace or ''}}}{draw(st.sampled_from(NODES))}"
            case "id":
                element.set("id", draw(st.sampled_from([*ids, "start", "else", "", "流程", "a:b"])))
            case "move":
                host = draw(st.sampled_from([other for other in elements if element not in other.iterancestors()]))
                if host is not element:
                    host.append(element)
            case "text":
                element.set("name", draw(st.text("ab 是否:,{}[]#'\"?-\n!&*%@`|>~", max_size=12)))
            case "copy":
                element.getparent().append(copy.deepcopy(element))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


@settings(max_examples=100, deadline=None)
@given(broken_models())
def test_broken_models_give_sound_definitions_or_a_typed_error(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "broken.bpmn"
        path.write_bytes(content)
        run = imported(path)
        (result,) = run.files
        if result.error is not None or not run.contents:
            return
        workspace = written(run, folder)
        assert workspace.problems == ()
        found = lint(workspace.tree, today=datetime.date(2026, 1, 1), language="en").findings
        assert [(one.rule, one.message) for one in found if one.severity == "error"] == []
        assert result.imported is not None
        assert all(entry.outcome.fate is not None for entry in result.imported.ledger.told())
        for process in result.imported.processes:
            assert make_process(read(process_text(process).encode(), "x.yaml")) == process


def gateway(kind: str, number: int) -> str:
    return f'<{kind} id="n{number}" name="n{number}"/>'


@st.composite
def random_flows(draw: st.DrawFn) -> bytes:
    """Any graph of tasks, gateways and ends behind one start."""
    kinds = draw(st.lists(st.sampled_from(NODES[:-1]), min_size=2, max_size=14))
    nodes = ['<startEvent id="n0" name="开始"/>', *(gateway(kind, place) for place, kind in enumerate(kinds, start=1))]
    numbers = st.integers(0, len(kinds))
    ways = draw(st.lists(st.tuples(numbers, numbers), min_size=len(kinds), max_size=2 * len(kinds)))
    flows = [
        f'<sequenceFlow id="f{place}" sourceRef="n{source}" targetRef="n{target}"/>'
        for place, (source, target) in enumerate(ways)
    ]
    text = f'<process id="p" name="随机流程">{"".join(nodes)}{"".join(flows)}</process>'
    return f'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">{text}</definitions>'.encode()


@settings(max_examples=150, deadline=None)
@given(random_flows())
def test_any_graph_gives_sound_definitions(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "random.bpmn"
        path.write_bytes(content)
        run = imported(path)
        assert run.files[0].error is None
        if run.contents:
            found = lint(written(run, folder).tree, today=datetime.date(2026, 1, 1), language="en").findings
            assert [(one.rule, one.message) for one in found if one.severity == "error"] == []
