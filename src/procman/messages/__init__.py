"""Every sentence that a user reads, by area and key, in every language of the product."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Final

from procman.source.reader import read

if TYPE_CHECKING:
    from procman.model.duration import Duration

LANGUAGES: Final = ("zh-CN", "en")
_FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib takes longer to load than a catalogue


def text(language: str, key: str, /, **arguments: object) -> str:
    """One sentence.

    Args:
        language: ``zh-CN`` or ``en``.
        key: ``area.name``: the file in the language's folder and the key in it.
        arguments: What fills the placeholders.

    Raises:
        KeyError: There is no such sentence, or an argument is missing: a fault of procman.
    """
    area, _, name = key.partition(".")
    return catalogue(language, area)[name].format_map(arguments)


def has_text(language: str, key: str) -> bool:
    """Whether there is a sentence by this key."""
    area, _, name = key.partition(".")
    return name in catalogue(language, area)


@cache
def catalogue(language: str, area: str) -> dict[str, str]:
    """All sentences of an area."""
    with open(os.path.join(_FOLDER, language, f"{area}.yaml"), "rb") as file:  # noqa: PTH118, PTH123
        data = read(file.read(), file.name)
    assert isinstance(data, dict)
    return data


def areas(language: str) -> list[str]:
    """The areas that a language has."""
    names = os.listdir(os.path.join(_FOLDER, language))  # noqa: PTH118, PTH208
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def duration_text(language: str, duration: Duration) -> str:
    """A duration as people read it: 3 个工作日, 3 working days."""
    unit = duration.unit
    one = f"units.{unit}-one"
    key = one if duration.amount == 1 and has_text(language, one) else f"units.{unit}"
    return text(language, key, amount=duration.amount)
