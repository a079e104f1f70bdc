"""The rule ``system-not-named``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from procman.lint.context import Context
from procman.lint.fix import Fix
from procman.lint.names import node
from procman.lint.rule import Report, report, rule
from procman.source.edits import SetValue

_WORK = "登记|录入|填写|填报|提交|选择|勾选|派单|建单|发起|办理|审批|上传"
_WORDS = ("系统", "system")
"""One of these, or the name of a system, is in every text that the pattern finds."""
_SAYS = (
    rf"(?:在|登录|进入)[^，。；、：“”()（）]{{0,12}}系统(?:中|里|内|上)?(?:{_WORK})",
    r"登录[^，。；、：“”()（）]{0,12}系统",
    r"\b[Ll]og (?:in|on)(?:to| to) the [^,.;:]{0,30}\bsystem\b",
    r"\b(?:[Ee]nter|[Rr]ecord|[Ss]ubmit|[Rr]egister) (?:it|them) (?:in|into|on) the [^,.;:]{0,30}\bsystem\b",
)


@rule(severity="warning", set="recommended", fix="unsafe")
def system_not_named(context: Context) -> Iterator[Report]:
    """A step says that people work in a system, but names none.

    What it checks:
        A step whose instructions (`do`) tell people to register, enter, submit or choose something in a system, to log
        in to one, or that mention a system of `organisation.yaml` by its name, names its `system`.

    Why:
        Who is new does not know which system is meant; and nobody finds the steps that stand still when it fails.

    Remedy:
        Write `system`; declare it in `organisation.yaml` if it is not there yet.
    """
    systems = context.definitions.organisation.systems
    steps = [
        (one, step)
        for one, step in context.process.steps.items()
        if step.do and step.system is None and not step.automatic
    ]
    names = tuple(one.name for one in systems.values())
    everything = "\n".join(text for _, step in steps for text in step.do)
    if not any(word in everything for word in (*_WORDS, *names)):
        return
    pattern = _pattern(names)
    for step_id, step in steps:
        for index, text in enumerate(step.do):
            found = pattern.search(text)
            if not found:
                continue
            words, element, named = found.group(), ("steps", step_id, "do", index), node(context.graph, step_id)
            known = next((one for one, system in systems.items() if system.name == words), None)
            if known is None:
                yield report(element, at="value", node=named, words=words)
            else:
                fix = Fix("unsafe", (SetValue(("steps", step_id, "system"), known),))
                yield report(element, at="value", variant="known", fix=fix, node=named, words=words, id=known)
            break


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """What shows that a system is worked in; longer names first, as one may be part of another."""
    ordered = sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name))
    return re.compile("|".join((*_SAYS, *(_name(name) for name in ordered))))


def _name(name: str) -> str:
    """A system's name as whole words; one that may be a common word, as `Mail`, counts only inside a sentence."""
    pattern = re.escape(name)
    if name[0].isascii() and name[0].isalnum():
        pattern = rf"(?<![A-Za-z0-9]){pattern}"
    if name[-1].isascii() and name[-1].isalnum():
        pattern = rf"{pattern}(?![A-Za-z0-9])"
    return rf"(?<=[a-z0-9,] ){pattern}" if name.isascii() and name.isalpha() and name.istitle() else pattern
