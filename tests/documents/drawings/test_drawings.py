"""Each way in which a kept drawing can go stale, and what becomes of the cache when it is damaged or shared."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from procman.caching import database
from procman.documents.drawings import drawings as module
from procman.documents.drawings.drawings import Drawings
from procman.documents.drawings.parts import drawn_part
from procman.documents.drawings.store import FORMAT, DrawingStore
from procman.documents.flowchart import Flowchart, draw_flowchart
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.diagram.diagrams import definitions, fixture

Drawn = list[tuple[str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drawings"


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> Definitions:
    return load(FolderTree(sample_root)).require_sound()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Notes what is really drawn; every test begins with the complaint process in the cache."""
    made: Drawn = []

    def noted(sketch: object, part: str, paper: str) -> bytes:
        made.append((sketch.process.id, part))  # type: ignore[attr-defined]
        return drawn_part(sketch, part, paper)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "drawn_part", noted)
    return made


def ask(folder: Path, process: Process, known: Definitions, language: str = "zh-CN", **options: object) -> Flowchart:
    with Drawings(folder=str(folder), **options) as drawings:  # type: ignore[arg-type]
        chart = drawings.draw(process, known, language)
        assert chart.screen
        assert chart.sheets
        return chart


def same(one: Flowchart, other: Flowchart) -> bool:
    return (one.screen, one.sheets, one.svg, one.pages) == (other.screen, other.sheets, other.svg, other.pages)


def renamed(process: Process, step: str, **changes: object) -> Process:
    steps = process.steps | {step: process.steps[step].model_copy(update=changes)}
    return process.model_copy(update={"steps": steps})


def test_what_was_drawn_is_not_drawn_again(folder: Path, drawn: Drawn) -> None:
    first = ask(folder, fixture("complaint"), definitions())
    assert drawn == [("CS-02", "screen"), ("CS-02", "sheets")]
    again = ask(folder, fixture("complaint"), definitions())
    assert len(drawn) == 2
    assert same(first, again)
    assert same(again, draw_flowchart(fixture("complaint"), definitions(), "zh-CN"))


def test_nothing_is_drawn_before_it_is_wanted(folder: Path, drawn: Drawn) -> None:
    with Drawings(folder=str(folder)) as drawings:
        chart = drawings.draw(fixture("complaint"), definitions(), "zh-CN")
        assert drawn == []
        assert chart.width > 0
        assert drawn == [("CS-02", "screen")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_are_drawn_at_once_and_told(
    folder: Path, sample: Definitions, drawn: Drawn, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr("procman.documents.workers.may_fork", lambda: sys.platform == "linux")
    processes = [*sample.processes.values()][:6]
    told: list[tuple[int, int]] = []
    with Drawings(folder=str(folder)) as drawings:
        assert drawings.draw(processes[0], sample, "zh-CN").sheets
        prepared = drawings.prepare(
            processes, sample, "zh-CN", jobs=jobs, progress=lambda done, total: told.append((done, total))
        )
        assert prepared == 6  # the first lacked its picture for the screen
        assert told == [(done, 6) for done in range(7)]
        assert drawings.prepare(processes, sample, "zh-CN") == 0
        del drawn[:]
        for process in processes:
            assert same(drawings.draw(process, sample, "zh-CN"), draw_flowchart(process, sample, "zh-CN"))
    assert drawn == []


def test_a_process_without_steps_is_passed_over(folder: Path) -> None:
    with Drawings(folder=str(folder)) as drawings:
        empty = fixture("complaint").model_copy(update={"steps": {}})
        assert drawings.prepare([empty], definitions(), "zh-CN") == 0


def test_an_interrupted_run_keeps_what_is_done(folder: Path, sample: Definitions, drawn: Drawn) -> None:
    processes = [*sample.processes.values()][:3]

    def interrupt(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Drawings(folder=str(folder)) as drawings:
        drawings.prepare(processes, sample, "zh-CN", progress=interrupt)
    with Drawings(folder=str(folder)) as drawings:
        assert drawings.prepare(processes, sample, "zh-CN") == 1


def other_role(known: Definitions) -> Definitions:
    roles = known.organisation.roles
    handler = roles["complaint-handler"].model_copy(update={"name": "投诉受理专员"})
    organisation = known.organisation.model_copy(update={"roles": roles | {"complaint-handler": handler}})
    return dataclasses.replace(known, organisation=organisation)


def test_another_step_name_draws_again(folder: Path, drawn: Drawn) -> None:
    process = fixture("complaint")
    ask(folder, process, definitions())
    step = next(iter(process.steps))
    changed = ask(folder, renamed(process, step, name="登记所有投诉"), definitions())
    assert len(drawn) == 4
    assert same(changed, draw_flowchart(renamed(process, step, name="登记所有投诉"), definitions(), "zh-CN"))


def test_another_name_in_the_dictionary_draws_again(folder: Path, drawn: Drawn) -> None:
    ask(folder, fixture("complaint"), definitions())
    changed = ask(folder, fixture("complaint"), other_role(definitions()))
    assert len(drawn) == 4
    assert "投诉受理专员" in changed.screen.text


def test_another_language_draws_again(folder: Path, drawn: Drawn) -> None:
    ask(folder, fixture("complaint"), definitions())
    assert "Page" in ask(folder, fixture("complaint"), definitions(), "en").sheets.pictures[0].text
    assert len(drawn) == 4


def test_another_paper_lays_out_the_sheets_again(folder: Path, drawn: Drawn) -> None:
    small = ask(folder, fixture("complaint"), definitions())
    large = ask(folder, fixture("complaint"), definitions(), paper="a3")
    assert drawn[2:] == [("CS-02", "sheets")]
    assert large.sheets.pictures[0].width > small.sheets.pictures[0].width


def test_another_procman_draws_again(folder: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(folder, fixture("complaint"), definitions())
    monkeypatch.setattr(module, "code_fingerprint", lambda _rooms: "another procman")
    ask(folder, fixture("complaint"), definitions())
    assert len(drawn) == 4


def test_what_is_not_drawn_does_not_matter(folder: Path, drawn: Drawn) -> None:
    process = fixture("complaint")
    ask(folder, process, definitions())
    ask(folder, process.model_copy(update={"purpose": f"{process.purpose} Amended.", "metrics": {}}), definitions())
    assert len(drawn) == 2


def test_without_keeping_nothing_is_read_or_written(folder: Path, drawn: Drawn) -> None:
    ask(folder, fixture("complaint"), definitions(), keep=False)
    assert not folder.exists()
    with Drawings(keep=False) as drawings:
        drawings.prepare([fixture("complaint")], definitions(), "zh-CN")
        del drawn[:]
        assert drawings.draw(fixture("complaint"), definitions(), "zh-CN").pages
    assert drawn == []


@pytest.mark.parametrize("value", [b"", b"no picture", "text", None])
def test_a_damaged_drawing_is_drawn_again_and_mended(folder: Path, drawn: Drawn, value: object) -> None:
    first = ask(folder, fixture("complaint"), definitions())
    with sqlite3.connect(folder / "drawings.sqlite") as connection:
        if value is None:
            connection.execute("UPDATE drawing SET value = substr(value, 1, length(value) - 9)")
        else:
            connection.execute("UPDATE drawing SET value = ?", (value,))
    connection.close()
    for _ in range(2):
        assert same(first, ask(folder, fixture("complaint"), definitions()))
    assert len(drawn) == 4


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_file_starts_anew(folder: Path, drawn: Drawn, damage: bytes) -> None:
    first = ask(folder, fixture("complaint"), definitions())
    (folder / "drawings.sqlite").write_bytes(damage)
    for _ in range(2):
        assert same(first, ask(folder, fixture("complaint"), definitions()))
    assert len(drawn) == 4


def test_a_folder_that_cannot_be_used_is_done_without(tmp_path: Path, drawn: Drawn) -> None:
    (tmp_path / "file").write_text("not a folder")
    first = ask(tmp_path / "file", fixture("complaint"), definitions())
    assert same(first, draw_flowchart(fixture("complaint"), definitions(), "zh-CN"))
    with Drawings(folder=str(tmp_path / "file")) as drawings:
        assert drawings.prepare([fixture("complaint")], definitions(), "zh-CN") == 1
        assert drawings.prepare([fixture("complaint")], definitions(), "zh-CN") == 0


def test_a_folder_that_can_only_be_read_gives_what_it_has(
    folder: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(folder, fixture("complaint"), definitions())

    def barred(self: database.Database, _changes: object) -> None:
        self._give_up(sqlite3.OperationalError("attempt to write a readonly database"))

    monkeypatch.setattr(database.Database, "write", barred)
    ask(folder, fixture("complaint"), definitions())
    assert len(drawn) == 2
    with Drawings(folder=str(folder)) as drawings:
        drawings.prepare([fixture("complaint")], definitions(), "en")
        assert drawings.draw(fixture("complaint"), definitions(), "en").pages
    assert len(drawn) == 4


def test_a_locked_file_is_done_without(folder: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    ask(folder, fixture("complaint"), definitions())
    other = sqlite3.connect(folder / "drawings.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    changed = ask(folder, fixture("complaint"), other_role(definitions()))
    other.execute("ROLLBACK")
    other.close()
    assert "投诉受理专员" in changed.screen.text
    ask(folder, fixture("complaint"), definitions())
    assert len(drawn) == 4


_KEEP = """
import sys
from procman.documents.drawings.store import DrawingStore
store = DrawingStore(folder=sys.argv[1])
for number in range(40):
    store.keep({f"{sys.argv[2]}-{number}": sys.argv[2].encode() * 2000, f"both-{number}": b"both" * 500})
store.close()
"""


def test_two_processes_keep_drawings_at_once(folder: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", _KEEP, os.fspath(folder), name]) for name in ("one", "two")]
    assert [process.wait() for process in running] == [0, 0]
    store = DrawingStore(folder=str(folder))
    kept = {name: [store.get(f"{name}-{number}") for number in range(40)] for name in ("one", "two", "both")}
    store.close()
    assert set(kept["both"]) == {b"both" * 500}
    assert set(kept["one"]) <= {b"one" * 2000, None}
    # who had to wait too long gave up for the rest of its run, but never both of them
    assert None not in kept["one"] or None not in kept["two"]


def test_the_store_is_bounded_and_what_is_used_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(day: int) -> DrawingStore:
        monkeypatch.setattr("time.time", lambda: day * 86400.0)
        return DrawingStore(folder=str(folder), most_bytes=100)

    store = at(100)
    store.keep({"old": b"x" * 40, "used": b"x" * 40})
    store.close()
    store = at(110)
    assert store.get("used")
    store.close()
    store = at(111)
    store.keep({"new": b"x" * 40})
    store.close()
    store = at(112)
    assert [key for key in ("old", "used", "new") if key in store] == ["used", "new"]
    store.close()
    store = at(175)
    store.keep({"newest": b"x"})
    store.close()
    store = at(175)
    assert [key for key in ("old", "used", "new", "newest") if key in store] == ["newest"]
    store.close()


def test_a_file_of_another_format_starts_anew(folder: Path, drawn: Drawn) -> None:
    ask(folder, fixture("complaint"), definitions())
    with sqlite3.connect(folder / "drawings.sqlite") as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT.version + 1}")
    connection.close()
    ask(folder, fixture("complaint"), definitions())
    ask(folder, fixture("complaint"), definitions())
    assert len(drawn) == 4
