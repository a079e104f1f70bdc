"""The model of every kind of definition file."""

from __future__ import annotations

from pydantic import BaseModel

from procman.model.dictionaries import Glossary, Requirements
from procman.model.manual import Manual
from procman.model.organisation import Organisation
from procman.model.process import Process

ROOTS: dict[str, type[BaseModel]] = {
    "process": Process,
    "manual": Manual,
    "organisation": Organisation,
    "requirements": Requirements,
    "glossary": Glossary,
}
