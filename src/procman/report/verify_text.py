"""What documents in hand are, a line each."""

from __future__ import annotations

from collections.abc import Iterable

from procman.documents.fingerprint import Fingerprint
from procman.documents.verification.judgement import Judgement
from procman.messages import text


def verify_line(path: str, mark: Fingerprint | None, judgement: Judgement | None, language: str) -> str:
    """One sentence about a document.

    Args:
        path: What the user calls the file.
        mark: What the document says of itself; None where it says nothing.
        judgement: What was found out; None together with ``mark``.
        language: Language of the sentence.
    """
    if mark is None or judgement is None:
        return text(language, "verify.none", path=path)
    arguments = {
        "path": path,
        "subject": _subject(zip(mark.process_ids, mark.versions, strict=True), language),
        "current": _subject(judgement.current_versions, language),
        "release": judgement.release or mark.release or text(language, "verify.unreleased-name"),
        "newer": judgement.newer,
        "since": judgement.since.isoformat() if judgement.since else text(language, "verify.no-date"),
        "effective": judgement.effective.isoformat() if judgement.effective else text(language, "verify.no-date"),
        "changes": judgement.changes or text(language, "verify.no-changes"),
    }
    return text(language, f"verify.{_key(mark, judgement)}", **arguments)


def _key(mark: Fingerprint, judgement: Judgement) -> str:
    if judgement.status == "current" and not judgement.release:
        return "current-unreleased"
    if judgement.status == "withdrawn" and judgement.newer:
        return "withdrawn-since"
    if judgement.status == "outdated" and judgement.current_versions and len(mark.process_ids) == 1:
        return "outdated-versions"
    return judgement.status


def _subject(versions: Iterable[tuple[str, str]], language: str) -> str:
    named = [text(language, "verify.subject-process", id=each, version=version) for each, version in versions]
    return text(language, "verify.separator").join(named) or text(language, "verify.subject-manual")
