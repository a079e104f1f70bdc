from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from procman.documents.fingerprint import Fingerprint, find_fingerprint, fingerprint
from procman.documents.publication import Publication
from procman.model.translated import translated
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import MakeWorkspace
from tests.documents.conftest import Define, definitions_at

PROCESS = "administration/ad-01-purchase.yaml"


def source(make_workspace: MakeWorkspace) -> str:
    return (make_workspace(folder="source") / "processes" / PROCESS).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("process_ids", "versions", "release"),
    [
        ((), (), ""),
        ((), (), "v1.2+"),
        (("CS-02",), ("1.3",), "v1.2"),
        (("BO-01", "CS-02"), ("1.0", "12.10"), "手册-v1.2"),
        (("CS-02",), ("1.3",), "release/1.2--(final)"),
    ],
)
def test_a_fingerprint_is_a_line_of_ascii_that_reads_back(
    process_ids: tuple[str, ...], versions: tuple[str, ...], release: str
) -> None:
    made = Fingerprint(process_ids, versions, "0123456789abcdef0123", release)
    text = str(made)
    assert text.isascii()
    assert " " not in text
    assert find_fingerprint(f"<x>{text}</x>") == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "procman 0.1.0",
        "procman:CS-02:1.3:0123:v1",
        "procman:CS-02:1.3,1.4:0123456789abcdef0123:v1",
        "procman:manual:1.3:0123456789abcdef0123:v1",
        "procman:CS-02:-:0123456789abcdef0123:v1",
        "procman:<script>:1.0:0123456789abcdef0123:",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert find_fingerprint(text) is None


def test_layout_comments_and_key_order_do_not_count(make_workspace: MakeWorkspace) -> None:
    text = source(make_workspace)
    version = next(line for line in text.splitlines() if line.startswith("version:"))
    moved = f"# a comment\n{version}   # moved to the top\n" + text.replace(f"{version}\n", "") + "\n\n# the end\n"
    assert moved != text
    before = definitions_at(make_workspace(folder="before"))
    after = definitions_at(make_workspace({PROCESS: moved}, folder="after"))
    assert fingerprint(before, ["AD-01"]) == fingerprint(after, ["AD-01"])
    assert fingerprint(before) == fingerprint(after)


def test_a_changed_word_counts_for_the_process_and_the_manual(define: Define) -> None:
    before = define()
    process = before.processes["AD-01"]
    after = replace(before, processes={"AD-01": process.model_copy(update={"purpose": "另一个目的"})})
    assert fingerprint(before, ["AD-01"]).digest != fingerprint(after, ["AD-01"]).digest
    assert fingerprint(before).digest != fingerprint(after).digest


def test_the_order_of_steps_counts(define: Define) -> None:
    before = define()
    process = before.processes["AD-01"]
    turned = process.model_copy(update={"steps": dict(reversed(process.steps.items()))})
    after = replace(before, processes={"AD-01": turned})
    assert fingerprint(before, ["AD-01"]).digest != fingerprint(after, ["AD-01"]).digest


def test_a_renamed_role_is_another_manual_but_no_other_process(define: Define) -> None:
    before = define()
    roles = before.organisation.roles
    role_id, role = next(iter(roles.items()))
    renamed = {**roles, role_id: role.model_copy(update={"name": "新名称"})}
    after = replace(before, organisation=before.organisation.model_copy(update={"roles": renamed}))
    assert fingerprint(before, ["AD-01"]) == fingerprint(after, ["AD-01"])
    assert fingerprint(before).digest != fingerprint(after).digest


def test_settings_that_no_document_shows_do_not_count(define: Define) -> None:
    before = define()
    versioning = before.manual.versioning.model_copy(update={"approvals": "trailer"})
    after = replace(before, manual=before.manual.model_copy(update={"versioning": versioning, "output": "other"}))
    assert fingerprint(before) == fingerprint(after)


def test_a_translation_has_the_fingerprint_of_what_was_translated(sample_root: Path) -> None:
    workspace = load(FolderTree(sample_root))
    written = workspace.require_sound()
    english = translated(written, "en")
    assert english is not written
    shown = Publication(english, "en", known=english, workspace=workspace)
    assert shown.fingerprint == str(fingerprint(written))
    assert shown.fingerprint_of(["CS-02"]) == str(fingerprint(written, ["CS-02"]))
