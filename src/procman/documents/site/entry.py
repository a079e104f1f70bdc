"""The entry of the site: the map of all processes, or a list where there are too many for a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from procman.documents.incremental.keys import digest
from procman.documents.landscape import build_landscape_view
from procman.documents.site.addresses import INDEX, process_page
from procman.documents.site.context import SiteContext
from procman.documents.site.frame import PageView
from procman.documents.site.site_file import SiteFile
from procman.documents.view.manual import DomainView
from procman.documents.view.names import Link, domain_anchor
from procman.landscape.layout import draw_map
from procman.landscape.model import Landscape, build_landscape

MOST_ON_MAP: Final = 150
"""With more processes the entry is a list: nobody finds anything on a map of that size."""


@dataclass(frozen=True, slots=True)
class ListedProcess:
    """A process in the list."""

    process: Link
    owner: Link | None
    time_limit: str
    status: str
    status_name: str


@dataclass(frozen=True, slots=True)
class ListedDomain:
    """A domain in the list."""

    domain: DomainView
    processes: tuple[ListedProcess, ...]


def entry_page(context: SiteContext) -> SiteFile:
    """The entry."""
    page = PageView(INDEX, context.word("nav.index"), "index")
    if len(context.definitions.processes) > MOST_ON_MAP:
        domains = tuple(_listed(context))
        key = digest(context.keys.shared, domains)
        return SiteFile(INDEX, key, partial(context.render, "html/site/list.html.j2", page, {"domains": domains}))
    landscape = build_landscape(context.definitions)
    return SiteFile(INDEX, digest(context.keys.shared, landscape), partial(_map, context, page, landscape))


def _listed(context: SiteContext) -> Iterator[ListedDomain]:
    names = context.names
    for key, processes in context.definitions.by_domain().items():
        listed = (
            ListedProcess(
                names.process(each.id),
                names.performer(each.owner),
                names.duration(each.time_limit.within) if each.time_limit else "",
                each.status,
                names.choice("status", each.status),
            )
            for each in processes
        )
        yield ListedDomain(context.frame.domains[key], tuple(listed))


def _map(context: SiteContext, page: PageView, landscape: Landscape) -> bytes:
    language = context.publication.language
    view = build_landscape_view(draw_map(landscape, language), language, _link)
    return context.render("html/site/index.html.j2", page, {"landscape": view}, context.map_templates)


def _link(kind: Literal["domain", "process"], reference: str) -> str:
    return f"#{domain_anchor(reference)}" if kind == "domain" else process_page(reference)
