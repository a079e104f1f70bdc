"""Work that several processes share, and what becomes of it when one of them fails or the user interrupts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from procman.documents import workers
from procman.documents.workers import spread

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")


@pytest.fixture(autouse=True)
def may_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test runner has threads of its own, which take no lock here."""
    monkeypatch.setattr(workers, "may_fork", lambda: sys.platform == "linux")


def work(place: int) -> list[bytes]:
    return [str(place).encode(), b"x" * (place * 50_000)]


@pytest.mark.parametrize("jobs", [1, 2, 3, 9])
def test_every_piece_is_done_once(jobs: int) -> None:
    found = list(spread([5, 1, 7, 2], work, jobs))
    assert sorted(found) == [(place, work(place)) for place in range(4)]
    assert list(spread([], work, jobs)) == []


@needs_fork
def test_other_processes_do_it() -> None:
    made = {content[0] for _, content in spread([1] * 6, lambda _place: [str(os.getpid()).encode()], 2)}
    assert len(made) == 2
    assert str(os.getpid()).encode() not in made


def test_where_no_fork_is_safe_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: False)
    made = {content[0] for _, content in spread([1] * 6, lambda _place: [str(os.getpid()).encode()], 2)}
    assert made == {str(os.getpid()).encode()}


@needs_fork
def test_an_errand_is_run_here_while_others_work() -> None:
    before, seen = len(_children()), []
    assert len(list(spread([1] * 4, work, 2, lambda: seen.append(len(_children()) - before)))) == 4
    assert seen == [2]
    assert len(list(spread([1] * 4, work, 1, lambda: seen.append(0)))) == 4
    assert seen == [2], "with nobody to wait for there is no errand"


@needs_fork
def test_what_a_killed_worker_left_is_done_here() -> None:
    here = os.getpid()

    def dies(place: int) -> list[bytes]:
        if place == 2 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(place)

    assert sorted(spread([1] * 5, dies, 2)) == [(place, work(place)) for place in range(5)]


@needs_fork
def test_an_error_of_a_worker_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    def fails(place: int) -> list[bytes]:
        if place == 3:
            raise ValueError("the third")
        return work(place)

    with pytest.raises(ValueError, match="the third"):
        list(spread([1] * 5, fails, 2))
    assert capfd.readouterr().err == ""


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


@needs_fork
def test_no_worker_outlives_an_early_end() -> None:
    before = _children()

    def slow(place: int) -> list[bytes]:
        time.sleep(0 if place == 0 else 60)
        return [b""]

    with closing(spread([9, 1, 1, 1], slow, 2)) as results:
        assert next(results) == (0, [b""])
        assert len(_children()) == len(before) + 2
    assert _children() == before


_INTERRUPTED = """
import os, time
from procman.documents.workers import spread

def slow(place):
    os.write(1, str(place).encode() + bytes([10]))
    time.sleep(60)

list(spread([1] * 4, slow, 2))
"""


@needs_fork
@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["the run alone", "the terminal"])
def test_no_worker_outlives_an_interrupted_run(send: Callable[[int, int], None]) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert running.stdout is not None
    assert sorted(running.stdout.readline() for _ in range(2)) == [b"0\n", b"1\n"]
    send(running.pid, signal.SIGINT)
    assert running.wait(10) != 0
    assert running.stdout.read() == b""  # the end comes when nobody can write any longer
    running.stdout.close()


_AFTER_THREADS = """
import _thread, os, time
from procman.documents import workers
_thread.start_new_thread(time.sleep, (60,))
print(workers.may_fork(), flush=True)
os._exit(0)
"""
_ALONE = "from procman.documents import workers; print(workers.may_fork())"


@needs_fork
@pytest.mark.parametrize(("program", "answer"), [(_ALONE, "True"), (_AFTER_THREADS, "False")])
def test_threads_that_python_does_not_know_forbid_a_fork(program: str, answer: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == answer
