"""Texts that stay texts in Markdown."""

from __future__ import annotations

import re
from typing import Any, Final

from markupsafe import Markup

from procman.documents.blocks import Block, Run
from procman.documents.content import Prose

# Entities for what HTML knows, too: many wikis allow HTML, and not all know every backslash of CommonMark.
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]#|~$]|[&<>]")
# At the beginning of a line these make lists, headings and rules.
_OPENING: Final = re.compile(r"(\s*)(?:([-+=])|(\d{1,9})([.)])(?=\s|$))")
_ADDRESS: Final = re.compile(r"[\s<>()|\\\"'`\[\]]")
_WORDS: Final = re.compile(r"\w(?:.*\w)?", re.DOTALL)


def escape_markdown(text: str) -> str:
    """A text on one line that Markdown shows as it is; line feeds become breaks, as cells of tables need them."""
    escaped = _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), text)
    escaped = _OPENING.sub(_without_opening, escaped, count=1) if _OPENING.match(escaped) else escaped
    return "<br>".join(line.strip("\r") for line in escaped.split("\n"))


def _without_opening(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"


def finalize(value: Any) -> Any:
    """What templates print: everything is escaped that was not written as Markdown by us."""
    if value is None:
        return Markup("")
    return value if isinstance(value, Markup) else _markup(escape_markdown(str(value)))


def inline(text: Prose | None) -> Markup:
    """A text of a definition on one line, as a cell needs it: blocks follow each other after breaks."""
    if text is None:
        return Markup("")
    return _markup("<br>".join(_marked(block) for block in text.blocks))


def blocks(text: Prose | None) -> Markup:
    """A text of a definition as paragraphs and lists."""
    if text is None:
        return Markup("")
    return _markup("".join(map(_block, text.blocks)) + "\n")


def _marked(block: Block) -> str:
    """A block in a cell, where there are no lists."""
    if block.kind == "code":
        return "<br>".join(_code(line) for line in block.text.split("\n"))
    mark = block.marker.replace(".", "\\.")
    return "　" * max(0, block.depth - 1) + (f"{mark} " if mark else "") + _line(block.runs)


def _block(block: Block) -> str:
    indent = "    " * max(0, block.depth - 1 if block.marker else block.depth)
    if block.kind == "code":
        fence = "`" * max(3, _longest_ticks(block.text) + 1)
        lines = (fence, *block.text.split("\n"), fence)
        return "\n" + "".join(f"{indent}{line}\n" for line in lines)
    mark = "- " if block.marker == "•" else f"{block.marker} " if block.marker else ""
    quote = "> " if block.kind == "quote" else ""
    separator = "" if block.marker else "\n"
    return f"{separator}{indent}{quote}{mark}{_line(block.runs)}\n"


def _line(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = _code(run.text) if run.code else escape_markdown(run.text)
    # Stars beside punctuation do not count as emphasis, which Chinese texts often have: CommonMark, flanking.
    plain = _WORDS.fullmatch(run.text) is not None and not run.code
    if run.emphasis:
        text = f"*{text}*" if plain and not run.strong else f"<em>{text}</em>"
    if run.strong:
        text = f"**{text}**" if plain and not run.emphasis else f"<strong>{text}</strong>"
    return f"[{text}]({address(run.link)})" if run.link else text


def _code(text: str) -> str:
    """A code span; a bar would end the cell that it stands in."""
    if not text.strip():
        return escape_markdown(text)
    fence = "`" * (_longest_ticks(text) + 1)
    return f"{fence} {text} {fence}".replace("\n", " ").replace("|", "\\|")


def _longest_ticks(text: str) -> int:
    return max((len(found) for found in re.findall("`+", text)), default=0)


def address(text: str) -> str:
    """An address as the target of a link."""
    return _ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)


def anchor(name: str) -> Markup:
    """A place that links lead to."""
    return Markup('<a id="{}"></a>').format(name)


def link(text: str, target: str | None) -> Markup:
    """Words that lead to a place; words alone when there is none."""
    words = escape_markdown(text)
    return _markup(f"[{words}](#{address(target)})" if target and words else words)


def _markup(written: str) -> Markup:
    return Markup(written)  # noqa: S704 - every text in it was escaped
