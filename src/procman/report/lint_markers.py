"""How a lint report is recognised, so that it may be written again over itself."""

from __future__ import annotations

from procman.lint.own_rules import OWN_RULES
from procman.lint.registry import RULES
from procman.messages import LANGUAGES, text


def markers() -> tuple[bytes, ...]:
    """Bytes of which every lint report holds some near its beginning; an empty file is nobody's."""
    names = [spec.name for spec in OWN_RULES] + [rule.spec.name for rule in RULES]
    clean = [text(language, "lint.summary.clean", files=0).partition("0")[0] for language in LANGUAGES]
    return (b'"findings": [', *(f"[{name}]".encode() for name in names), *(words.encode() for words in clean))
