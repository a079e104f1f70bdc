"""Writes the report of ``procman lint``: to stdout, or to a file that procman wrote before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from procman.cli.lint_formats import FORMATS
from procman.cli.terminal import Terminal, terminal

if TYPE_CHECKING:
    from procman.cli.lint_request import LintRequest
    from procman.cli.session import Session
    from procman.lint.result import LintResult


def write_report(session: Session, request: LintRequest, result: LintResult) -> str:
    """Write the report in the format that was asked for, and give its text.

    Raises:
        OutputError: The file is somebody else's, or cannot be written.
    """
    chosen = FORMATS[request.format]
    if chosen.from_repository:
        from procman.cli.lint_paths import from_repository

        result = from_repository(result, session.root)
    shown = terminal() if request.output is None else Terminal(colour=False, columns=0)
    report = chosen.write(result, **shown._asdict(), statistics=request.statistics, fail_on=request.fail_on)
    if request.output is None:
        session.write(report)
        return report
    from procman.cli.output import write_result
    from procman.report.lint_markers import is_empty_report, markers

    output = Path(request.output)
    force = request.force or is_empty_report(output)
    write_result(session, output, report, force=force, markers=markers())
    return report
