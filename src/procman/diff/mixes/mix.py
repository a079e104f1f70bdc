"""A dangerous mix, and what is looked at to find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from procman.diff.change import Change, Mix, Several

if TYPE_CHECKING:
    from procman.diff.comparison import Comparison
    from procman.model.control import Control


class Seen:
    """The changes of one process.

    Attributes:
        comparison: Both versions.
        changes: What changed, in the order of reports.
    """

    def __init__(self, comparison: Comparison, changes: tuple[Change, ...]) -> None:
        self.comparison = comparison
        self.changes = changes

    def of(self, *kinds: str) -> list[Change]:
        """Changes of some kinds."""
        return [change for change in self.changes if change.kind.name in kinds]

    @property
    def looser_limits(self) -> list[Change]:
        """Limits that are longer or gone, and ways back that may be taken more often."""
        return [change for change in self.changes if change.kind.group == "limits" and change.effect == "looser"]

    @property
    def weaker_controls(self) -> list[Change]:
        """Controls that are gone, or that do less than they did; the same control may be told several times."""
        return [change for change in self.changes if change.kind.group == "controls" and change.effect == "looser"]

    def control(self, change: Change) -> Control:
        """The control of a change of controls, as it was where it was there before."""
        control_id = str(change.element[1])
        for process in (self.comparison.old, self.comparison.new):
            if control_id in process.controls:
                return process.controls[control_id]
        raise KeyError(control_id)

    def mix(self, name: str, changes: Iterable[Change], /, **named: object) -> Iterator[Mix]:
        """A mix of changes, told with the values that its sentence names; none of no changes."""
        found = tuple(changes)
        if found:
            roles = tuple(sorted({role for change in found for role in change.roles}))
            arguments: Mapping[str, object] = {key: _shown(value) for key, value in named.items()}
            yield Mix(name, tuple(dict.fromkeys(change.dotted for change in found)), roles, arguments)


def controls_of(changes: Iterable[Change]) -> list[str]:
    """Ids of the controls of changes, each once."""
    return list(dict.fromkeys(str(change.element[1]) for change in changes))


def _shown(value: object) -> object:
    return Several(tuple(value)) if isinstance(value, list) else value
