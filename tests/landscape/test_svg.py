from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from procman.diagram.watermark import Watermark
from procman.landscape.colours import HUES, STATUS_INK
from procman.landscape.layout import draw_map
from procman.landscape.model import build_landscape
from procman.landscape.svg import Pen, render_landscape_svg
from procman.model.definitions import Definitions
from tests.landscape.manuals import definitions_of
from tests.landscape.test_layout import CASES, HOSTILE, sample

NAMESPACE = "{http://www.w3.org/2000/svg}"


def picture(definitions: Definitions, pen: Pen | None = None, *, parties: bool = False) -> ElementTree.Element:
    drawing = draw_map(build_landscape(definitions), "zh-CN", parties=parties)
    return ElementTree.fromstring(render_landscape_svg(drawing, pen or Pen("zh-CN")))


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{NAMESPACE}text")]


def of_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


@pytest.mark.parametrize("name", CASES)
def test_every_picture_is_sound_and_says_everything(name: str) -> None:
    definitions = CASES[name]
    root = picture(definitions, parties=True)
    said = "".join(texts(root)).replace(" ", "")
    for process in definitions.processes.values():
        assert "".join(process.name.split()) in said
        for output in process.outputs.values():
            assert "".join(output.name.split()) in said


def test_hostile_texts_stay_texts() -> None:
    definitions = definitions_of({"d": ["A-1", "A-2"]}, [("A-1", "A-2", HOSTILE)], name=HOSTILE)
    root = picture(definitions, Pen("zh-CN", interactive=True, links=lambda _kind, _id: '"><script>'))
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= {
        "svg", "title", "desc", "g", "a", "rect", "path", "text",
    }  # fmt: skip
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_numbers_stand_in_cards_and_on_lines() -> None:
    root = picture(sample())
    arrows = of_class(root, "arrow")
    rows = [row for row in of_class(root, "row") if row.get("data-arrow")]
    marks = of_class(root, "marks")
    numbers = [str(number) for number in range(1, len(arrows) + 1)]
    for group in (arrows, rows, marks):
        assert [element.get("data-arrow") for element in group] == numbers
    for group, row in zip(marks, rows, strict=True):
        shown = {"".join(text.itertext()) for text in group.iter(f"{NAMESPACE}text")}
        assert shown == {group.get("data-arrow")}
        assert "".join(next(row.iter(f"{NAMESPACE}text")).itertext()) == row.get("data-arrow")


def test_calls_are_dashed() -> None:
    root = picture(definitions_of({"d": ["A-1", "A-2"]}, [("A-1", "A-2", "单据")], calls=[("A-2", "A-1")]))
    dashes = {
        ("call" in (arrow.get("class") or "").split(), line.get("stroke-dasharray"))
        for arrow in of_class(root, "arrow")
        for line in of_class(arrow, "line")
    }
    assert dashes == {(True, "5 3"), (False, None)}
    assert any("调用" in text for text in texts(root))


def test_texts_stand_domain_by_domain() -> None:
    root = picture(sample())
    groups = of_class(root, "domain")
    names = [domain.name for domain in sample().manual.domains.values()]
    assert len(groups) == len(names)
    for group, name in zip(groups, names, strict=True):
        assert "".join(texts(group)).replace(" ", "").find(name) < 6, "after the code"


def test_for_those_who_do_not_see_it() -> None:
    root = picture(sample())
    assert root.get("role") == "img"
    assert root.get("lang") == "zh-CN"
    ids = (root.get("aria-labelledby") or "").split()
    words = {element.get("id"): element.text for element in root if element.get("id")}
    assert [bool(words[each]) for each in ids] == [True, True]
    assert "18 个流程" in (words["landscape-description"] or "")
    page = picture(sample(), Pen("zh-CN", interactive=True))
    assert page.get("role") == "group"
    cards = of_class(page, "card")
    assert [card.get("tabindex") for card in cards] == ["0"] * 18
    assert "客户入网流程" in (cards[0].get("aria-label") or "")


def test_links() -> None:
    root = picture(sample(), Pen("zh-CN", links=lambda kind, reference: f"m.html#{kind}-{reference}"))
    links = [link.get("href") for link in root.iter(f"{NAMESPACE}a")]
    definitions = sample()
    wanted = [f"m.html#domain-{key}" for key in definitions.manual.domains]
    wanted += [f"m.html#process-{key}" for key in definitions.processes]
    assert sorted(filter(None, links)) == sorted(wanted)
    assert not list(picture(sample()).iter(f"{NAMESPACE}a"))


def test_legend_shows_what_is_used() -> None:
    plain = texts(picture(definitions_of({"d": ["A-1"]})))
    assert not any("编号" in text for text in plain)
    outside = definitions_of({"d": ["A-1"]}, [("customer", "A-1", "申请")])
    assert any("外部相关方" in text for text in texts(picture(outside, parties=True)))
    assert not any("外部相关方" in text for text in texts(picture(outside)))


def test_status_is_shown() -> None:
    definitions = definitions_of({"d": ["A-1", "A-2"]})
    definitions.processes["A-1"] = definitions.processes["A-1"].model_copy(update={"status": "retired"})
    root = picture(definitions)
    first, second = of_class(root, "card")
    assert "已废止" in "".join(texts(first))
    (box,) = of_class(first, "box")
    assert box.get("stroke-dasharray")
    assert of_class(second, "box")[0].get("stroke-dasharray") is None


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("hue", HUES)
def test_contrast(hue: object) -> None:
    ink, tint = hue.ink, hue.tint  # type: ignore[attr-defined]
    assert contrast(ink, "#FFFFFF") >= 4.5
    assert contrast(ink, tint) >= 4.5


@pytest.mark.parametrize("ink", STATUS_INK.values())
def test_contrast_of_states(ink: str) -> None:
    assert contrast(ink, "#FFFFFF") >= 4.5


def test_colours_of_the_page_are_those_of_the_picture() -> None:
    from procman.documents.environment import shipped_templates

    style = (shipped_templates() / "html/landscape/style.css").read_text(encoding="utf-8")
    screen, _, dark = style.partition("@media screen and (prefers-color-scheme: dark)")
    light = re.findall(r"\.hue-(\d) \{ --hue: (#\w+); --strip: (#\w+); \}", screen)
    assert light == [(str(place), hue.ink.lower(), hue.ink.lower()) for place, hue in enumerate(HUES)]
    for place, colour in re.findall(r"\.hue-(\d) \{ --hue: (#\w+); \}", dark):
        assert contrast(colour, "#161c24") >= 7, place
        assert contrast(colour, "#10151c") >= 4.5, place


def test_a_map_that_no_longer_holds_is_marked() -> None:
    root = picture(sample(), Pen("zh-CN", watermark=Watermark("作废", "旧版")))
    assert root[-1].get("class") == "watermark"
    assert (root[1].text or "").startswith("作废: 旧版 ")
