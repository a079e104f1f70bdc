"""Formats of other tools, in and out: BPMN, draw.io, Visio, Mermaid."""
