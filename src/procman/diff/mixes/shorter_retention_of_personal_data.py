"""Documents with personal information are kept for a shorter time."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Mix
from procman.diff.mixes.mix import Seen

NAME = "shorter-retention-of-personal-data"


def find(seen: Seen) -> Iterator[Mix]:
    """The period of a form with personal fields, or of such a field, is shorter or gone."""
    for change in seen.of("retention-changed", "form-field-changed"):
        if change.element[-1] == "retention" and change.effect == "looser" and _is_personal(seen, change):
            named = {"name": change.arguments["name"], "old": change.arguments["old"], "new": change.arguments["new"]}
            yield from seen.mix(NAME, [change], **named)


def _is_personal(seen: Seen, change: Change) -> bool:
    """Whether the form holds personal information in either version, or the field does."""
    if change.element[0] != "forms":
        return False
    for process in (seen.comparison.old, seen.comparison.new):
        form = process.forms.get(str(change.element[1]))
        if form is None:
            continue
        fields = form.fields if len(change.element) == 3 else {"": form.fields.get(str(change.element[3]))}
        if any(field and field.personal for field in fields.values()):
            return True
    return False
