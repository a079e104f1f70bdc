"""What models can answer about themselves, shared with their light twins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procman.model.organisation import Department, Party, Role, System
    from procman.model.step import StepKind


class StepBehaviour:
    """What a step knows about itself."""

    __slots__ = ()
    if TYPE_CHECKING:
        kind: StepKind

    @property
    def routing(self) -> bool:
        """Whether the step only splits or joins the flow and nobody works in it."""
        return self.kind in ("parallel", "join")


class OrganisationBehaviour:
    """What an organisation knows about itself."""

    __slots__ = ()
    if TYPE_CHECKING:
        departments: dict[str, Department]
        roles: dict[str, Role]
        systems: dict[str, System]
        parties: dict[str, Party]

    def performer(self, reference: str) -> Role | System | Party | None:
        """Whoever a step may name as its performer, or None when nobody is declared by this id."""
        return self.roles.get(reference) or self.parties.get(reference) or self.systems.get(reference)

    def name(self, reference: str) -> str:
        """The display name of a performer or department; the id itself when it is not declared."""
        found = self.performer(reference) or self.departments.get(reference)
        return found.name if found else reference
