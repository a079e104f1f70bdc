from __future__ import annotations

import subprocess
import sys

import pytest

from procman.source import c_parser

ALONE = """
import io, sys
from procman.source import events

def modules():
    return {name for name in sys.modules if name.startswith("ruamel.yaml.")}

before = modules()
assert events.c_parser_available()
assert not before & {f"ruamel.yaml.{name}" for name in ("main", "scanner", "constructor", "comments", "representer")}
assert [type(event) for event in events.events(b"a: [1]")] == [type(e) for e in events.events(b"a: [1]", pure=True)]

import ruamel.yaml
from ruamel.yaml import YAML

assert ruamel.yaml.events.ScalarEvent is events.ScalarEvent
assert issubclass(ruamel.yaml.scanner.ScannerError, events.MarkedYAMLError)
assert YAML(typ="safe").load("a: 1") == {"a": 1}
text = io.StringIO()
YAML().dump(YAML().load("a: 1  # note\\n"), text)
assert text.getvalue() == "a: 1  # note\\n"
try:
    list(events.events(b"a: [1"))
except events.MarkedYAMLError as error:
    assert error.problem_mark.line == 1
else:
    raise AssertionError
"""


FAILING = """
import sys
from procman.source import c_parser

def fail():
    from ruamel.yaml.error import YAMLError  # as far as it got
    raise AttributeError("another ruamel")

c_parser._alone = fail
"""


def run(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True)


def test_ruamel_is_whole_when_somebody_asks_for_the_rest_of_it() -> None:
    run(ALONE)


def test_ruamel_that_is_there_already_is_used() -> None:
    run("import ruamel.yaml, ruamel.yaml.scanner as real\n" + ALONE.replace("assert not before", "assert before"))


def test_a_parser_that_cannot_be_had_alone_is_imported_as_usual() -> None:
    run(FAILING + ALONE.replace("assert not before", "assert before"))


def test_without_a_compiled_parser_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    assert c_parser.c_parser() is None
