"""The landscape as a page: the map, and beside it everything that it says as lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from procman import __version__
from procman.documents.content import clean
from procman.documents.environment import Templates
from procman.documents.view.names import domain_anchor, process_anchor
from procman.landscape.cards import arrow_words
from procman.landscape.figure import Map
from procman.landscape.frame import counts_text
from procman.landscape.model import Arrow, Outside, ProcessCard
from procman.landscape.svg import Links, Pen, render_landscape_svg
from procman.messages import text


@dataclass(frozen=True, slots=True)
class PartnerView:
    """The process at the other end, or an outside party; ``id`` is empty and ``address`` None for a party."""

    id: str
    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """What passes to or from a partner.

    Attributes:
        number: Of the arrow; None when the map has none.
        hue: Index of the arrow's colours.
    """

    number: int | None
    hue: int
    kind: str
    what: str
    partner: PartnerView


@dataclass(frozen=True, slots=True)
class ProcessEntry:
    """A process with all that it gives and takes."""

    id: str
    name: str
    owner: str
    version: str
    status: str
    status_name: str
    address: str | None
    gives: tuple[ExchangeView, ...]
    takes: tuple[ExchangeView, ...]


@dataclass(frozen=True, slots=True)
class DomainEntry:
    """A domain; ``hue`` is the index of its colours."""

    anchor: str
    name: str
    code: str
    hue: int
    address: str | None
    processes: tuple[ProcessEntry, ...]


@dataclass(frozen=True, slots=True)
class LandscapeView:
    """The page as its template sees it.

    Attributes:
        svg: The map; every text in it is escaped.
        counts: How much there is, as a sentence.
        withdrawn: Why the map no longer holds; empty where it does.
    """

    language: str
    generator: str
    title: str
    heading: str
    company: str
    counts: str
    withdrawn: str
    svg: Markup
    width: float
    domains: tuple[DomainEntry, ...]


def manual_links(base: str | None) -> Links:
    """Addresses of chapters in a rendered manual.

    Args:
        base: Address of the manual, such as ``manual.html``; None for no links.
    """

    def address(kind: Literal["domain", "process"], reference: str) -> str | None:
        if base is None:
            return None
        return f"{base}#{domain_anchor(reference) if kind == 'domain' else process_anchor(reference)}"

    return address


def render_landscape_html(
    drawing: Map, language: str, *, links: Links, overrides: Path | None = None, withdrawn: str = ""
) -> str:
    """The landscape as one HTML file that needs no other.

    Args:
        drawing: The laid-out map.
        language: Language of the frame.
        links: Addresses of domains and processes.
        overrides: Folder of the workspace's own templates.
        withdrawn: Why the map no longer holds; empty where it does.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    view = build_landscape_view(drawing, language, links, withdrawn)
    return Templates(language, overrides, ("landscape", "documents")).render(
        "html/landscape.html.j2", {"landscape": view}
    )


def build_landscape_view(drawing: Map, language: str, links: Links, withdrawn: str = "") -> LandscapeView:
    """Make the view."""
    landscape = drawing.landscape
    pen = Pen(language, links, frame=False, interactive=True)
    entries = _Entries(drawing, language, links)
    return LandscapeView(
        language=language,
        generator=f"procman {__version__}",
        title=clean(landscape.title),
        heading=text(language, "landscape.title"),
        company=clean(landscape.company),
        counts=counts_text(landscape, language),
        withdrawn=withdrawn,
        # Our own pen wrote it and escaped every text in it.
        svg=Markup(render_landscape_svg(drawing, pen)),  # noqa: S704
        width=drawing.width,
        domains=tuple(
            DomainEntry(
                domain_anchor(drawn.domain.id),
                clean(drawn.domain.name),
                clean(drawn.domain.code),
                drawn.hue,
                links("domain", drawn.domain.id) if drawn.domain.processes else None,
                tuple(entries.process(process) for process in drawn.domain.processes),
            )
            for drawn in drawing.domains
        ),
    )


class _Entries:
    def __init__(self, drawing: Map, language: str, links: Links) -> None:
        self._landscape = drawing.landscape
        self._language = language
        self._links = links
        self._names = {process.id: process.name for process in drawing.landscape.processes}
        self._hues = {arrow.arrow.number: arrow.hue for arrow in drawing.arrows}

    def process(self, process: ProcessCard) -> ProcessEntry:
        gives = [self._arrow(arrow, arrow.target) for arrow in self._landscape.leaving(process.id)]
        takes = [self._arrow(arrow, arrow.source) for arrow in self._landscape.arriving(process.id)]
        for outside in process.outside:
            (gives if outside.outward else takes).append(self._outside(outside))
        return ProcessEntry(
            id=process.id,
            name=clean(process.name),
            owner=clean(process.owner),
            version=process.version,
            status=process.status,
            status_name=text(self._language, f"diagram.status-{process.status}"),
            address=self._links("process", process.id),
            gives=tuple(gives),
            takes=tuple(takes),
        )

    def _arrow(self, arrow: Arrow, other: str) -> ExchangeView:
        partner = PartnerView(other, clean(self._names[other]), self._links("process", other))
        words = clean(arrow_words(arrow, self._language))
        return ExchangeView(arrow.number, self._hues[arrow.number], arrow.kind, words, partner)

    def _outside(self, outside: Outside) -> ExchangeView:
        words = text(self._language, "landscape.list-separator").join(item.name for item in outside.items)
        address = self._links("process", outside.partner) if outside.is_process else None
        partner = PartnerView(outside.partner if outside.is_process else "", clean(outside.name), address)
        return ExchangeView(None, 0, "hand-over", clean(words), partner)
