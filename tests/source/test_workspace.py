from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procman.errors import UnreadableError, WorkspaceError
from procman.source.tree import FolderTree
from procman.source.workspace import UnsoundWorkspaceError, find_root, load
from tests.conftest import MakeWorkspace

PROCESS = "administration/ad-01-purchase.yaml"


def test_a_sound_workspace(make_workspace: MakeWorkspace) -> None:
    workspace = load(FolderTree(make_workspace()))
    assert workspace.problems == ()
    assert list(workspace.definitions.processes) == ["AD-01"]
    assert workspace.definitions.manual.company == "示例公司"
    assert workspace.require_sound() is workspace.definitions
    assert str(workspace.locate("AD-01", ("steps", "check"))).endswith(":73:3")


def test_an_empty_manual_is_a_valid_manual(make_workspace: MakeWorkspace) -> None:
    workspace = load(FolderTree(make_workspace({"manual.yaml": "", "glossary.yaml": "# none\n"})))
    assert workspace.problems == ()
    assert workspace.definitions.manual.language == "zh-CN"


def test_the_dictionaries_may_be_missing(make_workspace: MakeWorkspace) -> None:
    root = make_workspace({"organisation.yaml": None, "requirements.yaml": None, "glossary.yaml": None})
    assert load(FolderTree(root)).problems == ()


def test_all_problems_of_all_files_are_told(make_workspace: MakeWorkspace) -> None:
    root = make_workspace(
        {
            "manual.yaml": "titel: x\n",
            "administration/ad-02.yaml": "id: AD-02\nname: x\n",
            "administration/ad-03.yaml": b"\x00\x01",
            "administration/ad-04.yaml": "",
        }
    )
    workspace = load(FolderTree(root))
    found = {(problem.location.path.rpartition("/")[2], problem.key, problem.kind) for problem in workspace.problems}
    assert found == {
        ("manual.yaml", "unknown-key", "invalid"),
        ("ad-02.yaml", "missing-key", "invalid"),
        ("ad-03.yaml", "binary", "unreadable"),
        ("ad-04.yaml", "empty", "unreadable"),
    }
    assert workspace.unread == {"AD-02"}
    with pytest.raises(UnsoundWorkspaceError) as caught:
        workspace.require_sound()
    assert caught.value.problems == workspace.problems


def test_an_id_is_used_once(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    original = (root / "processes" / PROCESS).read_text(encoding="utf-8")
    (root / "processes/administration/copy.yaml").write_text(original, encoding="utf-8")
    (problem,) = load(FolderTree(root)).problems
    assert (problem.key, problem.location.path) == ("duplicate-process", "processes/administration/copy.yaml")


def test_processes_come_in_the_order_of_the_domains(make_workspace: MakeWorkspace) -> None:
    frame = "name: x\nowner: buyer\nversion: '1.0'\n"
    root = make_workspace(
        {
            "manual.yaml": "domains:\n  b: {name: B}\n  a: {name: A}\n",
            "administration/ad-01-purchase.yaml": None,
            "a/aa-02.yaml": f"id: AA-02\ndomain: a\n{frame}",
            "a/aa-01.yaml": f"id: AA-01\ndomain: a\n{frame}",
            "b/bb-01.yaml": f"id: BB-01\ndomain: b\n{frame}",
            "c/cc-01.yaml": f"id: CC-01\ndomain: c\n{frame}",
        }
    )
    definitions = load(FolderTree(root)).definitions
    assert list(definitions.processes) == ["BB-01", "AA-01", "AA-02", "CC-01"]
    assert list(definitions.by_domain()) == ["b", "a", "c"]


def test_the_root_is_found_upwards(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    assert find_root(root / "processes/administration") == root.resolve()
    with pytest.raises(WorkspaceError) as caught:
        find_root(root.parent)
    assert caught.value.key == "no-workspace"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_out_of_the_workspace_is_refused(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: AD-09\n", encoding="utf-8")
    root = make_workspace()
    (root / "processes/administration/ad-09.yaml").symlink_to(secret)
    (problem,) = load(FolderTree(root)).problems
    assert problem.key == "outside-workspace"


def test_a_large_file_is_not_read(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    with (root / "processes/administration/big.yaml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    (problem,) = load(FolderTree(root)).problems
    assert (problem.key, problem.arguments["size"]) == ("too-large", "100.0")


def test_a_missing_file_is_an_error_of_its_own(make_workspace: MakeWorkspace) -> None:
    with pytest.raises(UnreadableError) as caught:
        FolderTree(make_workspace()).read("processes/none.yaml")
    assert caught.value.key == "cannot-read"


junk = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["task", "3wd", "true", "apply", "buyer", "1.0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(
    ["id", "name", "domain", "owner", "version", "steps", "ends", "next", "phases", "controls", "forms", "time_limit"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(keys, junk, min_size=1), st.dictionaries(st.text(min_size=1, max_size=8), junk))
def test_random_definitions_load_with_problems_or_without(
    tmp_path_factory: pytest.TempPathFactory, process: dict[str, object], dictionary: dict[str, object]
) -> None:
    import json

    root = tmp_path_factory.mktemp("random")
    (root / "processes/a").mkdir(parents=True)
    (root / "processes/manual.yaml").write_text("{}", encoding="utf-8")
    for path, data in (("a/a.yaml", process), ("organisation.yaml", dictionary), ("glossary.yaml", dictionary)):
        text = json.dumps(data, ensure_ascii=False)
        (root / "processes" / path).write_bytes(text.encode("utf-8", "surrogatepass"))
    workspace = load(FolderTree(root))
    for problem in workspace.problems:
        assert problem.location.path
