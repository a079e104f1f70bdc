"""``procman lint``: check the definitions."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer


class Format(enum.StrEnum):
    """Formats of the report."""

    text = "text"
    concise = "concise"
    json = "json"


class Threshold(enum.StrEnum):
    """The least severity that makes the command fail."""

    error = "error"
    warning = "warning"
    info = "info"


def lint(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to report on. Default: all.", show_default=False),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the report.")] = Format.text,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write the report to a file.", show_default=False),
    ] = None,
    fail_on: Annotated[
        Threshold, typer.Option("--fail-on", help="The least severity with which the exit code is 1.")
    ] = Threshold.error,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE", help="Run only this rule, principle or set.", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULE", help="Leave out this rule, principle or set.", show_default=False),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Fix what can be fixed without changing a meaning.", show_default=False)
    ] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="With --fix: also fix what has to be looked at.", show_default=False)
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="With --fix: show the changes and write nothing.", show_default=False)
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Check every file anew and keep nothing.", show_default=False)
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a file that procman did not write.", show_default=False)
    ] = False,
) -> int:
    """Check the definitions. Exit code: 0 clean, 1 findings, 2 unreadable files or settings, 3 a rule failed."""
    from procman.cli.lint_fix import fixes
    from procman.cli.lint_request import LintRequest, words
    from procman.cli.lint_run import run

    request = LintRequest()
    request.paths = [str(path) for path in paths or []]
    request.format, request.fail_on = format.value, fail_on.value
    request.select = [word for option in select or [] for word in words(option)]
    request.ignore = [word for option in ignore or [] for word in words(option)]
    request.cache = not no_cache
    request.fix, request.diff = fixes(fix=fix, unsafe=unsafe, diff=diff), diff
    return run(request, context.obj, output, force=force)
