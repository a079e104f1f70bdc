from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from procman.documents import volumes
from procman.documents.publication import Document
from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace
from tests.documents.view.test_view import MINIMAL

SECOND = {
    "manual.yaml": "title: 流程手册\ndomains:\n  administration: {name: 行政管理}\n  sales: {name: 销售}\n",
    "sales/sa-01.yaml": MINIMAL.format(id="SA-01", name="报价流程", domain="sales"),
}


def _title(path: Path) -> str | None:
    metadata = pypdf.PdfReader(io.BytesIO(path.read_bytes()), strict=True).metadata
    return metadata.title if metadata else None


def test_one_file(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    for _ in range(2):
        outcome = procman(root, "render", "manual", "--format", "pdf")
        assert (outcome.code, outcome.out, outcome.err) == (0, "build/manual.pdf\n", ""), "its own file is written over"
    assert _title(root / "build/manual.pdf") == "流程手册"


def test_a_file_for_each_domain(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace(SECOND)
    outcome = procman(root, "render", "manual", "--format", "pdf", "--volume", "domain", "--no-tags")
    assert outcome.code == 0, outcome.err
    assert outcome.out == "build/manual-administration.pdf\nbuild/manual-sales.pdf\n"
    assert _title(root / "build/manual-sales.pdf") == "流程手册 销售"
    text = pypdf.PdfReader(root / "build/manual-sales.pdf")
    found = "".join(page.extract_text() for page in text.pages)
    assert "报价流程" in found
    assert "办公用品采购流程" not in found


def test_volumes_are_written_as_they_come(
    procman: Procman, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace(SECOND)

    def coming(*_: object, **__: object) -> Iterator[Document]:
        for number in range(4):
            yield Document(f"{number}.pdf", b"%PDF\n% procman \n")
            assert number == 0 or (root / f"build/{number - 1}.pdf").exists()

    monkeypatch.setattr(volumes, "render_volumes", coming)
    outcome = procman(root, "render", "manual", "--format", "pdf", "--volume", "domain")
    assert (outcome.code, len(outcome.out.splitlines())) == (0, 4)


def test_a_large_manual_becomes_volumes_unless_forced(
    procman: Procman, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "MOST_STEPS", 5)
    root = make_workspace(SECOND)
    outcome = procman(root, "--lang", "en", "render", "manual", "--format", "pdf")
    assert outcome.out == "build/manual-administration.pdf\nbuild/manual-sales.pdf\n"
    assert "2 processes" in outcome.err
    assert "--volume manual" in outcome.err
    outcome = procman(root, "--lang", "en", "render", "manual", "--format", "pdf", "--volume", "manual")
    assert outcome.out == "build/manual.pdf\n"
    assert "--volume domain" in outcome.err


def test_options_of_the_pdf_are_refused_elsewhere(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    for options in (["--volume", "domain"], ["--no-tags"], ["--font-path", "x.otf"]):
        outcome = procman(root, "render", "manual", *options)
        assert outcome.code == 2
        assert options[0] in outcome.err


def test_missing_glyphs_are_listed_with_places_and_the_remedy(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace(
        {"glossary.yaml": "quotation: {term: 报价单, definition: 𠮷}\nother: {term: 😀, definition: 无}\n"}
    )
    outcome = procman(root, "--lang", "en", "render", "manual", "--format", "pdf")
    assert outcome.code == 2
    lines = outcome.err.splitlines()
    assert lines[0].startswith("processes/glossary.yaml:1:36: quotation.definition has 𠮷 (U+20BB7)")
    assert lines[1].startswith("processes/glossary.yaml:2:15: other.term has 😀 (U+1F600)")
    assert "in 2 places" in lines[2]
    assert "--font-path" in lines[3]
    assert not (root / "build").exists()


def test_a_mistake_in_an_own_template_is_told_with_its_remedy(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    (root / "templates/pdf").mkdir(parents=True)
    (root / "templates/pdf/cover.typ").write_text("#let cover(manual, volume) = [\n#nothing\n]\n")
    outcome = procman(root, "--lang", "en", "render", "manual", "--format", "pdf")
    assert outcome.code == 2
    assert "templates/pdf/cover.typ:2" in outcome.err
    assert "unknown variable: nothing" in outcome.err


def test_a_large_domain_becomes_parts(
    procman: Procman, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "MOST_STEPS", 5)
    second = MINIMAL.format(id="AD-02", name="报价流程", domain="administration")
    root = make_workspace({"administration/ad-02.yaml": second + "steps:\n  ask: {name: 询价, role: buyer}\n"})
    outcome = procman(root, "render", "manual", "--format", "pdf")
    assert outcome.out == "build/manual-administration-1.pdf\nbuild/manual-administration-2.pdf\n"
    assert _title(root / "build/manual-administration-2.pdf") == "流程手册 行政管理（第 2 册，共 2 册）"
