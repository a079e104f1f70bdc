"""Lanes and phases of both versions in one order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from procman.diagram.diagram_input import ChangeMark, InputBand
from procman.diagram.signs import signed
from procman.documents.change_drawing.kinds import BAND_MARKS
from procman.documents.change_drawing.order import merged_order
from procman.documents.change_drawing.versions import Versions
from procman.messages import text


def merged_lanes(versions: Versions, used: Collection[str]) -> list[InputBand]:
    """All lanes; one whose role has no step any more stays, so that it is seen to be gone.

    Args:
        versions: Both versions.
        used: Ids of lanes in which a node of the drawing stands.
    """
    old, new = _bands(versions, "lanes")
    lanes = []
    for lane_id in merged_order(list(old), list(new)):
        if lane_id not in used and not lane_id:
            continue
        before, after = old.get(lane_id), new.get(lane_id)
        mark: ChangeMark = "added" if before is None else "removed" if after is None else "same"
        if before and after and before.name != after.name:
            mark = "changed"
        lanes.append(_band(versions, before, after, mark if lane_id else "same"))
    return lanes


def merged_phases(versions: Versions, used: Collection[str]) -> list[InputBand]:
    """All phases in which a node of the drawing stands."""
    old, new = _bands(versions, "phases")
    marks = {
        str(change.element[1]): BAND_MARKS[change.kind.name]
        for change in reversed(versions.changes)
        if change.kind.name in BAND_MARKS
    }
    return [
        _band(versions, old.get(phase_id), new.get(phase_id), marks.get(phase_id, "same"))
        for phase_id in merged_order(list(old), list(new))
        if phase_id in used
    ]


def _bands(versions: Versions, key: str) -> tuple[Mapping[str, InputBand], Mapping[str, InputBand]]:
    def by_id(bands: Sequence[InputBand]) -> dict[str, InputBand]:
        return {band.id: band for band in bands}

    old, new = (by_id(getattr(side.diagram, key)) if side else {} for side in (versions.old, versions.new))
    return old, new


def _band(versions: Versions, before: InputBand | None, after: InputBand | None, mark: ChangeMark) -> InputBand:
    band = after or before
    assert band is not None
    name = band.name
    if before and after and before.name != after.name:
        name = text(versions.language, "changes.renamed", name=after.name, old=before.name)
    return replace(band, name=signed(name, mark), change=mark)
