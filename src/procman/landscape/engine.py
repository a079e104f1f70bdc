"""Graphviz: the program ``dot`` of the machine, or else the one that the wheel ``graphviz-pure`` installs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Final

from procman.errors import EngineError

WHEEL: Final = "graphviz-pure"
_SECONDS: Final = 60
_REASON_LENGTH: Final = 200


def find_engine() -> Path:
    """The program to run.

    Raises:
        EngineError: There is none.
    """
    installed = shutil.which("dot")
    # Windows looks into the current folder first; a program that lies among somebody's definitions is not run.
    if installed and Path(installed).is_absolute():
        return Path(installed)
    return find_wheel_engine()


def find_wheel_engine() -> Path:
    """The program of the wheel, which gives the same bytes on every machine.

    Raises:
        EngineError: The wheel is not installed.
    """
    name = WHEEL + (".exe" if os.name == "nt" else "")
    try:
        entries = files(WHEEL) or []
    except PackageNotFoundError:
        entries = []
    recorded = [Path(str(entry.locate())) for entry in entries if entry.name == name]
    # A virtual environment that is not activated is not on the PATH.
    beside = [Path(sysconfig.get_path("scripts")) / name, Path(sys.executable).parent / name]
    for path in (*recorded, *beside):
        if path.is_file():
            return path
    on_path = shutil.which(WHEEL)
    if on_path and Path(on_path).is_absolute():
        return Path(on_path)
    raise EngineError("engine-missing")


def run_engine(source: str, program: Path | None = None) -> str:
    """Lay a graph out.

    Args:
        source: The graph in the DOT language; ASCII, made of our own ids and figures only.
        program: The program to run; found when not given.

    Returns:
        Graphviz's plain format.

    Raises:
        EngineError: There is no engine, or it did not do its work.
    """
    from graphviz.backend import execute  # only a command that draws needs it

    program = program or find_engine()
    command = [program, "-Kdot", "-Tplain"]
    try:
        done = execute.run_check(
            command, input=source.encode("ascii"), capture_output=True, quiet=True, timeout=_SECONDS
        )
        return str(done.stdout.decode("ascii"))
    except subprocess.CalledProcessError as error:
        reason = _first_line(error.stderr) or f"exit status {error.returncode}"
        raise EngineError("engine-failed", program=str(program), reason=reason) from error
    except subprocess.TimeoutExpired as error:
        raise EngineError("engine-failed", program=str(program), reason=f"no answer in {_SECONDS} s") from error
    except (execute.ExecutableNotFound, OSError, UnicodeDecodeError) as error:
        raise EngineError("engine-failed", program=str(program), reason=str(error)[:_REASON_LENGTH]) from error


def _first_line(message: bytes | None) -> str:
    lines = (message or b"").decode("utf-8", "replace").split("\n")
    return lines[0].strip()[:_REASON_LENGTH]
