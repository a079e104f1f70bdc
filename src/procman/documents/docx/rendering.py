"""From a template to a file for Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from procman.documents.docx.markup import without_forbidden
from procman.documents.docx.numbering import Numbering
from procman.documents.docx.package import (
    PROPERTIES,
    PROPERTY_TYPES,
    Properties,
    content_types,
    relationships,
    zipped,
)
from procman.documents.docx.parts import CONTENT_TYPES, KINDS, Parts
from procman.documents.docx.protection import protect
from procman.documents.docx.reference import open_reference
from procman.documents.docx.writer import CONTENTS_PLACE, Writer
from procman.documents.environment import OVERRIDES_FOLDER
from procman.documents.packaging import with_fingerprint
from procman.documents.publication import Publication
from procman.errors import Location, TemplateFaultError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES: Final = {
    "w": _W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KEPT: Final = ("styles", "settings", "fontTable", "theme", "webSettings", "numbering")
_NUMBERING: Final = "word/numbering.xml"


def render_docx(
    publication: Publication,
    template: str,
    values: Mapping[str, Any],
    properties: Properties,
    areas: Sequence[str] = ("documents",),
    *,
    fields_only: bool = False,
    watermark: str = "",
) -> bytes:
    """Render a document.

    Args:
        publication: What it is rendered from.
        template: Name of the template that writes the body; see ``docs/templates.md``.
        values: What the template sees beside ``word`` and ``label``.
        properties: What the file says of itself.
        areas: Where the words of the frame stand in ``messages``, the nearest first.
        fields_only: Whether Word lets people change nothing but content controls.
        watermark: The word behind the text of its pages, unless a section says otherwise; empty for none.

    Raises:
        TemplateFaultError: A template has a mistake, or the reference document is none.
        FontError: No font has a glyph for some character of a picture.
    """
    reference = open_reference(publication.overrides)
    templates = publication.templates_of(*areas)
    seen: dict[str, Any] = dict(values)

    def render(name: str, more: Mapping[str, Any]) -> str:
        return templates.render(name, {**seen, **more})

    numbering, known = _numbering(reference.document)

    def running(name: str, more: Mapping[str, Any]) -> str:
        return _part(render(name, more), name)

    word = Writer(reference, publication.fonts, numbering, running, watermark)
    seen["word"] = word
    try:
        body = render(template, {})
        if CONTENTS_PLACE in body:
            body = body.replace(CONTENTS_PLACE, render("docx/contents.xml.j2", {"headings": word.headings}))
        content = _element("document", f"<w:body>{body}{word.last_section()}</w:body>", template)
        word.finish_pictures()
    finally:
        word.close()
    if fields_only:
        protect(reference.document)
    return _package(reference.document, content, word.parts, _lists(known, numbering), properties)


def _part(xml: str, template: str) -> str:
    """A head or foot; the template's name tells which."""
    kind = template.rpartition("/")[2].partition(".")[0]
    return _element("hdr" if kind == "header" else "ftr", xml, template).decode()


def _element(name: str, content: str, template: str) -> bytes:
    """A part's root around what a template wrote.

    Raises:
        TemplateFaultError: The template did not write well-formed XML.
    """
    from lxml import etree

    namespaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    ignorable = ' mc:Ignorable="w14"'
    xml = f"{_DECLARATION}<w:{name}{namespaces}{ignorable}>{without_forbidden(content)}</w:{name}>".encode()
    try:
        etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        location = Location(f"{OVERRIDES_FOLDER}/{template}")
        raise TemplateFaultError("template-fault", location, template=template, reason=str(error)) from error
    return xml


def _numbering(document: WordDocument) -> tuple[Numbering, Any]:
    """Lists that begin where those of the reference document end, and its own part of lists."""
    from docx.oxml import parse_xml

    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype == KINDS["numbering"]), None)
    known = parse_xml(part.blob if part else f'<w:numbering xmlns:w="{_W}"/>'.encode())
    abstract = [int(each.get(f"{{{_W}}}abstractNumId")) for each in known.findall(f"{{{_W}}}abstractNum")]
    lists = [int(each.get(f"{{{_W}}}numId")) for each in known.findall(f"{{{_W}}}num")]
    return Numbering(max(abstract, default=0) + 1, max(lists, default=0) + 1), known


def _lists(known: Any, numbering: Numbering) -> bytes:
    """The reference document's lists and ours; definitions come before all lists."""
    from lxml import etree

    def elements(xml: str) -> list[Any]:
        return list(etree.fromstring(f'<w:numbering xmlns:w="{_W}">{xml}</w:numbering>'))

    first = known.find(f"{{{_W}}}num")
    place = len(known) if first is None else known.index(first)
    known[place:place] = elements(numbering.definitions())
    known.extend(elements(numbering.lists()))
    written: bytes = etree.tostring(known, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def _package(document: WordDocument, body: bytes, own: Parts, lists: bytes, properties: Properties) -> bytes:
    """All parts: those of the reference document that we keep, what these lead to, and ours."""
    root = document.part
    contents: dict[str, bytes] = {"word/document.xml": body}
    types = {"word/document.xml": root.content_type}
    relations: list[tuple[str, str, str, bool]] = []
    running = {"header", "footer"} if document.element.body.xpath("./w:sectPr/*[@r:id]") else set()
    for identifier, relation in sorted(root.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external or kind == "numbering" or kind not in {*_KEPT, *running}:
            continue
        relations.append((identifier, relation.reltype, relation.target_ref, False))
        _take(relation.target_part, contents, types)
    contents[_NUMBERING], types[_NUMBERING] = lists, CONTENT_TYPES["numbering"]
    relations.append(("rIdProcmanLists", KINDS["numbering"], "numbering.xml", False))
    for part in own.parts:
        contents[f"word/{part.name}"], types[f"word/{part.name}"] = part.content, part.content_type
        if part.relations:
            contents[f"word/_rels/{part.name}.rels"] = relationships(part.relations)
    relations += [(each.id, KINDS[each.kind], each.target, each.external) for each in own.relations]
    contents["word/_rels/document.xml.rels"] = relationships(relations)
    types |= PROPERTY_TYPES
    main = [("rId1", f"{KINDS['image'].rpartition('/')[0]}/officeDocument", "word/document.xml", False)]
    main += [(f"rId{place}", kind, name, False) for place, (name, kind) in enumerate(PROPERTIES.items(), start=2)]
    contents |= properties.parts() | {"_rels/.rels": relationships(main), "[Content_Types].xml": content_types(types)}
    return zipped(with_fingerprint(contents, properties.fingerprint))


def _take(part: Any, contents: dict[str, bytes], types: dict[str, str]) -> None:
    """A part of the reference document and all that it leads to: the logo in its head."""
    name = str(part.partname).lstrip("/")
    if name in contents:
        return
    contents[name], types[name] = part.blob, part.content_type
    if not part.rels:
        return
    folder, _, file = name.rpartition("/")
    relations = [
        (identifier, each.reltype, each.target_ref, each.is_external) for identifier, each in sorted(part.rels.items())
    ]
    contents[f"{folder}/_rels/{file}.rels"] = relationships(relations)
    for each in part.rels.values():
        if not each.is_external:
            _take(each.target_part, contents, types)
