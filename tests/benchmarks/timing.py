"""Whole processes against each other in one run: seconds differ by machine, ratios much less.

Each is timed by the clock and by its processor time. On a quiet machine the clock tells what people wait for; on a
busy one it tells about the neighbours, and processor time does not.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

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


class Medians(NamedTuple):
    """Median seconds of each command.

    Attributes:
        clock: What passed.
        processor: What it worked, its children included.
    """

    clock: dict[str, float]
    processor: dict[str, float]

    def ratio(self, one: str, other: str) -> float:
        """How many times as long one command takes as another: by the measure by which it is less."""
        return min(times[one] / times[other] for times in self)


_PEAK = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
assert os.waitstatus_to_exitcode(status) == 0
print(used.ru_maxrss)
"""


def medians(timed: Mapping[str, Timed], folder: Path, rounds: int = 5) -> Medians:
    """Time commands; they take turns, so that a busy moment meets all of them."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in timed}
    for _ in range(rounds):
        for name, one in timed.items():
            if one.prepare:
                one.prepare()
            times[name].append(_seconds(one.command, folder))
    clock, processor = (
        {name: statistics.median(one[side] for one in found) for name, found in times.items()} for side in (0, 1)
    )
    return Medians(clock, processor)


def two_processors_are_free() -> bool:
    """Whether two programs at once take hardly longer than one: budgets by the clock presume that."""
    busy = (sys.executable, "-c", "sum(range(8_000_000))")

    def together(count: int) -> float:
        began = time.perf_counter()
        running = [subprocess.Popen(busy) for _ in range(count)]
        for process in running:
            process.wait()
        return time.perf_counter() - began

    alone, both = (min(together(count) for _ in range(3)) for count in (1, 2))
    return both < 1.3 * alone


def peak_megabytes(command: Sequence[str], folder: Path) -> float:
    """The most memory that a command holds at once.

    A small process starts it: to Linux, a program has also held what the process held that started it.
    """
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return float(done.stdout) / 1024


def libyaml_floor(folder: Path) -> str | None:
    """Path of the compiled floor program, or None where there is no C compiler or no libyaml to compile with."""
    compiler, program = shutil.which("cc"), folder / "libyaml_events"
    if compiler is None:
        return None
    done = subprocess.run([compiler, "-O2", "-o", program, _SOURCE, "-lyaml"], capture_output=True, check=False)
    return os.fspath(program) if done.returncode == 0 else None


def _seconds(command: Sequence[str], folder: Path) -> tuple[float, float]:
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    passed = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    assert process.returncode == 0, told.decode()
    return passed, used.ru_utime + used.ru_stime


def tell(name: str, figure: float, budget: float) -> None:
    sys.stderr.write(f"{name}: {figure:.1f} (budget {budget})\n")
    assert figure <= budget, name


def tell_ratio(name: str, times: Medians, one: str, other: str, budget: float) -> None:
    by_clock, by_processor = (side[one] / side[other] for side in times)
    if times.ratio(one, other) > budget and not two_processors_are_free():
        pytest.skip(f"{name}: {by_clock:.1f} x {other} by the clock (budget {budget}), but two processors are not free")
    sys.stderr.write(f"{name}, x {other}: by the clock {by_clock:.1f}, by processor time {by_processor:.1f}\n")
    tell(f"{name}, x {other}", times.ratio(one, other), budget)
