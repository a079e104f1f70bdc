"""The pages that list things of all processes: organisation, forms, requirements, terms, and the general chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from procman.documents.incremental.keys import content_digest, digest
from procman.documents.site.context import SiteContext
from procman.documents.site.frame import PageView
from procman.documents.site.register import FormFile, FormFiles, build_register
from procman.documents.site.role_pages import TakingPart
from procman.documents.site.site_file import SiteFile

_TEMPLATES: Final = {
    "organisation": "html/site/organisation.html.j2",
    "forms": "html/site/forms.html.j2",
    "requirements": "html/site/requirements.html.j2",
    "glossary": "html/site/glossary.html.j2",
    "general": "html/site/general.html.j2",
}


def register_pages(context: SiteContext, parts: TakingPart, form_files: FormFiles) -> Iterator[SiteFile]:
    """The registers that have something to list, and the files of forms."""
    general = context.frame.manual.general
    counts = {f"role-{role}": _counts(processes) for role, processes in parts.items()}
    values: Mapping[str, Mapping[str, object]] = {
        "organisation": {"counts": counts},
        "forms": {"register": build_register(context.names, form_files)},
    }
    shown = {"organisation": general.organisation, "requirements": general.requirements}
    for section in context.frame.site.sections:
        if section.kind in _TEMPLATES:
            seen = values.get(section.kind, {})
            page = PageView(section.page, context.word(f"nav.{section.kind}"), section.kind)
            key = digest(context.keys.shared, seen, shown.get(section.kind))
            yield SiteFile(section.page, key, partial(context.render, _TEMPLATES[section.kind], page, seen))
    yield from _downloads(context, form_files)


def _counts(processes: Mapping[str, object]) -> tuple[int, int]:
    """In how many processes a role acts, and about how many it is only asked or told."""
    acting = sum(bool(getattr(each, "acts", False)) for each in processes.values())
    return acting, len(processes) - acting


def _downloads(context: SiteContext, form_files: FormFiles) -> Iterator[SiteFile]:
    for process in context.definitions.processes.values():
        for form in process.forms:
            for file in form_files(process, form):
                yield _download(file)


def _download(file: FormFile) -> SiteFile:
    return SiteFile(f"forms/{file.name}", content_digest(file.key.encode()), file.render)
