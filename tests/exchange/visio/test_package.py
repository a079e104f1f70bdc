"""The package: what every reader of Office files checks first."""

from __future__ import annotations

import io
import posixpath
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from procman.documents.writing import write_output
from procman.errors import OutputError
from procman.exchange.visio.document import to_vsdx
from procman.exchange.visio.package import MARKER
from tests.exchange.charts import hostile_chart, small_chart

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@pytest.fixture(scope="module", params=["small", "hostile"])
def archive(request: pytest.FixtureRequest) -> ZipFile:
    chart = small_chart() if request.param == "small" else hostile_chart("horizontal")
    return ZipFile(io.BytesIO(to_vsdx(chart)))


def test_the_archive_is_whole_and_has_no_date(archive: ZipFile) -> None:
    assert archive.testzip() is None
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.namelist()[0] == "[Content_Types].xml"


def test_every_part_is_well_formed(archive: ZipFile) -> None:
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))


def test_every_part_has_its_type_and_every_type_its_part(archive: ZipFile) -> None:
    root = ElementTree.fromstring(archive.read("[Content_Types].xml"))
    overrides = {entry.get("PartName", "") for entry in root.iter(f"{_TYPES}Override")}
    parts = {f"/{name}" for name in archive.namelist() if not name.endswith((".rels", "[Content_Types].xml"))}
    assert overrides == parts
    assert {entry.get("Extension") for entry in root.iter(f"{_TYPES}Default")} == {"rels", "xml"}


def test_every_part_can_be_reached_by_relations(archive: ZipFile) -> None:
    reached, waiting = set(), [""]
    while waiting:
        part = waiting.pop()
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in archive.namelist():
            continue
        for relation in ElementTree.fromstring(archive.read(relations)).iter(f"{_RELATIONS}Relationship"):
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
            assert target in archive.namelist()
            reached.add(target)
            waiting.append(target)
    assert reached == {name for name in archive.namelist() if not name.endswith((".rels", "[Content_Types].xml"))}


def test_the_page_names_its_part(archive: ZipFile) -> None:
    assert b'r:id="rId1"' in archive.read("visio/pages/pages.xml")


def test_our_own_file_is_overwritten_and_nobody_elses(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.vsdx", tmp_path / "theirs.vsdx"
    ours.write_bytes(to_vsdx(small_chart()))
    with ZipFile(theirs, "w") as other:
        other.writestr("docProps/core.xml", "<dc:creator>somebody</dc:creator>")
    write_output(ours, to_vsdx(hostile_chart()), markers=(MARKER,))
    with pytest.raises(OutputError):
        write_output(theirs, to_vsdx(small_chart()), markers=(MARKER,))


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not on this machine")
@pytest.mark.parametrize("name", ["small", "hostile"])
def test_libreoffice_reads_every_name(name: str, tmp_path: Path) -> None:
    chart = small_chart() if name == "small" else hostile_chart()
    path = tmp_path / f"{name}.vsdx"
    path.write_bytes(to_vsdx(chart))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    told = subprocess.run(
        ["pdftotext", "-raw", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True, timeout=60
    )
    text = "".join(told.stdout.decode().split())
    drawing = chart.drawing
    names = [line for node in drawing.nodes for line in node.lines]
    names += [line for edge in drawing.edges if edge.label for line in edge.label.lines]
    names += [badge.text for node in drawing.nodes for badge in node.badges]
    told_by_font = [name for name in names if max(name) < "\uffff"]  # emoji have no place in a PDF's text
    assert len(told_by_font) >= len(names) - 4
    assert [name for name in told_by_font if "".join(name.split()) not in text] == []
