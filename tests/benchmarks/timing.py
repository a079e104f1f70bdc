"""Whole processes against each other in one run: seconds differ by machine, ratios much less."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PASS = (sys.executable, "-c", "pass")
LINT = (sys.executable, "-m", "procman", "lint")
_SOURCE = Path(__file__).with_name("libyaml_events.c")


class Timed:
    """One command among those that take turns.

    Attributes:
        command: Its words.
        prepare: Called before each run, outside of the measurement.
    """

    def __init__(self, command: Sequence[str], prepare: Callable[[], object] | None = None) -> None:
        self.command = command
        self.prepare = prepare


def medians(timed: Mapping[str, Timed], folder: Path, rounds: int = 5) -> dict[str, float]:
    """Median processor seconds of each command; they take turns, so that a busy moment meets all of them.

    Processor time, as on a busy machine the clock tells about the neighbours.
    """
    times: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(rounds):
        for name, one in timed.items():
            if one.prepare:
                one.prepare()
            times[name].append(_seconds(one.command, folder))
    return {name: statistics.median(found) for name, found in times.items()}


def peak_megabytes(command: Sequence[str], folder: Path) -> float:
    """The most memory that a command holds at once."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_maxrss / 1024


def libyaml_floor(folder: Path) -> str | None:
    """Path of the compiled floor program, or None where there is no C compiler or no libyaml to compile with."""
    compiler, program = shutil.which("cc"), folder / "libyaml_events"
    if compiler is None:
        return None
    done = subprocess.run([compiler, "-O2", "-o", program, _SOURCE, "-lyaml"], capture_output=True, check=False)
    return os.fspath(program) if done.returncode == 0 else None


def _seconds(command: Sequence[str], folder: Path) -> float:
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    assert process.returncode == 0, told.decode()
    return used.ru_utime + used.ru_stime
