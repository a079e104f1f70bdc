"""What a step says in formats that know nothing but text in a box."""

from __future__ import annotations

from typing import Final

from procman.diagram.diagram_input import InputNode
from procman.messages import text

_KEY_CONTROL: Final = "◆"
_CONTROL: Final = "◇"


def label_lines(node: InputNode, language: str) -> list[str]:
    """Number and name, then marks in a line each.

    Documents and forms are left out: they would make the boxes too tall for a layout that knows no footers.
    """
    lines = [f"{node.number} {node.text}" if node.number else node.text]
    if node.automatic:
        lines.append(text(language, "drawings.automatic"))
    for item in node.footer:
        if item.mark == "limit":
            lines.append(text(language, "drawings.limit", limit=item.text))
        elif item.mark == "process":
            lines.append(item.text)
    if node.controls:
        lines.append(" ".join(f"{_KEY_CONTROL if control.key else _CONTROL} {control.id}" for control in node.controls))
    return [line for line in lines if line.strip()]
