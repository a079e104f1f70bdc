"""A form that proves a control lost a field that had to be filled."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Mix
from procman.diff.mixes.mix import Seen

NAME = "evidence-loses-required-field"


def find(seen: Seen) -> Iterator[Mix]:
    """A required field was dropped, or need no longer be filled, in a form that a control names as evidence."""
    controls = seen.comparison.new.controls
    for change in seen.of("form-field-removed", "form-field-required-changed"):
        form_id = str(change.element[1])
        proven = [control_id for control_id, control in controls.items() if form_id in control.evidence]
        if change.effect == "looser" and proven:
            named = {"field": change.arguments["name"], "form": change.arguments["of"]}
            yield from seen.mix(NAME, [change], controls=proven, **named)
