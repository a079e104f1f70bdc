"""Which vocabulary an XML element belongs to: BPMN's model, its drawing, our extension, or a vendor's."""

from __future__ import annotations

import re
from typing import Final, Literal

from lxml import etree

from procman.exchange.bpmn_extension import NAMESPACE

Vocabulary = Literal["model", "drawing", "ours", "vendor"]

# The final namespace, those of the beta specifications, and the spellings of programs that missed it.
_OMG: Final = re.compile(r"^https?://(?:www\.|schema\.|schemas\.)?omg\.org/(?:spec/)?bpmn", re.IGNORECASE)
_DRAWING: Final = re.compile(r"(?:/DI|/DC|non-normative/color(?:/1\.0)?)/?$|/spec/DD/", re.IGNORECASE)


def namespace_of(element: etree._Element) -> str:
    """The namespace of an element, empty for none."""
    return etree.QName(element).namespace or ""


def local_name(element: etree._Element) -> str:
    """The name of an element without its prefix."""
    return str(etree.QName(element).localname)


def is_bpmn(namespace: str) -> bool:
    """Whether it is a namespace of BPMN's model."""
    return bool(_OMG.match(namespace)) and not _DRAWING.search(namespace)


def is_drawing(namespace: str) -> bool:
    """Whether it is a namespace of BPMN's drawing: shapes, edges, points, colours."""
    return namespace.lower().startswith(("http://www.omg.org/", "https://www.omg.org/")) and bool(
        _DRAWING.search(namespace)
    )


def vocabulary(element: etree._Element, root_namespace: str) -> Vocabulary:
    """Which vocabulary an element belongs to.

    Args:
        element: The element.
        root_namespace: Namespace of the file's root; some programs leave out all namespaces.
    """
    namespace = namespace_of(element)
    if namespace == NAMESPACE:
        return "ours"
    if is_drawing(namespace):
        return "drawing"
    return "model" if namespace == root_namespace or is_bpmn(namespace) else "vendor"
