"""Processes that the tests of the pens draw, and the files that a person has looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from procman.diagram.geometry import Direction
from procman.exchange.chart import Chart, make_chart
from procman.exchange.dot import to_dot
from procman.exchange.drawio.document import to_drawio
from procman.exchange.mermaid import to_mermaid
from procman.exchange.visio.document import to_vsdx
from procman.model.definitions import Definitions
from procman.model.organisation import Organisation
from procman.model.process import Process
from procman.source.reader import read
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.diagram.diagrams import DIRECTIONS, definitions
from tests.exchange.hostile import hostile_process

FOLDER = Path(__file__).parent
GOLDEN = FOLDER / "golden"


def small_process() -> tuple[Process, Definitions]:
    """One step of every kind."""
    process = Process.model_validate(read((FOLDER / "fixtures" / "small.yaml").read_bytes(), "small"))
    organisation = definitions().organisation
    systems = {"crm": {"name": "客户关系管理系统"}}
    return process, Definitions(
        organisation=Organisation.model_validate({**organisation.model_dump(), "systems": systems})
    )


def small_chart(direction: Direction = "vertical") -> Chart:
    """The same, laid out."""
    return make_chart(*small_process(), direction, "zh-CN")


def hostile_chart(direction: Direction = "vertical") -> Chart:
    """Texts that try to break out."""
    return make_chart(*hostile_process(), direction, "zh-CN")


@cache
def sample() -> Definitions:
    """The sample manual."""
    return load(FolderTree(REPOSITORY)).require_sound()


def all_charts() -> Iterator[Chart]:
    """The sample manual and the texts that try to break out, in both directions."""
    for direction in DIRECTIONS:
        yield small_chart(direction)
        yield hostile_chart(direction)
        for process in sample().processes.values():
            yield make_chart(process, sample(), direction, "zh-CN")


VISIO = "{http://schemas.microsoft.com/office/visio/2012/main}"


def page_of(package: bytes) -> ElementTree.Element:
    """The page of a Visio package."""
    with ZipFile(io.BytesIO(package)) as archive:
        return ElementTree.fromstring(archive.read("visio/pages/page1.xml"))


def cells_of(element: ElementTree.Element) -> dict[str, str]:
    """The cells of a Visio shape or row, without those of its parts."""
    return {cell.get("N", ""): cell.get("V", "") for cell in element.iterfind(f"{VISIO}Cell")}


def text_of(shape: ElementTree.Element) -> str:
    """The text of a Visio shape, without that of its parts."""
    return shape.findtext(f"{VISIO}Text") or ""


def visio_summary(page: ElementTree.Element) -> str:
    """Every shape in a line, then what is glued to what: the part of a Visio page that a person can review."""
    lines: list[str] = []

    def add(shapes: ElementTree.Element | None, depth: int) -> None:
        for shape in () if shapes is None else shapes:
            cells = cells_of(shape)
            figures = " ".join(f"{float(cells[name]):.3f}" for name in ("PinX", "PinY", "Width", "Height"))
            words = text_of(shape).replace("\n", "/")
            lines.append(f"{'  ' * depth}{shape.get('Name')} at {figures} {words}".rstrip())
            add(shape.find(f"{VISIO}Shapes"), depth + 1)

    add(page.find(f"{VISIO}Shapes"), 0)
    for connect in page.iter(f"{VISIO}Connect"):
        lines.append(" ".join(connect.get(name, "") for name in ("FromSheet", "FromCell", "ToSheet", "ToCell")))
    return "\n".join(lines) + "\n"


def golden() -> dict[str, str]:
    """The small process in every format; of the Visio page a summary."""
    chart, (process, known) = small_chart(), small_process()
    return {
        "small.drawio": to_drawio(chart),
        "small-visio.txt": visio_summary(page_of(to_vsdx(chart))),
        "small.mmd": to_mermaid(process, known),
        "small.dot": to_dot(process, known),
    }


if __name__ == "__main__":
    for name, content in golden().items():
        (GOLDEN / name).write_bytes(content.encode())
