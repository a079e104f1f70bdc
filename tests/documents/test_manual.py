from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from procman.documents.environment import shipped_templates
from procman.documents.flowchart import draw_flowchart
from procman.errors import TemplateFaultError, WorkspaceError
from procman.messages import LANGUAGES, catalogue
from procman.model.definitions import Definitions
from tests.conftest import REPOSITORY
from tests.documents.conftest import Define, Page, definitions_at, render
from tests.documents.view.test_view import FLOW, MINIMAL

HOSTILE = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>]]>{{ 7*7 }}{% raw %}\" onx='y"
LINK = "[点我](javascript:alert(1))"


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> str:
    return render(definitions_at(sample_root), draw=draw_flowchart)


def assert_sound(page: Page) -> None:
    assert page.faults == []
    assert page.resources == [], "one file that needs no other"
    twice = {name for name in page.ids if page.ids.count(name) > 1}
    assert not twice
    lost = {target for target in page.targets if target.startswith("#") and target[1:] not in page.ids}
    assert not lost


def test_the_sample_manual_is_sound(sample: str) -> None:
    assert_sound(Page(sample))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_manual_is_sound_in_both_languages(language: str, define: Define) -> None:
    html = render(define({"a/ad-02.yaml": FLOW}), language=language)
    page = Page(html)
    assert_sound(page)
    assert f'<html lang="{language}">' in html


def test_the_english_frame_has_no_chinese(define: Define) -> None:
    """Only the words of definitions may be Chinese."""
    text = Page(render(define(), language="en")).text
    frame = {word for key, word in catalogue("zh-CN", "documents").items() if key.startswith(("chapter.", "general."))}
    defined = render(define(), language="zh-CN")
    assert "Flowchart" in text
    assert not [word for word in frame if len(word) > 3 and word in text and word in defined]


def test_no_address_outside_is_loaded(sample: str) -> None:
    page = Page(sample)
    assert not {"link", "iframe", "img", "object", "embed", "base"} & set(page.elements)
    assert not re.search(r"@import|url\(", sample)


def test_the_marker_stands_in_front(sample: str) -> None:
    assert '<meta name="generator" content="procman ' in sample[:400]


def test_landmarks_and_tables(sample: str) -> None:
    page = Page(sample)
    assert {"main", "nav", "article", "header", "figure"} <= set(page.elements)
    assert page.elements.count("caption") == page.elements.count("table")
    scopes = [value for tag, name, value in page.attributes if tag == "th" and name == "scope"]
    assert len(scopes) == page.elements.count("th")
    headings = [int(tag[1]) for tag in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(headings))


def test_the_thirteen_chapters_stand_in_every_process(define: Define) -> None:
    empty = MINIMAL.format(id="AD-09", name="空白", domain="administration")
    html = render(define({"a.yaml": empty}))
    for process in ("ad-01", "ad-09"):
        chapters = re.findall(rf'id="{process}-([a-z]+)">\s*<h3><span class="number">(\d+)</span>', html)
        assert [int(number) for _, number in chapters] == list(range(1, 14))
    assert_sound(Page(html))


def test_hostile_texts_stay_texts(define: Define) -> None:
    """In every text of a definition, of which some come into attributes, style sheets and scripts."""
    poisoned = poison(define({"a/ad-02.yaml": FLOW}))
    html = render(poisoned)
    page = Page(html)
    assert_sound(page)
    assert "img" not in page.elements
    assert page.elements.count("script") == 1
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert not [target for target in page.targets if "script" in target]
    assert "{{ 7*7 }}" in page.text
    assert "alert(1)" in page.text


def poison(definitions: Definitions) -> Definitions:
    """The same definitions with hostile additions to texts of many kinds."""
    texts = ("name", "purpose", "text", "title", "company", "term", "definition", "label", "risk", "clause")
    return Definitions(
        **{
            field: _poison(getattr(definitions, field), texts)
            for field in ("manual", "organisation", "requirements", "glossary", "processes")
        }
    )


def _poison(value: object, names: tuple[str, ...]) -> object:
    if isinstance(value, dict):
        return {key: _poison(each, names) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_poison(each, names) for each in value)
    if not hasattr(value, "model_copy"):
        return value
    changed: dict[str, object] = {}
    for name, each in vars(value).items():
        if name in names and isinstance(each, str):
            changed[name] = f"{each}{HOSTILE} {LINK}"
        elif name in ("do", "cautions", "duties", "summary", "options") and isinstance(each, tuple):
            changed[name] = tuple(f"{item}{HOSTILE} {LINK}" if isinstance(item, str) else item for item in each)
        else:
            changed[name] = _poison(each, names)
    return value.model_copy(update=changed)


def test_states_are_marked(define: Define) -> None:
    retired = MINIMAL.format(id="AD-08", name="旧流程", domain="administration") + "status: retired\n"
    html = render(define({"a.yaml": retired}))
    assert '<article class="process retired withdrawn" id="ad-08"' in html
    assert "本流程已废止" in html
    assert "本流程为草稿" in html


def test_nothing_to_show() -> None:
    with pytest.raises(WorkspaceError):
        render(Definitions())


def test_a_workspace_replaces_one_file(define: Define, tmp_path: Path) -> None:
    override = tmp_path / "templates/html/process/purpose.html.j2"
    override.parent.mkdir(parents=True)
    override.write_text("<p>OUR {{ process.id }}</p>", encoding="utf-8")
    html = render(define(), overrides=tmp_path / "templates")
    assert "<p>OUR AD-01</p>" in html
    assert '<h3><span class="number">2</span> 适用范围</h3>' in html


def test_a_workspace_extends_a_shipped_template(define: Define, tmp_path: Path) -> None:
    override = tmp_path / "html/manual.html.j2"
    override.parent.mkdir(parents=True)
    override.write_text(
        '{% extends "!base/html/manual.html.j2" %}{% block cover %}<header id="cover">OURS</header>{% endblock %}',
        encoding="utf-8",
    )
    html = render(define(), overrides=tmp_path)
    assert '<header id="cover">OURS</header>' in html
    assert "目录" in html
    assert_sound(Page(html))


def test_a_workspace_brings_its_style(define: Define, tmp_path: Path) -> None:
    style = tmp_path / "html/style.css"
    style.parent.mkdir(parents=True)
    style.write_text("@media print{#x{color:red}}", encoding="utf-8")
    assert "@media print{#x{color:red}}" in render(define(), overrides=tmp_path)


def test_a_broken_override_is_told(define: Define, tmp_path: Path) -> None:
    override = tmp_path / "html/cover.html.j2"
    override.parent.mkdir(parents=True)
    override.write_text("<p>\n{{ manual.nothing }}</p>", encoding="utf-8")
    with pytest.raises(TemplateFaultError) as raised:
        render(define(), overrides=tmp_path)
    assert str(raised.value.location) == "templates/html/cover.html.j2:2"


def test_every_shipped_template_is_used() -> None:
    """A template that no page shows would rot unseen."""
    sources = {
        path.relative_to(shipped_templates()).as_posix(): path for path in (shipped_templates() / "html").rglob("*.*")
    }
    together = "\n".join(path.read_text(encoding="utf-8") for path in sources.values())
    rooms = (REPOSITORY / "src/procman" / room for room in ("documents", "report"))
    code = "\n".join(path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py"))
    for name in sources:
        folder = name.rsplit("/", 1)[0]
        assert f"'{name}'" in together or f"'{folder}/' ~" in together or f'"{name}"' in code, name


def _together(folder: Path, *suffixes: str) -> str:
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix in suffixes)
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_no_label_is_idle() -> None:
    templates, typst = _together(shipped_templates(), ".j2"), _together(shipped_templates(), ".typ")
    code = _together(REPOSITORY / "src/procman/documents", ".py")
    commands = _together(REPOSITORY / "src/procman/cli", ".py")
    idle = []
    for key in catalogue("zh-CN", "documents"):
        area = re.escape(key.rpartition(".")[0])
        composed = area and (
            re.search(rf"label\('{area}\.' ~", templates)
            or re.search(rf'word\("{area}\." \+', typst)
            or re.search(rf'(label\(f"{area}\.|choice\(\s*"{area}")', code)
        )
        named = f"'{key}'" in templates or f'"{key}"' in code + typst or f'"documents.{key}"' in code + commands
        if not composed and not named:
            idle.append(key)
    assert not idle, " ".join(idle)


SCRIPT = """
import sys
from pathlib import Path
from tests.documents.conftest import definitions_at, render
sys.stdout.buffer.write(render(definitions_at(Path(sys.argv[1]))).encode())
"""


def test_the_same_bytes_whatever_the_hash_seed(define: Define, tmp_path: Path) -> None:
    define({"a/ad-02.yaml": FLOW})
    outputs = set()
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(tmp_path / "workspace")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            check=True,
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("sheet", ["style.css", "dark.css"])
def test_every_ink_is_readable_on_every_ground(sheet: str) -> None:
    style = (shipped_templates() / "html" / sheet).read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", re.findall(r":root \{(.*?)\}", style, re.DOTALL)[0]))
    grounds = {
        "warn": ["ground", "warn-ground"],
        "stop": ["ground", "stop-ground"],
        "good": ["ground"],
        "limit": ["ground"],
    }
    for ink in ("ink", "quiet", "accent", "link", *grounds):
        for ground in grounds.get(ink, ["ground", "side", "tint", "band"]):
            light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{ink} on {ground}"
