from __future__ import annotations

from procman.diff.engine import diff
from tests.diff.build import base, definitions, edited
from tests.diff.cases import changes_of


def _kinds(old: dict, new: dict) -> list[str]:  # type: ignore[type-arg]
    return [change.kind.name for change in changes_of(diff(definitions(old), definitions(new)))]


def test_orders_without_meaning_are_no_change() -> None:
    edit = {
        "process": {
            "$order": ["steps", "name"],
            "inputs": {"$order": ["complaint"]},
            "records": {"$order": ["report"]},
            "ends": {"$order": ["withdrawn"]},
            "controls": {"$order": ["KC-02"]},
            "metrics": {"$order": ["repeat"]},
            "rules": {"$order": ["R-02"]},
            "triggers": {"$order": ["monthly-review"]},
            "forms": {"$order": ["blank-form"]},
            "steps": {"register": {"$order": ["do", "role"]}},
        },
        "organisation": {"$order": ["parties"], "roles": {"$order": ["manager"]}},
    }
    assert _kinds(base(), edited(base(), edit)) == []


def test_a_way_that_is_written_out_is_no_change() -> None:
    assert _kinds(base(), edited(base(), {"process": {"steps": {"register": {"next": "investigate"}}}})) == []


def test_a_way_that_follows_from_a_new_step_is_no_second_change() -> None:
    edit = {"process": {"steps": {"inform": {"name": "告知", "role": "agent"}, "$order": ["register", "inform"]}}}
    assert _kinds(base(), edited(base(), edit)) == ["step-added"]


def test_everything_that_pointed_to_a_rekeyed_step_is_the_same() -> None:
    old = base()
    new = edited(old, {"process": {"steps": {"verify": old["process"]["steps"]["check"], "check": None}}})
    steps = new["process"]["steps"]
    steps["escalate"]["next"] = "verify"
    new["process"]["controls"]["KC-01"]["step"] = "verify"
    order = [key if key != "check" else "verify" for key in old["process"]["steps"]]
    new["process"]["steps"] = {key: steps[key] for key in order}
    result = diff(definitions(old), definitions(new))
    (change,) = changes_of(result)
    assert change.kind.name == "step-rekeyed"
    assert (change.old, change.new) == ("check", "verify")
    assert (change.old_path, change.new_path) == (("steps", "check"), ("steps", "verify"))
    assert result.processes[0].bump == "none"


def test_a_change_inside_a_rekeyed_step_is_found_at_its_old_place() -> None:
    old = base()
    new = edited(old, {"process": {"steps": {"reply": old["process"]["steps"]["answer"], "answer": None}}})
    new["process"]["steps"]["reply"]["time_limit"] = "2wd"
    new["process"]["steps"]["check"]["next"]["是"] = "reply"
    new["process"]["controls"]["KC-01"]["protects"] = "reply"
    new["process"]["rules"]["R-01"]["step"] = "reply"
    steps = new["process"]["steps"]
    steps["reply"] = steps.pop("reply")
    steps["archive"] = steps.pop("archive")
    changes = changes_of(diff(definitions(old), definitions(new)))
    assert [change.kind.name for change in changes] == ["step-rekeyed", "time-limit-changed"]
    assert changes[1].old_path == ("steps", "answer", "time_limit")
    assert changes[1].new_path == ("steps", "reply", "time_limit")


def test_a_step_with_the_same_name_but_other_content_is_another_step() -> None:
    steps = {"answer": None, "reply": {"name": "答复客户", "kind": "wait", "role": "handler", "time_limit": "9d"}}
    edit = {"process": {"steps": {**steps, "check": {"next": {"是": "reply", "否": "investigate"}}}}}
    kinds = _kinds(base(), edited(base(), edit))
    assert "step-rekeyed" not in kinds
    assert {"step-added", "step-removed"} <= set(kinds)


def test_a_renamed_role_is_one_change_and_not_one_in_every_step() -> None:
    edit = {"organisation": {"roles": {"agent": {"name": "客服专员"}}}}
    result = diff(definitions(base()), definitions(edited(base(), edit)))
    assert result.processes == ()
    (shared,) = result.shared
    assert (shared.change.kind.name, shared.processes, shared.path) == (
        "role-renamed",
        ("CS-02",),
        "processes/organisation.yaml",
    )


def test_only_the_processes_asked_for() -> None:
    edit = {
        "process": {"name": "投诉处理"},
        "other": {"name": "故障抢修"},
        "organisation": {"roles": {"agent": {"name": "客服专员"}}},
    }
    old, new = definitions(base()), definitions(edited(base(), edit))
    assert [process.id for process in diff(old, new).processes] == ["CS-02", "NW-01"]
    result = diff(old, new, {"NW-01"})
    assert [process.id for process in result.processes] == ["NW-01"]
    assert result.shared == ()


def test_the_highest_level() -> None:
    old = definitions(base())
    assert diff(old, old).highest is None
    assert diff(old, definitions(edited(base(), {"process": {"version": "1.1"}}))).highest == "none"
    assert (
        diff(old, definitions(edited(base(), {"organisation": {"roles": {"agent": {"name": "甲"}}}}))).highest
        == "minor"
    )


def test_parties_and_systems_are_no_roles_but_unknown_ids_are() -> None:
    edit = {"process": {"steps": {"archive": {"role": "customer"}, "answer": {"role": "nobody-yet"}}}}
    changes = changes_of(diff(definitions(base()), definitions(edited(base(), edit))))
    assert [change.roles for change in changes] == [("agent", "nobody-yet"), ("agent",)]
