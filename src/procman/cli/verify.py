"""``procman verify``: which version a document in hand is, and whether it is current."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.documents.verification.released import ReleasedDefinitions

CURRENT, OUT_OF_DATE, NOT_OURS = 0, 1, 2
_CODES = {"current": CURRENT, "outdated": OUT_OF_DATE, "withdrawn": OUT_OF_DATE, "unreleased": OUT_OF_DATE}


class Format(enum.StrEnum):
    """Formats of the report."""

    text = "text"
    json = "json"


def verify(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="PDF, DOCX, XLSX, HTML, SVG or PNG files.")],
    format: Annotated[Format, typer.Option("--format", help="Format of the report.")] = Format.text,
) -> int:
    """Say which version documents in hand are. Exit code: 0 current, 1 out of date or not released, 2 not ours."""
    from procman.cli.past import commit_opener
    from procman.documents.verification.released import ReleasedDefinitions
    from procman.messages import text
    from procman.report.verify_json import verify_json

    session: Session = context.obj
    workspace = session.workspace()
    workspace.require_sound()
    language = session.language()
    released = ReleasedDefinitions(session.root, workspace, commit_opener(session))
    told = [_told(session, file, released) for file in files]
    if format is Format.json:
        session.write(verify_json(entry for entry, _ in told))
    else:
        session.write("".join(f"{entry['message']}\n" for entry, _ in told))
    if released.history.gap is not None:
        session.note(text(language, f"verify.{released.history.gap}"))
    if released.unread:
        tags = text(language, "verify.separator").join(sorted(released.unread))
        session.note(text(language, "verify.unread", tags=tags))
    session.note(text(language, "verify.limits"))
    return max(code for _, code in told)


def _told(session: Session, file: Path, released: ReleasedDefinitions) -> tuple[dict[str, Any], int]:
    """What is said about one file, and the exit code that it asks for; a bad file keeps no other from an answer."""
    from procman.documents.verification.embedded import embedded_fingerprint
    from procman.documents.verification.judgement import judge
    from procman.errors import UnreadableError
    from procman.messages import text
    from procman.report.verify_json import unreadable_entry, verify_entry
    from procman.report.verify_text import verify_line

    language, path = session.language(), file.as_posix()
    try:
        mark = embedded_fingerprint(file)
    except UnreadableError as error:
        return unreadable_entry(path, text(language, f"errors.{error.key}", **error.arguments)), NOT_OURS
    judgement = judge(mark, released, session.workspace().definitions, language) if mark else None
    entry = verify_entry(path, mark, judgement, verify_line(path, mark, judgement, language))
    return entry, _CODES.get(entry["status"], NOT_OURS)
