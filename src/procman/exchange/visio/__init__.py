"""Visio: a ``.vsdx`` package with shapes that people move and connectors that follow (docs/adr/0008)."""
