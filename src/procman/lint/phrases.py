"""Arguments of messages that read differently in each language, and what stays the same of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from procman.messages import duration_text, text
from procman.model.duration import Duration
from procman.records import field, record


@record(frozen=True, slots=True)
class Phrase:
    """A part of a sentence, said in the reader's language.

    Attributes:
        key: Key in ``lint.yaml``, without ``phrase.``.
        identity: What the phrase stands for in a fingerprint. Names and numbers of steps change while the finding
            stays the same, so a phrase counts only by its identity, and most have none.
    """

    key: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    identity: str = ""


Argument: TypeAlias = "str | int | Duration | Phrase | tuple[Argument, ...]"


def to_data(argument: Argument) -> Any:
    """An argument as JSON knows it, for what is collected about a process; ``from_data`` turns it back."""
    if isinstance(argument, Phrase):
        inner = {name: to_data(one) for name, one in argument.arguments.items()}
        return {"phrase": argument.key, "arguments": inner, "identity": argument.identity}
    if isinstance(argument, Duration):
        return {"duration": str(argument)}
    if isinstance(argument, tuple):
        return [to_data(item) for item in argument]
    return argument


def from_data(data: Any) -> Argument:
    """See ``to_data``."""
    if isinstance(data, list):
        return tuple(from_data(item) for item in data)
    if not isinstance(data, dict):
        return data if isinstance(data, int) else str(data)
    if "duration" in data:
        return Duration.parse(data["duration"])
    inner = {name: from_data(one) for name, one in data["arguments"].items()}
    return Phrase(data["phrase"], inner, data["identity"])


def say(language: str, argument: Argument) -> str:
    """An argument in a language."""
    if isinstance(argument, Phrase):
        return text(language, f"lint.phrase.{argument.key}", **spoken(language, argument.arguments))
    if isinstance(argument, Duration):
        return duration_text(language, argument)
    if isinstance(argument, tuple):
        return text(language, "lint.phrase.list-separator").join(say(language, item) for item in argument)
    return str(argument)


def spoken(language: str, arguments: Mapping[str, Argument]) -> dict[str, str]:
    """All arguments of a message in a language."""
    return {name: say(language, argument) for name, argument in arguments.items()}


def identity(argument: Argument) -> str:
    """What an argument contributes to a fingerprint: the same in every language."""
    if isinstance(argument, Phrase):
        return argument.identity
    if isinstance(argument, tuple):
        return ",".join(identity(item) for item in argument)
    return str(argument)
