from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace
from tests.documents.view.guide.test_guide_view import FILES


@pytest.fixture
def root(make_workspace: MakeWorkspace) -> Path:
    return make_workspace(FILES)


def test_guides_of_all_processes_and_roles(root: Path, procman: Procman) -> None:
    outcome = procman(root, "render", "guide")
    assert (outcome.code, outcome.err) == (0, "")
    written = outcome.out.split()
    assert len(written) == 6
    assert all((root / name).is_file() for name in written)
    assert [name.partition("guides/")[2] for name in written][0::5] == ["AD-01.html", "roles/buyer.html"]


def test_the_guide_of_one_process(root: Path, procman: Procman) -> None:
    outcome = procman(root, "render", "guide", "AD-02", "--output", "mine.html")
    assert (outcome.code, outcome.out) == (0, "mine.html\n")


@pytest.mark.parametrize("role", ["buyer", "采购专员"])
def test_the_guide_of_a_role_by_id_or_name(role: str, root: Path, procman: Procman) -> None:
    outcome = procman(root, "render", "guide", "--role", role)
    assert outcome.code == 0
    assert outcome.out.endswith("guides/roles/buyer.html\n")


def test_the_guide_of_a_role_in_named_processes(root: Path, procman: Procman) -> None:
    assert procman(root, "render", "guide", "AD-03", "--role", "applicant").code == 0
    page = next(root.rglob("roles/applicant.html")).read_text(encoding="utf-8")
    assert "被调用" in page
    assert "填写采购申请" not in page


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_other_formats_are_written_and_known_as_our_own(format: str, root: Path, procman: Procman) -> None:
    for _ in range(2):
        outcome = procman(root, "render", "guide", "--role", "buyer", "--format", format)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.endswith(f"guides/roles/buyer.{format}\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--role", "buyr"), "There is no role buyr. Did you mean buyer?"),
        (("--role", "采购专"), "Did you mean buyer?"),
        (("--role", "zzzz"), "There is no role zzzz."),
        (("--role", "supplier"), "is an outside party or a system"),
        (("AD-01", "--role", "idle"), "has nothing to do with these processes"),
        (("--font-path", "x.otf"), "--font-path"),
        (("AD-7",), "There is no process AD-7"),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: tuple[str, ...], words: str, make_workspace: MakeWorkspace, procman: Procman
) -> None:
    root = make_workspace(FILES)
    organisation = root / "processes/organisation.yaml"
    text = organisation.read_text(encoding="utf-8")
    organisation.write_text(text.replace("\nroles:\n", "\nroles:\n  idle: {name: 旁观者}\n"), encoding="utf-8")
    outcome = procman(root, "--lang", "en", "render", "guide", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err


def test_somebody_elses_file_stays(root: Path, procman: Procman) -> None:
    (root / "mine.html").write_text("mine", encoding="utf-8")
    assert procman(root, "render", "guide", "AD-02", "--output", "mine.html").code == 2
    assert (root / "mine.html").read_text(encoding="utf-8") == "mine"
    assert procman(root, "render", "guide", "AD-02", "--output", "mine.html", "--force").code == 0
