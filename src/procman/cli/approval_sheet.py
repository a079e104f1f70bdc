"""``procman approval-sheet``: the sheet 审批表 on which changes between two versions are approved."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from procman.cli.documents import ForceOption, OutputOption
from procman.cli.session import Session
from procman.cli.version_arguments import NewAndProcessesArgument


class Format(enum.StrEnum):
    """Formats of the sheet."""

    html = "html"
    docx = "docx"
    markdown = "markdown"


def approval_sheet(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The version before: a git revision, or a folder.")],
    words: NewAndProcessesArgument = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the sheet.")] = Format.html,
    output: OutputOption = None,
    force: ForceOption = False,
) -> int:
    """Make the sheet 审批表 on which changes are approved: what changes, whom it concerns, and who signs."""
    from procman.cli.documents import write_documents
    from procman.cli.versions import asked_versions, require_sound
    from procman.diff.engine import diff
    from procman.documents.approval.building import build_approval
    from procman.documents.approval.rendering import RENDERERS
    from procman.documents.publication import Publication
    from procman.model.translated import translated
    from procman.report.diff_words import label

    session: Session = context.obj
    before, after, only = asked_versions(session, old, words or [])
    require_sound([before, after])
    language = session.language(after.workspace.definitions.manual)
    sides = [translated(version.workspace.definitions, language) for version in (before, after)]
    result = diff(before.workspace.definitions, after.workspace.definitions, only)
    names = label(before.word, language), label(after.word, language)
    sheet = build_approval(result, sides[0], sides[1], names, language)
    publication = Publication(sides[1], language, overrides=session.overrides)
    write_documents(session, publication, [RENDERERS[format.value](publication, sheet)], output, force=force)
    return 0
