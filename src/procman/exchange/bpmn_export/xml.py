"""XML elements of BPMN 2.0, in the OMG's namespaces."""

from __future__ import annotations

from typing import Final

from lxml import etree

from procman.exchange.bpmn_export.names import clean
from procman.exchange.bpmn_extension import NAMESPACE, PREFIX

NAMESPACES: Final = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    PREFIX: NAMESPACE,
}


def root(name: str, **attributes: str) -> etree._Element:
    """A root element that knows all namespaces."""
    return etree.Element(qualified(name), attributes, nsmap=NAMESPACES)


def child(parent: etree._Element, name: str, words: str | None = None, /, **attributes: str | None) -> etree._Element:
    """Append an element.

    Args:
        parent: Where it is appended.
        name: Its name with the prefix of its namespace: ``bpmn:task``.
        words: Its text.
        attributes: Its attributes; None leaves one out.
    """
    given = {key: clean(value) for key, value in attributes.items() if value is not None}
    element = etree.SubElement(parent, qualified(name), given)
    element.text = None if words is None else clean(words)
    return element


def qualified(name: str) -> str:
    """``bpmn:task`` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
