from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from procman.documents.drawings.picture import Picture
from procman.documents.flowchart import Flowchart
from procman.documents.manual import render_manual_html
from procman.documents.publication import Publication
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import MakeWorkspace

VOID = {"meta", "br", "hr", "img", "input", "link", "col"}
Define = Callable[..., Definitions]


def blank_chart(process: Process, _definitions: Definitions, _language: str) -> Flowchart:
    """Stands in where a test is not about flowcharts."""
    picture = Picture(f"<svg aria-label='{process.id}'></svg>", 100, 200)
    return Flowchart(process.id, lambda: picture)


def definitions_at(root: Path) -> Definitions:
    return load(FolderTree(root)).require_sound()


@pytest.fixture
def define(make_workspace: MakeWorkspace) -> Define:
    """Definitions of the small workspace, with files replaced or added."""
    return lambda files=None: definitions_at(make_workspace(files))


def render(definitions: Definitions, **options: object) -> str:
    """The manual as HTML, without flowcharts unless ``draw`` is given."""
    language = options.pop("language", definitions.manual.language)
    given: dict[str, Any] = {"draw": blank_chart, "language": language, **options}
    return render_manual_html(Publication(definitions, **given)).content.decode()


class Page(HTMLParser):
    """A page taken apart: ids, links, text, and elements that were not closed properly."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.resources: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> stays open" for tag in self._open]

    @property
    def text(self) -> str:
        return "".join(self.words)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append(tag)
        self._take(tag, attributes)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._take(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> at line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("style", "script"):
            self.words.append(data)

    def _take(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attributes:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "xlink:href"):
                self.targets.append(value or "")
            elif name in ("src", "srcset", "data", "poster"):
                self.resources.append(value or "")
