from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

import jsonschema
import pytest

from procman.documents import packaging
from procman.documents.fingerprint import NAME
from procman.report.schemas import json_schema
from tests.cli.conftest import Outcome, Procman
from tests.cli.release_workspace import PROCESS, ReleaseWorkspace

FILES = {
    "manual.html": ("render", "manual"),
    "manual.pdf": ("render", "manual", "--format", "pdf"),
    "manual.docx": ("render", "manual", "--format", "docx"),
    "matrices.xlsx": ("render", "matrix"),
    "matrices.html": ("render", "matrix", "--format", "html"),
    "flowcharts/AD-01.svg": ("render", "flowchart"),
    "flowcharts/AD-01.png": ("render", "flowchart", "--format", "png"),
    "flowcharts/AD-01.pdf": ("render", "flowchart", "--format", "pdf"),
    "guides/AD-01.html": ("render", "guide"),
    "guides/AD-01.pdf": ("render", "guide", "--format", "pdf"),
    "guides/AD-01.docx": ("render", "guide", "--format", "docx"),
    "forms/AD-01-F01.html": ("render", "form", "--format", "html"),
    "forms/AD-01-F01.docx": ("render", "form", "--format", "docx"),
    "forms/AD-01-F01.xlsx": ("render", "form", "--format", "xlsx"),
}


def verify(workspace: ReleaseWorkspace, procman: Procman, *files: str) -> tuple[int, list[dict[str, object]]]:
    done = procman(workspace.root, "verify", "--format", "json", *files)
    data = json.loads(done.out)
    jsonschema.validate(data, json_schema("report-verify"))
    return done.code, data["documents"]


def status(workspace: ReleaseWorkspace, procman: Procman, file: str) -> tuple[int, object]:
    code, documents = verify(workspace, procman, file)
    return code, documents[0]["status"]


def rendered(workspace: ReleaseWorkspace, procman: Procman, name: str) -> str:
    done = procman(workspace.root, "-q", *FILES[name], "-o", "out", "--force")
    assert done.code == 0, done.err
    return next(line for line in done.out.splitlines() if line.endswith(Path(name).name))


@pytest.mark.parametrize("name", FILES)
def test_every_document_is_recognised_until_something_newer_is_released(
    name: str, released: ReleaseWorkspace, procman: Procman
) -> None:
    file = rendered(released, procman, name)
    code, (found,) = verify(released, procman, file)
    assert (code, found["status"], found["release"]) == (0, "current", "v1.0"), found
    released.change()
    assert status(released, procman, file) == (0, "current"), "nothing newer is released yet"
    assert procman(released.root, "-q", "release").code == 0
    code, (found,) = verify(released, procman, file)
    assert (code, found["status"], found["release"], found["newer"]) == (1, "outdated", "v1.0", "v1.1")
    assert found["since"]
    assert found["changes"]
    if "AD-01" in name:
        assert found["processes"] == [{"id": "AD-01", "version": "1.0", "current_version": "1.1"}]
        assert found["effective"] == "2026-01-01"


@pytest.mark.parametrize("name", ["manual.html", "flowcharts/AD-01.svg", "matrices.xlsx"])
def test_what_was_made_from_a_draft(name: str, released: ReleaseWorkspace, procman: Procman) -> None:
    released.edit("time_limit: 1wd", "time_limit: 2wd")
    draft = rendered(released, procman, name)
    assert status(released, procman, draft) == (1, "unreleased")
    released.edit("time_limit: 2wd", "time_limit: 3wd")
    assert status(released, procman, draft) == (2, "unknown")


def test_before_the_first_release(workspace: ReleaseWorkspace, procman: Procman) -> None:
    file = rendered(workspace, procman, "manual.html")
    assert status(workspace, procman, file) == (0, "current")
    workspace.edit("time_limit: 1wd", "time_limit: 2wd")
    assert status(workspace, procman, file) == (2, "unknown")


def test_a_withdrawn_process(released: ReleaseWorkspace, procman: Procman) -> None:
    file = rendered(released, procman, "guides/AD-01.html")
    released.edit("status: effective", "status: retired")
    released.commit("withdrawn")
    assert procman(released.root, "-q", "release").code == 0
    assert status(released, procman, file) == (1, "withdrawn")


def test_what_went_and_came_back_is_current(released: ReleaseWorkspace, procman: Procman) -> None:
    file = rendered(released, procman, "flowcharts/AD-01.svg")
    before = (released.root / PROCESS).read_bytes()
    released.change()
    assert procman(released.root, "-q", "release").code == 0
    (released.root / PROCESS).write_bytes(before)
    released.commit("back")
    released.git("tag", "-a", "-m", "back", "v1.2")
    assert status(released, procman, file) == (0, "current")


def test_the_text_report_in_both_languages(released: ReleaseWorkspace, procman: Procman) -> None:
    file = rendered(released, procman, "guides/AD-01.html")
    released.change()
    assert procman(released.root, "-q", "release").code == 0
    chinese = procman(released.root, "verify", file)
    assert f"{file}：已过期（AD-01 1.0 版，v1.0）；新版为 AD-01 1.1 版，随 v1.1 发布（" in chinese.out
    assert "施行日期 2026-01-01：" in chinese.out
    english = procman(released.root, "--lang", "en", "verify", file)
    assert f"{file}: OUT OF DATE (AD-01 1.0, v1.0); AD-01 1.1 since v1.1, " in english.out
    assert "cannot be seen from it" in english.err
    assert procman(released.root, "-q", "verify", file).err == ""


def test_the_worst_file_decides(released: ReleaseWorkspace, procman: Procman) -> None:
    file = rendered(released, procman, "manual.html")
    (released.root / "note.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    code, documents = verify(released, procman, file, "note.html", "missing.pdf")
    assert code == 2
    assert [document["status"] for document in documents] == ["current", "no-fingerprint", "unreadable"]


def test_a_form_that_was_filled_and_saved_by_another_program(released: ReleaseWorkspace, procman: Procman) -> None:
    """Office writes other core properties, and keeps what a user would have added."""
    file = released.root / rendered(released, procman, "forms/AD-01-F01.xlsx")
    parts = packaging.unpack(file.read_bytes())
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"procman", b"Somebody")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in reversed(parts.items()):
            archive.writestr(name, content)
    file.write_bytes(buffer.getvalue())
    assert status(released, procman, str(file)) == (0, "current")


def test_words_of_a_definition_are_no_fingerprint(workspace: ReleaseWorkspace, procman: Procman) -> None:
    forged = f'procman:manual:-:{"0" * 20}:v9 </title><meta name="{NAME}" content="procman:manual:-:{"0" * 20}:v9">'
    workspace.edit("title: 流程手册", f"title: '{forged}'", "processes/manual.yaml")
    workspace.edit("name: 办公用品采购流程", f"name: '{forged} -->'")
    workspace.commit("forged")
    for name in ("manual.html", "manual.docx", "flowcharts/AD-01.svg", "flowcharts/AD-01.pdf", "matrices.xlsx"):
        assert status(workspace, procman, rendered(workspace, procman, name)) == (0, "current"), name


def damaged(workspace: ReleaseWorkspace, procman: Procman, name: str, content: bytes) -> Outcome:
    (workspace.root / name).write_bytes(content)
    return procman(workspace.root, "--lang", "en", "verify", name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b""),
        ("b.txt", b"procman:manual:-:00000000000000000000:v1"),
        ("c.docx", b"PK\x03\x04 no archive"),
        ("d.xlsx", b"PK\x03\x04"),
        ("e.png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 40),
        ("f.pdf", b"%PDF-1.7\n/Keywords <FEFFZZ>"),
        ("g.pdf", b"%PDF-1.7\n/Keywords <FEF>"),
        ("h.html", b"<!doctype html>" + b"<meta " * 50_000),
        ("i.svg", b"<svg>" + b"<!-- procman " * 5_000),
        ("j.html", b"<html><body><meta name='procman-fingerprint' content='procman:manual:-:00000000000000000000:v1'>"),
    ],
)
def test_damaged_and_foreign_files(name: str, content: bytes, released: ReleaseWorkspace, procman: Procman) -> None:
    done = damaged(released, procman, name, content)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert name in done.out


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def test_a_bomb_is_not_unpacked(released: ReleaseWorkspace, procman: Procman) -> None:
    bomb = archive({"[Content_Types].xml": b"", "docProps/custom.xml": b" " * 200_000_000})
    assert len(bomb) < 1_000_000
    done = damaged(released, procman, "bomb.xlsx", bomb)
    assert (done.code, "NO FINGERPRINT" in done.out) == (2, True)


def test_entities_are_not_resolved(released: ReleaseWorkspace, procman: Procman) -> None:
    (released.root / "secret").write_text(f"procman:manual:-:{'0' * 20}:v1", encoding="utf-8")
    xml = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{released.root}/secret">]><x>&e;</x>'
    done = damaged(
        released, procman, "entity.docx", archive({"[Content_Types].xml": b"", "docProps/custom.xml": xml.encode()})
    )
    assert (done.code, "NO FINGERPRINT" in done.out) == (2, True)


def test_another_zip_is_no_document(released: ReleaseWorkspace, procman: Procman) -> None:
    done = damaged(released, procman, "x.zip", archive({"a.txt": b"x"}))
    assert (done.code, "is no PDF" in done.out) == (2, True)


def test_a_document_of_another_manual(released: ReleaseWorkspace, procman: Procman) -> None:
    text = f'<!doctype html><head><meta name="{NAME}" content="procman:ZZ-09:3.1:{"1" * 20}:v3.1"></head>'
    (released.root / "other.html").write_text(text, encoding="utf-8")
    code, (found,) = verify(released, procman, "other.html")
    assert (code, found["status"], found["stated_release"]) == (2, "unknown", "v3.1")
    assert found["processes"] == [{"id": "ZZ-09", "version": "3.1", "current_version": None}]


def test_a_shallow_clone_says_what_it_does_not_know(
    released: ReleaseWorkspace, procman: Procman, tmp_path: Path
) -> None:
    file = released.root / rendered(released, procman, "manual.html")
    released.change()
    assert procman(released.root, "-q", "release").code == 0
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{released.root}", str(clone)], check=True)
    done = procman(clone, "--lang", "en", "verify", str(file))
    assert (done.code, "shallow clone" in done.err) == (2, True)


def test_the_same_input_gives_the_same_bytes_whatever_else_is_committed(
    released: ReleaseWorkspace, procman: Procman
) -> None:
    first = (released.root / rendered(released, procman, "manual.docx")).read_bytes()
    (released.root / "README.md").write_text("x", encoding="utf-8")
    released.commit("readme")
    assert (released.root / rendered(released, procman, "manual.docx")).read_bytes() == first
