"""Documents as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from procman.documents.environment import Templates
from procman.documents.markdown.escaping import finalize
from procman.documents.markdown.tidying import tidy
from procman.documents.publication import Publication


def render_markdown(
    publication: Publication, template: str, values: Mapping[str, Any], areas: Sequence[str] = ("documents",)
) -> bytes:
    """Render a document.

    Args:
        publication: Gives language and overrides.
        template: Path of the template.
        values: What it sees.
        areas: Where the words of the frame stand in ``messages``, the nearest first.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    templates = Templates(publication.language, publication.overrides, areas, finalize=finalize)
    return tidy(templates.render(template, values)).encode()
