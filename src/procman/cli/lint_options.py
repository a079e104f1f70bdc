"""The options of ``procman lint``."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from procman.cli.lint_formats import FORMATS

Format = enum.StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]
TEXT = Format("text")


class Threshold(enum.StrEnum):
    """The least severity that makes the command fail."""

    error = "error"
    warning = "warning"
    info = "info"


PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Files or folders to report on. Default: all.", show_default=False),
]
FormatOption = Annotated[Format, typer.Option("--format", help="Format of the report.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write the report to a file.", show_default=False)
]
FailOnOption = Annotated[Threshold, typer.Option("--fail-on", help="The least severity with which the exit code is 1.")]
SelectOption = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help="Run only this rule, principle or set.", show_default=False),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Leave out this rule, principle or set.", show_default=False),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REV",
        help="Report only what is new since this branch, tag or commit and HEAD parted.",
        show_default=False,
    ),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Do not report the findings in this file. Default: .procman-baseline.json of the workspace, if present.",
        show_default=False,
    ),
]
NoBaselineOption = Annotated[
    bool, typer.Option("--no-baseline", help="Report what the baseline holds back, too.", show_default=False)
]
WriteBaselineOption = Annotated[
    bool,
    typer.Option(
        "--write-baseline",
        help="Take all findings into the baseline, and drop those that are gone.",
        show_default=False,
    ),
]
StatisticsOption = Annotated[
    bool, typer.Option("--statistics", help="Count findings by rule; with text and json.", show_default=False)
]
WatchOption = Annotated[
    bool, typer.Option("--watch", help="Check again whenever a definition is saved.", show_default=False)
]
FixOption = Annotated[
    bool, typer.Option("--fix", help="Fix what can be fixed without changing a meaning.", show_default=False)
]
UnsafeOption = Annotated[
    bool, typer.Option("--unsafe", help="With --fix: also fix what has to be looked at.", show_default=False)
]
DiffOption = Annotated[
    bool, typer.Option("--diff", help="With --fix: show the changes and write nothing.", show_default=False)
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Check every file anew and keep nothing.", show_default=False)
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Overwrite a file that procman did not write.", show_default=False)
]
