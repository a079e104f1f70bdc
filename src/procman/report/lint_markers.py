"""How a lint report is recognised, so that it may be written again over itself."""

from __future__ import annotations

from pathlib import Path

from procman.lint.own_rules import OWN_RULES
from procman.lint.registry import RULES
from procman.messages import LANGUAGES, text
from procman.report.lint_markdown import MARKER

# A machine format is known by how it begins: JSON, SARIF, JUnit, GitLab, Markdown.
_FORMATS = (
    b'"findings": [',
    b'"driver": {\n          "name": "procman"',
    b'<testsuites name="procman lint"',
    b'"check_name": "',
    MARKER.encode(),
)
_NOTHING_FOUND = b"[]\n"


def markers() -> tuple[bytes, ...]:
    """Bytes of which every lint report holds some near its beginning; an empty file is nobody's."""
    names = [spec.name for spec in OWN_RULES] + [rule.spec.name for rule in RULES]
    keys = ("lint.summary.clean", "lint-report.nothing-new")
    clean = [text(language, key, files=0).partition("0")[0] for language in LANGUAGES for key in keys]
    headings = [text(language, "lint-report.statistics") for language in LANGUAGES]
    marked = [part for name in names for part in (f"[{name}]", f",title={name}::")]
    return (*_FORMATS, *(words.encode() for words in (*marked, *clean, *headings)))


def is_empty_report(path: Path) -> bool:
    """Whether a file is the report of a machine format that found nothing, which holds nobody's work."""
    try:
        return path.stat().st_size == len(_NOTHING_FOUND) and path.read_bytes() == _NOTHING_FOUND
    except OSError:
        return False
