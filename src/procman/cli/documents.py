"""What all commands that render documents share: what they work from, and where the results go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.session import Session

if TYPE_CHECKING:
    from procman.documents.publication import Document, Publication

ProcessesArgument = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Processes; default all.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Folder to write to, or a file when there is one result."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite files that procman did not write.")]


def open_publication(
    session: Session,
    process_ids: Sequence[str] | None = None,
    font_paths: Sequence[Path] | None = None,
    *,
    cache: bool = True,
) -> Publication:
    """What the workspace's documents are rendered from.

    Args:
        session: The run.
        process_ids: The processes to show; all when none is named.
        font_paths: Fonts that come before the packaged ones.
        cache: Whether flowcharts of earlier runs are used, and those of this run are kept.

    Raises:
        UsageError: A process is not there, or there are none at all.
    """
    from procman.cli.past import told_past
    from procman.cli.select import choose, document_definitions
    from procman.documents.drawings.drawings import Drawings
    from procman.documents.environment import OVERRIDES_FOLDER
    from procman.documents.publication import Publication

    known = document_definitions(session)
    chosen = choose(known, list(process_ids or ()))
    past = told_past(session, chosen)
    overrides = session.root / OVERRIDES_FOLDER
    drawings = Drawings(keep=cache)
    session.at_end(drawings.close)
    return Publication(
        chosen,
        session.language(),
        known=known,
        overrides=overrides if overrides.is_dir() else None,
        font_paths=tuple(font_paths or ()),
        edition=past.edition,
        revision_date=past.revision_date,
        revisions=past.revisions,
        editions=past.editions,
        draw=drawings.draw,
        drawings=drawings,
        workspace=session.workspace(),
        release=past.release,
    )


def write_documents(
    session: Session, publication: Publication, documents: Iterable[Document], output: Path | None, *, force: bool
) -> None:
    """Write documents, and their paths to stdout.

    Args:
        session: The run.
        publication: What they were rendered from.
        documents: They are written as they come.
        output: The user's folder, or his file if there is one document; the workspace's output folder unless given.
        force: Whether to overwrite files that procman did not write.

    Raises:
        OutputError: A file cannot be written, or is somebody else's.
    """
    from procman.cli.output import output_folder, write_result

    written = list(documents)
    if output is None:
        output = output_folder(session, publication.definitions)
    is_file = len(written) == 1 and not output.is_dir() and output.suffix == Path(written[0].name).suffix
    for document in written:
        write_result(session, output if is_file else output / document.name, document.content, force=force)
