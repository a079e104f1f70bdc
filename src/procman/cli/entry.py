"""The one place that catches errors, and the short way of ``procman lint`` past the command framework."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from procman.cli.lint_request import LintRequest
    from procman.cli.session import Session
    from procman.lint.cache.answers import Answers

FAULT = 3
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run one command line.

    Args:
        arguments: The words after ``procman``.

    Returns:
        The exit code: 0 nothing to report, 1 findings or changes, 2 usage or unreadable input, 3 a fault of procman,
        130 interrupted.
    """
    # A short run frees nothing worth the collector's time; readers and models make no cycles.
    gc.disable()
    # Looking for pydantic's plugins reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _use_utf8()
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    if arguments[:1] != ["lint"]:
        return _caught(lambda session: _dispatched(arguments, session))
    from procman.cli.plain_lint import answered, opened, parsed

    request = parsed(arguments[1:])
    if request is None:
        return _caught(lambda session: _dispatched(arguments, session))
    answers = opened(request)
    try:
        code = answered(request, answers) if answers else None
        return _caught(lambda session: _linted(session, request, answers)) if code is None else code
    finally:
        if answers:
            answers.close()


def _dispatched(arguments: list[str], session: Session) -> int:
    from procman.cli.app import dispatch

    return dispatch(arguments, session)


def _linted(session: Session, request: LintRequest, answers: Answers | None) -> int:
    from procman.cli.lint_call import run_plain

    return run_plain(session, request, answers)


def _caught(command: Callable[[Session], int]) -> int:
    """Carry out a command; what it refuses to do, and what goes wrong in it, is told."""
    from procman.cli.session import Session
    from procman.errors import ProcmanError

    session = Session()
    try:
        return command(session)
    except ProcmanError as error:
        if session.debug:
            raise
        from procman.report.errors import error_text

        sys.stderr.write(error_text(error, session.language()))
        return error.exit_code
    except Exception as fault:
        if session.debug:
            raise
        from procman.report.errors import fault_text

        sys.stderr.write(fault_text(fault, session.language()))
        return FAULT
    finally:
        session.end()


def _use_utf8() -> None:
    """The same bytes on every system: a pipe on Windows would otherwise get its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
