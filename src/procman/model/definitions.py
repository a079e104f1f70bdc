"""Everything that one version of a workspace defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.records import field, record

if TYPE_CHECKING:
    from procman.model.dictionaries import Requirement, Term
    from procman.model.manual import Manual
    from procman.model.organisation import Organisation
    from procman.model.process import Process


def _manual() -> Manual:
    from procman.model.manual import Manual

    return Manual()


def _organisation() -> Organisation:
    from procman.model.organisation import Organisation

    return Organisation()


@record(frozen=True, slots=True)
class Definitions:
    """The manual, its dictionaries and its processes; no files, no positions.

    Attributes:
        processes: Processes by id, in the order of the manual: by domain as declared, then by id.
    """

    manual: Manual = field(default_factory=_manual)
    organisation: Organisation = field(default_factory=_organisation)
    requirements: dict[str, Requirement] = field(default_factory=dict)
    glossary: dict[str, Term] = field(default_factory=dict)
    processes: dict[str, Process] = field(default_factory=dict)

    def partner_name(self, reference: str) -> str:
        """Name of the supplier of an input or the taker of an output: a process or whoever performs steps."""
        process = self.processes.get(reference)
        return process.name if process else self.organisation.name(reference)

    def document_number(self, process: Process) -> str:
        """The number of a process's document by the manual's pattern."""
        return self.manual.numbering.document.replace("{id}", process.id)

    def by_domain(self) -> dict[str, list[Process]]:
        """Processes by domain id: declared domains in order, then undeclared ones by name."""
        groups: dict[str, list[Process]] = {domain: [] for domain in self.manual.domains}
        for process in self.processes.values():
            groups.setdefault(process.domain, []).append(process)
        return {domain: processes for domain, processes in groups.items() if processes}
