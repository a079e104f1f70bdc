"""The pages of roles, and how much each role takes part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from procman.documents.site.addresses import role_page
from procman.documents.site.context import SiteContext
from procman.documents.site.frame import PageView
from procman.documents.site.roles import RolePage, RoleProcess, roles_in
from procman.documents.site.site_file import SiteFile
from procman.documents.view.names import Link

TakingPart = Mapping[str, Mapping[str, RoleProcess]]
"""By role, what it has to do with which process."""


def taking_part(context: SiteContext) -> TakingPart:
    """What every role has to do, in the order of the manual."""
    found: dict[str, dict[str, RoleProcess]] = {role: {} for role in context.definitions.organisation.roles}
    for process in context.definitions.processes.values():
        for role, part in roles_in(process, context.names).items():
            found[role][process.id] = part
    return found


def role_pages(context: SiteContext, parts: TakingPart) -> Iterator[SiteFile]:
    """A page for every role."""
    for department in context.frame.manual.general.organisation.departments:
        link = Link(department.name, department.anchor) if department.name else None
        for role in department.roles:
            role_id = role.anchor.removeprefix("role-")
            view = RolePage(role, link, tuple(parts[role_id].values()))
            key = context.keys.of(parts[role_id])
            yield SiteFile(role_page(role_id), key, partial(_page, context, role_page(role_id), view))


def _page(context: SiteContext, path: str, view: RolePage) -> bytes:
    return context.render("html/site/role.html.j2", PageView(path, view.role.name, "organisation"), {"view": view})
