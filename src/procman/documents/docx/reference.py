"""The reference document: a file for Word whose styles, page and parts every document takes over."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from procman.documents.docx.geometry import Page
from procman.documents.environment import OVERRIDES_FOLDER, shipped_templates
from procman.errors import Location, TemplateFaultError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

REFERENCE: Final = "docx/reference.docx"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NAMED_STYLES: Final = ("basedOn", "next", "link")


@dataclass(frozen=True, slots=True)
class Reference:
    """An opened reference document.

    Attributes:
        document: As python-docx sees it.
        styles: Ids of its styles by their names in lower case. Word renames ids in other languages, names never.
        page: The page of its last section.
        running: Heads and feet that it brings along: the kind, such as ``default``, and the relation's id by the
            element's name; empty when it has none.
        even_and_odd: Whether even pages have heads and feet of their own.
    """

    document: WordDocument
    styles: dict[str, str]
    page: Page
    running: tuple[tuple[str, str, str], ...]
    even_and_odd: bool = False


def open_reference(overrides: Path | None) -> Reference:
    """Open the workspace's reference document, or the shipped one.

    Styles that the workspace's own lacks are taken from the shipped one.

    Args:
        overrides: Folder of the workspace's own templates.

    Raises:
        TemplateFaultError: The workspace's file is no document for Word.
    """
    shipped = shipped_templates() / REFERENCE
    own = overrides / REFERENCE if overrides else None
    document = _open(own if own and own.is_file() else shipped)
    styles = _ids(document)
    if own and own.is_file():
        _complete(document, styles, _open(shipped))
    even_and_odd = bool(document.settings.odd_and_even_pages_header_footer)
    return Reference(document, styles, _page(document), tuple(_running(document)), even_and_odd)


def _open(path: Path) -> WordDocument:
    import docx

    try:
        return docx.Document(str(path))
    except Exception as error:  # python-docx lets through whatever a broken package runs into
        location = Location(f"{OVERRIDES_FOLDER}/{REFERENCE}")
        reason = f"{type(error).__name__}: {error}"
        raise TemplateFaultError("template-fault", location, template=REFERENCE, reason=reason) from error


def _elements(document: WordDocument) -> Any:
    return document.styles.element.findall(f"{_W}style")


def _name(style: Any) -> str:
    name = style.find(f"{_W}name")
    return str(name.get(f"{_W}val")).lower() if name is not None else ""


def _ids(document: WordDocument) -> dict[str, str]:
    return {_name(style): style.get(f"{_W}styleId") for style in _elements(document)}


def _complete(document: WordDocument, styles: dict[str, str], shipped: WordDocument) -> None:
    """Add the shipped styles that are missing; what they build on is found by its name."""
    names = {style.get(f"{_W}styleId"): _name(style) for style in _elements(shipped)}
    taken = set(styles.values())
    added = []
    for style in _elements(shipped):
        name = _name(style)
        if name in styles:
            continue
        one = copy.deepcopy(style)
        one.attrib.pop(f"{_W}default", None)
        identifier = one.get(f"{_W}styleId")
        while identifier in taken:
            identifier += "x"
        one.set(f"{_W}styleId", identifier)
        taken.add(identifier)
        styles[name] = identifier
        added.append(one)
    for one in added:
        for kind in _NAMED_STYLES:
            for named in one.findall(f"{_W}{kind}"):
                named.set(f"{_W}val", styles[names[named.get(f"{_W}val")]])
        document.styles.element.append(one)


def _page(document: WordDocument) -> Page:
    """The page; what the file leaves open is A4 with Word's usual margins."""
    section = document.sections[-1]
    sizes = {
        "width": (section.page_width, 11906),
        "height": (section.page_height, 16838),
        "top": (section.top_margin, 1440),
        "right": (section.right_margin, 1440),
        "bottom": (section.bottom_margin, 1440),
        "left": (section.left_margin, 1440),
        "header": (section.header_distance, 720),
        "footer": (section.footer_distance, 720),
    }
    page = Page(**{name: round(size.twips) if size is not None else usual for name, (size, usual) in sizes.items()})
    return page.turned(landscape=False)


def _running(document: WordDocument) -> list[tuple[str, str, str]]:
    properties = document.element.body.sectPr
    if properties is None:
        return []
    return [
        (element.tag.removeprefix(_W), element.get(f"{_W}type"), element.get(f"{_R}id"))
        for kind in ("headerReference", "footerReference")
        for element in properties.findall(f"{_W}{kind}")
    ]
