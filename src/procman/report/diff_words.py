"""What reports of changes say in the same words: heads, warnings, signs, and a change as subject, old and new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.diff.bump import went_back
from procman.diff.change import LEVELS, Change, DiffResult, ProcessChanges, SharedChange
from procman.diff.wording import message, show
from procman.messages import text

if TYPE_CHECKING:
    from procman.model.definitions import Definitions

_SIGNS = {"added": "+", "removed": "−", "moved": "→", "rerouted": "→", "retargeted": "→", "renumbered": "→"}


def split(change: Change, language: str) -> tuple[str, str | None, str | None]:
    """What changed, what was and what is; without the last two where the sentence does not set them side by side."""
    sentence = message(change, language)
    old, new = (show(change.arguments[side], language) for side in ("old", "new"))
    before, turn, behind = sentence.rpartition(text(language, "diff.versions", old=old, new=new))
    if not turn:
        return sentence, None, None
    return before.rstrip("：: ") + behind, old, new


def sign(change: Change) -> str:
    """What happened, in one character."""
    is_presence = "-bypass-" not in change.kind.name  # a way round a control is nothing that was added to it
    return _SIGNS.get(change.kind.name.rpartition("-")[2], "~") if is_presence else "~"


def head(process: ProcessChanges, language: str) -> str:
    """Id, name, versions and the version that is asked for."""
    versions = dict.fromkeys(version for version in (process.old_version, process.new_version) if version)
    key = "diff.head" if process.status == "changed" else f"diff.head.{process.status}"
    bump = text(language, f"diff.level-{process.bump}")
    return text(language, key, id=process.id, name=process.name, versions=" → ".join(versions), bump=bump)


def warnings(process: ProcessChanges, language: str) -> Iterator[str]:
    """What is wrong with the version that was declared."""
    if went_back(process.old_version, process.new_version):
        yield text(language, "diff.went-back", old=process.old_version, new=process.new_version)
    elif LEVELS.index(process.declared_bump) < LEVELS.index(process.bump):
        key = "diff.not-raised" if process.declared_bump == "none" else "diff.too-small"
        bump, declared = (text(language, f"diff.level-{level}") for level in (process.bump, process.declared_bump))
        yield text(language, key, bump=bump, declared=declared)


def summary(result: DiffResult, language: str) -> str:
    """How many changes there are, and of what weight."""
    changed = [process for process in result.processes if process.status == "changed"]
    counts = {level: sum(process.bump == level for process in changed) for level in LEVELS}
    return text(
        language,
        "diff.summary",
        changes=sum(len(process.changes) for process in result.processes),
        processes=len(result.processes),
        added=sum(process.status == "added" for process in result.processes),
        removed=sum(process.status == "removed" for process in result.processes),
        shared=len(result.shared),
        **counts,
    )


def left_out(result: DiffResult, language: str) -> str | None:
    """Which processes could not be compared; None when all were."""
    if not result.left_out:
        return None
    return text(language, "diff.left-out", processes=text(language, "diff.separator").join(result.left_out))


def label(word: str, language: str) -> str:
    """What a report calls a version."""
    return {".": text(language, "diff.work-tree"), ":": text(language, "diff.index")}.get(word, word)


def role_name(old: Definitions, new: Definitions, role: str) -> str:
    """The name of a role, also of one that is gone."""
    name = new.organisation.name(role)
    return name if name != role else old.organisation.name(role)


def step_words(entry: SharedChange, old: Definitions, new: Definitions) -> Iterator[str]:
    """The steps that a change of a dictionary hits: id of the process and name of the step."""
    for process_id, step_id in entry.steps:
        versions = [definitions.processes.get(process_id) for definitions in (new, old)]
        steps = [process.steps[step_id] for process in versions if process and step_id in process.steps]
        yield f"{process_id} {steps[0].name or step_id}" if steps else f"{process_id} {step_id}"
