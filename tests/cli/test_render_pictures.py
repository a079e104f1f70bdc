from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace
from tests.printing.small_fonts import make_font

BEGINNINGS = {"png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-1."}


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_pictures_are_written_and_written_again_but_not_over_other_files(
    procman: Procman, make_workspace: MakeWorkspace, kind: str
) -> None:
    root = make_workspace()
    arguments = ("render", "flowchart", "AD-01", "--format", kind)
    outcome = procman(root, *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (0, f"build/flowcharts/AD-01.{kind}\n", "")
    written = root / "build" / "flowcharts" / f"AD-01.{kind}"
    first = written.read_bytes()
    assert first.startswith(BEGINNINGS[kind])
    assert procman(root, *arguments).code == 0
    assert written.read_bytes() == first
    written.write_bytes(BEGINNINGS[kind] + b"somebody's own")
    assert procman(root, *arguments).code == 2
    assert procman(root, *arguments, "--force").code == 0


def test_pages_of_an_earlier_longer_drawing_go(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    arguments = ("render", "flowchart", "AD-01", "--paper", "a4")
    (path,) = procman(root, *arguments).out.splitlines()
    ours = (root / path).read_bytes()
    folder = root / "build" / "flowcharts"
    for name in ("AD-01-p1.svg", "AD-01-p2.svg", "AD-01-p4.svg", "AD-01-1.svg"):
        (folder / name).write_bytes(ours)
    (folder / "AD-01-p3.svg").write_bytes(b"<svg>somebody's own</svg>")
    assert procman(root, *arguments).code == 0
    left = sorted(entry.name for entry in folder.iterdir())
    assert left == ["AD-01-1.svg", "AD-01-p3.svg", "AD-01-p4.svg", "AD-01.svg"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_missing_glyph_names_process_text_and_remedy(
    procman: Procman, make_workspace: MakeWorkspace, language: str
) -> None:
    root = make_workspace()
    source = next((root / "processes").rglob("ad-01*.yaml"))
    source.write_text(source.read_text(encoding="utf-8").replace("name: ", "name: 🦄", 1), encoding="utf-8")
    outcome = procman(root, "render", "flowchart", "AD-01", "--format", "pdf", "--lang", language)
    assert outcome.code == 2
    for told in ("AD-01", "🦄 (U+1F984)", "--font-path"):
        assert told in outcome.err
    assert not (root / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "svg", "--scale", "2"), "png"),
        (("--format", "svg", "--font-path", "x.otf"), "png, pdf"),
        (("--format", "png", "--font-path", "absent.otf"), "absent.otf"),
        (("--format", "png", "--scale", "0"), "0.1"),
        (("--format", "png", "--scale", "nan"), "0.1"),
        (("--format", "png", "--scale", "32"), "--scale 最大写"),
    ],
)
def test_what_cannot_be_done_is_told(
    procman: Procman, make_workspace: MakeWorkspace, arguments: tuple[str, ...], told: str
) -> None:
    outcome = procman(make_workspace(), "render", "flowchart", "AD-01", *arguments)
    assert outcome.code == 2
    assert told in outcome.err
    assert "Traceback" not in outcome.err


def test_a_font_of_the_user_is_used(procman: Procman, make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    characters = "".join(map(chr, range(0x4E00, 0x4F00)))
    font = make_font(tmp_path / "own.ttf", "Own", characters + "客户审批")
    sizes = set()
    root = make_workspace()
    for options in ((), ("--font-path", str(font))):
        assert procman(root, "render", "flowchart", "AD-01", "--format", "png", *options).code == 0
        sizes.add((root / "build" / "flowcharts" / "AD-01.png").read_bytes())
    assert len(sizes) == 2
