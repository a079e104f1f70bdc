from __future__ import annotations

from pathlib import Path

import pytest

from procman.errors import UnreadableError
from procman.exchange.bpmn_import.xml_file import MAXIMUM_BYTES, parse, read_file

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
PLAIN = f'<definitions xmlns="{MODEL}"><process id="p"><task id="t" name="核对资料"/></process></definitions>'
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))

REFUSED = {
    "empty": (b"", "bpmn-empty"),
    "blank": (b" \n\t", "bpmn-empty"),
    "only-a-mark": (b"\xef\xbb\xbf", "bpmn-empty"),
    "no-xml": (b"hello", "bpmn-not-xml"),
    "cut": (PLAIN[:-20].encode(), "bpmn-not-xml"),
    "random": (bytes(range(256)), "bpmn-not-xml"),
    "bomb": (f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "x">{BOMB}]>{PLAIN}'.encode(), "bpmn-doctype"),
    "external": (f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>{PLAIN}'.encode(), "bpmn-doctype"),
    "after-a-comment": (f"<!-- <x> -->\n<?p?>\n<!DOCTYPE d>{PLAIN}".encode(), "bpmn-doctype"),
    "utf-16-doctype": (f"<!DOCTYPE d>{PLAIN}".encode("utf-16"), "bpmn-doctype"),
    "other-xml": (b"<note/>", "bpmn-not-bpmn"),
    "wsdl": (b'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>', "bpmn-other-format"),
    "other-definitions": (b'<definitions xmlns="urn:x"/>', "bpmn-not-bpmn"),
    "xpdl": (b'<Package xmlns="http://www.wfmc.org/2008/XPDL2.1" Id="1"/>', "bpmn-other-format"),
    "bpmn-1": (b'<bpmn:BpmnDiagram xmlns:bpmn="http://stp.eclipse.org/bpmn"/>', "bpmn-other-format"),
    "visio": (b"PK\x03\x04rest", "bpmn-other-format"),
    "vdx": (b'<VisioDocument xmlns="http://schemas.microsoft.com/visio/2003/core"/>', "bpmn-other-format"),
    "drawio": (b"<mxfile><diagram/></mxfile>", "bpmn-other-format"),
    "json": (b'{"resourceId": "canvas"}', "bpmn-other-format"),
    "dmn": (b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', "bpmn-other-format"),
    "wrong-encoding": (PLAIN.encode("gb18030"), "bpmn-encoding"),
    "unknown-encoding": (f'<?xml version="1.0" encoding="martian"?>{PLAIN}'.encode(), "bpmn-encoding"),
    "deep": (f'<definitions xmlns="{MODEL}">{"<a>" * 250}{"</a>" * 250}</definitions>'.encode(), "bpmn-too-deep"),
    "too-large": (b" " * (MAXIMUM_BYTES + 1), "bpmn-too-large"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_bpmn_is_refused_with_a_reason(case: str) -> None:
    content, key = REFUSED[case]
    with pytest.raises(UnreadableError) as caught:
        parse(content, "x.bpmn")
    assert caught.value.key == key
    assert caught.value.location is not None
    assert caught.value.location.path == "x.bpmn"


def test_entities_are_refused_on_the_line_of_the_declaration() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(f'<?xml version="1.0"?>\n\n<!DOCTYPE d>\n{PLAIN}'.encode(), "x.bpmn")
    assert caught.value.location is not None
    assert caught.value.location.line == 3


def test_syntax_errors_tell_the_line() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(f'<?xml version="1.0"\n encoding="UTF-8"?>\n<definitions xmlns="{MODEL}">\n<oops>'.encode(), "x.bpmn")
    assert caught.value.location is not None
    assert caught.value.location.line == 4


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.bpmn"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(UnreadableError) as caught:
        read_file(path, "large.bpmn")
    assert caught.value.key == "bpmn-too-large"
    assert caught.value.arguments["size"] == "50.0"


@pytest.mark.parametrize(("name", "key"), [(".", "bpmn-folder"), ("missing.bpmn", "cannot-read")])
def test_folders_and_missing_files(tmp_path: Path, name: str, key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_file(tmp_path / name, name)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("utf-8", "utf-8"),
        (None, "utf-8"),
        (None, "utf-16"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("UTF-16", "utf-16-be"),
        ("GBK", "gbk"),
        ("GB2312", "gbk"),
        ("gb18030", "gb18030"),
        ("Big5", "big5"),
        ("utf-16", "utf-8"),
    ],
)
def test_encodings(declared: str | None, encoding: str) -> None:
    name = "流程" if encoding == "big5" else "核对资料"
    prolog = f'<?xml version="1.0" encoding="{declared}" standalone="yes"?>\n' if declared else ""
    content = (prolog + PLAIN.replace("核对资料", name)).encode(encoding)
    root = parse(content, "x.bpmn")
    task = root[0][0]
    assert task.get("name") == name
    assert task.sourceline == (2 if declared else 1)


def test_a_comment_that_speaks_of_doctype_is_no_doctype() -> None:
    assert len(parse(f"<!-- <!DOCTYPE x> -->{PLAIN}".encode(), "x.bpmn")) == 1
