"""What procman's own export wrote into the file: definitions, steps, lanes and merges of the extension namespace."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from procman.exchange.bpmn_extension import NAMESPACE, decode
from procman.exchange.bpmn_import.namespaces import local_name
from procman.model.plain import Plain
from procman.model.scalars import ID_PATTERN

_LANE_PREFIX: Final = "Lane_"


def extension(element: etree._Element, name: str) -> etree._Element | None:
    """The element of our namespace in the ``extensionElements`` of an element."""
    for child in element:
        if local_name(child) == "extensionElements":
            return child.find(f"{{{NAMESPACE}}}{name}")
    return None


def extension_data(element: etree._Element, name: str) -> dict[str, Plain]:
    """The mapping that is kept in an extension element; empty when there is none."""
    found = extension(element, name)
    data = decode(found) if found is not None else {}
    return data if isinstance(data, dict) else {}


def is_merge(element: etree._Element) -> bool:
    """Whether the exporter put this gateway in where ways meet."""
    return extension(element, "merge") is not None


def is_own(element: etree._Element) -> bool:
    """Whether the export has written a node: it keeps something there, or it is the start."""
    kept = any(extension(element, name) is not None for name in ("step", "merge", "check"))
    return kept or element.get("id") == "start"


def is_unnamed(element: etree._Element) -> bool:
    """Whether the name that a node of our export shows is not the step's own, as it has none."""
    found = extension(element, "step")
    return found is not None and found.get("unnamed") == "true"


def checked_step(element: etree._Element) -> str:
    """The decision that a task of our export checks, as it carries the decision's timer; empty for other tasks."""
    found = extension(element, "check")
    return str(found.get("step", "")) if found is not None else ""


def lane_id(element: etree._Element) -> str:
    """The performer that a lane of our export stands for; empty for lanes of others."""
    found = extension(element, "lane")
    if found is not None:
        return str(found.get("id", ""))
    one = element.get("id", "").removeprefix(_LANE_PREFIX)
    return one if element.get("id", "").startswith(_LANE_PREFIX) and re.fullmatch(ID_PATTERN, one) else ""
