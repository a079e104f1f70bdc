from __future__ import annotations

import os
from pathlib import Path

import pytest

from procman.documents.writing import remove_output, write_output
from procman.errors import OutputError

OURS = '<!DOCTYPE html>\n<meta name="generator" content="procman 0.1.0">\n'


def test_folders_are_made_and_nothing_else_stays(tmp_path: Path) -> None:
    target = tmp_path / "build" / "deep" / "manual.html"
    write_output(target, OURS)
    assert target.read_text(encoding="utf-8") == OURS
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    "content",
    [OURS.encode(), b"", b"<svg>" + b"x" * 9000 + b"</svg>\n<!-- procman 0.1.0 -->\n"],
    ids=["head", "empty", "tail"],
)
def test_files_of_procman_are_replaced(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "file"
    target.write_bytes(content)
    write_output(target, "new")
    assert target.read_bytes() == b"new"


def test_work_of_others_is_left_alone_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "手册.html"
    target.write_text("my own notes" + "." * 9000, encoding="utf-8")
    with pytest.raises(OutputError) as raised:
        write_output(target, OURS)
    assert raised.value.key == "not-ours"
    assert raised.value.arguments == {"path": str(target)}
    assert target.read_text(encoding="utf-8").startswith("my own notes")
    write_output(target, OURS, force=True)
    assert target.read_text(encoding="utf-8") == OURS


def test_other_markers(tmp_path: Path) -> None:
    target = tmp_path / "chart.json"
    target.write_text('{\n  "process": "CS-02"}', encoding="utf-8")
    with pytest.raises(OutputError):
        write_output(target, "{}")
    write_output(target, "{}", markers=(b'{\n  "process": "',))
    assert target.read_text(encoding="utf-8") == "{}"


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("", encoding="utf-8")
    with pytest.raises(OutputError) as raised:
        write_output(tmp_path / "build" / "manual.html", OURS)
    assert raised.value.key == "cannot-write"
    assert raised.value.arguments["reason"]


def test_a_folder_where_a_file_is_needed(tmp_path: Path) -> None:
    (tmp_path / "manual.html").mkdir()
    with pytest.raises(OutputError) as raised:
        write_output(tmp_path / "manual.html", OURS, force=True)
    assert raised.value.key == "cannot-write"
    assert [path.name for path in tmp_path.iterdir()] == ["manual.html"]


def test_a_failure_half_way_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "manual.html"
    write_output(target, OURS)

    def full(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError) as raised:
        write_output(target, "new")
    assert raised.value.arguments["reason"] == "No space left on device"
    assert target.read_text(encoding="utf-8") == OURS
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_are_those_of_any_file_and_survive(tmp_path: Path) -> None:
    target, plain = tmp_path / "manual.html", tmp_path / "plain"
    plain.touch()
    write_output(target, OURS)
    assert target.stat().st_mode == plain.stat().st_mode
    target.chmod(0o640)
    write_output(target, OURS)
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "manual.html"
    real.write_text(OURS, encoding="utf-8")
    link.symlink_to(real)
    write_output(link, "new")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


def test_only_our_own_files_are_removed(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.svg", tmp_path / "theirs.svg"
    ours.write_text("<svg/>\n<!-- procman 1 -->\n", encoding="utf-8")
    theirs.write_text("<svg/>\n", encoding="utf-8")
    assert remove_output(ours)
    assert not remove_output(theirs)
    assert not remove_output(tmp_path / "none.svg")
    assert [entry.name for entry in tmp_path.iterdir()] == ["theirs.svg"]
