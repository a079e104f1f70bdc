"""The page of a process."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from procman.documents.site.addresses import process_page
from procman.documents.site.context import SiteContext
from procman.documents.site.frame import PageView
from procman.documents.site.site_file import SiteFile
from procman.documents.view.names import Link
from procman.documents.view.process import build_process

if TYPE_CHECKING:
    from procman.model.process import Process


def process_pages(context: SiteContext) -> Iterator[SiteFile]:
    """A page for every process; it leads to its neighbours in the domain."""
    for processes in context.definitions.by_domain().values():
        links = [context.names.process(process.id) for process in processes]
        for before, process, after in zip([None, *links], processes, [*links[1:], None], strict=False):
            key = context.keys.of([process.id], before, after)
            yield SiteFile(process_page(process.id), key, partial(_page, context, process, before, after), process)


def _page(context: SiteContext, process: Process, before: Link | None, after: Link | None) -> bytes:
    publication = context.publication
    revisions, withdrawn = (
        publication.revisions.get(process.id, ()),
        publication.withdrawn.processes.get(process.id, ""),
    )
    view = build_process(process, context.names, publication.draw, revisions, withdrawn)
    manual = context.frame.manual_of(view)
    page = PageView(process_page(process.id), f"{view.id} {view.name}", "index")
    mark = publication.fingerprint_of([process.id])
    values = {
        "fingerprint": mark,
        "manual": manual,
        "domain": manual.domains[0],
        "process": view,
        "before": before,
        "after": after,
    }
    return context.render("html/site/process.html.j2", page, values)
