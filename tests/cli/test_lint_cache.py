"""Every way in which a kept result can be wrong. Each test changes one thing and asks again."""

from __future__ import annotations

import datetime
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from procman.caching import database, fingerprint
from procman.lint.cache import state
from procman.lint.cache.answers import ROOMS
from procman.lint.cache.tables import FORMAT
from procman.lint.checking import FileChecker
from tests.lint.base_workspace import DELIVERY, ORDER, varied

NO_METRICS = {"edit": {"metrics": None}}
LONG_AGO = 1_700_000_000


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really checked, in order."""
    paths: list[str] = []
    check = FileChecker.check

    def counting(self: FileChecker, path: str, content: bytes, **arguments: Any) -> Any:
        paths.append(path)
        return check(self, path, content, **arguments)

    monkeypatch.setattr(FileChecker, "check", counting)
    return paths


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026
    monkeypatch.setenv("PROCMAN_CACHE_DIR", str(tmp_path / "cache"))
    for path, content in varied({}).items():
        write(tmp_path / "shop" / path, content)
    return tmp_path / "shop"


def write(path: Path, content: bytes, age: float | None = LONG_AGO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if age is not None:
        os.utime(path, (age, age))


@pytest.fixture(autouse=True)
def _trusted_change_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can set the time of change that the kernel writes; here a file is as old as its time of writing says."""

    def racy(self: Any, path: str) -> bool:
        modified = self._stamps[path][0]
        return bool(modified > self._now - state.RACY or modified == 0)

    monkeypatch.setattr(state.FileStates, "_racy", racy)


Lint = Callable[..., Any]


@pytest.fixture
def lint(procman: Any, root: Path) -> Lint:
    def run(*arguments: str) -> Any:
        return procman(root, "lint", "--format", "concise", *arguments)

    return run


ALL = [f"processes/{ORDER}", f"processes/{DELIVERY}"]


def test_nothing_is_checked_twice(lint: Lint, checked: list[str]) -> None:
    first, again = lint(), lint()
    assert sorted(checked) == sorted(ALL)
    assert (again.code, again.out) == (first.code, first.out) == (0, "")


def test_another_question_uses_what_is_known_of_the_files(lint: Lint, checked: list[str], root: Path) -> None:
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    lint()
    del checked[:]
    assert "no-metric" in lint(ALL[0]).out
    assert lint("--fail-on", "warning").code == 1
    assert checked == []


def test_content(lint: Lint, checked: list[str], root: Path) -> None:
    lint()
    del checked[:]
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    assert "no-metric" in lint().out
    assert checked == [ALL[0]]
    write(root / ALL[0], varied({})[ALL[0]])
    assert lint().out == ""
    assert checked == [ALL[0]], "bytes that were seen before are known by their blob id"


def test_removed_and_added_files(lint: Lint, root: Path) -> None:
    lint()
    content = (root / ALL[1]).read_bytes()
    (root / ALL[1]).unlink()
    assert "unknown-process" in lint().out
    write(root / ALL[1], content)
    assert lint().out == ""
    write(root / "processes/sales/sa-03-copy.yaml", content)
    assert "SA-02" in lint().out


def test_renamed_file(lint: Lint, root: Path) -> None:
    lint()
    (root / ALL[1]).rename(root / "processes/sales/other.yaml")
    assert "file-name" in lint().out


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("organisation.yaml", "  clerk: {", "  clark: {", "unknown-role"),
        ("requirements.yaml", "answer-5d:", "answer-6d:", "unknown-requirement"),
        ("glossary.yaml", "term: parcel", "term: quite unheard of", "unused-term"),
        ("manual.yaml", "  sales: {", "  sale: {", "unknown-domain"),
    ],
)
def test_dictionary(lint: Lint, root: Path, name: str, old: str, new: str, rule: str) -> None:
    lint()
    path = root / "processes" / name
    before = path.read_text(encoding="utf-8")
    assert old in before
    write(path, before.replace(old, new).encode())
    assert rule in lint().out
    write(path, before.encode())
    assert lint().out == ""


def test_dictionary_that_cannot_be_read(lint: Lint, root: Path) -> None:
    lint()
    write(root / "processes/organisation.yaml", b"roles: [")
    assert lint().code == 2


def test_settings(lint: Lint, root: Path) -> None:
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    assert "warning" in lint().out
    manual = root / "processes/manual.yaml"
    before = manual.read_bytes()
    write(manual, before + b"lint: {rules: {no-metric: error}}\n")
    assert "error" in lint().out
    write(manual, before + b"lint: {rules: {no-metric: off}}\n")
    assert lint().out == ""
    assert "no-metric" in lint("--select", "no-metric").out
    assert lint("--ignore", "no-metric").out == ""


def test_language(lint: Lint, root: Path) -> None:
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    assert "indicator" in lint().out
    assert "绩效指标" in lint("--lang", "zh-CN").out
    assert "indicator" in lint().out


def test_date(lint: Lint, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lint().out == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1781481600 + 3 * 365 * 86400))
    assert "review-overdue" in lint().out


def test_tool_version(lint: Lint, checked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lint()
    del checked[:]
    monkeypatch.setattr("procman.lint.cache.answers.tool_fingerprint", lambda _rooms: "another procman")
    lint()
    assert sorted(checked) == sorted(ALL)


def test_fingerprint_changes_with_a_rule_and_with_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import procman

    package = Path(procman.__file__).parent
    copy = tmp_path / "procman"
    for source in package.rglob("*"):
        if source.suffix in (".py", ".yaml"):
            target = copy / source.relative_to(package)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    before = fingerprint.tool_fingerprint(ROOMS, str(copy))
    assert fingerprint.tool_fingerprint(ROOMS, str(copy)) == before
    with (copy / "lint/rules/improvement/no_metric.py").open("a") as file:
        file.write("# changed\n")
    after = fingerprint.tool_fingerprint(ROOMS, str(copy))
    assert after != before
    libraries = tmp_path / "site-packages"
    (libraries / "pydantic-9.9.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(libraries))
    assert fingerprint.tool_fingerprint(ROOMS, str(copy)) != after


def test_racy_time_stamp(lint: Lint, root: Path) -> None:
    """A file is written twice within one tick of the clock, with the same size."""
    path = root / ALL[0]
    now = time.time()
    text = path.read_text(encoding="utf-8")
    broken = text.replace("owner: manager", "owner: manoger", 1)
    assert broken != text
    write(path, text.encode(), now)
    lint()
    before = path.stat()
    write(path, broken.encode(), now)
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)
    assert "unknown-role" in lint().out


def test_old_stamp_on_new_bytes_of_another_size(lint: Lint, root: Path) -> None:
    lint()
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]], LONG_AGO)
    assert "no-metric" in lint().out


def _database(root: Path) -> Path:
    (found,) = (root.parent / "cache").glob("*.sqlite")
    return found


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100, None])
def test_corruption(lint: Lint, root: Path, damage: bytes | None, checked: list[str]) -> None:
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    first = lint()
    path = _database(root)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    again = lint()
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)
    del checked[:]
    assert lint().out == first.out
    lint()
    assert checked == [] or damage is None, "the cache works again"


def test_values_that_are_not_ours(lint: Lint, root: Path) -> None:
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    first = lint()
    with sqlite3.connect(_database(root)) as connection:
        connection.execute("UPDATE check_result SET value = '[1, 2]'")
        connection.execute("UPDATE report SET value = '{\"a\": 1}'")
    connection.close()
    assert lint().out == first.out
    assert lint(ALL[0]).out == first.out


def test_format_of_another_procman(lint: Lint, root: Path) -> None:
    lint()
    with sqlite3.connect(_database(root)) as connection:
        connection.execute("PRAGMA user_version=999")
        connection.execute("DROP TABLE report")
    connection.close()
    assert lint().code == 0
    with sqlite3.connect(_database(root)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT.version,)
    connection.close()


def test_locked_by_another_process(lint: Lint, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    lint()
    other = sqlite3.connect(_database(root), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    write(root / ALL[0], varied({})[ALL[0]])
    assert lint().out == ""
    other.execute("ROLLBACK")
    other.close()
    assert lint().out == ""


def test_two_processes_at_once(root: Path) -> None:
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    command = [sys.executable, "-m", "procman", "lint", "--format", "concise"]
    running = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(6)]
    outcomes = [(*process.communicate(), process.returncode) for process in running]
    assert len(set(outcomes)) == 1
    assert b"no-metric" in outcomes[0][0]
    assert outcomes[0][1:] == (b"", 0)


@pytest.mark.parametrize("folder", ["/proc/nowhere", "/dev/null/x"])
def test_folder_that_cannot_be_written(lint: Lint, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    monkeypatch.setenv("PROCMAN_CACHE_DIR", folder)
    outcome = lint()
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_read_only_cache(lint: Lint, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lint()

    def barred(self: Any, changes: Any) -> None:
        self._give_up(sqlite3.OperationalError("attempt to write a readonly database"))

    monkeypatch.setattr(database.Database, "write", barred)
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    assert "no-metric" in lint().out
    assert _database(root).exists()


def test_no_cache_keeps_nothing(lint: Lint, root: Path, checked: list[str]) -> None:
    lint("--no-cache")
    lint("--no-cache")
    assert len(checked) == 2 * len(ALL)
    assert not list(root.parent.glob("cache/*"))


def test_suppressions_count_across_rules_with_and_without_cache(lint: Lint, root: Path) -> None:
    """A comment that only a rule across files needs is not called unused when its file is recalled."""
    text = (root / ALL[1]).read_text(encoding="utf-8")
    comment = "# procman: ignore file-name - moved next month\n"
    write(root / ALL[1], (comment + text).encode())
    first = lint()
    assert "suppression-unused" in first.out
    other = root / "processes/sales/other.yaml"
    (root / ALL[1]).rename(other)
    assert lint().out == ""
    assert lint("--fail-on", "info").out == ""
    assert lint("--no-cache").out == ""


def test_old_results_go(root: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    lint()
    later = 1781481600 + 90 * 86400
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(later))
    write(root / ALL[0], varied(NO_METRICS)[ALL[0]])
    lint()
    with sqlite3.connect(_database(root)) as connection:
        (oldest,) = connection.execute("SELECT min(day) FROM check_result").fetchone()
    connection.close()
    assert oldest == (datetime.date.fromtimestamp(later) - datetime.date(1970, 1, 1)).days


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_report_about_a_file_that_cannot_be_had_is_not_kept(lint: Lint, root: Path) -> None:
    """What keeps a file from being read may go away without a trace in its stamp."""
    (root / ALL[1]).rename(root.parent / "outside.yaml")
    (root / ALL[1]).symlink_to(root.parent / "outside.yaml")
    assert lint().code == 2
    with sqlite3.connect(_database(root)) as connection:
        assert connection.execute("SELECT count(*) FROM report").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM stamp WHERE blob = ''").fetchone() == (0,)
    connection.close()
    assert lint().code == 2
