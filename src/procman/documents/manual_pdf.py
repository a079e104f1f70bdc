"""The process manual as PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from procman.documents.pdf import PdfContent, set_pdf
from procman.documents.plain import plain
from procman.documents.publication import Document, Publication
from procman.printing import svg_text

if TYPE_CHECKING:
    from procman.documents.flowchart import Flowchart
    from procman.documents.view.manual import ManualView
    from procman.documents.view.process import ProcessView

# What the text area of a page offers, in points, and the size below which letters of a chart are hard to read.
_WIDTH: Final = 482.0
_HEIGHT: Final = 560.0
_SMALLEST_LETTERS: Final = 8.0
_LEGIBLE: Final = 7.5
_POINTS: Final = 72 / 96


def render_manual_pdf(
    publication: Publication, *, volume: str = "", name: str = "manual.pdf", tagged: bool = True
) -> Document:
    """The manual as one PDF.

    Args:
        publication: What to show.
        volume: Name of the volume, when the manual has several.
        name: Name of the file.
        tagged: Whether to tag it for screen readers.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake; says where.
        FontError: There is no font, one cannot be used, or none draws some character of the definitions.
    """
    return Document(name, set_pdf(publication, manual_content(publication, volume), tagged=tagged))


def manual_content(publication: Publication, volume: str = "") -> PdfContent:
    """What the PDF of the manual is made of."""
    publication.prepare_flowcharts(("sheets",))
    view = publication.view
    pictures: dict[str, str] = {}
    manual = plain(_without_flowcharts(view))
    _take_legend(view, manual, pictures)
    for process, data in zip(view.processes, _processes(manual), strict=True):
        if process.flowchart is not None:
            data["flowchart"] = _flowchart(process.flowchart, process, pictures)
    values = {"manual": manual, "title": f"{view.title} {volume}".strip(), "volume": volume}
    return PdfContent("pdf/manual.typ", values, pictures, subject=view.title, fingerprint=publication.fingerprint)


def _without_flowcharts(view: ManualView) -> ManualView:
    """Pictures go into files of their own; asking for those that are not shown would draw them in vain."""
    domains = (
        replace(domain, processes=tuple(replace(process, flowchart=None) for process in domain.processes))
        for domain in view.domains
    )
    return replace(view, domains=tuple(domains))


def _processes(manual: dict[str, Any]) -> list[dict[str, Any]]:
    return [process for domain in manual["domains"] for process in domain["processes"]]


def _take_legend(view: ManualView, manual: dict[str, Any], pictures: dict[str, str]) -> None:
    for number, (entry, data) in enumerate(zip(view.general.legend, manual["general"]["legend"], strict=True)):
        name = f"charts/legend-{number:02}.svg"
        data["picture"] = f"/{name}"
        pictures[name] = str(entry.picture)


def _flowchart(chart: Flowchart, process: ProcessView, pictures: dict[str, str]) -> dict[str, Any]:
    """The sheets of a flowchart, or the one picture where it can be read within the text."""
    sheets = chart.sheets
    inline = len(sheets.pictures) < 2 and (not sheets.pictures or _scale(chart) * _SMALLEST_LETTERS >= _LEGIBLE)
    shown = (chart.screen,) if inline else sheets.pictures
    names = [f"charts/{process.anchor}-{number}.svg" for number in range(1, len(shown) + 1)]
    pictures |= {each: picture.plain for each, picture in zip(names, shown, strict=True)}
    scale = min(_POINTS, _scale(chart)) if inline else 1.0
    return {
        "pictures": [
            {"picture": f"/{each}", "width": picture.width * scale, "height": picture.height * scale}
            for each, picture in zip(names, shown, strict=True)
        ],
        "inline": inline,
        "landscape": sheets.landscape,
        "description": svg_text.description(shown[0].plain) or process.name,
    }


def _scale(chart: Flowchart) -> float:
    """Points for each unit of the picture, so that it fills the text area of a page."""
    return min(_WIDTH / chart.width, _HEIGHT / chart.height)
