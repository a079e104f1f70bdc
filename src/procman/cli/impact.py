"""``procman impact``: everything that something touches."""

from __future__ import annotations

import enum
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.documents import RevOption
from procman.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from procman.cli.session import Session
    from procman.flow.subjects import Subject


class Format(enum.StrEnum):
    """Formats of the report."""

    text = "text"
    json = "json"
    markdown = "markdown"


def impact(
    context: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help="role:sales-clerk; or form:, record:, system:, requirement:, process:, position:, department:, "
            "party:, term:, domain:. An id alone will do where only one thing has it.",
        ),
    ],
    format: Annotated[Format, typer.Option("--format", help="Format of the report.")] = Format.text,
    rev: RevOption = None,
) -> int:
    """Show every place that refers to something, and what would break if it were removed."""
    from procman.cli.select import document_definitions
    from procman.cli.shown_version import show_version
    from procman.cli.today import today
    from procman.flow.subjects import subjects
    from procman.lint.removal import broken_by_removal, segregation_findings
    from procman.report.impact import impact_of

    session: Session = context.obj
    show_version(session, rev)
    workspace = session.workspace()
    definitions = document_definitions(session)
    language = session.language()
    subject = _meant(reference, subjects(definitions))
    now = today()
    segregation = segregation_findings(subject.id, workspace, now, language) if subject.group == "role" else ()
    broken = broken_by_removal(subject, workspace, now, language)
    found = impact_of(subject, replace(workspace, definitions=definitions), broken, segregation, language)
    if format is Format.json:
        from procman.report.impact_json import impact_json

        session.write(impact_json(found))
    elif format is Format.markdown:
        from procman.report.impact_markdown import impact_markdown

        session.write(impact_markdown(found, definitions, language))
    else:
        from procman.report.impact_text import impact_text

        session.write(impact_text(found, definitions, language))
    return 0


def _meant(reference: str, known: Mapping[str, Subject]) -> Subject:
    """The subject that a word means.

    Raises:
        UsageError: There is none, or an id alone means several.
    """
    from procman.flow.subjects import GROUPS
    from procman.source.validation import close_match

    word = reference.strip()
    group, colon, one = word.partition(":")
    if colon and group not in GROUPS:
        raise UsageError("unknown-group", group=group, groups=", ".join(GROUPS))
    found = [subject for subject in known.values() if (subject.reference if colon else subject.id) == word]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError("ambiguous-reference", word=word, references=", ".join(each.reference for each in found))
    same = [subject for subject in known.values() if not colon or subject.group == group]
    meant = close_match(one if colon else word, [subject.id for subject in same])
    suggestion = next((subject.reference for subject in same if subject.id == meant), None)
    raise UsageError("unknown-reference-meant" if suggestion else "unknown-reference", word=word, suggestion=suggestion)
