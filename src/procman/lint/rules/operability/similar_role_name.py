"""The rule ``similar-role-name``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule
from procman.source.workspace import ORGANISATION

_SPACE = re.compile(r"[\s\-_·]+")
_SUFFIX = re.compile(r"(?:岗位|岗|专员|人员|员|部门|部|中心|处|科|组|(?<=[a-z])s)$")


@rule(severity="warning", set="recommended", scope="workspace")
def similar_role_name(context: WorkspaceContext) -> Iterator[Report]:
    """Two roles have names that hardly differ.

    What it checks:
        The names of two roles differ by more than an ending such as 部, 中心, 岗, 员 or 专员, by spaces or hyphens, or
        by capital letters.

    Why:
        Such a pair mostly is one role that two authors entered: its steps fall apart into two lanes, and whether
        duties are kept apart is judged wrongly.

    Remedy:
        Keep one of the two and use it everywhere; or give them names that say what each does.
    """
    first: dict[str, tuple[str, str]] = {}
    for role_id, role in context.definitions.organisation.roles.items():
        core = _SUFFIX.sub("", _SPACE.sub("", role.name.casefold()))
        other_id, other = first.setdefault(core, (role_id, role.name))
        if other != role.name:
            names = quoted(role.name), quoted(other)
            element = ("roles", role_id, "name")
            yield report(
                element, at="value", path=ORGANISATION, name=names[0], id=role_id, other=names[1], other_id=other_id
            )
