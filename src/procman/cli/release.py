"""``procman release``: a checked release with its tag and its list of controlled documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.documents import ForceOption
from procman.cli.session import Session

if TYPE_CHECKING:
    from procman.lint.result import LintResult
    from procman.release.plan import ReleasePlan

RELEASED, REFUSED = 0, 1
_LIST = "controlled-documents"


def release(
    context: typer.Context,
    version: Annotated[
        str | None,
        typer.Argument(metavar="[VERSION]", help="The tag or its version; by default one step after the last release."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check and show everything; set no tag and write no file.")
    ] = False,
    approved_by: Annotated[
        list[str] | None,
        typer.Option("--approved-by", metavar="'NAME <MAIL>'", help="Who approved everything. Repeatable."),
    ] = None,
    message: Annotated[
        str | None, typer.Option("--message", "-m", metavar="TEXT", help="First line of the tag's message.")
    ] = None,
    sign: Annotated[bool, typer.Option("--sign", "-s", help="Sign the tag, by git's own settings.")] = False,
    allow_unchanged: Annotated[
        bool, typer.Option("--allow-unchanged", help="Release though nothing has changed since the last release.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The list of controlled documents, .xlsx or .html.",
            show_default=False,
        ),
    ] = None,
    force: ForceOption = False,
) -> int:
    """Check, document and tag a release 发布. Exit code: 0 released, 1 something stands against it, 2 a wrong call.

    The commit that is checked out is released, not files that differ from it. Nothing is pushed, and no hook runs.
    """
    from procman.cli.past import commit_opener
    from procman.cli.today import today
    from procman.history.tagging import tagger
    from procman.release.approvals import named_approver
    from procman.release.message import tag_message
    from procman.release.plan import ReleaseRequest, plan_release
    from procman.report.release_text import release_text

    session: Session = context.obj
    approvers = tuple(named_approver(text) for text in approved_by or ())
    subject = _subject(message)
    request = ReleaseRequest(version, approvers, allow_unchanged, session.chosen_language, today())
    plan = plan_release(session.root, request, commit_opener(session))
    language = session.language(plan.definitions.manual)
    tagger(session.root)
    words = tag_message(plan, subject, plan.definitions.manual.language)
    _tell_findings(session, plan.checked)
    report = release_text(plan, language, words)
    if plan.obstacles:
        session.write(report)
        return REFUSED
    if dry_run:
        session.write(report)
        _note(session, language, "release.ready", plan.name)
        return RELEASED
    session.note(report)
    _make(session, plan, words, output, sign=sign, force=force)
    _note(session, language, "release.made", plan.name)
    return RELEASED


def _make(session: Session, plan: ReleasePlan, message: str, output: Path | None, *, sign: bool, force: bool) -> None:
    """Set the tag, which is the release; the list lies ready beside its place by then and is only renamed after it.

    Raises:
        RevisionError: git did not set the tag; nothing has changed.
        OutputError: The list cannot be written; nothing has changed. Or it cannot be renamed, and says so.
    """
    from procman.cli.output import output_folder
    from procman.documents.writing import prepared_output
    from procman.errors import OutputError
    from procman.history.tagging import set_tag

    path = output or output_folder(session, plan.definitions) / f"{_LIST}.xlsx"
    content = _list(session, plan, path)
    with prepared_output(path, content, force=force) as put:
        set_tag(session.root, plan.name, plan.state.commit, message, sign=sign)
        try:
            put()
        except OutputError as error:
            raise OutputError("list-not-written", path=str(path), name=plan.name) from error
    resolved = path.resolve()
    inside = resolved.is_relative_to(session.root)
    session.write((resolved.relative_to(session.root).as_posix() if inside else str(path)) + "\n")


def _list(session: Session, plan: ReleasePlan, path: Path) -> bytes:
    """The list of controlled documents as it will be after the release.

    Raises:
        UsageError: The file's name is neither that of a workbook nor of a page.
    """
    from procman.documents.matrix.rendering import render_matrices_html, render_matrices_xlsx
    from procman.documents.publication import Publication
    from procman.errors import UsageError

    renderers = {".xlsx": render_matrices_xlsx, ".html": render_matrices_html}
    if path.suffix.lower() not in renderers:
        raise UsageError("list-format", path=str(path), formats=", ".join(renderers))
    publication = Publication(
        plan.definitions,
        plan.definitions.manual.language,
        overrides=session.overrides,
        edition=plan.name,
        release=plan.name,
    )
    return renderers[path.suffix.lower()](publication, [_LIST]).content


def _subject(message: str | None) -> str | None:
    """The user's first line of the tag's message.

    Raises:
        UsageError: It is empty, of several lines, or holds controls.
    """
    from procman.errors import UsageError

    if message is None:
        return None
    if not message.strip() or not message.isprintable():
        raise UsageError("bad-subject")
    return message.strip()


def _tell_findings(session: Session, checked: LintResult) -> None:
    """Errors and warnings of the linter, to stderr."""
    from procman.report.lint_concise import lint_concise

    lines = lint_concise(checked).splitlines(keepends=True)
    told = [line for line, one in zip(lines, checked.findings, strict=True) if one.severity != "info"]
    if told:
        session.note("".join(told))


def _note(session: Session, language: str, key: str, name: str) -> None:
    from procman.messages import text

    session.note(text(language, key, name=name))
