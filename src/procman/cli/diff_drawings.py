"""``procman diff --drawings``: the flowcharts of changed processes with what changed marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.cli.versions import LoadedVersion
    from procman.diagram.geometry import Direction
    from procman.diff.change import DiffResult

_FOLDER = "changes"


def default_folder(session: Session, after: LoadedVersion) -> Path:
    """Where drawings go unless the user says otherwise: into the output folder of the workspace.

    Raises:
        WorkspaceError: The command runs outside of a workspace.
        OutputError: The setting of the output folder leads out of the workspace.
    """
    from procman.cli.output import output_folder

    return output_folder(session, after.workspace.definitions) / _FOLDER


def drawn_changes(
    session: Session, before: LoadedVersion, after: LoadedVersion, result: DiffResult, direction: Direction
) -> dict[str, str]:
    """Pictures by file name, in the order of the report; a process without steps has none, which is told."""
    from procman import __version__
    from procman.diagram.svg import render_svg
    from procman.documents.change_drawing.drawing import change_drawing
    from procman.messages import text

    old, new = before.workspace.definitions, after.workspace.definitions
    language = session.language(new.manual)
    pictures = {}
    for found in result.processes:
        drawing = change_drawing(old, new, found, language, direction)
        if drawing is None:
            session.note(text(language, "changes.no-flow", id=found.id))
        else:
            pictures[f"{found.id}.svg"] = render_svg(drawing).rstrip("\n") + f"\n<!-- procman {__version__} -->\n"
    return pictures


def write_drawings(session: Session, pictures: dict[str, str], folder: Path, *, force: bool) -> None:
    """Write the pictures; their paths go to stderr, since the report has stdout.

    Raises:
        OutputError: See ``documents.writing``.
    """
    from procman.documents.writing import write_output

    for name, content in pictures.items():
        path = folder / name
        write_output(path, content, force=force)
        session.note(_shown(path, session.start))


def _shown(path: Path, root: Path) -> str:
    resolved = path.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else str(path)
