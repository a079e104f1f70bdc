from __future__ import annotations

from pathlib import Path

import pytest

from procman.documents.template_files import read_template_files
from procman.errors import TemplateFaultError


def _write(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_shipped_files_have_names_below_the_templates_folder() -> None:
    found = read_template_files("pdf")
    assert {"pdf/manual.typ", "pdf/style.typ", "pdf/process/rules.typ"} <= found.files.keys()
    assert found.overridden == frozenset()


def test_own_files_replace_shipped_ones_and_new_ones_are_added(tmp_path: Path) -> None:
    _write(tmp_path, "pdf/style.typ", b"mine")
    _write(tmp_path, "pdf/logo.png", b"picture")
    _write(tmp_path, "html/style.css", b"another format")
    found = read_template_files("pdf", tmp_path)
    assert (found.files["pdf/style.typ"], found.files["pdf/logo.png"]) == (b"mine", b"picture")
    assert found.overridden == {"pdf/style.typ", "pdf/logo.png"}
    assert "pdf/manual.typ" in found.files
    assert "html/style.css" not in found.files


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    own = tmp_path / "templates"
    (own / "pdf").mkdir(parents=True)
    (own / "pdf/secret.txt").symlink_to(secret)
    with pytest.raises(TemplateFaultError) as raised:
        read_template_files("pdf", own)
    assert raised.value.key == "template-outside"
    assert str(raised.value.location) == "templates/pdf/secret.txt"
