"""Writes the report of ``procman lint``: to stdout, or to a file that procman wrote before."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from procman.cli.lint_formats import FORMATS

if TYPE_CHECKING:
    from procman.cli.lint_call import LintCall
    from procman.cli.session import Session
    from procman.lint.engine import LintResult


def write_report(session: Session, call: LintCall, result: LintResult) -> None:
    """Write the report in the format that was asked for.

    Raises:
        OutputError: The file is somebody else's, or cannot be written.
    """
    chosen = FORMATS[call.format]
    if chosen.from_repository:
        from procman.cli.lint_paths import from_repository

        result = from_repository(result, session.root)
    colour = call.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    report = chosen.write(result, colour=colour, statistics=call.statistics, fail_on=call.fail_on)
    if call.output is None:
        session.write(report)
        return
    from procman.cli.output import write_result
    from procman.report.lint_markers import is_empty_report, markers

    force = call.force or is_empty_report(call.output)
    write_result(session, call.output, report, force=force, markers=markers())
