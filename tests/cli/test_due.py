from __future__ import annotations

import json
from pathlib import Path

import icalendar
import jsonschema
import pytest

from procman.report.schemas import json_schema
from tests.cli.conftest import Procman

PROCESS = """\
id: {id}
name: {name}
domain: service
owner: manager
version: '1.0'
status: {status}
effective: {effective}
review_every: {every}
"""
ORGANISATION = """\
departments: {care: {name: 客户服务部}}
roles: {manager: {name: 客服经理, department: care}}
"""


def define(
    root: Path, id: str, effective: str, every: str = "1y", *, status: str = "effective", name: str = "流程"
) -> None:
    text = PROCESS.format(id=id, name=name, effective=effective, every=every, status=status)
    (root / f"processes/{id.lower()}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """On 2026-11-10 one review is 10 days late, one is in its last tenth, one is far off; one process is a draft."""
    (tmp_path / "processes").mkdir()
    (tmp_path / "processes/manual.yaml").write_text("title: 手册\ndomains: {service: {name: 客服}}\n", encoding="utf-8")
    (tmp_path / "processes/organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    define(tmp_path, "CS-03", "2025-12-01")
    define(tmp_path, "CS-01", "2025-10-31")
    define(tmp_path, "CS-02", "2026-06-01")
    define(tmp_path, "CS-04", "2020-01-01", status="draft")
    return tmp_path


def test_the_most_urgent_first(root: Path, procman: Procman) -> None:
    outcome = procman(root, "due", "--today", "2026-11-10")
    assert outcome.code == 0
    assert outcome.out == (
        "流程复审情况（2026-11-10）\n"
        "\n"
        "已逾期    CS-01  流程 1.0  2026-10-31（逾期 10 天）  客服经理  客户服务部\n"
        "即将到期  CS-03  流程 1.0  2026-12-01（还有 21 天）  客服经理  客户服务部\n"
        "\n"
        "已逾期 1 个，即将到期 1 个，未到期 1 个。\n"
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-10-24", "later"), ("2026-10-26", "near"), ("2026-12-01", "near"), ("2026-12-02", "overdue")],
)
def test_where_the_states_begin(root: Path, procman: Procman, day: str, state: str) -> None:
    """Of 365 days the last tenth are 36 and a half: from 2026-10-26; on its last day a review is in time."""
    outcome = procman(root, "due", "--today", day, "--format", "json", "--within", "10y")
    states = {review["process"]: review["state"] for review in json.loads(outcome.out)["reviews"]}
    assert states["CS-03"] == state


def test_the_json(root: Path, procman: Procman) -> None:
    data = json.loads(procman(root, "due", "--today", "2026-11-10", "--format", "json").out)
    jsonschema.validate(data, json_schema("report-due"))
    assert data["summary"] == {"overdue": 1, "near": 1, "later": 1}
    assert data["reviews"][0] == {
        "process": "CS-01",
        "name": "流程",
        "version": "1.0",
        "owner": "manager",
        "department": "care",
        "effective": "2025-10-31",
        "review_every": "1y",
        "due": "2026-10-31",
        "near_from": "2026-09-25",
        "state": "overdue",
        "days_left": -10,
    }


def test_the_markdown_holds_no_markup_of_definitions(root: Path, procman: Procman) -> None:
    define(root, "CS-05", "2025-01-01", name='"<b>|a|</b> @all"')
    out = procman(root, "due", "--today", "2026-11-10", "--format", "markdown").out
    assert "| 🔴 已逾期 | CS-05 &lt;b&gt;\\|a\\|&lt;/b&gt; &#64;all 1.0 | 2026-01-01（逾期 313 天） |" in out


@pytest.mark.parametrize(
    ("day", "threshold", "code"),
    [
        ("2026-11-10", "overdue", 1),
        ("2026-10-30", "near", 1),
        ("2026-10-30", "overdue", 0),
        ("2026-07-01", "near", 0),
    ],
)
def test_exit_codes_for_ci(root: Path, procman: Procman, day: str, threshold: str, code: int) -> None:
    assert procman(root, "due", "--today", day, "--fail-on", threshold).code == code


def test_the_day_of_reproducible_builds(root: Path, procman: Procman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793491200")  # 2026-11-01
    assert json.loads(procman(root, "due", "--format", "json").out)["today"] == "2026-11-01"


@pytest.mark.parametrize(("option", "value"), [("--today", "tomorrow"), ("--within", "soon"), ("--within", "")])
def test_words_that_are_no_time(root: Path, procman: Procman, option: str, value: str) -> None:
    outcome = procman(root, "due", option, value)
    assert outcome.code == 2
    assert outcome.err.startswith("procman: ")


def test_the_calendar_file(root: Path, procman: Procman) -> None:
    define(root, "CS-05", "2026-01-31", "1mo", name="退订，换机; 与\\补卡, " + "很长的名称" * 20)
    path = root / "reviews.ics"
    assert procman(root, "due", "--today", "2026-11-10", "--ics", "reviews.ics").code == 0
    content = path.read_bytes()
    assert content.endswith(b"\r\n")
    assert all(line.endswith(b"\r") and len(line) <= 76 for line in content.split(b"\n")[:-1])
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    events = calendar.walk("VEVENT")
    assert all(not event.errors for event in events)
    assert len({str(event["UID"]) for event in events}) == 4
    event = next(one for one in events if "CS-05" in one["SUMMARY"])
    assert str(event["SUMMARY"]) == "流程复审：CS-05 退订，换机; 与\\补卡, " + "很长的名称" * 20
    assert (event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()) == ("2026-02-28", "2026-03-01")
    triggers = [alarm["TRIGGER"].dt.total_seconds() for alarm in event.walk("VALARM")]
    assert triggers == [-2 * 86400, 9 * 3600]  # the last tenth of 28 days in whole days, and that morning


def test_the_calendar_file_does_not_depend_on_today(root: Path, procman: Procman) -> None:
    path = root / "reviews.ics"
    procman(root, "due", "--today", "2026-11-10", "--ics", "reviews.ics")
    before = path.read_bytes()
    procman(root, "due", "--today", "2027-03-10", "--ics", "reviews.ics")
    assert path.read_bytes() == before
    define(root, "CS-02", "2026-12-01")
    procman(root, "due", "--today", "2027-03-10", "--ics", "reviews.ics")
    uids = [str(event["UID"]) for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
    assert sorted(uids) == sorted(str(e["UID"]) for e in icalendar.Calendar.from_ical(before).walk("VEVENT"))


def test_a_calendar_of_somebody_else_stays(root: Path, procman: Procman) -> None:
    (root / "mine.ics").write_text("BEGIN:VCALENDAR\r\nPRODID:-//me//me//EN\r\n", encoding="utf-8")
    assert procman(root, "due", "--ics", "mine.ics").code == 2
    assert procman(root, "due", "--ics", "mine.ics", "--force").code == 0


def test_processes_that_ask_for_no_review_are_counted(root: Path, procman: Procman) -> None:
    text = (root / "processes/cs-02.yaml").read_text(encoding="utf-8").replace("review_every: 1y\n", "")
    (root / "processes/cs-02.yaml").write_text(text, encoding="utf-8")
    out = procman(root, "due", "--today", "2026-01-01", "--lang", "en").out
    assert out == (
        "Reviews as of 2026-01-01\n\n0 overdue, 0 near, 2 later.\n"
        "Processes in force that do not say how often they are reviewed: 1; procman lint names them.\n"
    )
