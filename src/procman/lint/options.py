"""The options of rules: texts in ``manual.yaml`` become what the rule's defaults are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from procman.errors import UsageError
from procman.source.validation import close_match

if TYPE_CHECKING:
    from procman.lint.rule import RuleSpec
    from procman.model.manual import LintSettings
    from procman.source.positions import Positions


def options_of(spec: RuleSpec, settings: LintSettings, positions: Positions) -> Mapping[str, Any]:
    """The options of one rule: its defaults, overridden by the manual.

    Raises:
        UsageError: The rule has no such option, or the text is none of its kind; with the place in ``manual.yaml``.
    """
    chosen = settings.rules.get(spec.name)
    if chosen is None or not chosen.options:
        return spec.options
    made = dict(spec.options)
    for name, written in chosen.options.items():
        element = ("lint", "rules", spec.name, name)
        if name not in made:
            suggestion = close_match(name, made) or ", ".join(sorted(made)) or "severity"
            raise UsageError("unknown-option", positions.key(element), option=name, rule=spec.name, known=suggestion)
        try:
            made[name] = _converted(made[name], written)
        except ValueError:
            kind = _kind(made[name])
            location = positions.value(element)
            raise UsageError(f"bad-option-{kind}", location, option=name, rule=spec.name) from None
    return made


def _kind(default: Any) -> str:
    if isinstance(default, bool):
        return "boolean"
    if isinstance(default, int):
        return "number"
    return "texts" if isinstance(default, tuple) else "text"


def _converted(default: Any, written: tuple[str, ...]) -> Any:
    if isinstance(default, tuple):
        return written
    if len(written) != 1:
        raise ValueError(written)
    (text,) = written
    if isinstance(default, bool):
        if text not in ("true", "false"):
            raise ValueError(text)
        return text == "true"
    if isinstance(default, int):
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise ValueError(text)
        return int(text)
    return text
