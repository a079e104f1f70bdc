"""The other dictionaries: what binds, and what words mean."""

from __future__ import annotations

from typing import Literal

from pydantic import RootModel

from procman.model.base import Id, Limit, Model, Name, Text

Bound = Literal["process", "step", "none"]


class Requirement(Model):
    """A clause of a law, a standard or a regulation.

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


class Requirements(RootModel[dict[Id, Requirement]]):
    """The dictionary ``requirements.yaml``."""

    model_config = {"frozen": True}


class Term(Model):
    """A word of the company's language."""

    term: Name
    definition: Text


class Glossary(RootModel[dict[Id, Term]]):
    """The dictionary ``glossary.yaml``."""

    model_config = {"frozen": True}
