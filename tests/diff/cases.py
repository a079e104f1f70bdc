"""The cases of ``kinds/*.yaml``: one edit of the base workspace a case, named by the kind of change it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from procman.diff.change import Change, DiffResult
from procman.diff.engine import diff
from procman.diff.wording import message
from procman.model.definitions import Definitions
from procman.source.reader import read
from tests.diff.build import base, definitions, edited

FOLDER = Path(__file__).parent
EXPECTED = FOLDER / "expected.txt"
MIXES = FOLDER / "mixes.yaml"


@dataclass(frozen=True)
class Case:
    """An edit.

    Attributes:
        name: The kind of change, and after ``/`` what is special.
        edit: The edit; its plain data also serve the property tests.
        kinds: The kinds that the edit makes, in order.
    """

    name: str
    before: dict[str, Any]
    edit: dict[str, Any]
    kinds: tuple[str, ...]

    def versions(self) -> tuple[Definitions, Definitions]:
        """The definitions before and after."""
        before = edited(base(), self.before)
        return definitions(before), definitions(edited(before, self.edit))


def cases() -> list[Case]:
    """All cases in the order of the files."""
    found = []
    for path in sorted((FOLDER / "kinds").glob("*.yaml")):
        for name, data in read(path.read_bytes(), path.name).items():
            kinds = data.get("kinds") or [name.partition("/")[0], *data.get("also", [])]
            found.append(Case(name, data.get("before", {}), data["edit"], tuple(kinds)))
    return found


def mix_cases() -> dict[str, Any]:
    """The cases of dangerous mixes by name: what is before, and the edits that make the mix together."""
    found: dict[str, Any] = read(MIXES.read_bytes(), MIXES.name)
    return found


def mix_versions(name: str) -> tuple[Definitions, Definitions]:
    """The definitions before and after a case of a mix."""
    case = mix_cases()[name]
    before = after = edited(base(), case.get("before", {}))
    for edit in case["edits"]:
        after = edited(after, edit)
    return definitions(before), definitions(after)


def changes_of(result: DiffResult) -> list[Change]:
    """All changes of a result in order."""
    changes = [change for process in result.processes for change in process.changes]
    return changes + [shared.change for shared in result.shared]


def told() -> str:
    """What is said of every case, for comparison with ``expected.txt``; run this module to write it anew."""
    lines = []
    for case in cases():
        result = diff(*case.versions())
        lines.append(case.name)
        for change in changes_of(result):
            lines.append(f"  {change.kind.name} {change.level} {change.effect} {change.dotted}")
            lines.append(f"    {change.old!r} → {change.new!r}")
            lines.append(f"    {message(change, 'zh-CN')}  [{', '.join(change.roles)}]")
            lines.append(f"    {message(change, 'en')}")
        lines += [f"    in {', '.join(shared.processes)}" for shared in result.shared if shared.processes]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    EXPECTED.write_text(told(), encoding="utf-8", newline="\n")
