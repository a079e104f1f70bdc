"""The pages of a site, taken apart."""

from __future__ import annotations

import itertools
import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from procman.documents.site.build import build_site
from procman.errors import TemplateFaultError, WorkspaceError
from procman.messages import LANGUAGES, catalogue
from procman.model.definitions import Definitions
from tests.documents.conftest import Define, Page
from tests.documents.site.conftest import build, contents, publication_of
from tests.documents.view.test_view import FLOW, MINIMAL

HOSTILE = "</script><img src=x onerror=alert(1)>]]>{{ 7*7 }}\u202e\u2028<!--"
LONG = "长" * 10_000


def pages_of(folder: Path) -> dict[str, Page]:
    return {path: Page(content.decode()) for path, content in contents(folder).items() if path.endswith(".html")}


def lost_links(folder: Path) -> list[str]:
    """Links that lead to no file, or to no place in it; and none may leave the site."""
    pages, files = pages_of(folder), contents(folder)
    lost = []
    for path, page in pages.items():
        for target in (*page.targets, *page.resources):
            if re.match(r"(https?|mailto):", target):
                continue
            address, _, fragment = target.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address))) if address else path
            if file not in files or (fragment and unquote(fragment) not in pages[file].ids):
                lost.append(f"{path}: {target}")
    return lost


def assert_sound(folder: Path) -> None:
    assert lost_links(folder) == []
    for path, page in pages_of(folder).items():
        assert page.faults == [], path
        assert len(page.ids) == len(set(page.ids)), path


def test_the_sample_site_is_sound(sample_site: Path) -> None:
    assert_sound(sample_site)
    pages = pages_of(sample_site)
    assert {"index.html", "processes/CS-02.html", "roles/complaint-handler.html", "forms.html"} <= set(pages)
    assert len([path for path in pages if path.startswith("processes/")]) == 18


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_site_is_sound_in_both_languages(language: str, define: Define, tmp_path: Path) -> None:
    build(define({"a/ad-02.yaml": FLOW}), tmp_path, language=language)
    assert_sound(tmp_path)
    assert all(
        f'<html lang="{language}">'.encode() in each
        for path, each in contents(tmp_path).items()
        if path.endswith(".html")
    )


def test_processes_of_which_nothing_is_said(define: Define, tmp_path: Path) -> None:
    """Undeclared domains may have any name; ids that begin another one lead to their own pages."""
    files = {
        "a.yaml": MINIMAL.format(id="AD-02", name="空白", domain="../elsewhere"),
        "b.yaml": MINIMAL.format(id="AD-02-STEP", name="长号", domain="../elsewhere"),
    }
    build(define(files), tmp_path / "site")
    assert_sound(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"] or not (tmp_path / "elsewhere").exists()
    assert "../processes/AD-02-STEP.html" in pages_of(tmp_path / "site")["processes/AD-02.html"].targets


def test_without_processes_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        build(Definitions(), tmp_path)


def test_every_page_has_what_screen_readers_need(sample_site: Path) -> None:
    for path, page in pages_of(sample_site).items():
        assert page.elements.count("main") == page.elements.count("h1") == 1, path
        assert {"header", "nav", "footer"} <= set(page.elements), path
        assert page.targets[: page.targets.index("#content") + 1][-1] == "#content", path
        levels = [int(each[1]) for each in page.elements if re.fullmatch(r"h[1-6]", each)]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (path, levels)
        named = [value for tag, name, value in page.attributes if tag == "nav" and name == "aria-label"]
        assert len(named) == len(set(named)) == page.elements.count("nav"), path


def test_nothing_is_loaded_from_elsewhere(sample_site: Path) -> None:
    for path, content in contents(sample_site).items():
        if path.endswith(".html"):
            assert b"default-src 'none'" in content[:2048], path
            assert b'<meta name="generator" content="procman ' in content[:2048], path
            assert not [url for url in Page(content.decode()).resources if "//" in url], path
        elif not path.startswith((".", "forms/")):
            assert content.startswith(b"/* procman "), path
            assert not re.search(rb"https?://|@import|url\(", content) or path.startswith("search/"), path


def test_hostile_texts_stay_texts(define: Define, tmp_path: Path) -> None:
    text = MINIMAL.format(id="AD-02", name=json.dumps(HOSTILE), domain="administration")
    text += f"purpose: {json.dumps(HOSTILE + LONG)}\n"
    text += f"steps: {{do-it: {{name: {json.dumps(HOSTILE)}, role: buyer, next: done}}}}\nends: {{done: 完}}\n"
    build(define({"a.yaml": text}), tmp_path)
    assert_sound(tmp_path)
    for path, page in pages_of(tmp_path).items():
        assert "img" not in page.elements, path
        assert not [name for _, name, _ in page.attributes if name.startswith("on")], path
    script = (tmp_path / "search/domain-1.js").read_text(encoding="utf-8")
    assert "<" not in script
    assert "\u2028" not in script
    assert "\u202e" not in script
    assert "{{ 7*7 }}" in pages_of(tmp_path)["processes/AD-02.html"].text


def test_a_step_leads_to_its_text_and_back(sample_site: Path) -> None:
    page = pages_of(sample_site)["processes/CS-02.html"]
    assert page.targets.count("#cs-02-step-register") >= 2
    assert "#cs-02-flowchart-step-register" in page.targets
    assert "cs-02-flowchart-step-register" in page.ids


def test_a_role_sees_what_it_has_to_do(sample_site: Path) -> None:
    page = pages_of(sample_site)["roles/complaint-handler.html"]
    assert "../processes/CS-02.html#cs-02-step-propose" in page.targets
    assert "../organisation.html#department-customer-service" in page.targets or "客户服务部" in page.text
    assert "我承办的流程" in page.text


def test_forms_can_be_downloaded(define: Define, tmp_path: Path) -> None:
    publication = publication_of(define())
    build_site(publication, tmp_path, form_formats=["docx", "html"])
    assert (tmp_path / "forms/AD-01-F01.docx").read_bytes().startswith(b"PK")
    assert {"forms/AD-01-F01.docx", "forms/AD-01-F01.html"} <= set(pages_of(tmp_path)["forms.html"].targets)
    build(define(), tmp_path)
    assert not (tmp_path / "forms/AD-01-F01.docx").exists(), "no longer part of the site"


def test_many_processes_are_listed(define: Define, tmp_path: Path) -> None:
    names = {
        f"{number}.yaml": MINIMAL.format(id=f"AD-{number}", name=f"第{number}个", domain="administration")
        for number in range(10, 170)
    }
    build(define(names), tmp_path)
    index = pages_of(tmp_path)["index.html"]
    assert "processes/AD-99.html" in index.targets
    assert "svg" not in [
        tag for tag, name, value in index.attributes if (name, value) == ("role", "graphics-document document")
    ]
    assert lost_links(tmp_path) == []


def test_a_workspace_replaces_templates(define: Define, tmp_path: Path) -> None:
    overrides = tmp_path / "templates"
    (overrides / "html/site").mkdir(parents=True)
    (overrides / "html/site/site.css").write_text(":root { --ink: red }", encoding="utf-8")
    build(define(), tmp_path / "site", overrides=overrides)
    assert "--ink: red" in (tmp_path / "site/assets/site.css").read_text(encoding="utf-8")
    (overrides / "html/site/role.html.j2").write_text("{{ nothing_there }}", encoding="utf-8")
    with pytest.raises(TemplateFaultError) as caught:
        build(define(), tmp_path / "site", overrides=overrides)
    assert caught.value.location is not None
    assert caught.value.location.path == "templates/html/site/role.html.j2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_site_hide_no_words_of_documents(language: str) -> None:
    site = catalogue(language, "site").keys()
    assert not site & catalogue(language, "documents").keys()
    assert not site & catalogue(language, "landscape").keys()
