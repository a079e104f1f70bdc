"""A bar for work that takes longer than people like to wait without a sign."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from procman.cli.session import Session

_PATIENCE: Final = 1.0  # seconds before a bar appears
_WIDTH: Final = 30


@contextmanager
def progress_bar(session: Session, label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that is told how much is done, and of how much; None where nobody looks.

    Args:
        session: The run; a quiet one has no bar.
        label: What is being done.
    """
    if session.quiet or not sys.stderr.isatty():
        yield None
        return
    started, shown = time.monotonic(), 0

    def show(done: int, total: int) -> None:
        nonlocal shown
        if total and time.monotonic() - started >= _PATIENCE:
            full = _WIDTH * done // total
            line = f"{label} [{'#' * full}{'-' * (_WIDTH - full)}] {done}/{total}"
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
            shown = len(line)

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write(f"\r{' ' * (shown + len(label))}\r")  # wide characters take two columns
            sys.stderr.flush()
