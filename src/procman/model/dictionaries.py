"""The other dictionaries: what binds, and what words mean."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import RootModel

from procman.model.base import UNTRANSLATED, Id, Language, Limit, Model, Name, Text, Texts
from procman.model.translation import TextsOf

Bound = Literal["process", "step", "none"]


class RequirementContent(Model):
    """A clause as it reads in the manual's language.

    Attributes:
        limit: A bound on time, if the clause sets one.
        bounds: What the limit bounds: the whole process that cites the clause, or only the step or control that does.
        source: Where it was read.
    """

    title: Name
    clause: Name | None = None
    text: Text | None = None
    limit: Limit | None = None
    bounds: Bound = "process"
    source: Text | None = None


class Requirement(RequirementContent):
    """A clause of a law, a standard or a regulation."""

    translations: dict[Language, TextsOf[RequirementContent]] = {}


class Requirements(RootModel[dict[Id, Requirement]]):
    """The dictionary ``requirements.yaml``."""

    model_config = {"frozen": True}


class TermContent(Model):
    """A word in the manual's language.

    Attributes:
        instead_of: Words that mean the same and are not to be written.
    """

    term: Name
    definition: Text
    instead_of: Annotated[Texts, UNTRANSLATED] = ()


class Term(TermContent):
    """A word of the company's language."""

    translations: dict[Language, TextsOf[TermContent]] = {}


class Glossary(RootModel[dict[Id, Term]]):
    """The dictionary ``glossary.yaml``."""

    model_config = {"frozen": True}
