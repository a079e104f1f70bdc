from __future__ import annotations

import ast
from pathlib import Path

import pytest

from procman.exchange import bpmn_import
from procman.exchange.bpmn_import.ledger import _REASONS
from procman.messages import LANGUAGES, catalogue
from procman.report import import_text

SOURCE = Path(bpmn_import.__file__).parent
# The place of the key among the arguments, by the name of the method.
TELLING = {
    "change": ("reason", 1),
    "drop": ("reason", 1),
    "retell": ("reason", 1),
    "remark": ("remark", 0),
    "word": ("word", 0),
}
EVENTS = (
    "none",
    "message",
    "timer",
    "signal",
    "error",
    "escalation",
    "conditional",
    "terminate",
    "cancel",
    "compensate",
)
KINDS = (
    "start",
    "end",
    "task",
    "decision",
    "parallel",
    "join",
    "wait",
    "call",
    "pass",
    "xor",
    "and",
    "or",
    "or-join",
    "event",
)
# Keys that are put together or handed over as data.
BUILT = {
    *(f"reason-end-{event}" for event in (*EVENTS[1:], "multiple", "link")),
    *(f"word-event-{event}" for event in (*EVENTS, "multiple", "link")),
    *(f"word-kind-{kind}" for kind in KINDS),
    *(f"word-nameless-{kind}" for kind in ("task", "wait", "call")),
    *(f"reason-{reason}" for reason in _REASONS.values()),
    *(f"reason-{reason}" for reason in ("no-place", "vendor", "complex", "receive", "engine-performer")),
    *(f"reason-{reason}" for reason in ("join-added", "ends-joined", "exits-through-join")),
    *(f"word-{word}" for word in ("owner", "unknown-party", "initiator", "imported-domain")),
    "remark-number",
}


def told_keys() -> set[str]:
    """Keys that the importer names in its calls."""
    keys = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TELLING):
                continue
            kind, place = TELLING[node.func.attr]
            if len(node.args) > place:
                found = ast.walk(node.args[place])
                words = [one.value for one in found if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                if not isinstance(node.args[place], ast.JoinedStr):
                    keys |= {f"{kind}-{word}" for word in words}
    return keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_told_has_its_sentence(language: str) -> None:
    assert told_keys() | BUILT <= set(catalogue(language, "import"))


def test_no_sentence_is_left_over() -> None:
    own = {key for key in catalogue("en", "import") if key.startswith(("word-", "reason-", "remark-"))}
    assert own <= told_keys() | BUILT
    report = Path(import_text.__file__).read_text(encoding="utf-8")
    frame = {key for key in catalogue("en", "import") if key not in own and not key.startswith("addition-")}
    assert {key for key in frame if f'"{key}"' not in report and f"import.{key}" not in report} == set()
