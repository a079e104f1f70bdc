"""What all commands that render documents share: what they work from, and where the results go."""

from __future__ import annotations

import itertools
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
RevOption = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="REV",
        help="Show an earlier version: a git revision, : for the index, or a folder. Default: the work tree.",
        show_default=False,
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite files that procman did not write.")]


def open_publication(
    session: Session,
    process_ids: Sequence[str] | None = None,
    font_paths: Sequence[Path] | None = None,
    *,
    cache: bool = True,
    rev: str | None = None,
) -> Publication:
    """What the workspace's documents are rendered from.

    Args:
        session: The run.
        process_ids: The processes to show; all when none is named.
        font_paths: Fonts that come before the packaged ones.
        cache: Whether flowcharts of earlier runs are used, and those of this run are kept.
        rev: The user's word for the version to show; None for the work tree.

    Raises:
        UsageError: A process is not there, or there are none at all.
        RevisionError: git has no such version.
    """
    from procman.cli.past import told_past, told_withdrawal
    from procman.cli.select import choose, document_definitions
    from procman.cli.shown_version import show_version
    from procman.documents.drawings.drawings import Drawings
    from procman.documents.publication import Publication
    from procman.documents.withdrawal import as_retired

    show_version(session, rev, process_ids or ())
    known = document_definitions(session)
    chosen = choose(known, list(process_ids or ()))
    past = told_past(session, chosen)
    withdrawn = told_withdrawal(session, chosen)
    drawings = Drawings(keep=cache)
    session.at_end(drawings.close)
    return Publication(
        as_retired(chosen, withdrawn),
        session.language(),
        known=as_retired(known, withdrawn),
        overrides=session.overrides,
        font_paths=tuple(font_paths or ()),
        edition=past.edition,
        revision_date=past.revision_date,
        revisions=past.revisions,
        editions=past.editions,
        draw=drawings.draw,
        drawings=drawings,
        workspace=session.workspace(),
        withdrawn=withdrawn,
        release=past.release,
    )


def write_documents(
    session: Session, publication: Publication, documents: Iterable[Document], output: Path | None, *, force: bool
) -> None:
    """Write documents, and their paths to stdout.

    Args:
        session: The run.
        publication: What they were rendered from.
        documents: They are written as they come: a large manual's volumes would not all go into memory.
        output: The user's folder, or his file if there is one document; the workspace's output folder unless given.
        force: Whether to overwrite files that procman did not write.

    Raises:
        OutputError: A file cannot be written, or is somebody else's.
    """
    from procman.cli.output import output_folder, write_result

    if output is None:
        output = output_folder(session, publication.definitions)
    coming = iter(documents)
    first = list(itertools.islice(coming, 2))
    is_file = len(first) == 1 and not output.is_dir() and output.suffix == Path(first[0].name).suffix
    for document in itertools.chain(first, coming):
        write_result(session, output if is_file else output / document.name, document.content, force=force)
