"""The one place that catches errors, and the short way of ``procman lint`` past the command framework."""

from __future__ import annotations

import gc
import os
import sys

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
    request = None
    if arguments[:1] == ["lint"]:
        from procman.cli.plain_lint import answered, parsed

        request = parsed(arguments[1:])
        code = answered(request) if request else None
        if code is not None:
            return code
    from procman.cli.session import Session
    from procman.errors import ProcmanError

    session = Session()
    try:
        if request is not None:
            from procman.cli.lint_call import run_plain

            return run_plain(session, request)
        from procman.cli.app import dispatch

        return dispatch(arguments, session)
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


def _use_utf8() -> None:
    """The same bytes on every system: a pipe on Windows would otherwise get its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
