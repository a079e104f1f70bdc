"""A process as BPMN 2.0 with its drawing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from procman import __version__
from procman.diagram.geometry import Direction
from procman.diagram.layout import layout
from procman.diagram.profile import BPMN
from procman.diagram.watermark import Watermark
from procman.exchange.bpmn_export.content import bpmn_content
from procman.exchange.bpmn_export.drawing import write_drawing
from procman.exchange.bpmn_export.process import write_model
from procman.exchange.bpmn_export.xml import root
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

_TARGET_NAMESPACE = "urn:procman:processes"


def to_bpmn(
    process: Process,
    definitions: Definitions,
    language: str = "zh-CN",
    direction: Direction = "vertical",
    watermark: Watermark | None = None,
) -> bytes:
    """The BPMN file of a process; the same process gives the same bytes.

    Args:
        process: The process.
        definitions: Where the names of roles, documents and called processes stand.
        language: Language of the product's own words.
        direction: ``vertical``: lanes are columns and the flow runs down; ``horizontal``: lanes are rows.
        watermark: What a note above the pool says where the process no longer holds, or None.

    Raises:
        UsageError: The process has no steps.
    """
    content = replace(bpmn_content(process, definitions, language), watermark=watermark)
    element = root(
        "bpmn:definitions",
        id="Definitions",
        targetNamespace=_TARGET_NAMESPACE,
        exporter="procman",
        exporterVersion=__version__,
    )
    write_model(element, content)
    write_drawing(element, content, layout(content.diagram, direction, BPMN))
    etree.indent(element)
    content_bytes: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8")
    return content_bytes + b"\n"
