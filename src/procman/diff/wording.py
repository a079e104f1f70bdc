"""Changes as people read them."""

from __future__ import annotations

import re

from procman.diff.change import Change, Mix, Place, Several, Shown, Word
from procman.messages import catalogue, duration_text, has_text, text
from procman.model.duration import Duration

_LONGEST = 60
_VALUES = re.compile("：|: ")  # behind it a message shows what was and what is, which may be whole paragraphs


def message(change: Change, language: str) -> str:
    """One sentence, without the effect and without the roles."""
    key = f"diff.{change.kind.name}"
    if change.arguments["of"] is None and has_text(language, f"{key}.alone"):
        key = f"{key}.alone"
    if change.arguments["old"] is None and change.arguments["new"] is None and has_text(language, f"{key}.bare"):
        key = f"{key}.bare"
    template = catalogue(language, "diff")[key.partition(".")[2]]
    named = {name: value for name, value in change.arguments.items() if f"{{{name}}}" in template}
    return template.format_map({name: show(value, language) for name, value in named.items()})


def effect_word(change: Change, language: str) -> str | None:
    """What a change makes of things: tighter or looser; a control grows stronger or weaker. None for neither."""
    if change.effect == "other":
        return None
    strength = {"tighter": "stronger", "looser": "weaker"}
    return text(
        language, f"diff.result-{strength[change.effect] if change.kind.group == 'controls' else change.effect}"
    )


def brief_message(change: Change, language: str) -> str:
    """The sentence, but where what was and what is are long only what they are of: “purpose”."""
    sentence = message(change, language)
    return sentence if len(sentence) <= _LONGEST else _VALUES.split(sentence, maxsplit=1)[0]


def brief_sentence(change: Change, language: str) -> str:
    """The sentence, but where what was and what is are long only that there was a change: “purpose changed”."""
    sentence, brief = message(change, language), brief_message(change, language)
    old, new = (show(change.arguments[side], language) for side in ("old", "new"))
    is_turn = sentence.endswith(text(language, "diff.versions", old=old, new=new))
    return text(language, "diff.has-changed", what=brief) if is_turn and brief != sentence else brief


def mix_sentence(mix: Mix, language: str) -> str:
    """What is dangerous about a mix."""
    return text(language, f"mixes.{mix.name}", **{key: _mixed(value, language) for key, value in mix.arguments.items()})


def _mixed(value: object, language: str) -> str:
    if isinstance(value, Several):
        separator = (
            "diff.clause-separator" if any(isinstance(item, Change) for item in value.items) else "diff.separator"
        )
        return text(language, separator).join(_mixed(item, language) for item in value.items)
    return brief_message(value, language) if isinstance(value, Change) else show(value, language)  # type: ignore[arg-type]


def show(value: Shown, language: str) -> str:
    """A value in the words of a language, on one line."""
    if value is None:
        return text(language, "diff.nothing")
    if isinstance(value, bool):
        return text(language, "diff.true" if value else "diff.false")
    if isinstance(value, Duration):
        return duration_text(language, value)
    if isinstance(value, Place):
        return text(language, "diff.first") if value.after is None else text(language, "diff.after", name=value.after)
    if isinstance(value, Word):
        return text(language, f"diff.{value.family}-{value.word}")
    return " ".join(value.split())
