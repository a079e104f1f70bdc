from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from procman.errors import UsageError
from procman.lint.context import Context
from procman.lint.engine import lint
from procman.lint.registry import RULES
from procman.lint.result import LintResult
from procman.lint.rule import Report, Rule, RuleSpec
from tests.lint.base_workspace import DELIVERY, ORDER, varied, workspace

TODAY = datetime.date(2026, 6, 15)
ORDER_PATH, DELIVERY_PATH = f"processes/{ORDER}", f"processes/{DELIVERY}"
NO_METRICS = {"edit": {"metrics": None}}


def run(case: dict[str, Any] | None = None, **arguments: Any) -> LintResult:
    return lint(workspace(varied(case or {})).tree, today=TODAY, **arguments)


def rules_of(result: LintResult) -> list[str]:
    return [finding.rule for finding in result.findings]


def settings(text: str) -> dict[str, Any]:
    return {"manual.yaml": {"lint": {"rules": dict([text.split(": ")])}}}


# --- a rule that fails


def _crashing(context: Context) -> Iterator[Report]:
    if context.process.id == "SA-02":
        raise ZeroDivisionError("by design")
    return iter(())


CRASHING = Rule(RuleSpec("crashing", "accuracy", "warning", "correct", "process", ""), _crashing)


def test_crashing_rule_becomes_a_finding_and_the_others_go_on() -> None:
    result = run(NO_METRICS, rules=(CRASHING, *RULES))
    assert result.crashed == ("crashing",)
    assert sorted(rules_of(result)) == ["no-metric", "rule-fault"]
    (fault,) = [finding for finding in result.findings if finding.rule == "rule-fault"]
    assert (fault.path, fault.severity, fault.process) == (DELIVERY_PATH, "error", "SA-02")
    assert "crashing" in fault.message
    assert "ZeroDivisionError: by design" in fault.message


def test_suppression_of_a_crashed_rule_is_not_called_unused() -> None:
    case = {"text": {DELIVERY: _with_comment(DELIVERY, "id: SA-02", "# procman: ignore crashing - a reason")}}
    assert rules_of(run(case, rules=(CRASHING,))) == ["rule-fault"]


# --- which rules, how severe


def test_manual_sets_severity() -> None:
    (finding,) = run(NO_METRICS | {"files": settings("no-metric: info")}).findings
    assert finding.severity == "info"


def test_manual_turns_a_rule_off_and_select_turns_it_on() -> None:
    case = NO_METRICS | {"files": settings("no-metric: off")}
    assert run(case).findings == ()
    assert rules_of(run(case, select=["no-metric"])) == ["no-metric"]


def test_select_and_ignore_take_rules_principles_and_sets() -> None:
    case = {"edit": {"metrics": None, "time_limit": None, "owner": "nobody"}}
    assert sorted(rules_of(run(case))) == ["no-metric", "process-without-limit", "unknown-role"]
    assert rules_of(run(case, select=["improvement"])) == ["no-metric"]
    assert rules_of(run(case, select=["correct"])) == ["unknown-role"]
    assert rules_of(run(case, ignore=["recommended"])) == ["unknown-role"]
    assert rules_of(run(case, select=["improvement", "no-metric"], ignore=["no-metric"])) == []


@pytest.mark.parametrize("where", ["select", "ignore"])
def test_unknown_rule_is_a_usage_error_with_a_suggestion(where: str) -> None:
    with pytest.raises(UsageError) as caught:
        run(**{where: ["no-metrics"]})
    assert caught.value.key == "unknown-rule-meant"
    assert caught.value.arguments["suggestion"] == "no-metric"


def test_unknown_rule_in_the_manual_says_where() -> None:
    with pytest.raises(UsageError) as caught:
        run({"files": settings("made-up-thing: off")})
    assert caught.value.key == "unknown-rule"
    assert caught.value.location is not None
    assert caught.value.location.path == "processes/manual.yaml"
    assert caught.value.location.line > 1


def test_fixed_rules_cannot_be_turned_off() -> None:
    for arguments in ({"case": {"files": settings("unreadable-file: off")}}, {"ignore": ["invalid-definition"]}):
        with pytest.raises(UsageError) as caught:
            run(**arguments)
        assert caught.value.key == "fixed-rule"


DEFAULTS = {"limit": 5, "strict": False, "unit": "step", "words": ("a", "b")}
OPTIONAL = RuleSpec("no-metric", "improvement", "warning", "correct", "process", "", options=DEFAULTS)


def options(settings: dict[str, Any]) -> dict[str, Any]:
    case = {"files": {"manual.yaml": {"lint": {"rules": {"no-metric": settings}}}}}
    seen: list[dict[str, Any]] = []

    def check(context: Context) -> Iterator[Report]:
        seen.append(dict(context.options))
        return iter(())

    run(case, rules=(Rule(OPTIONAL, check),))
    return seen[0]


def test_options_of_the_manual_take_the_kind_of_their_defaults() -> None:
    assert options({"severity": "info"}) == DEFAULTS
    set_all = {"limit": "7", "strict": "true", "unit": "phase", "words": ["c"]}
    assert options(set_all) == {"limit": 7, "strict": True, "unit": "phase", "words": ("c",)}
    assert options({"words": "one"})["words"] == ("one",)


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"limits": "7"}, "unknown-option"),
        ({"limit": "many"}, "bad-option-number"),
        ({"strict": "yes"}, "bad-option-boolean"),
        ({"unit": ["a", "b"]}, "bad-option-text"),
    ],
)
def test_a_wrong_option_says_where(settings: dict[str, Any], key: str) -> None:
    with pytest.raises(UsageError) as caught:
        options(settings)
    assert caught.value.key == key
    assert caught.value.location is not None
    assert (caught.value.location.path, caught.value.location.line > 1) == ("processes/manual.yaml", True)


# --- files that could not be read


def test_problems_become_findings_with_remedy() -> None:
    result = run({"files": {DELIVERY: {"statu": "draft"}}}, language="en")
    (finding,) = result.findings
    assert (finding.rule, finding.severity, finding.element) == ("invalid-definition", "error", "statu")
    assert 'Did you mean "status"?' in finding.message
    assert "procman schema" in finding.message
    assert not result.unreadable


def test_unreadable_file_is_grave() -> None:
    result = run({"text": {DELIVERY: "id: ["}})
    assert "unreadable-file" in rules_of(result)
    assert result.unreadable


def test_invalid_settings_are_grave_even_when_other_files_were_asked_for() -> None:
    result = run({"files": {"manual.yaml": {"titel": "x"}}}, paths=frozenset({DELIVERY_PATH}))
    assert rules_of(result) == ["invalid-definition"]
    assert result.unreadable


# --- only the files that were asked for


def test_paths_limit_the_report_not_the_view() -> None:
    case = {"edit": {"outputs.signed-order.name": "Order, signed"}}
    assert rules_of(run(case, paths=frozenset({ORDER_PATH}))) == []
    (finding,) = run(case, paths=frozenset({DELIVERY_PATH})).findings
    assert (finding.rule, finding.path) == ("hand-over-mismatch", DELIVERY_PATH)
    assert run(case, paths=frozenset({DELIVERY_PATH})).files == (DELIVERY_PATH,)


# --- suppressions


def _with_comment(name: str, before: str, comment: str, case: dict[str, Any] | None = None) -> str:
    text = varied(case or {})[f"processes/{name}"].decode()
    assert before in text
    return text.replace(before, f"{comment}\n{before}", 1)


def _suppressed(before: str, comment: str, case: dict[str, Any]) -> LintResult:
    return run({"text": {ORDER: _with_comment(ORDER, before, comment, case)}})


NO_ROLE = {"edit": {"steps.price.role": None}}


@pytest.mark.parametrize(
    "comment",
    [
        "  # procman: ignore step-without-role - decided in May",
        "  # procman: ignore step-without-role, unknown-role - decided in May",
        "  # procman: ignore step-without-role: decided in May",
        "  # procman: ignore step-without-role — 五月会议决定",
        "  # procman: ignore step-without-role - decided\n  # (another comment)\n",
    ],
)
def test_suppression_above_the_element(comment: str) -> None:
    result = _suppressed("  price:\n", comment, NO_ROLE)
    assert "step-without-role" not in rules_of(result)


def test_suppression_on_the_line() -> None:
    text = varied(NO_ROLE)[ORDER_PATH].decode()
    text = text.replace("  price:\n", "  price: # procman: ignore step-without-role - decided\n")
    assert run({"text": {ORDER: text}}).findings == ()


def test_suppression_covers_what_the_element_holds() -> None:
    comment = "  # procman: ignore unknown-role - the role is new"
    assert _suppressed("  price:\n", comment, {"edit": {"steps.price.role": "novice"}}).findings == ()


def test_suppression_in_a_dictionary() -> None:
    case = {"files": {"organisation.yaml": {"roles.vice": {"name": "Vice"}}}}
    text = _with_comment("organisation.yaml", "  vice:", "  # procman: ignore unused-role - from July", case)
    assert run({"text": {"organisation.yaml": text}}).findings == ()


def test_suppression_without_reason_has_no_effect() -> None:
    result = _suppressed("  price:\n", "  # procman: ignore step-without-role", NO_ROLE)
    assert sorted(rules_of(result)) == ["step-without-role", "suppression-without-reason"]


def test_suppression_of_an_unknown_rule() -> None:
    result = _suppressed("  price:\n", "  # procman: ignore step-without-roll - decided", {})
    (finding,) = result.findings
    assert finding.rule == "suppression-unknown-rule"
    assert "step-without-roll" in finding.message


def test_unused_suppression_points_at_the_comment() -> None:
    result = _suppressed("  price:\n", "  # procman: ignore step-without-role - decided", {})
    (finding,) = result.findings
    assert finding.rule == "suppression-unused"
    assert (finding.column, finding.end_column) == (3, 48)


def test_suppression_of_a_rule_that_does_not_run_is_not_called_unused() -> None:
    text = _with_comment(ORDER, "  price:\n", "  # procman: ignore step-without-role - decided")
    assert run({"text": {ORDER: text}}, ignore=["step-without-role"]).findings == ()


def test_invalid_definitions_cannot_be_suppressed() -> None:
    case = {"edit": {"statu": "draft"}}
    text = _with_comment(ORDER, "statu:", "# procman: ignore invalid-definition - why not", case)
    assert "invalid-definition" in rules_of(run({"text": {ORDER: text}}))


# --- fingerprints and order


def fingerprints(case: dict[str, Any], **arguments: Any) -> list[str]:
    return sorted(finding.fingerprint for finding in run(case, **arguments).findings)


BROKEN = {"steps.price.role": "paker", "steps.sign.time_limit": None, "steps.stock.inputs": ["draf"]}


def test_fingerprints_are_distinct_hexadecimal() -> None:
    found = fingerprints({"edit": BROKEN})
    assert len(set(found)) == len(found) >= 3
    assert all(len(one) == 16 and set(one) <= set("0123456789abcdef") for one in found)


def test_fingerprints_survive_languages() -> None:
    assert fingerprints({"edit": BROKEN}, language="en") == fingerprints({"edit": BROKEN}, language="zh-CN")


def test_fingerprints_survive_moved_lines_and_renamed_steps() -> None:
    moved = "# a comment\n\n" + varied({"edit": BROKEN | {"steps.price.name": "Name the price"}})[ORDER_PATH].decode()
    assert fingerprints({"text": {ORDER: moved}}) == fingerprints({"edit": BROKEN})


def test_fingerprints_tell_different_mistakes_apart() -> None:
    other = BROKEN | {"steps.price.role": "pakker"}
    assert fingerprints({"edit": BROKEN}) != fingerprints({"edit": other})


def test_findings_are_sorted_and_repeatable() -> None:
    first = run({"edit": BROKEN, "files": {DELIVERY: {"metrics": None, "owner": "nobody"}}}).findings
    again = run({"edit": BROKEN, "files": {DELIVERY: {"metrics": None, "owner": "nobody"}}}).findings
    assert first == again
    assert [finding.order for finding in first] == sorted(finding.order for finding in first)


def test_language_of_messages() -> None:
    (chinese,) = run(NO_METRICS, language="zh-CN").findings
    (english,) = run(NO_METRICS, language="en").findings
    assert "绩效指标" in chinese.message
    assert "indicator" in english.message
