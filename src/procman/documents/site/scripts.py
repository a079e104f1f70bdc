"""Style sheets, scripts, and the texts that the search looks through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from procman.documents.incremental.keys import digest
from procman.documents.site.context import SiteContext
from procman.documents.site.search import process_entries, search_script, shared_entries
from procman.documents.site.site_file import SiteFile

if TYPE_CHECKING:
    from procman.model.process import Process

SEARCH: Final = "search/index.js"
RELOAD_SCRIPT: Final = "html/site/reload.js"
"""What only a page that is served has: it reloads the page when the site was built."""
_ASSETS: Final = {
    "assets/style.css": "html/style.css",
    "assets/dark.css": "html/dark.css",
    "assets/map.css": "html/landscape/style.css",
    "assets/map-dark.css": "html/landscape/dark.css",
    "assets/map.js": "html/landscape/script.js",
    "assets/site.css": "html/site/site.css",
    "assets/theme.js": "html/site/theme.js",
    "assets/site.js": "html/site/site.js",
    "assets/chart.js": "html/site/chart.js",
    "assets/search.js": "html/site/search.js",
}


def asset_files(context: SiteContext) -> Iterator[SiteFile]:
    """Style sheets and scripts."""
    for path, name in _ASSETS.items():
        yield SiteFile(path, context.keys.shared, partial(_asset, context, name))


def search_files(context: SiteContext) -> Iterator[SiteFile]:
    """A script for each domain and one that leads to them, which has everything that belongs to no process."""
    shards = []
    for place, processes in enumerate(context.definitions.by_domain().values(), start=1):
        # by its place, for an undeclared domain's id may be any text
        shards.append(f"search/domain-{place}.js")
        yield SiteFile(
            shards[-1], context.keys.of(process.id for process in processes), partial(_domain, context, processes)
        )
    yield SiteFile(SEARCH, digest(context.keys.shared, shards), partial(_shared, context, shards))


def _asset(context: SiteContext, name: str) -> bytes:
    return f"{_comment(context)}\n{context.templates.asset(name)}".encode()


def _domain(context: SiteContext, processes: Sequence[Process]) -> bytes:
    groups = (process_entries(process, context.names, context.addresses) for process in processes)
    return f"{_comment(context)}\n{search_script(groups)}".encode()


def _shared(context: SiteContext, shards: Sequence[str]) -> bytes:
    entries = shared_entries(context.frame.manual.general, context.addresses)
    return f"{_comment(context)}\n{search_script([[each] for each in entries], shards)}".encode()


def _comment(context: SiteContext) -> str:
    """The mark by which procman knows its files."""
    return f"/* {context.frame.site.generator} */"
