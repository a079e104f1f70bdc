"""``procman diff``: what changed between two versions of the definitions."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.diff_drawings import default_folder, drawn_changes, write_drawings
from procman.cli.render_flowchart import Direction
from procman.cli.version_arguments import VERSIONS, NewAndProcessesArgument

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.cli.versions import LoadedVersion
    from procman.diff.change import DiffResult

UNCHANGED, CHANGED, UNREADABLE = 0, 1, 2


class Format(enum.StrEnum):
    """Formats of the report."""

    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"


class Threshold(enum.StrEnum):
    """The least weight of a change that makes the exit code 1."""

    major = "major"
    minor = "minor"
    any = "any"


def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=f"The version before: {VERSIONS} or file.")],
    words: NewAndProcessesArgument = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the report.")] = Format.text,
    fail_on: Annotated[
        Threshold, typer.Option("--fail-on", help="The least weight of a change with which the exit code is 1.")
    ] = Threshold.any,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write the report to a file.", show_default=False)
    ] = None,
    link_base: Annotated[
        str | None,
        typer.Option(
            "--link-base",
            metavar="URL",
            help="Markdown: where the files of the new version are to be seen, before their paths.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a file that procman did not write.", show_default=False)
    ] = False,
    drawings: Annotated[
        bool,
        typer.Option(
            "--drawings",
            help="Draw every changed process with what changed marked, to changes/ID.svg in the output folder.",
            show_default=False,
        ),
    ] = False,
    drawings_folder: Annotated[
        Path | None,
        typer.Option("--drawings-folder", metavar="DIR", help="Draw to another folder.", show_default=False),
    ] = None,
    direction: Annotated[
        Direction, typer.Option("--direction", help="Direction of the lanes in drawings.")
    ] = Direction.vertical,
) -> int:
    """Compare two versions. Exit code: 0 no change, 1 changes, 2 unreadable versions or a wrong call."""
    from procman.cli.unread import tell, unread
    from procman.cli.versions import asked_versions, differing_versions
    from procman.diff.engine import diff as compare

    session: Session = context.obj
    drawn = bool(drawings or drawings_folder) or format is Format.html
    # Drawings name what unchanged processes are called; a report needs what differs.
    versions = None if drawn else differing_versions(session, old, words or [])
    before, after, only = (*versions, None) if versions else asked_versions(session, old, words or [])
    missing = unread(before, after)
    result = compare(before.workspace.definitions, after.workspace.definitions, only, missing.ids)
    _note_unknown_kinds(session, after)
    report = _report(session, result, before, after, format, link_base)
    pictures = drawn_changes(session, before, after, result, direction.value) if drawings or drawings_folder else None
    if pictures is not None and drawings_folder is None:
        drawings_folder = default_folder(session, after)
    if output is None:
        session.write(report)
    else:
        from procman.documents.writing import write_output
        from procman.report.diff_markers import markers

        write_output(output, report, force=force, markers=markers())
        session.write(f"{output.as_posix()}\n")
    if pictures is not None and drawings_folder is not None:
        write_drawings(session, pictures, drawings_folder, force=force)
    tell(session, missing, result)
    if result.left_out:
        return UNREADABLE
    return CHANGED if result.reaches(fail_on.value) else UNCHANGED


def _report(
    session: Session,
    result: DiffResult,
    before: LoadedVersion,
    after: LoadedVersion,
    format: Format,
    link_base: str | None,
) -> str:
    old, new = before.workspace, after.workspace
    language = session.language(new.definitions.manual)
    words = before.word, after.word
    if format is Format.json:
        from procman.report.diff_json import diff_json

        return diff_json(result, old, new, words, language)
    if format is Format.text:
        from procman.report.diff_text import diff_text

        return diff_text(result, old.definitions, new.definitions, words, language)
    from procman.report.diff_view import DiffView

    view = DiffView(result, old, new, words, language)
    if format is Format.markdown:
        from procman.report.diff_markdown import diff_markdown

        return diff_markdown(view, link_base)
    from procman.report.diff_html import diff_html

    return diff_html(view, session.overrides, session.note)


def _note_unknown_kinds(session: Session, after: LoadedVersion) -> None:
    """A misspelt word in the manual's rule table would silently weigh nothing."""
    from procman.diff.registry import unknown_kinds
    from procman.messages import text

    manual = after.workspace.definitions.manual
    for kind in unknown_kinds(manual.versioning):
        session.note(text(session.language(manual), "diff.unknown-kind", kind=kind))
