"""Ids of imported processes: their own, that of the process which they replace, or the next free number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from procman.model.plain import Plain
from procman.model.scalars import PROCESS_ID_PATTERN

if TYPE_CHECKING:
    from procman.model.process import Process

_PROCESS_ID: Final = re.compile(PROCESS_ID_PATTERN)
_PREFIX: Final = "Process_"
_FORMS: Final = ("{}-{:02}", "{}-{}", "{}-{:03}")


class Numbers:
    """Gives processes their ids.

    Args:
        known: The processes of the workspace.
        domain: The domain of new processes.
        prefix: What their ids begin with: ``CS``.
        pattern: The manual's pattern for ids.
    """

    def __init__(self, known: Iterable[Process], domain: str, prefix: str, pattern: str) -> None:
        known = list(known)
        self._workspace = {process.id for process in known}
        self._same = {(process.domain, _plain(process.name)): process.id for process in known}
        self._domain, self._prefix, self._pattern = domain, prefix, pattern
        self._given: set[str] = set()
        self._announced: set[str] = set()

    def announce(self, process_id: Plain | None) -> None:
        """A process of this id will be imported: calls of it are known."""
        if isinstance(process_id, str) and _PROCESS_ID.fullmatch(process_id):
            self._announced.add(process_id)

    @staticmethod
    def named(called: str) -> str:
        """The id that a call of our export names, whether there is such a process or not."""
        return called.removeprefix(_PREFIX)

    def known(self, called: str) -> str | None:
        """The id of the process that a call of our export, or a handwritten one, names."""
        wanted = self.named(called)
        return wanted if wanted in self._workspace | self._announced | self._given else None

    def id_for(self, name: str, own: dict[str, Plain]) -> str:
        """The id of a process.

        Args:
            name: Its name.
            own: The definition that our export keeps in the file; empty for files of others.
        """
        wanted = own.get("id")
        if isinstance(wanted, str) and _PROCESS_ID.fullmatch(wanted) and wanted not in self._given:
            self._given.add(wanted)
            return wanted
        same = self._same.get((self._domain, _plain(name)))
        if same is not None and same not in self._given:
            self._given.add(same)
            return same
        free = self._next_free()
        self._given.add(free)
        return free

    def _next_free(self) -> str:
        taken = self._workspace | self._given | self._announced
        form = next((one for one in _FORMS if self._fits(one.format(self._prefix, 1))), _FORMS[0])
        number = 1
        while form.format(self._prefix, number) in taken:
            number += 1
        return form.format(self._prefix, number)

    def _fits(self, process_id: str) -> bool:
        return bool(_PROCESS_ID.fullmatch(process_id) and re.fullmatch(self._pattern, process_id))


def prefix_of(domain: str, code: str | None) -> str:
    """What ids of a domain begin with: its code, else the initials of its words."""
    if code and re.fullmatch(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*", code):
        return code
    words = domain.split("-")
    return (domain[:2] if len(words) == 1 else "".join(word[0] for word in words)).upper()


def _plain(name: str) -> str:
    return "".join(name.casefold().split())
