"""What BPMN has no element for, kept in an extension namespace: plain data as XML, and back without loss.

A mapping becomes ``procman:entry`` elements with a ``key``, a list becomes ``procman:item`` elements, a text is the
content. Tools that do not know the namespace keep it untouched, as the BPMN 2.0 specification asks (clause 8.2.3).
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from procman.model.plain import Plain

NAMESPACE: Final = "urn:procman:bpmn:1"
PREFIX: Final = "procman"


_ENTRY: Final = f"{{{NAMESPACE}}}entry"
_ITEM: Final = f"{{{NAMESPACE}}}item"


def encode(name: str, data: Plain, **attributes: str) -> etree._Element:
    """Plain data as an element of the extension namespace.

    Args:
        name: Local name of the element: ``definition``, ``step``.
        data: What is kept.
        attributes: Attributes of the element.
    """
    root = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, nsmap={PREFIX: NAMESPACE})
    _fill(root, data)
    return root


def decode(element: etree._Element) -> Plain:
    """The plain data of an element that ``encode`` made."""
    kind = element.get("kind")
    if kind == "map":
        return {child.get("key", ""): decode(child) for child in element.iterchildren(_ENTRY)}
    if kind == "list":
        return [decode(child) for child in element.iterchildren(_ITEM)]
    return element.text or ""


def _fill(element: etree._Element, data: Plain) -> None:
    if isinstance(data, str):
        element.text = data
        return
    element.set("kind", "map" if isinstance(data, dict) else "list")
    if isinstance(data, dict):
        for key, value in data.items():
            _fill(etree.SubElement(element, _ENTRY, key=key), value)
    else:
        for value in data:
            _fill(etree.SubElement(element, _ITEM), value)
