"""Sections: stretches of pages with one paper, one head and one foot."""

from __future__ import annotations

from dataclasses import dataclass

from procman.documents.docx.geometry import Page


@dataclass(frozen=True, slots=True)
class Section:
    """A section.

    Attributes:
        page: Its paper.
        running: Heads and feet: the element, the kind and the relation's id.
        bare_first: Whether its first page has neither head nor foot.
    """

    page: Page
    running: tuple[tuple[str, str, str], ...]
    bare_first: bool = False

    def properties(self) -> str:
        """As ``w:sectPr``, which stands at the end of the section."""
        running = "".join(f'<w:{element} w:type="{kind}" r:id="{each}"/>' for element, kind, each in self.running)
        first = "<w:titlePg/>" if self.bare_first else ""
        return (
            f'<w:sectPr>{running}<w:type w:val="nextPage"/>{self.page.properties()}<w:cols w:space="425"/>{first}'
            "</w:sectPr>"
        )


def section_end(properties: str, style: str) -> str:
    """The paragraph that ends a section; it is as good as without height."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr></w:p>'
