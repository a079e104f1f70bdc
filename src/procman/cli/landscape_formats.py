"""The formats of ``procman render landscape``: one line and one small writer each, loaded when it is asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procman.cli.output_format import OutputFormat
from procman.cli.watermark import watermark_of

if TYPE_CHECKING:
    from procman.diagram.watermark import Watermark
    from procman.landscape.figure import Map
    from procman.landscape.model import Landscape


@dataclass(frozen=True, slots=True)
class LandscapeJob:
    """One call.

    Attributes:
        parties: Whether cards list what is exchanged with outside parties.
        manual: Address of the manual that domains and processes lead to; None for no links.
        overrides: Folder of the workspace's own templates.
        font_paths: Fonts to use first in PNG and PDF.
        scale: PNG: pixels for each of the picture's own; None for the default.
        withdrawn: Why the map no longer holds; empty where it does.
    """

    landscape: Landscape
    language: str
    parties: bool = False
    manual: str | None = None
    overrides: Path | None = None
    font_paths: tuple[Path, ...] = ()
    scale: float | None = None
    withdrawn: str = ""

    @property
    def watermark(self) -> Watermark | None:
        """The mark of a map that no longer holds."""
        return watermark_of(self.language, self.withdrawn)


FORMATS: Final[dict[str, OutputFormat]] = {
    "svg": OutputFormat("procman.cli.landscape_formats:write_svg", b"<!-- procman "),
    "html": OutputFormat("procman.cli.landscape_formats:write_html", b'<meta name="generator" content="procman '),
    "png": OutputFormat("procman.cli.landscape_formats:write_png", b"tEXtSoftware\x00procman "),
    "pdf": OutputFormat("procman.cli.landscape_formats:write_pdf", b"\n% procman "),
    "dot": OutputFormat("procman.cli.landscape_formats:write_dot", b"\n// procman\n"),
    "json": OutputFormat("procman.cli.landscape_formats:write_json", b'\n  "kind": "landscape",\n'),
}


def _draw(job: LandscapeJob) -> Map:
    from procman.landscape.layout import draw_map

    return draw_map(job.landscape, job.language, parties=job.parties)


def picture(job: LandscapeJob) -> str:
    """The map as a standalone SVG: what SVG, PNG and PDF are made of."""
    from procman.documents.landscape import manual_links
    from procman.landscape.svg import Pen, render_landscape_svg

    return render_landscape_svg(_draw(job), Pen(job.language, manual_links(job.manual), watermark=job.watermark))


def write_svg(job: LandscapeJob) -> str:
    """One standalone picture."""
    from procman import __version__

    return picture(job).rstrip("\n") + f"\n<!-- procman {__version__} -->\n"


def write_png(job: LandscapeJob) -> bytes:
    """The picture in pixels."""
    from procman.printing.fonts import find_fonts
    from procman.printing.png import DEFAULT_SCALE, svg_to_png

    return svg_to_png(picture(job), find_fonts(job.font_paths), job.scale or DEFAULT_SCALE, subject="landscape")


def write_pdf(job: LandscapeJob) -> bytes:
    """A document of one page, as large as the picture."""
    from procman.messages import text
    from procman.printing.fonts import find_fonts
    from procman.printing.pdf import svgs_to_pdf

    title = " ".join(word for word in (job.landscape.title, text(job.language, "landscape.title")) if word)
    fonts = find_fonts(job.font_paths)
    return svgs_to_pdf([picture(job)], fonts, title=title, language=job.language, subject="landscape")


def write_html(job: LandscapeJob) -> str:
    """One page that reacts to pointer and keyboard."""
    from procman.documents.landscape import manual_links, render_landscape_html

    return render_landscape_html(
        _draw(job), job.language, links=manual_links(job.manual), overrides=job.overrides, withdrawn=job.withdrawn
    )


def write_dot(job: LandscapeJob) -> str:
    """The graph in Graphviz's language, as raw material for other tools."""
    from procman.landscape.dot import to_dot

    return to_dot(job.landscape, job.language, job.watermark) + FORMATS["dot"].marker.decode()


def write_json(job: LandscapeJob) -> str:
    """Model and geometry, by the contract."""
    from procman.landscape.landscape_json import to_json

    return json.dumps(to_json(_draw(job), job.withdrawn), ensure_ascii=False, indent=2) + "\n"
