"""Where results go, and telling the user which files were written."""

from __future__ import annotations

import re
from pathlib import Path

from procman.cli.session import Session
from procman.errors import Location, OutputError
from procman.model.definitions import Definitions
from procman.source.workspace import MANUAL

_VERSIONS = "versions"
_UNFIT = re.compile(r"[^\w.-]+")


def output_folder(session: Session, definitions: Definitions) -> Path:
    """The workspace's output folder; for another version than the work tree a folder of its own in it.

    Raises:
        OutputError: The manual's setting leads out of the workspace; a definition must not say where to write.
    """
    folder = (session.root / definitions.manual.output).resolve()
    if not folder.is_relative_to(session.root) or folder == session.root:
        raise OutputError("output-outside", Location(MANUAL), output=definitions.manual.output)
    return folder / _VERSIONS / _UNFIT.sub("-", session.shown.word).strip("-.") if session.shown else folder


def write_result(
    session: Session, path: Path, content: str | bytes, *, force: bool, markers: tuple[bytes, ...] = ()
) -> None:
    """Write a file and its path to stdout, relative to the workspace where it lies in it.

    Raises:
        OutputError: See ``documents.writing``.
    """
    from procman.documents.writing import write_output

    if markers:
        write_output(path, content, force=force, markers=markers)
    else:
        write_output(path, content, force=force)
    write_path(session, path)


def write_path(session: Session, path: Path) -> None:
    """Write the path of a file that was written to stdout, relative to the workspace where it lies in it."""
    resolved = path.resolve()
    start = session.start
    inside = resolved.is_relative_to(start)
    session.write((resolved.relative_to(start).as_posix() if inside else str(path)) + "\n")
