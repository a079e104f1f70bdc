"""What the imported definitions mention and the workspace's dictionaries lack, written into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from procman.exchange.bpmn_import.dictionary_edit import with_entries
from procman.exchange.bpmn_import.organisation import Additions
from procman.flow.references import uses_in
from procman.model.plain import Plain
from procman.source.workspace import MANUAL, ORGANISATION

if TYPE_CHECKING:
    from procman.model.process import Process

_NEW_ORGANISATION = b"# yaml-language-server: $schema=../schemas/organisation.schema.json\n"


def mentioned_additions(additions: Additions, processes: Sequence[Process]) -> Additions:
    """The additions that some definition mentions; files that were refused in the end may have left others."""
    mentioned = {use.id for process in processes for use in uses_in(process)}
    roles = {one: entry for one, entry in additions.roles.items() if one in mentioned}
    departments = {department for _, department in roles.values()}
    return Additions(
        departments={one: name for one, name in additions.departments.items() if one in departments},
        roles=roles,
        parties={one: name for one, name in additions.parties.items() if one in mentioned},
        domains={one: entry for one, entry in additions.domains.items() if one in mentioned},
    )


def changed_dictionaries(additions: Additions, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The dictionaries that change.

    Args:
        additions: What they lack.
        contents: What they hold now, by path.
    """
    roles: dict[str, Plain] = {
        one: {"name": name, **({"department": department} if department else {})}
        for one, (name, department) in additions.roles.items()
    }
    organisation: dict[str, dict[str, Plain]] = {
        "departments": {one: {"name": name} for one, name in additions.departments.items()},
        "roles": roles,
        "parties": {one: {"name": name} for one, name in additions.parties.items()},
    }
    domains: dict[str, Plain] = {one: {"name": name, "code": code} for one, (name, code) in additions.domains.items()}
    changed: dict[str, bytes] = {}
    for path, wanted in ((ORGANISATION, organisation), (MANUAL, {"domains": domains})):
        known = contents.get(path, _NEW_ORGANISATION if path == ORGANISATION else b"")
        content = with_entries(known, path, wanted)
        if content != known:
            changed[path] = content
    return changed
