"""What templates of Markdown leave behind."""

from __future__ import annotations


def tidy(written: str) -> str:
    """Without the empty lines that templates leave behind; in Markdown, two mean no more than one."""
    lines = [line.rstrip() for line in written.split("\n")]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return "\n".join(kept).strip("\n") + "\n"
