"""Arguments of commands that compare two versions."""

from __future__ import annotations

from typing import Annotated

import typer

VERSIONS = "a git revision, . for the work tree, : for the index, or a folder"
NewAndProcessesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NEW] [ID]...",
        help="The version after, by default the work tree; then ids of processes, by default all.",
        show_default=False,
    ),
]
