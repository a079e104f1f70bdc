"""What is built again, and what is not: a build over an older site gives what a build from nothing gives."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from procman.documents.incremental import keys
from procman.documents.site.build import STATE, SiteBuild
from procman.documents.view.head import Revision
from procman.errors import OutputError
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import BASE, MakeWorkspace
from tests.documents.conftest import Define
from tests.documents.site.conftest import build, contents
from tests.documents.view.test_view import FLOW

OTHER = """\
id: AD-03
name: 归档
domain: administration
owner: applicant
version: "1.0"
inputs: {report: {name: 报告, from: AD-02}}
steps: {keep: {name: 归档报告, role: applicant, inputs: [report], next: done}}
ends: {done: 已归档}
"""
FILES = {"administration/ad-02.yaml": FLOW, "administration/ad-03.yaml": OTHER}


def dictionary(name: str) -> str:
    return (BASE / "processes" / name).read_text(encoding="utf-8")


CHANGES: dict[str, tuple[dict[str, str], set[str]]] = {
    "a step's text": (
        {"administration/ad-03.yaml": OTHER.replace("归档报告", "归档月报")},
        {"processes/AD-03.html", "roles/applicant.html", "search/domain-1.js"},
    ),
    "a name that others mention": (
        {"administration/ad-03.yaml": OTHER.replace("name: 归档\n", "name: 存档\n")},
        {"processes/AD-02.html", "processes/AD-03.html", "roles/applicant.html", "index.html"},
    ),
    "a status": (
        {"administration/ad-03.yaml": OTHER + "status: retired\n"},
        {"processes/AD-03.html", "index.html", "roles/applicant.html"},
    ),
    "who takes part": (
        {"administration/ad-03.yaml": OTHER.replace("role: applicant", "role: buyer")},
        {"processes/AD-03.html", "roles/applicant.html", "roles/buyer.html", "organisation.html"},
    ),
    "the organisation": (
        {"organisation.yaml": dictionary("organisation.yaml").replace("采购", "采买")},
        {"processes/AD-01.html", "processes/AD-02.html", "organisation.html"},
    ),
    "the manual": (
        {"manual.yaml": re.sub("title: .*", "title: 改名的手册", dictionary("manual.yaml"))},
        {"processes/AD-01.html", "processes/AD-02.html"},
    ),
    "the glossary": ({"glossary.yaml": "order: {term: 订单, definition: 改过的释义}\n"}, {"glossary.html"}),
    "a process that is new": (
        {"administration/ad-04.yaml": OTHER.replace("AD-03", "AD-04")},
        {"processes/AD-04.html", "processes/AD-03.html", "index.html"},
    ),
}


@pytest.mark.parametrize("escape", ["", "# \\\n"], ids=["files", "escapes"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_build_over_an_old_site_is_a_build_from_nothing(
    change: str, escape: str, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    def build_of(files: dict[str, str], folder: Path) -> SiteBuild:
        workspace = load(FolderTree(make_workspace({path: escape + text for path, text in files.items()})))
        return build(workspace.require_sound(), folder, workspace=workspace)

    files, stale = CHANGES[change]
    build_of(FILES, tmp_path / "old")
    built = build_of(FILES | files, tmp_path / "old")
    build_of(FILES | files, tmp_path / "new")
    assert contents(tmp_path / "old") == contents(tmp_path / "new")
    assert stale <= set(built.written)


def test_what_has_not_changed_is_not_made_again(define: Define, tmp_path: Path) -> None:
    build(define(FILES), tmp_path)
    again = build(define(FILES), tmp_path)
    assert (again.written, again.removed) == ((), ())
    changed = build(define(FILES | CHANGES["a step's text"][0]), tmp_path)
    assert set(changed.written) == CHANGES["a step's text"][1]


def test_a_process_that_is_gone_takes_its_page_along(define: Define, tmp_path: Path) -> None:
    build(define(FILES), tmp_path)
    strange = tmp_path / "processes/notes.html"
    strange.write_text("<p>mine</p>", encoding="utf-8")
    (tmp_path / STATE).unlink()  # even when nobody knows any longer what was written
    root = {key: value for key, value in FILES.items() if "03" not in key}
    (tmp_path / "workspace/processes/administration/ad-03.yaml").unlink(missing_ok=True)
    gone = build(define(root), tmp_path)
    assert gone.removed == ("processes/AD-03.html",)
    assert strange.exists()


@pytest.mark.parametrize("damage", ["edited", "deleted", "emptied"])
def test_output_that_was_touched_is_made_again(damage: str, define: Define, tmp_path: Path) -> None:
    build(define(), tmp_path)
    page = tmp_path / "processes/AD-01.html"
    good = page.read_bytes()
    if damage == "deleted":
        page.unlink()
    else:
        page.write_bytes(b"" if damage == "emptied" else b"<p>somebody was here</p>")
    assert build(define(), tmp_path).written == ("processes/AD-01.html",)
    assert page.read_bytes() == good


def test_language_templates_history_and_code_count(
    define: Define, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stale(**options: Any) -> set[str]:
        return set(build(define(), tmp_path / "site", **options).written)

    overrides = tmp_path / "templates"
    overrides.mkdir()
    stale(overrides=overrides)
    assert stale(overrides=overrides) == set()
    assert "processes/AD-01.html" in stale(overrides=overrides, language="en")
    stale(overrides=overrides)
    (overrides / "html").mkdir()
    (overrides / "html/macros.html.j2").write_text('{% extends "!base/html/macros.html.j2" %}', encoding="utf-8")
    (overrides / ".macros.swp").write_text("an editor's", encoding="utf-8")
    history = {"AD-01": [Revision("1.0", None, "首版", "王敏")]}
    (overrides / "html/macros.html.j2").unlink()
    stale(overrides=overrides)
    assert stale(overrides=overrides, revisions=history) == {
        "processes/AD-01.html",
        "search/domain-1.js",
        *_roles(tmp_path),
    }
    (overrides / "html/site").mkdir(parents=True)
    (overrides / "html/site/site.css").write_text("/* mine */", encoding="utf-8")
    assert "assets/site.css" in stale(overrides=overrides)
    monkeypatch.setattr(keys, "code_fingerprint", lambda _: "another procman")
    assert "index.html" in stale(overrides=overrides)


def _roles(folder: Path) -> set[str]:
    """The roles that take part in the only process."""
    site = folder / "site"
    return {
        f"roles/{path.name}"
        for path in (site / "roles").iterdir()
        if "processes/AD-01.html" in path.read_text(encoding="utf-8")
    }


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"version": 99, "files": {}}', '{"version": 1, "files": {"processes/AD-01.html": 3}}'],
)
def test_a_damaged_list_of_what_was_built_is_made_anew(content: str, define: Define, tmp_path: Path) -> None:
    build(define(), tmp_path)
    good = contents(tmp_path)
    (tmp_path / STATE).write_text(content, encoding="utf-8")
    assert build(define(), tmp_path).unchanged == 0
    assert contents(tmp_path) == good


def test_a_list_that_leads_out_of_the_site_deletes_nothing(define: Define, tmp_path: Path) -> None:
    victim = tmp_path / "victim.html"
    victim.write_text('<meta name="generator" content="procman 0">', encoding="utf-8")
    site = tmp_path / "site"
    build(define(), site)
    state = json.loads((site / STATE).read_text(encoding="utf-8"))
    state["jobs"] |= {path: {"key": "", "files": {path: ""}} for path in ("../victim.html", str(victim))}
    (site / STATE).write_text(json.dumps(state), encoding="utf-8")
    assert build(define(), site).removed == ()
    assert victim.exists()


def test_somebody_elses_file_is_not_overwritten(define: Define, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>mine</p>", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        build(define(), tmp_path)
    assert caught.value.key == "not-ours"
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<p>mine</p>"
    (tmp_path / "index.html").unlink()
    assert build(define(), tmp_path).written == ("index.html",), "what was written before the fault is known"


def test_two_builds_give_the_same_bytes(define: Define, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        build(define(FILES), tmp_path / folder)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
