from __future__ import annotations

import pytest

from procman.documents.environment import shipped_templates
from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


def test_what_is_exported_takes_the_place_of_the_shipped_one(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    assert procman(root, "templates", "export", "html/contents.html.j2").out == "templates/html/contents.html.j2\n"
    own = root / "templates/html/contents.html.j2"
    assert own.read_bytes() == (shipped_templates() / "html/contents.html.j2").read_bytes()
    own.write_text("<p>our own contents</p>", encoding="utf-8")
    assert procman(root, "render", "manual").code == 0
    assert "our own contents" in (root / "build/manual.html").read_text(encoding="utf-8")
    assert "html/contents.html.j2 *" in procman(root, "templates", "list").out.splitlines()


def test_a_folder_is_exported_whole_and_renders_as_before(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    procman(root, "render", "manual")
    before = (root / "build/manual.html").read_bytes()
    exported = procman(root, "templates", "export", "html").out.splitlines()
    assert "templates/html/style.css" in exported
    procman(root, "render", "manual")
    assert (root / "build/manual.html").read_bytes() == before


def test_what_somebody_changed_is_not_overwritten(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    own = root / "templates/html/style.css"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    refused = procman(root, "templates", "export", "html")
    assert refused.code == 2
    assert "style.css" in refused.err
    assert [path.name for path in own.parent.iterdir()] == ["style.css"]
    assert procman(root, "templates", "export", "html/style.css", "--force").code == 0
    assert own.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    "name", ["html/contens.html.j2", "nowhere", "../pyproject.toml", "/etc/passwd", ".", "new/en.yaml"]
)
def test_a_name_that_is_no_template(name: str, make_workspace: MakeWorkspace, procman: Procman) -> None:
    refused = procman(make_workspace(), "templates", "export", name)
    assert refused.code == 2
    assert "procman templates list" in refused.err


def test_a_slip_gets_a_suggestion(make_workspace: MakeWorkspace, procman: Procman) -> None:
    assert "html/contents.html.j2" in procman(make_workspace(), "templates", "list", "html/contens.html.j2").err
