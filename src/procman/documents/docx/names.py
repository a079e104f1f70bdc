"""What Word calls the parts of a document that lead somewhere."""

from __future__ import annotations

import hashlib
import re
from typing import Final

_REGULAR: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_UNFIT: Final = re.compile(r"[^0-9A-Za-z]+")
_LONGEST: Final = 40


def bookmark_name(anchor: str) -> str:
    """The bookmark of an anchor: at most 40 letters, digits and low lines, as Word demands, and never one for two.

    Args:
        anchor: Id of an element as the view gives it: ``cs-02-step-register``.
    """
    if _REGULAR.fullmatch(anchor):
        return anchor.replace("-", "_")
    digest = hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"p_{_UNFIT.sub('_', anchor)[: _LONGEST - 13]}_{digest}"


def contents_bookmark(number: int) -> str:
    """The bookmark by which the contents find a heading; Word uses the same pattern and hides such names."""
    return f"_Toc{number:09d}"
