"""The mark by which procman knows a PDF as its own."""

from __future__ import annotations

from typing import Final

from procman import __version__

MARKER: Final = b"\n% procman "


def marked(data: bytes) -> bytes:
    """Add a comment, which PDF allows before startxref without moving anything that is referred to."""
    head, end, tail = data.rpartition(b"\nstartxref")
    return head + MARKER + __version__.encode() + end + tail
