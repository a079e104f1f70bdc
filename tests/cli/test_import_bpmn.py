from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest

from procman.report.schemas import json_schema
from tests.cli.conftest import Procman
from tests.conftest import REPOSITORY, MakeWorkspace
from tests.exchange.bpmn_import.cases import FOLDER, MIWG

C_1_0 = str(MIWG / "C.1.0.bpmn")


def model(name: str, folder: Path) -> str:
    """A fixture, copied into a folder."""
    shutil.copy(FOLDER / f"{name}.bpmn", folder)
    return f"{name}.bpmn"


def test_into_the_workspace_here(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    before = (root / "processes/organisation.yaml").read_text(encoding="utf-8")
    outcome = procman(root, "import", "bpmn", C_1_0)
    assert outcome.code == 1
    assert outcome.out.splitlines()[-1] == "processes/organisation.yaml"
    assert "没有转入的" in outcome.err
    organisation = (root / "processes/organisation.yaml").read_text(encoding="utf-8")
    assert set(before.splitlines()) <= set(organisation.splitlines())
    lint = procman(root, "lint", "--format", "json")
    errors = [one for one in json.loads(lint.out)["findings"] if one["severity"] == "error"]
    assert errors == []
    assert procman(root, "render", "flowchart").code == 0


def test_a_new_workspace_is_whole(procman: Procman, tmp_path: Path) -> None:
    name = model("loops", tmp_path)
    outcome = procman(tmp_path, "--lang", "zh-CN", "import", "bpmn", name, "--output", "manual")
    assert outcome.code == 0
    assert "processes/manual.yaml" in outcome.out.splitlines()
    root = tmp_path / "manual"
    assert (root / "schemas/process.schema.json").is_file()
    assert procman(root, "lint").code == 0
    assert procman(root, "render", "flowchart").code == 0
    again = procman(tmp_path, "import", "bpmn", name, "-o", "manual", "--domain", "imported")
    assert again.code == 2, "the same process is not written a second time"
    assert "--force" in again.err
    assert procman(tmp_path, "import", "bpmn", name, "-o", "manual", "--force").code == 0
    assert [path.name for path in (root / "processes/imported").iterdir()] == ["im-01.yaml"]


def test_dry_run_writes_nothing(procman: Procman, tmp_path: Path) -> None:
    name = model("several-pools", tmp_path)
    outcome = procman(tmp_path, "import", "bpmn", name, "--output", "manual", "--dry-run")
    assert outcome.out == ""
    assert not (tmp_path / "manual").exists()
    assert "Dry run" in outcome.err


def test_the_report_for_programs(procman: Procman, tmp_path: Path) -> None:
    name = model("boundary-events", tmp_path)
    outcome = procman(tmp_path, "import", "bpmn", name, "missing.bpmn", "-o", "manual", "--format", "json")
    assert outcome.code == 2
    assert outcome.err == ""
    report = json.loads(outcome.out)
    jsonschema.validate(report, json_schema("report-import"))
    first, second = report["files"]
    assert first["processes"] == [{"id": "IM-01", "name": "故障处理流程", "path": "processes/imported/im-01.yaml"}]
    fates = {one["id"]: one["fate"] for one in first["elements"]}
    assert fates["Idle"] == "not-carried"
    assert fates["Late"] == "carried"
    assert second["error"]["key"] == "cannot-read"
    assert second["error"]["remedy"]
    assert "processes/imported/im-01.yaml" in report["written"]


def test_the_report_goes_to_a_file(procman: Procman, tmp_path: Path) -> None:
    name = model("loops", tmp_path)
    outcome = procman(tmp_path, "import", "bpmn", name, "-o", "manual", "--report", "report.txt")
    assert outcome.err == ""
    assert "In another form" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    (tmp_path / "mine.txt").write_text("my own notes")
    refused = procman(tmp_path, "import", "bpmn", name, "-o", "manual", "--force", "--report", "mine.txt")
    assert refused.code == 2
    assert (tmp_path / "mine.txt").read_text() == "my own notes"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("folder", None, "folder"),
        ("empty.bpmn", b"", "empty"),
        ("visio.vsdx", b"PK\x03\x04", "ZIP"),
        ("words.bpmn", b"hello", "not XML"),
        ("bomb.bpmn", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
        ("wsdl.bpmn", b'<definitions xmlns="urn:x"/>', "not BPMN"),
        ("none.bpmn", b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', "no process"),
    ],
)
def test_bad_files_are_refused_in_a_sentence(
    procman: Procman, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    path.mkdir() if content is None else path.write_bytes(content)
    outcome = procman(tmp_path, "import", "bpmn", name, "-o", "manual")
    assert outcome.code == 2
    assert words in outcome.err
    assert "Remedy:" in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.out == ""
    assert not (tmp_path / "manual").exists()


def test_a_bad_file_does_not_keep_the_others_out(procman: Procman, tmp_path: Path) -> None:
    (tmp_path / "bad.bpmn").write_bytes(b"")
    outcome = procman(tmp_path, "import", "bpmn", "bad.bpmn", model("loops", tmp_path), "-o", "manual")
    assert outcome.code == 2
    assert "processes/imported/im-01.yaml" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--domain", "nowhere"), "nowhere"),
        (("--owner", "nobody"), "nobody"),
        (("--prefix", "cs"), "cs"),
        (("--domain", "../../x"), "../../x"),
        (("--output", "processes/customer-service"), "--domain"),
    ],
)
def test_options_that_do_not_fit(
    procman: Procman, make_workspace: MakeWorkspace, arguments: tuple[str, ...], words: str
) -> None:
    root = make_workspace()
    (root / "processes/customer-service").mkdir(exist_ok=True)
    before = sorted(path for path in root.rglob("*"))
    outcome = procman(root, "import", "bpmn", C_1_0, *arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert sorted(path for path in root.rglob("*")) == before


def test_without_a_workspace_it_says_what_to_do(procman: Procman, tmp_path: Path) -> None:
    outcome = procman(tmp_path, "import", "bpmn", C_1_0)
    assert outcome.code == 2
    assert "--output" in outcome.err


def test_options_settle_domain_owner_and_number(procman: Procman, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "processes", tmp_path / "manual/processes")
    root = tmp_path / "manual"
    name = model("documents-and-notes", root)
    outcome = procman(root, "import", "bpmn", name, "--domain", "finance", "--owner", "general-manager")
    assert outcome.code == 1
    assert "processes/finance/fn-04.yaml" in outcome.out
    text = (root / "processes/finance/fn-04.yaml").read_text(encoding="utf-8")
    assert "owner: general-manager\n" in text
    errors = json.loads(procman(root, "lint", "--format", "json").out)["findings"]
    assert [one for one in errors if one["severity"] == "error"] == []


def test_known_roles_are_found_by_name(procman: Procman, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "processes", tmp_path / "manual/processes")
    root = tmp_path / "manual"
    content = (FOLDER / "node-without-lane.bpmn").read_text(encoding="utf-8")
    (root / "x.bpmn").write_text(content, encoding="utf-8")
    assert procman(root, "import", "bpmn", "x.bpmn", "--domain", "business-operations").code == 1
    text = (root / "processes/business-operations/bo-04.yaml").read_text(encoding="utf-8")
    assert "role: counter-agent\n" in text


def test_a_file_of_another_process_is_not_overwritten(procman: Procman, tmp_path: Path) -> None:
    name = model("loops", tmp_path)
    assert procman(tmp_path, "import", "bpmn", name, "-o", "manual").code == 0
    path = tmp_path / "manual/processes/imported/im-01.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: IM-01", "id: IM-02"), encoding="utf-8")
    before = path.read_bytes()
    other = model("links", tmp_path)
    outcome = procman(tmp_path, "import", "bpmn", other, "-o", "manual", "--force")
    assert outcome.code == 2
    assert path.read_bytes() == before


def test_a_refused_file_leaves_no_roles_behind(procman: Procman, tmp_path: Path) -> None:
    first, second = model("loops", tmp_path), model("links", tmp_path)
    assert procman(tmp_path, "import", "bpmn", first, "-o", "manual").code == 0
    content = (tmp_path / first).read_text(encoding="utf-8")
    (tmp_path / first).write_text(content.replace('name="开发"', 'name="新的角色"'), encoding="utf-8")
    assert procman(tmp_path, "import", "bpmn", first, second, "-o", "manual").code == 2
    organisation = (tmp_path / "manual/processes/organisation.yaml").read_text(encoding="utf-8")
    assert "新的角色" not in organisation
    assert "编辑" in organisation


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_everything_through_bpmn_and_back_is_the_same(procman: Procman, tmp_path: Path, language: str) -> None:
    models = [str(path) for path in (*sorted(MIWG.glob("*.bpmn")), *sorted(FOLDER.glob("*.bpmn")))]
    assert procman(tmp_path, "--lang", language, "import", "bpmn", *models, "-o", "one").code == 1
    assert procman(tmp_path, "--root", "one", "render", "flowchart", "--format", "bpmn", "-o", "out").code == 0
    drawn = sorted(str(path) for path in (tmp_path / "out").iterdir())
    assert procman(tmp_path, "--lang", language, "import", "bpmn", *drawn, "-o", "two").code == 0
    first, second = (tmp_path / name / "processes/imported" for name in ("one", "two"))
    assert len(drawn) == len(list(first.iterdir())) > 30
    for path in first.iterdir():
        assert (second / path.name).read_bytes() == path.read_bytes()
    assert procman(tmp_path, "--root", "two", "lint").code == 0


def test_a_report_of_a_dry_run_is_written_over(procman: Procman, tmp_path: Path) -> None:
    name = model("loops", tmp_path)
    for _ in range(2):
        outcome = procman(tmp_path, "import", "bpmn", name, "-o", "manual", "--dry-run", "--report", "report.txt")
        assert outcome.code == 0


def test_the_page_shows_what_the_command_does(procman: Procman, tmp_path: Path) -> None:
    page = (REPOSITORY / "docs/exchange/bpmn-import.md").read_text(encoding="utf-8")
    command, shown = re.findall(r"```console\n\$ procman (.*?)\n(.*?)```", page, flags=re.DOTALL)[0]
    shutil.copy(FOLDER / "parallel-to-two-ends.bpmn", tmp_path / "contract.bpmn")
    outcome = procman(tmp_path, *command.split())
    assert shown == outcome.err + outcome.out
