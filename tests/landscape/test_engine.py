from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from procman.errors import EngineError
from procman.landscape import engine
from procman.landscape.engine import find_engine, find_wheel_engine, run_engine
from procman.landscape.layout import draw_map
from procman.landscape.model import build_landscape
from tests.landscape.manuals import definitions_of, random_manual
from tests.landscape.test_layout import HOSTILE

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for dot is a shell script")
GRAPH = "digraph { a -> b }"


def write_program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_without_dot_the_wheels_program_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_engine() == find_wheel_engine()
    assert "node a" in run_engine(GRAPH)


def test_it_is_found_in_an_environment_that_is_not_activated(tmp_path: Path) -> None:
    code = "from procman.landscape.engine import run_engine; print(run_engine('digraph { a }'))"
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"} | {"PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert "node a" in done.stdout


def test_it_is_found_beside_python_where_the_record_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = find_wheel_engine().resolve()
    monkeypatch.setattr(engine, "files", lambda _name: None)
    assert find_wheel_engine().resolve() == expected


@posix
def test_dot_on_the_path_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wheel = find_wheel_engine()
    asked = tmp_path / "asked"
    dot = write_program(tmp_path, "dot", f'echo "$@" > {asked}; exec {wheel} "$@"')
    definitions = random_manual(7)
    alone = draw_map(build_landscape(definitions), "zh-CN", engine=lambda source: run_engine(source, wheel))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert find_engine() == dot
    with_dot = draw_map(build_landscape(definitions), "zh-CN")
    assert asked.read_text(encoding="utf-8").split() == ["-Kdot", "-Tplain"]
    assert with_dot == alone


@posix
def test_a_dot_among_the_definitions_is_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_program(tmp_path, "dot", "touch run; exit 1")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".{os.pathsep}")
    assert find_engine() == find_wheel_engine()


def test_another_engine_that_places_a_little_differently_gives_the_same_structure() -> None:
    """Other releases of Graphviz round differently and set other margins; order is what the picture is made of."""
    definitions = random_manual(11)

    def shaken(source: str) -> str:
        def move(match: re.Match[str]) -> str:
            return f"node {match[1]} {float(match[2]) + 3.0 + 0.002 * (len(match[1]) % 3):.4g} "

        return re.sub(r"^node (\S+) (\S+) ", move, run_engine(source), flags=re.MULTILINE)

    one = draw_map(build_landscape(definitions), "zh-CN")
    other = draw_map(build_landscape(definitions), "zh-CN", engine=shaken)
    assert [len(arrow.points) for arrow in one.arrows] == [len(arrow.points) for arrow in other.arrows]
    for first, second in zip(one.cards, other.cards, strict=True):
        assert (first.place.y, first.place.height) == (second.place.y, second.place.height)
        assert abs(first.place.x - second.place.x) < 2


def test_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engine, "WHEEL", "no-such-engine")
    with pytest.raises(EngineError) as raised:
        run_engine(GRAPH)
    assert raised.value.key == "engine-missing"


@posix
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'Error: syntax' >&2; exit 1", "Error: syntax"),
        ("exit 7", "exit status 7"),
        ("kill -9 $$", "exit status -9"),
        ("printf '\\377'", "can't decode"),
    ],
)
def test_an_engine_that_fails(script: str, reason: str, tmp_path: Path) -> None:
    program = write_program(tmp_path, "dot", script)
    with pytest.raises(EngineError) as raised:
        run_engine(GRAPH, program)
    assert raised.value.key == "engine-failed"
    assert raised.value.arguments["program"] == str(program)
    assert reason in str(raised.value.arguments["reason"])


@posix
def test_an_engine_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine, "_SECONDS", 0.2)
    with pytest.raises(EngineError) as raised:
        run_engine(GRAPH, write_program(tmp_path, "dot", "exec sleep 20"))
    assert "no answer" in str(raised.value.arguments["reason"])


def test_a_program_that_cannot_be_run(tmp_path: Path) -> None:
    with pytest.raises(EngineError):
        run_engine(GRAPH, tmp_path / "nothing")


@pytest.mark.parametrize("answer", ["", "graph 1 1 1\nstop\n", "node c0 wide 1 1 1\n"])
def test_an_answer_that_is_of_no_use(answer: str) -> None:
    with pytest.raises(EngineError) as raised:
        draw_map(build_landscape(definitions_of({"d": ["A-1"]})), "en", engine=lambda _source: answer)
    assert raised.value.key == "engine-failed"


def test_an_answer_without_room() -> None:
    """All in one place: told, not drawn on top of each other."""
    definitions = definitions_of(
        {key: [f"{key.upper()}-1", f"{key.upper()}-2"] for key in "abc"}, [("A-1", "C-1", "x")]
    )

    def crammed(source: str) -> str:
        return re.sub(r"^node (\S+) \S+ ", r"node \1 1 ", run_engine(source), flags=re.MULTILINE)

    with pytest.raises(EngineError):
        draw_map(build_landscape(definitions), "en", engine=crammed)


def test_the_engine_sees_no_word_of_a_definition() -> None:
    seen = []

    def watch(source: str) -> str:
        seen.append(source)
        return run_engine(source)

    definitions = definitions_of({"d": ["A-1", "A-2"], "e": ["B-1"]}, [("A-1", "B-1", HOSTILE)], name=HOSTILE)
    draw_map(build_landscape(definitions), "zh-CN", engine=watch)
    assert len(seen) == 1
    words = set(re.findall(r"[A-Za-z]\w*", seen[0]))
    ours = {word for word in words if re.fullmatch(r"[ce]\d+|s\d+x\d+", word)}
    assert words - ours <= {
        "digraph", "landscape", "graph", "rankdir", "TB", "splines", "none", "ranksep", "nodesep", "node", "shape",
        "box", "fixedsize", "true", "label", "height", "edge", "arrowhead", "width", "rank", "same", "style", "invis",
        "weight",
    }  # fmt: skip
