"""The site in a real browser, opened as files; skipped where there is none."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from tests.chromium import Chromium, Tab

pytestmark = pytest.mark.slow

RESULTS = "Array.from(document.querySelectorAll('[role=option]'))"
FIRST = f"({RESULTS}[0] || {{textContent: ''}}).textContent"


@pytest.fixture
def tabs(browser: Chromium) -> Iterator[list[Tab]]:
    opened: list[Tab] = []
    yield opened
    for tab in opened:
        tab.close()
    for tab in opened:
        assert tab.complaints() == []
        assert {url.partition(":")[0] for url in tab.requests()} <= {"file", "data"}


@pytest.fixture
def page(browser: Chromium, sample_site: Path, tabs: list[Tab]) -> Tab:
    tabs.append(browser.open((sample_site / "processes/CS-02.html").as_uri()))
    return tabs[0]


def search(tab: Tab, words: str) -> None:
    tab.press("/")
    tab.until("document.querySelector('dialog.search').open")
    tab.type(words)
    tab.until(f"{RESULTS}.length > 0 || document.querySelector('dialog .state').textContent.includes('没有找到')")


def test_chinese_words_are_found_as_they_are_typed(page: Tab) -> None:
    search(page, "投诉")
    assert page.until(f"{FIRST}.includes('客户投诉流程')"), "names before texts"
    kinds = set(page.evaluate("Array.from(document.querySelectorAll('dialog .what')).map(e => e.textContent)"))
    assert {"流程", "活动", "角色", "表单"} <= kinds
    assert page.evaluate("document.querySelectorAll('dialog .snippet mark').length") > 0
    page.type("处理专员")
    assert page.until(f"{RESULTS}.length > 0 && {FIRST}.startsWith('角色投诉处理专员')")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("割接", "割接"),
        ("cs-02", "客户投诉流程"),
        ("ＣＳ－０２", "客户投诉流程"),
        ("投诉 回访", "回访"),
        ("割接网络公告", "割接"),
    ],
)
def test_words_are_found_in_every_spelling(words: str, found: str, page: Tab) -> None:
    search(page, words)
    page.until(f"{FIRST}.includes('{found}')")


def test_what_is_nowhere_is_said(page: Tab) -> None:
    search(page, "<img src=x>")
    assert "没有找到“<img src=x>”" in page.until("document.querySelector('dialog .state').textContent")
    assert page.evaluate("document.querySelectorAll('dialog img').length") == 0


def test_the_keyboard_is_enough(page: Tab) -> None:
    search(page, "网络规划")
    page.until(f"{FIRST}.includes('网络规划流程') && {RESULTS}.length > 2")
    page.press("ArrowDown")
    assert page.evaluate(f"{RESULTS}.findIndex(e => e.getAttribute('aria-selected') === 'true')") == 1
    page.press("ArrowUp")
    chosen = page.evaluate("document.querySelector('dialog input').getAttribute('aria-activedescendant')")
    assert chosen == page.evaluate(f"{RESULTS}[0].id")
    page.press("Enter")
    page.until("location.pathname.endsWith('/NW-01.html') && document.readyState === 'complete'")
    page.press("/")
    page.until("document.querySelector('dialog.search').open")
    page.press("Escape")
    page.until("!document.querySelector('dialog.search').open")


LIT = "document.querySelector('.node.lit')"
MIDDLE = f"(b => b.top + b.height / 2)({LIT}.getBoundingClientRect())"
CLICK = "new MouseEvent('click', {bubbles: true, cancelable: true})"


def test_from_the_chart_to_the_text_and_back(page: Tab) -> None:
    page.evaluate(f"document.querySelector('a[href=\"#cs-02-step-propose\"] > g').dispatchEvent({CLICK})")
    page.until("document.querySelector('#cs-02-step-propose:target') !== null")
    page.evaluate("document.querySelector('tr:target a.to-chart').click()")
    page.until(f"{LIT} && {LIT}.id === 'cs-02-flowchart-step-propose'")
    assert 200 < page.evaluate(MIDDLE) < 700, "it is in sight"
    assert page.evaluate(f"document.activeElement.contains({LIT})"), "and has the focus"


def test_a_bookmark_of_a_step_in_the_chart(browser: Chromium, sample_site: Path, tabs: list[Tab]) -> None:
    tabs.append(browser.open((sample_site / "processes/CS-02.html").as_uri() + "#cs-02-flowchart-step-propose"))
    tabs[0].until(f"{LIT} !== null && {MIDDLE} > 200 && {MIDDLE} < 700")


def test_the_chart_is_enlarged_and_moved(page: Tab) -> None:
    width = "document.querySelector('.canvas svg').getBoundingClientRect().width"
    page.evaluate("document.querySelector('.canvas').scrollIntoView(); document.querySelector('.canvas').focus()")
    before = page.evaluate(width)
    page.press("+")
    page.press("+")
    assert page.evaluate(width) > 1.4 * before
    left = "document.querySelector('.canvas').scrollLeft"
    start = page.evaluate(left)
    page.mouse("mousePressed", 700, 400, button="left", buttons=1, clickCount=1)
    page.mouse("mouseMoved", 600, 380, button="left", buttons=1)
    page.mouse("mouseReleased", 600, 380, button="left", clickCount=1)
    assert page.evaluate(left) == pytest.approx(start + 100, abs=2)
    page.mouse("mouseWheel", 700, 400, deltaX=0, deltaY=-120, modifiers=2)
    page.until(f"{width} > {1.8 * before}")
    page.press("0")
    assert page.evaluate(width) == pytest.approx(before, abs=2)
    page.press("f")
    page.until("document.querySelector('.chart.full') !== null")
    page.press("Escape")
    page.until("document.querySelector('.chart.full') === null")


def test_light_and_dark_are_chosen_and_remembered(browser: Chromium, sample_site: Path, tabs: list[Tab]) -> None:
    address = (sample_site / "index.html").as_uri()
    light, dark = browser.open(address, 240, 160), browser.open(address, 240, 160, dark=True)
    tabs += [light, dark]
    assert brightness(light.picture()) > 200
    assert brightness(dark.picture()) < 80
    light.evaluate("document.querySelector('button.theme').click()")
    assert brightness(light.picture()) < 80
    light.go((sample_site / "processes/CS-02.html").as_uri())
    light.until("document.documentElement.dataset.theme === 'dark'")
    assert brightness(light.picture()) < 80
    light.evaluate("document.querySelector('button.theme').click()")
    assert brightness(light.picture()) > 200
    assert light.evaluate("localStorage.length") == 0, "as the system has it: nothing to remember"


@pytest.mark.parametrize("path", ["index.html", "processes/CS-02.html", "roles/complaint-handler.html", "forms.html"])
def test_nothing_sticks_out_on_a_phone(path: str, browser: Chromium, sample_site: Path, tabs: list[Tab]) -> None:
    tabs.append(browser.open((sample_site / path).as_uri(), 390, 844))
    assert tabs[0].evaluate("document.documentElement.scrollWidth") <= 390


def test_a_process_is_printed_with_its_chart_on_sheets(page: Tab) -> None:
    printed = pypdf.PdfReader(BytesIO(page.pdf()))
    texts = [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in printed.pages]
    assert "搜索" not in "".join(texts), "the frame stays on the screen"
    assert "流程目的" in texts[0]
    assert any(sheet.mediabox.width > sheet.mediabox.height for sheet in printed.pages), (
        "wide charts lie on their sides"
    )


def brightness(png: bytes) -> float:
    """The mean of a picture's red, from 0 to 255."""
    width, _, depth, kind = struct.unpack(">IIBB", png[16:26])
    data, place = b"", 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += length + 12
    assert depth == 8
    channels = {2: 3, 6: 4}[kind]
    row = 1 + width * channels
    raw = bytearray(zlib.decompress(data))
    total = count = 0
    before = bytearray(row - 1)
    for start in range(0, len(raw), row):
        before = _unfiltered(raw[start], raw[start + 1 : start + row], before, channels)
        total += sum(before[::channels])
        count += width
    return total / count


def _unfiltered(kind: int, line: bytearray, above: bytearray, step: int) -> bytearray:
    """A row of a PNG picture as it was before its filter; see the PNG specification, chapter 9."""
    if kind == 0:
        return line
    for place in range(len(line)):
        left = line[place - step] if place >= step else 0
        up, corner = above[place], above[place - step] if place >= step else 0
        if kind == 4:
            guess = left + up - corner
            guess = min((left, up, corner), key=lambda each: abs(guess - each))
        else:
            guess = {1: left, 2: up, 3: (left + up) // 2}[kind]
        line[place] = (line[place] + guess) & 255
    return line
