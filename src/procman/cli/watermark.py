"""The mark of pictures that no longer hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procman.diagram.watermark import Watermark


def watermark_of(language: str, reason: str) -> Watermark | None:
    """The mark of what no longer holds.

    Args:
        language: Language of the picture.
        reason: Why it does not hold; without one there is no mark.
    """
    from procman.diagram.watermark import Watermark
    from procman.documents.withdrawal import watermark_word

    return Watermark(watermark_word(language, reason), reason) if reason else None
