"""A file of the site, before it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procman.model.process import Process


@dataclass(frozen=True)
class SiteFile:
    """A file of the site.

    Attributes:
        path: Where it belongs in the site's folder, with ``/``.
        key: Another one whenever the content may be another.
        render: Makes the content.
        process: The process whose flowchart is needed for it.
    """

    path: str
    key: str
    render: Callable[[], bytes]
    process: Process | None = None
