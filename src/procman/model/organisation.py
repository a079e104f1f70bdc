"""Who there is: departments, roles, positions, systems, outside parties."""

from __future__ import annotations

from typing import Literal

from procman.model.base import Id, Language, Model, Name, Reference, References, Texts, WholeNumber
from procman.model.behaviour import OrganisationBehaviour
from procman.model.translation import TextsOf

DepartmentKind = Literal["process-management", "business", "supervision"]


class Department(Model):
    """A department, by its duty in process management."""

    name: Name
    kind: DepartmentKind = "business"


class Role(Model):
    """What a process names as performer.

    Attributes:
        positions: Positions whose holders act in this role.
        deputy: The role that stands in.
    """

    name: Name
    department: Reference | None = None
    duties: Texts = ()
    positions: References = ()
    deputy: Reference | None = None


class Position(Model):
    """What a person holds."""

    name: Name
    department: Reference | None = None
    headcount: WholeNumber = 1


class System(Model):
    """An application that steps use or that performs automatic steps."""

    name: Name
    owner: Reference | None = None


class Party(Model):
    """Somebody outside the company."""

    name: Name
    kind: Name | None = None


class OrganisationContent(OrganisationBehaviour, Model):
    """Who there is, in the manual's language."""

    departments: dict[Id, Department] = {}
    roles: dict[Id, Role] = {}
    positions: dict[Id, Position] = {}
    systems: dict[Id, System] = {}
    parties: dict[Id, Party] = {}


class Organisation(OrganisationContent):
    """The dictionary ``organisation.yaml``."""

    translations: dict[Language, TextsOf[OrganisationContent]] = {}
