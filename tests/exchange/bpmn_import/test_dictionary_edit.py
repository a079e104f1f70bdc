from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.exchange.bpmn_import.dictionary_edit import with_entries
from procman.source.reader import read
from tests.conftest import REPOSITORY

NEW = {"roles": {"auditor": {"name": "审计员"}}}
LINE = "  auditor: {name: 审计员}"

# A file, the number of lines before the new ones, and the new ones.
CASES = {
    "below the last entry": ("roles:\n  a: {name: 甲}\n\nparties:\n  c: {name: 丙}\n", 2, [LINE]),
    "block entries": ("roles:\n  a:\n    name: 甲\n    duties:\n      - 事\n", 5, [LINE]),
    "comments stay": (
        "# 一\nroles:   # 二\n  a: {name: 甲}   # 三\n  # 四\n# 五\nparties:\n  c: {name: 丙}\n",
        4,
        [LINE],
    ),
    "wide indentation": ("roles:\n    a: {name: 甲}\n", 2, [f"  {LINE}"]),
    "no section": ("parties:\n  c: {name: 丙}\n\n", 2, ["roles:", LINE]),
    "empty section": ("roles:\nparties:\n  c: {name: 丙}\n", 1, [LINE]),
    "only a comment": ("# nothing\n", 1, ["roles:", LINE]),
    "empty file": ("", 0, ["roles:", LINE]),
    "no line break at the end": ("roles:\n  a: {name: 甲}", 2, [LINE]),
    "a byte order mark": ("\ufeffroles:\n  a: {name: 甲}\n", 2, [LINE]),
    "windows line breaks": ("roles:\r\n  a: {name: 甲}\r\n", 2, [LINE]),
}


@pytest.mark.parametrize("case", CASES)
def test_entries_are_added_and_every_other_byte_stays(case: str) -> None:
    before, place, added = CASES[case]
    end = "\r\n" if "\r" in before else "\n"
    lines = before.splitlines()
    after = end.join([*lines[:place], *added, *lines[place:]]) + end
    assert with_entries(before.encode(), "organisation.yaml", NEW).decode() == after


def test_a_file_in_brackets_is_rewritten_with_its_comments() -> None:
    content = "# 组织\nroles: {a: {name: 甲}}   # 角色\n".encode()
    changed = with_entries(content, "organisation.yaml", NEW)
    assert read(changed, "x") == {"roles": {"a": {"name": "甲"}, "auditor": {"name": "审计员"}}}
    assert "# 组织" in changed.decode()


def test_nothing_to_add_changes_nothing() -> None:
    content = b"roles: {a: {name: x}}\n\n\n"
    assert with_entries(content, "organisation.yaml", {"roles": {}}) == content


def test_the_sample_organisation_keeps_all_its_lines() -> None:
    content = (REPOSITORY / "processes/organisation.yaml").read_bytes()
    changed = with_entries(content, "organisation.yaml", {**NEW, "parties": {"p": {"name": "甲方"}}})
    kept = [line for line in changed.splitlines() if b"\xe5\xae\xa1\xe8\xae\xa1\xe5\x91\x98}" not in line]
    assert [line for line in kept if not line.startswith("  p: {name: 甲方}".encode())] == content.splitlines()
    assert read(changed, "x")["roles"]["auditor"] == {"name": "审计员"}


names = st.text("甲乙 ab:#{}[],'\"-?&*!|>%@`=~.0123\\", min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), names, max_size=4), names)
def test_what_is_added_reads_as_it_was_meant(known: dict[str, str], name: str) -> None:
    content = with_entries(b"", "x", {"roles": {one: {"name": text} for one, text in known.items()}})
    known.pop("new", None)
    changed = with_entries(content, "x", {"roles": {"zzz-new": {"name": name}}})
    assert read(changed, "x")["roles"]["zzz-new"] == {"name": name}
