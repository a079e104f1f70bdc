"""The process manual as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from procman.documents.pdf import PdfContent, set_pdf
from procman.documents.plain import plain
from procman.documents.publication import Document, Publication
from procman.printing import svg_text

if TYPE_CHECKING:
    from procman.documents.flowchart import Flowchart
    from procman.documents.view.manual import ManualView

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
    view = publication.view
    pictures: dict[str, str] = {}
    manual = plain(view)
    _take_legend(view, manual, pictures)
    for process, data in zip(view.processes, _processes(manual), strict=True):
        if process.flowchart is not None:
            data["flowchart"] = _flowchart(process.flowchart, f"charts/{process.anchor}", pictures)
    values = {"manual": manual, "title": f"{view.title} {volume}".strip(), "volume": volume}
    return PdfContent("pdf/manual.typ", values, pictures, subject=view.title)


def _processes(manual: dict[str, Any]) -> list[dict[str, Any]]:
    return [process for domain in manual["domains"] for process in domain["processes"]]


def _take_legend(view: ManualView, manual: dict[str, Any], pictures: dict[str, str]) -> None:
    for number, (entry, data) in enumerate(zip(view.general.legend, manual["general"]["legend"], strict=True)):
        data["picture"] = f"/charts/legend-{number:02}.svg"
        pictures[data["picture"][1:]] = str(entry.picture)


def _flowchart(chart: Flowchart, name: str, pictures: dict[str, str]) -> dict[str, Any]:
    """The sheets of a flowchart, or the picture itself where it can be read within the text."""
    inline = not chart.pages or _fits(chart)
    sheets = [str(chart.svg)] if inline else [str(page) for page in chart.pages]
    names = [f"{name}-{number}.svg" for number in range(1, len(sheets) + 1)]
    pictures |= dict(zip(names, sheets, strict=True))
    scale = min(_POINTS, _WIDTH / chart.width, _HEIGHT / chart.height)
    return {
        "picture": f"/{names[0]}",
        "sheets": [] if inline else [{"picture": f"/{each}"} for each in names],
        "landscape": chart.pages_landscape,
        "width": chart.width * scale,
        "height": chart.height * scale,
        "description": svg_text.description(sheets[0]),
    }


def _fits(chart: Flowchart) -> bool:
    scale = min(_WIDTH / chart.width, _HEIGHT / chart.height)
    return scale * _SMALLEST_LETTERS >= _LEGIBLE
