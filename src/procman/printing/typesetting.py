"""Documents set by typst: templates and data laid into a folder of their own, out of which typst cannot read."""

from __future__ import annotations

import datetime
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from procman.errors import FontError, Location, TemplateFaultError
from procman.printing.fonts import FontChoice
from procman.printing.pdf_marker import marked
from procman.printing.typst_fonts import typst_fonts

if TYPE_CHECKING:
    import typst

_PLACE: Final = re.compile(r"┌─ (?P<path>.+):(?P<line>\d+):\d+$", re.MULTILINE)
# Without one, typst would let a template see the clock.
_NO_DATE: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_STANDARD: Final = "PDF/UA-1 error: "
_UNKNOWN_FAMILY: Final = "unknown font family: "


@dataclass(frozen=True, slots=True)
class Sources:
    """What a document is set from.

    Attributes:
        main: Name of the template to begin with.
        files: Content by name, with ``/``; templates name each other and their data as ``/name``.
        overridden: Names of the files that are the user's own: a mistake is looked for in these first.
        folder: Where the user has his templates, for errors.
    """

    main: str
    files: Mapping[str, bytes]
    overridden: frozenset[str] = frozenset()
    folder: str = "templates"


def typeset(
    sources: Sources, choice: FontChoice, *, timestamp: datetime.datetime | None = None, tagged: bool = True
) -> bytes:
    """Set a document.

    Args:
        sources: Templates and data; data is never read as markup.
        choice: The fonts; what is used of them is embedded.
        timestamp: The date that the file states of itself, with its time zone; none unless given.
        tagged: Whether to tag the document for screen readers, by PDF/UA-1; costs space.

    Returns:
        A PDF 1.7; the same bytes for the same arguments.

    Raises:
        TemplateFaultError: A template has a mistake; says where.
        FontError: Typst cannot use a font file, or a template asks for a family that was not chosen.
    """
    import typst

    with prepared(sources, choice) as (options, name):
        try:
            data, warnings = typst.compile_with_warnings(
                **options,
                format="pdf",
                timestamp=timestamp or _NO_DATE,
                pdf_tags=tagged,
                pdf_standards=["ua-1"] if tagged else [],
            )
        except typst.TypstError as error:
            raise _fault(error, sources, name) from error
    _require_known_families(warnings, sources, name)
    return marked(data)


def query(sources: Sources, choice: FontChoice, selector: str, field: str | None = None) -> str:
    """Ask a document about its own elements: where fields are, say.

    Returns:
        JSON.

    Raises:
        TemplateFaultError: A template has a mistake; says where.
        FontError: Typst cannot use a font file.
    """
    import typst

    with prepared(sources, choice) as (options, name):
        try:
            answer: str = typst.query(**options, selector=selector, field=field, format="json")
        except typst.TypstError as error:
            raise _fault(error, sources, name) from error
    return answer


@contextmanager
def prepared(sources: Sources, choice: FontChoice) -> Iterator[tuple[dict[str, Any], str]]:
    """Lay out the sources.

    Yields:
        The arguments by which typst's functions find them, and the name of the folder that they lie in.
    """
    _refuse_packages(sources)
    with tempfile.TemporaryDirectory(prefix="procman-pages-") as folder, typst_fonts(choice) as fonts:
        root = Path(folder)
        for name, content in sources.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield {"input": root / sources.main, "root": root, "font_paths": fonts}, root.name


def _refuse_packages(sources: Sources) -> None:
    """Typst would fetch them from the network."""
    for name in sorted(sources.overridden):
        place = sources.files[name].find(b'"@preview/') if name.endswith(".typ") else -1
        if place >= 0:
            line = sources.files[name].count(b"\n", 0, place) + 1
            raise TemplateFaultError("template-package", Location(f"{sources.folder}/{name}", line), template=name)


def _fault(error: typst.TypstError, sources: Sources, folder: str) -> TemplateFaultError:
    places = list(_places(error.diagnostic, sources, folder))
    name, line = next((place for place in places if place[0] in sources.overridden), (places or [(sources.main, 0)])[0])
    location = Location(f"{sources.folder}/{name}", line)
    if error.message.startswith(_STANDARD) and name not in sources.overridden:
        return TemplateFaultError("not-accessible", location, reason=error.message.removeprefix(_STANDARD))
    return TemplateFaultError("template-fault", location, template=name, reason=_without_root(error.message, folder))


def _places(diagnostic: str, sources: Sources, folder: str) -> Iterator[tuple[str, int]]:
    """Files and lines that a message names, the mistake before its callers."""
    for match in _PLACE.finditer(diagnostic):
        name = match["path"].replace("\\", "/").rpartition(f"{folder}/")[2]
        if name in sources.files:
            yield name, int(match["line"])


def _without_root(message: str, folder: str) -> str:
    """A message without the name of the temporary folder, which means nothing to the user."""
    return re.sub(rf"[^\s\"`(]*{re.escape(folder)}[\\/]", "", message)


def _require_known_families(warnings: Iterable[typst.TypstWarning], sources: Sources, folder: str) -> None:
    for warning in warnings:
        if warning.message.startswith(_UNKNOWN_FAMILY):
            name, line = next(_places(warning.diagnostic, sources, folder), (sources.main, 0))
            raise FontError(
                "unknown-font-family",
                Location(f"{sources.folder}/{name}", line),
                family=warning.message.removeprefix(_UNKNOWN_FAMILY),
            )
