"""``procman templates``: which templates there are, and taking one over to change it."""

from __future__ import annotations

from typing import Annotated

import typer

from procman.cli.documents import ForceOption
from procman.cli.session import Session

_CHOICE = "A template, or a folder of templates: html/style.css, pdf."


def list_templates(
    context: typer.Context,
    place: Annotated[str | None, typer.Argument(metavar="[PATH]", help=_CHOICE, show_default=False)] = None,
) -> int:
    """List the shipped templates; those that the workspace overrides carry a mark."""
    from procman.cli.shipped import shipped_files
    from procman.documents.environment import OVERRIDES_FOLDER

    session: Session = context.obj
    overrides = session.root / OVERRIDES_FOLDER
    for name in shipped_files(place):
        session.write(f"{name}{' *' if (overrides / name).is_file() else ''}\n")
    return 0


def export(
    context: typer.Context,
    place: Annotated[str, typer.Argument(metavar="PATH", help=_CHOICE)],
    force: ForceOption = False,
) -> int:
    """Copy shipped templates into the workspace's templates folder, where they take the place of the shipped ones."""
    from procman.cli.output import write_result
    from procman.cli.shipped import shipped_files
    from procman.documents.environment import OVERRIDES_FOLDER
    from procman.errors import OutputError

    session: Session = context.obj
    contents = {name: path.read_bytes() for name, path in shipped_files(place).items()}
    overrides = session.root / OVERRIDES_FOLDER
    present = [name for name in contents if (overrides / name).exists()]
    if present and not force:  # somebody changed it; nothing is written unless all can be
        raise OutputError("not-ours", path=str(overrides / present[0]))
    for name, content in contents.items():
        write_result(session, overrides / name, content, force=True)
    return 0
