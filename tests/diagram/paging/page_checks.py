"""What holds for every flowchart on paper, whatever it shows."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict

from procman.diagram.geometry import Drawing, DrawnNode, Rectangle
from procman.diagram.labels import rhombus_touches, segment_places
from procman.diagram.metrics import count
from procman.diagram.paging.page_fit import PagedDrawing
from procman.diagram.paging.page_picture import render_pages
from procman.diagram.paging.sheets import SheetDrawing

SVG = "{http://www.w3.org/2000/svg}"
_LEAST = 7.5
_TINY = 0.06


def check(paged: PagedDrawing, pictures: list[str] | None = None) -> None:
    """Everything at once."""
    check_drawing(paged.drawing)
    check_cover(paged)
    check_nothing_is_cut(paged)
    check_connectors(paged)
    for sheet in paged.sheets:
        check_sheet(sheet)
    for number, picture in enumerate(pictures or render_pages(paged), start=1):
        check_picture(paged, picture, number)


def check_drawing(drawing: Drawing) -> None:
    assert count(drawing).faults == {}


def check_cover(paged: PagedDrawing) -> None:
    """The pages do not overlap, and lie on everything that is drawn; if none is left out, on the whole drawing."""
    drawing = paged.drawing
    places = [Rectangle(page.x, page.y, page.width, page.height) for page in drawing.pages]
    assert [page.number for page in drawing.pages] == list(range(1, len(places) + 1))
    for one, other in itertools.combinations(places, 2):
        assert not one.touches(other, -_TINY)
    columns, rows = ({getattr(page, axis) for page in drawing.pages} for axis in "xy")
    if len(columns) * len(rows) == len(places):
        area = sum(place.width * place.height for place in places)
        assert abs(area - drawing.width * drawing.height) < 1 + area * 1e-4
    for node in drawing.nodes:
        assert sum(_inside(node.place, place) for place in places) == 1, node.id


def check_nothing_is_cut(paged: PagedDrawing) -> None:
    drawing = paged.drawing
    places = [Rectangle(page.x, page.y, page.width, page.height) for page in drawing.pages]
    for thing in _things(drawing):
        assert any(_inside(thing, place) for place in places), thing
    shown = Counter(node.id for sheet in paged.sheets for node in sheet.drawing.nodes)
    assert shown == Counter(node.id for node in drawing.nodes)
    labels = Counter(edge.label.text for sheet in paged.sheets for edge in sheet.drawing.edges if edge.label)
    assert labels == Counter(edge.label.text for edge in drawing.edges if edge.label)
    clocks = sum(edge.timer > 0 for sheet in paged.sheets for edge in sheet.drawing.edges)
    assert clocks == sum(edge.timer > 0 for edge in drawing.edges)
    assert all(sheet.clip is None for sheet in paged.sheets)


def _things(drawing: Drawing) -> list[Rectangle]:
    things = [node.place for node in drawing.nodes]
    things += [badge.place for node in drawing.nodes for badge in node.badges]
    things += [node.note for node in drawing.nodes if node.note]
    things += [edge.clock for edge in drawing.edges if edge.clock]
    things += [edge.label.place for edge in drawing.edges if edge.label]
    return things


def check_connectors(paged: PagedDrawing) -> None:
    """A cut edge has two connectors with one letter, on its source's page and on its target's page.

    Another pair has only an edge whose label stands on a page between.
    """
    drawing = paged.drawing
    page_of = {node.id: sheet.page.number for sheet in paged.sheets for node in sheet.drawing.nodes}
    ends = defaultdict(list)
    for connector in drawing.connectors:
        ends[connector.edge].append(connector)
    edges = {edge.id: edge for edge in drawing.edges}
    assert len({pair[0].letter for pair in ends.values()}) == len(ends)
    for edge_id, chain in ends.items():
        assert len({connector.letter for connector in chain}) == 1
        leaving = {connector.page: connector.other_page for connector in chain if connector.leaves}
        entering = {connector.other_page: connector.page for connector in chain if not connector.leaves}
        assert leaving == entering
        page, pages = page_of[edges[edge_id].source], len(chain) // 2
        assert len(leaving) == pages == 1 or (pages == 2 and edges[edge_id].label)
        for _ in range(pages):
            page = leaving[page]
        assert page == page_of[edges[edge_id].target]
    for edge in drawing.edges:
        if edge.id not in ends:
            assert page_of[edge.source] == page_of[edge.target], edge.id
    on_sheets = Counter(
        (connector.letter, sheet.page.number) for sheet in paged.sheets for connector in sheet.connectors
    )
    assert on_sheets == Counter((connector.letter, connector.page) for connector in drawing.connectors)


def check_sheet(sheet: SheetDrawing) -> None:
    """On the sheet itself nothing lies on anything else."""
    drawing = sheet.drawing
    faults = {name: number for name, number in count(drawing).faults.items() if name != "diagonals"}
    assert faults == {}, sheet.page
    frame = Rectangle(0.0, 0.0, drawing.width, drawing.height)
    headers = [band.header for band in (*drawing.lanes, *drawing.phases)]
    labels = [edge.label.place for edge in drawing.edges if edge.label]
    rooms = [connector.room for connector in sheet.connectors]
    for room in rooms:
        assert _inside(room, frame), room
        assert not any(room.touches(header) for header in headers)
        assert not any(room.touches(label) for label in labels)
        assert not any(_on(node, room) for node in drawing.nodes)
    for one, other in itertools.combinations(rooms, 2):
        assert not one.touches(other), (one, other)
    for connector in sheet.connectors:
        for edge in drawing.edges:
            ends = {edge.points[0], edge.points[-1]}
            if not ends & {connector.way[-1]}:
                assert not any(connector.place.touches(line) for line in segment_places(edge.points)), edge.id


def _on(node: DrawnNode, room: Rectangle) -> bool:
    on_shape = rhombus_touches(node, room) if node.kind == "decision" else node.place.touches(room)
    return on_shape or bool(node.note and node.note.touches(room))


def check_picture(paged: PagedDrawing, picture: str, number: int) -> None:
    """The page is as large as its sheet, everything is inside of its margins, and no text is too small to read."""
    root = ElementTree.fromstring(picture)
    width, height = paged.sheet.millimetres
    assert (root.get("width"), root.get("height")) == (f"{width}mm", f"{height}mm")
    view = [float(value) for value in root.get("viewBox", "").split()]
    assert abs(view[2] - width * 72 / 25.4) < 0.01
    assert abs(view[3] - height * 72 / 25.4) < 0.01
    assert min(_text_sizes(root, 1.0)) >= _LEAST - 0.005
    inside, drawing = paged.sheet.inside, paged.sheets[number - 1].drawing
    group = next(group for group in root.findall(f"{SVG}g") if group.get("transform"))
    moved = re.match(r"translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)", group.get("transform", ""))
    assert moved is not None
    x, y, scale = (float(value) for value in moved.groups())
    assert x >= inside.x - 0.1
    assert x + drawing.width * scale <= inside.right + 0.2
    assert y + drawing.height * scale <= inside.bottom + 0.2
    title = paged.drawing.title
    if title.page:
        told = [text.text for text in root.iter(f"{SVG}text")]
        assert title.page.format(number=number, count=len(paged.sheets)) in told


def _text_sizes(element: ElementTree.Element, scale: float) -> list[float]:
    """Sizes of all texts in points, from the picture's own figures."""
    found = re.search(r"scale\(([\d.]+)\)", element.get("transform", ""))
    scale *= float(found[1]) if found else 1.0
    sizes = [float(element.get("font-size", "0")) * scale] if element.tag == f"{SVG}text" else []
    return sizes + [size for child in element for size in _text_sizes(child, scale)]


def _inside(place: Rectangle, room: Rectangle) -> bool:
    return (
        room.x <= place.x + _TINY
        and place.right <= room.right + _TINY
        and room.y <= place.y + _TINY
        and place.bottom <= room.bottom + _TINY
    )
