"""The process manual as Markdown, with its pictures beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from procman.diagram.watermark import marked_picture
from procman.documents.markdown.escaping import anchor, blocks, inline, link
from procman.documents.markdown.rendering import render_markdown
from procman.documents.publication import Document, Publication
from procman.documents.view.manual import ManualView
from procman.documents.withdrawal import watermark_word

FILE: Final = "manual.md"
FOLDER: Final = "manual-charts"


def render_manual_markdown(publication: Publication) -> list[Document]:
    """The manual as one file of Markdown, and its flowcharts and symbols as SVG in a folder beside it.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake.
    """
    manual = publication.view
    functions = {"anchor": anchor, "blocks": blocks, "inline": inline, "link_to": link}
    values = {"manual": manual, "charts": FOLDER, **functions}
    return [Document(FILE, render_markdown(publication, "markdown/manual.md.j2", values)), *_pictures(manual)]


def _pictures(manual: ManualView) -> Iterator[Document]:
    for process in manual.processes:
        if process.flowchart:
            mark, svg = watermark_word(manual.language, process.withdrawn), str(process.flowchart.svg)
            yield _picture(process.anchor, marked_picture(svg, mark) if mark else svg, manual.generator)
    for number, entry in enumerate(manual.general.legend, start=1):
        yield _picture(f"legend-{number:02}", entry.picture, manual.generator)


def _picture(name: str, svg: str, generator: str) -> Document:
    """A picture as a file of its own; what leads to a place of the document leads out of it."""
    text = str(svg).strip().replace('href="#', f'href="../{FILE}#')
    if " xmlns=" not in text[:600]:
        text = text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return Document(f"{FOLDER}/{name}.svg", f"{text}\n<!-- {generator} -->\n".encode())
