"""What the linter would say if something were no longer declared."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

from procman.flow.subjects import Declaration, Subject
from procman.lint.engine import lint
from procman.source.editing import edited
from procman.source.edits import NotEditableError, Remove
from procman.source.workspace import GLOSSARY, MANUAL, ORGANISATION, REQUIREMENTS, Workspace

if TYPE_CHECKING:
    from procman.lint.finding import Finding

_DICTIONARIES = {
    "organisation": ORGANISATION,
    "requirements": REQUIREMENTS,
    "glossary": GLOSSARY,
    "manual": MANUAL,
}
_SEGREGATION = (
    "incompatible-duties-role",
    "incompatible-duties-one-person",
    "incompatible-duties-position",
    "incompatible-duties-deputy",
)
_GRAVE = ("error", "warning")


class ChangedTree:
    """The files of a workspace, of which some have other bytes or are gone; see ``source.tree.FileTree``."""

    def __init__(self, workspace: Workspace, changed: dict[str, bytes | None]) -> None:
        self._tree = workspace.tree
        self._changed = changed

    def paths(self) -> list[str]:
        """See ``FileTree``."""
        return [path for path in self._tree.paths() if self._changed.get(path, b"") is not None]

    def read(self, path: str) -> bytes:
        """See ``FileTree``."""
        return self._changed.get(path) or self._tree.read(path)


def file_of(declaration: Declaration, workspace: Workspace) -> str:
    """The file in which something is declared."""
    if declaration.process is None:
        return _DICTIONARIES[declaration.dictionary]
    return workspace.files[declaration.process]


def broken_by_removal(
    subject: Subject, workspace: Workspace, today: datetime.date, language: str
) -> tuple[Finding, ...] | None:
    """Errors and warnings that would be new; None where the declaration cannot be taken out of its file by itself."""
    try:
        tree = ChangedTree(workspace, _without(subject, workspace))
    except NotEditableError:
        return None
    before = lint(workspace.tree, today=today, language=language).findings
    known = Counter(finding.fingerprint for finding in before)
    found = []
    for finding in lint(tree, today=today, language=language).findings:
        if known[finding.fingerprint]:
            known[finding.fingerprint] -= 1
        elif finding.severity in _GRAVE:
            found.append(finding)
    return tuple(found)


def segregation_findings(role: str, workspace: Workspace, today: datetime.date, language: str) -> tuple[Finding, ...]:
    """What the linter says now about incompatible duties in steps that a role performs."""
    found = lint(workspace.tree, today=today, language=language, select=_SEGREGATION).findings
    processes = workspace.definitions.processes
    kept = []
    for finding in found:
        section, _, rest = finding.element.partition(".")
        process = processes.get(finding.process or "")
        step = process.steps.get(rest.partition(".")[0]) if process and section == "steps" else None
        if step is not None and step.role == role:
            kept.append(finding)
    return tuple(kept)


def _without(subject: Subject, workspace: Workspace) -> dict[str, bytes | None]:
    """The files without the declarations; translations of what is gone go with it."""
    removals: dict[str, list[Remove]] = {}
    changed: dict[str, bytes | None] = {}
    for declaration in subject.declarations:
        path = file_of(declaration, workspace)
        if not declaration.element:
            changed[path] = None
            continue
        languages = _translations(declaration, workspace)
        elements = [declaration.element, *(("translations", each, *declaration.element) for each in languages)]
        removals.setdefault(path, []).extend(Remove(element) for element in elements)
    for path, edits in removals.items():
        changed[path] = edited(workspace.contents[path], path, edits)
    return changed


def _translations(declaration: Declaration, workspace: Workspace) -> list[str]:
    definitions = workspace.definitions
    if declaration.process is not None:
        return list(definitions.processes[declaration.process].translations)
    if declaration.dictionary == "organisation":
        return list(definitions.organisation.translations)
    return list(definitions.manual.translations) if declaration.dictionary == "manual" else []
