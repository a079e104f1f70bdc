"""What all pages of a site are made with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from procman.documents.content import clean
from procman.documents.environment import Templates
from procman.documents.incremental.keys import Keys
from procman.documents.publication import Publication
from procman.documents.site.addresses import SiteAddresses
from procman.documents.site.frame import Frame, PageView
from procman.documents.view.names import Names
from procman.errors import WorkspaceError
from procman.messages import text


class SiteContext:
    """What all pages of a site are made with.

    Args:
        publication: What the site is made of; it shows all processes.

    Raises:
        WorkspaceError: There is no process to show.
    """

    def __init__(self, publication: Publication) -> None:
        if not publication.definitions.processes:
            raise WorkspaceError("no-processes")
        self.publication = publication
        self.definitions = publication.definitions
        self.names = Names(publication.definitions, publication.language)
        self.addresses = SiteAddresses(publication.definitions)
        self.frame = Frame(self.names, clean(publication.withdrawn.manual))
        self.keys = Keys(publication)

    @cached_property
    def templates(self) -> Templates:
        """The templates of all pages but the map's."""
        return Templates(self.publication.language, self.publication.overrides, ("site", "documents"))

    @cached_property
    def map_templates(self) -> Templates:
        """The same, where the words of the landscape come first."""
        areas = ("site", "landscape", "documents")
        return Templates(self.publication.language, self.publication.overrides, areas)

    def word(self, key: str) -> str:
        """A word of the site's frame."""
        return text(self.publication.language, f"site.{key}")

    def render(
        self, template: str, page: PageView, values: Mapping[str, Any], templates: Templates | None = None
    ) -> bytes:
        """Render a page.

        Args:
            template: Path of the template.
            page: The page.
            values: What the template sees besides ``site``, ``page`` and ``manual``; ``manual`` may be among them.
            templates: The templates to take it from.

        Raises:
            TemplateFaultError: A template has a mistake.
        """
        seen = {"site": self.frame.site, "page": page, "manual": self.frame.manual, **values}
        addresses = self.addresses.seen_from(page.path)
        return (templates or self.templates).render(template, seen, addresses).encode()
