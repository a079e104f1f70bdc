from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from procman.cli.changed_files import polled, stamps
from procman.cli.lint_watch import watch
from procman.cli.session import Session
from procman.errors import UsageError
from tests.cli.lint_workspace import METRICS, ROLE, write
from tests.lint.base_workspace import ORDER


def test_checks_at_first_and_after_every_change(capsys: pytest.CaptureFixture[str]) -> None:
    codes = iter([1, 0, 2])
    changes = iter([["processes/a.yaml"], ["processes/a.yaml", "processes/b.yaml"]])
    assert watch(Session(), lambda: next(codes), changes, "en") == 2
    assert next(codes, None) is None
    notes = capsys.readouterr()
    assert notes.out == ""
    assert notes.err.splitlines() == [
        "──── Changed: processes/a.yaml",
        "──── Changed: processes/a.yaml, processes/b.yaml",
    ]


def test_a_mistake_in_the_settings_waits_for_the_next_save(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes: Iterator[int | Exception] = iter([UsageError("unknown-rule", rule="x", suggestion=None), 0])

    def check() -> int:
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    assert watch(Session(), check, iter([["processes/manual.yaml"]]), "en") == 0
    assert 'There is no rule "x"' in capsys.readouterr().err


def test_looking_finds_what_was_saved_made_and_deleted(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    extra, order = root / "processes/sales/extra.yaml", root / "processes" / ORDER
    steps = iter(
        [
            lambda: None,
            lambda: extra.write_text("id: X"),
            lambda: (root / "processes/notes.txt").write_text("no definition"),
            lambda: os.utime(order, ns=(0, 0)),
            lambda: extra.unlink(),
        ]
    )

    def pause() -> None:
        next(steps)()

    found = polled(lambda: stamps(root), pause)
    assert next(found) == ["processes/sales/extra.yaml"]
    assert next(found) == [f"processes/{ORDER}"]
    assert next(found) == ["processes/sales/extra.yaml"]


def test_what_is_saved_before_the_first_look_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    found = polled(lambda: stamps(root), lambda: None)
    os.utime(root / "processes" / ORDER, ns=(0, 0))
    assert next(found) == [f"processes/{ORDER}"]


# Ctrl-C is ignored where a shell starts the tests in the background; the command must see it all the same.
_RUN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.modules.update({'watchfiles': None} if %r else {})
from procman.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a POSIX signal")
@pytest.mark.parametrize("polling", [True, False])
def test_a_save_is_checked_and_ctrl_c_ends(tmp_path: Path, polling: bool) -> None:
    root = write(tmp_path, METRICS)
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1781481600", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", _RUN % polling, "lint", "--watch", "--format", "concise"]
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            lines = _lines(process.stdout)
            assert "[no-metric]" in lines.get(timeout=60)
            time.sleep(0.2)
            write(root, ROLE)
            assert "[unknown-role]" in lines.get(timeout=60)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 130
        finally:
            process.kill()
        assert process.stderr is not None
        notes = process.stderr.read()
        assert notes.startswith("Watching processes/. Ctrl-C ends.\n──── Changed: processes/")
        assert "\x1b" not in notes
        assert "Traceback" not in notes


def _lines(stream: IO[str]) -> queue.Queue[str]:
    """The lines of a pipe, so that waiting for one can time out."""
    found: queue.Queue[str] = queue.Queue()
    threading.Thread(target=lambda: [found.put(line) for line in stream], daemon=True).start()
    return found
