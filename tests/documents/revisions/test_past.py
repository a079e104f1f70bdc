from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from procman.documents.revisions.past import ManualPast
from procman.documents.view.head import Revision
from procman.documents.view.record import Edition
from tests.documents.revisions.conftest import DATE, PURCHASE, Do, past_of, small
from tests.history.conftest import Git

FIRST_DAY = datetime.date.fromisoformat(DATE)
LIMIT = "步骤“提出申请”的时限：1 个工作日 → 2 个工作日"


def _told(past: ManualPast, process_id: str = "AD-02") -> list[tuple[str, str, str]]:
    return [(each.version, each.release, each.summary) for each in past.revisions[process_id]]


def test_a_process_from_release_to_release(root: Path, commit: Do, release: Do) -> None:
    commit({})
    release("v1", "第一版")
    commit({"a.yaml": small("1.0")})
    release("v2", "新增领用流程\n\nApproved-by: 赵云 <z@example.org>", "2026-02-28")
    commit({"a.yaml": small("1.1", "2wd")}, "放宽时限\n\nApproved-by: 王敏")
    commit({"b.yaml": small("1.0", id="AD-03", name="借用")}, author="孙权", date="2026-03-31")
    release("v3")
    past = past_of(root)
    assert past.revisions["AD-02"] == (
        Revision("1.1", datetime.date(2026, 3, 31), LIMIT, "李强", "王敏", "v3"),
        Revision("1.0", datetime.date(2026, 2, 28), "新增", "李强", "赵云", "v2"),
    )
    assert [(each.author, each.approver) for each in past.revisions["AD-03"]] == [("孙权", "")]
    assert _told(past, "AD-01") == [("1.0", "v1", "新增")]


def test_the_date_is_that_on_which_the_version_comes_into_force(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0") + "effective: 2026-05-01\n"})
    release("v1")
    commit({"a.yaml": small("1.1") + "effective: 2026-06-01\n"})
    assert [each.date for each in past_of(root).revisions["AD-02"]] == [
        datetime.date(2026, 6, 1),
        datetime.date(2026, 5, 1),
    ]


def test_what_is_not_released_yet(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1")
    (root / "processes/a.yaml").write_text(small("1.1", "2wd"), encoding="utf-8")
    (root / "processes/b.yaml").write_text(small("0.1", id="AD-03", name="借用"), encoding="utf-8")
    past = past_of(root)
    assert past.revisions["AD-02"][0] == Revision("1.1", None, f"{LIMIT}（尚未发布）")
    assert _told(past, "AD-03") == [("0.1", "", "新增（尚未发布）")]
    commit({}, author="王敏")
    assert past_of(root).revisions["AD-02"][0].author == "王敏"


def test_a_version_that_stayed_has_no_line(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1")
    commit({"a.yaml": small("1.0", "2wd")})
    release("v2")
    commit({"a.yaml": small("1.0", "3wd")})
    assert _told(past_of(root)) == [("1.0", "v1", "新增")]


def test_a_definition_that_moves_keeps_its_past(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1")
    commit({"a.yaml": None, "other/z.yaml": small("1.0")}, author="孙权")
    release("v2")
    commit({"other/z.yaml": small("1.1", "2wd")}, author="王敏")
    release("v3")
    commit({"other/z.yaml": None, "y.yaml": small("1.2", "2wd")}, author="赵云")
    release("v4")
    past = past_of(root)
    assert [(each.version, each.author) for each in past.revisions["AD-02"]] == [
        ("1.2", "赵云"),
        ("1.1", "王敏"),
        ("1.0", "李强"),
    ]
    assert past.revisions["AD-02"][0].summary == "仅更新版本号"
    assert past.editions[2] == Edition("v2", FIRST_DAY, "change", "孙权")


def test_a_version_that_cannot_be_read_is_told(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0"), "b.yaml": "id: [", "c.yaml": "name: 只有名字\n"})
    release("v1")
    commit({"a.yaml": "id: AD-02\nversion: '1.1\n"})
    release("v2")
    commit({"a.yaml": small("1.2", "2wd"), "b.yaml": small("1.0", id="AD-03", name="借用"), "c.yaml": None})
    release("v3")
    past = past_of(root)
    assert _told(past) == [
        ("1.2", "v3", f"{LIMIT}（v2 的定义无法读取，与更早一版比对）"),
        ("1.0", "v1", "新增"),
    ]
    assert _told(past, "AD-03") == [("1.0", "v3", "上次发布（v2）的定义无法读取，未列修改内容")]
    assert [(each.added, each.changed, each.removed) for each in past.editions] == [
        ((), ("AD-02", "AD-03"), ()),
        ((), (), ()),
        (("AD-01", "AD-02"), (), ()),
    ]


def test_a_version_that_breaks_a_rule_of_the_format_is_told(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0") + "no-such-key: x\n"})
    release("v1")
    commit({"a.yaml": small("1.1")})
    release("v2")
    commit({"a.yaml": small("1.2", "2wd")})
    release("v3")
    assert [summary for *_, summary in _told(past_of(root))] == [
        LIMIT,
        "有一版的定义不符合现行格式，未列修改内容",
        "新增",
    ]


def test_the_weightiest_changes_are_told_and_all_are_counted(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1")
    added = "".join(f"  more-{number}: {{name: 第{number}步, role: buyer}}\n" for number in range(1, 5))
    commit({"a.yaml": small("2.0", "2wd").replace("ends:", f"{added}ends:").replace("领用", "领取")})
    release("v2")
    english = past_of(root, "en").revisions["AD-02"][0].summary
    chinese = past_of(root).revisions["AD-02"][0].summary
    assert chinese.count("新增步骤") == 3
    assert chinese.endswith("等 6 处")
    assert english.count("; ") == 3
    assert english.endswith("; 6 changes in all")


def test_only_the_data_of_the_document_changed(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0") + "status: review\n"})
    release("v1")
    commit({"a.yaml": small("1.1") + "status: effective\n"})
    release("v2")
    assert past_of(root).revisions["AD-02"][0].summary == "状态：评审中 → 现行"


def test_branches_that_come_together(root: Path, commit: Do, release: Do, git: Git) -> None:
    """An old version was cared for beside the new one; the merge brought nothing that was not released."""
    commit({"a.yaml": small("1.0")})
    release("v1")
    commit({"a.yaml": small("2.0", "2wd")})
    release("v2")
    git(root, "checkout", "-q", "-b", "care", "v1")
    commit({"a.yaml": small("1.1", "3wd")})
    release("v1.1")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "-s", "ours", "--no-edit", "care")
    past = past_of(root)
    assert sorted(_told(past)) == [
        ("1.0", "v1", "新增"),
        ("1.1", "v1.1", "步骤“提出申请”的时限：1 个工作日 → 3 个工作日"),
        ("2.0", "v2", LIMIT),
    ]
    assert past.edition.startswith("v")


def test_a_merge_tells_who_approved_and_not_who_wrote(root: Path, commit: Do, release: Do, git: Git) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1")
    git(root, "checkout", "-q", "-b", "proposal")
    commit({"a.yaml": small("1.1", "2wd")}, author="孙权")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "Merge\n\nApproved-by: 赵云 <z@example.org>", "proposal")
    release("v2")
    latest = past_of(root).revisions["AD-02"][0]
    assert (latest.version, latest.author, latest.approver) == ("1.1", "孙权", "赵云")


def test_the_edition_is_the_release_while_nothing_has_changed(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0") + "effective: 2025-05-01\n"})
    release("v1", "第一版")
    assert (past_of(root).edition, past_of(root).revision_date) == ("v1", FIRST_DAY)
    content = (root / PURCHASE).read_bytes()
    (root / PURCHASE).write_bytes(content.replace(b"\n", b"\r\n"))
    assert past_of(root).edition == "v1", "git itself may have turned the line ends"
    (root / "README.md").write_text("x")
    commit({})
    assert past_of(root).edition == "v1", "what is no definition is not in the manual"
    (root / PURCHASE).write_bytes(content + b"# x\n")
    assert past_of(root).edition == "v1（其后有修改，尚未发布）"
    assert past_of(root, "en").edition == "v1, modified since, not yet released"
    assert past_of(root).revision_date == FIRST_DAY, "no earlier than the release that it goes on from"


@pytest.mark.parametrize("change", ["gone", "more"])
def test_a_file_that_comes_or_goes_is_a_modification(root: Path, commit: Do, release: Do, change: str) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1")
    if change == "gone":
        (root / "processes/a.yaml").unlink()
    else:
        (root / "processes/b.yaml").write_text(small("1.0", id="AD-03", name="借用"), encoding="utf-8")
    assert past_of(root).edition == "v1（其后有修改，尚未发布）"


def test_a_link_is_no_modification(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0")})
    (root / "shared.yaml").write_text("x", encoding="utf-8")
    (root / "processes/a.yaml").rename(root / "a.yaml")
    (root / "processes/a.yaml").symlink_to("../a.yaml")
    commit({})
    release("v1")
    assert past_of(root).edition == "v1"


def test_the_record_of_the_manual(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1", "第一版\n\n细节\n\nApproved-by: 赵云\nApproved-by: 王敏")
    commit({"a.yaml": small("1.1"), "b.yaml": small("1.0", id="AD-03", name="借用")}, date="2026-02-01")
    release("v2")
    commit({"a.yaml": None})
    release("v3", "取消领用流程", "2026-03-31")
    assert past_of(root).editions == (
        Edition("v3", datetime.date(2026, 3, 31), "取消领用流程", "张丽", removed=("AD-02",)),
        Edition("v2", datetime.date(2026, 2, 1), "change", "李强", added=("AD-03",), changed=("AD-02",)),
        Edition("v1", FIRST_DAY, "第一版", "张丽", "赵云、王敏", added=("AD-01", "AD-02")),
    )


def test_a_workspace_below_the_top_of_its_repository(root: Path, commit: Do, release: Do, git: Git) -> None:
    (root / ".git").rename(root.parent / ".git")
    commit({"a.yaml": small("1.0")})
    release("v1")
    commit({"a.yaml": small("1.1", "2wd")}, author="王敏")
    past = past_of(root)
    assert [(each.version, each.author) for each in past.revisions["AD-02"]] == [("1.1", "王敏"), ("1.0", "李强")]
    assert past.edition == "v1（其后有修改，尚未发布）"


def test_without_a_release(root: Path, commit: Do) -> None:
    assert past_of(root) == ManualPast(), "no commit"
    commit({"a.yaml": small("1.0")})
    assert past_of(root) == ManualPast(), "no tag"


def test_without_a_repository(root: Path) -> None:
    (root / ".git").rename(root / "elsewhere")
    assert past_of(root) == ManualPast()


def test_a_shallow_clone(root: Path, commit: Do, release: Do, git: Git, tmp_path: Path) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1")
    commit({"a.yaml": small("1.1")})
    release("v2")
    commit({"a.yaml": small("1.2", "2wd")})
    git(tmp_path, "clone", "-q", "--depth=2", root.as_uri(), str(tmp_path / "clone"))
    past = past_of(tmp_path / "clone")
    assert past.gap == "shallow"
    assert _told(past) == [("1.2", "", f"{LIMIT}（尚未发布）"), ("1.1", "v2", "更早的修订情况未能取得")]
    assert [each.author for each in past.revisions["AD-02"]] == ["李强", ""]


def test_a_partial_clone(root: Path, commit: Do, release: Do, git: Git, tmp_path: Path) -> None:
    commit({"a.yaml": small("1.0")})
    release("v1")
    commit({"a.yaml": small("1.1")})
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", root.as_uri(), str(tmp_path / "clone"))
    assert past_of(tmp_path / "clone") == ManualPast(gap="unreadable")


def test_the_same_past_again(root: Path, commit: Do, release: Do) -> None:
    commit({"a.yaml": small("1.0"), "b.yaml": small("1.0", id="AD-03", name="借用")})
    release("v1")
    commit({"a.yaml": small("1.1", "2wd")})
    assert past_of(root) == past_of(root)
