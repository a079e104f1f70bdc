"""How a report of changes is recognised, so that it may be written again over itself."""

from __future__ import annotations

from procman.messages import LANGUAGES, text


def markers() -> tuple[bytes, ...]:
    """Bytes of which every report of changes holds near its beginning: its title, or the first keys of its JSON."""
    titles = [text(language, "diff.title", old="", new="").partition("→")[0].rstrip() for language in LANGUAGES]
    others = (b'{\n  "version": 1,\n  "old": ', b"<!-- procman diff -->", b'<meta name="generator" content="procman ')
    return (*others, *(title.encode() for title in titles))
