"""Files that people take for BPMN 2.0: how each is recognised, by its name and its first bytes or its root element."""

from __future__ import annotations

from typing import Final

_BY_FIRST_BYTES: Final = (
    (b"PK\x03\x04", "ZIP (.vsdx, .bpm, .bar, .docx)"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office 97–2003 (.vsd, .doc)"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "GZIP"),
    (b"{", "JSON"),
    (b"[", "JSON"),
    (b"<!DOCTYPE html", "HTML"),
    (b"<!doctype html", "HTML"),
)
# Part of the namespace, or the name of the root element without one.
_BY_NAMESPACE: Final = (
    ("wfmc.org", "XPDL"),
    ("stp.eclipse.org/bpmn", "BPMN 1.x (Eclipse STP)"),
    ("bpmn/1", "BPMN 1.x"),
    ("bpmn 1", "BPMN 1.x"),
    ("schemas.microsoft.com/visio", "Visio"),
    ("schemas.microsoft.com/office/visio", "Visio"),
    ("/DMN/", "DMN"),
    ("/CMMN/", "CMMN"),
    ("docs.oasis-open.org/wsbpel", "BPEL"),
    ("business-process/", "BPEL"),
    ("www.epml.de", "EPML"),
    ("pnml.org", "PNML"),
    ("schemas.xmlsoap.org/wsdl", "WSDL"),
    ("jbpm.org/jpdl", "jPDL"),
    ("jbpm.org/4", "jPDL"),
    ("omg.org/spec/UML", "UML/XMI"),
    ("omg.org/XMI", "UML/XMI"),
    ("omg.org/spec/XMI", "UML/XMI"),
    ("w3.org/2000/svg", "SVG"),
    ("w3.org/1999/xhtml", "HTML"),
    ("graphml.graphdrawing.org", "GraphML"),
)
_BY_ROOT: Final = {
    "Package": "XPDL",
    "BusinessProcessDiagram": "BPMN 1.x",
    "BpmnDiagram": "BPMN 1.x (Eclipse STP)",
    "VisioDocument": "Visio",
    "mxfile": "draw.io",
    "mxGraphModel": "draw.io",
    "AML": "ARIS AML",
    "epml": "EPML",
    "pnml": "PNML",
    "process-definition": "jPDL",
    "XMI": "UML/XMI",
    "svg": "SVG",
    "html": "HTML",
    "mxlibrary": "draw.io",
}


def known_bytes(content: bytes) -> str | None:
    """The format that the first bytes give away, or None."""
    start = content[:64].lstrip()
    return next((name for first, name in _BY_FIRST_BYTES if start.startswith(first)), None)


def known_root(namespace: str, name: str) -> str | None:
    """The format of an XML file by its root element, or None."""
    lower = namespace.lower()
    by_namespace = next((format for part, format in _BY_NAMESPACE if part.lower() in lower), None)
    return by_namespace or _BY_ROOT.get(name)
