from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from procman.report.lint_rules import rule_text, rules_json, specs
from procman.report.lint_text import width
from procman.source.reader import read

OPTIONS = {"most_steps": 50, "strict": False, "unit": "a: b", "words": ("及时", "soon")}


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_what_explain_shows_as_settings_is_yaml_with_the_defaults(language: str) -> None:
    explained = rule_text(replace(specs()["no-metric"], options=OPTIONS), language)
    begin = explained.index("    lint:\n")
    shown = re.split(r"\n  (?! )", explained[begin:])[0]
    assert read(shown.encode(), "x.yaml") == {
        "lint": {
            "rules": {
                "no-metric": {
                    "severity": "warning",
                    "most_steps": "50",
                    "strict": "false",
                    "unit": "a: b",
                    "words": ["及时", "soon"],
                }
            }
        }
    }


def test_long_defaults_are_broken_into_lines() -> None:
    options = {"most_steps": 50, "words": tuple(f"相关部门{number}" for number in range(30))}
    explained = rule_text(replace(specs()["no-metric"], options=options), "zh-CN")
    begin = explained.index("    lint:\n")
    shown = explained[begin : explained.index("\n  只对", begin)]
    assert all(width(line) <= 100 for line in shown.splitlines())
    settings = read(shown.encode(), "x.yaml")["lint"]["rules"]["no-metric"]
    assert settings == {"severity": "warning", "most_steps": "50", "words": list(options["words"])}


def test_explain_shows_how_to_suppress_in_both_languages() -> None:
    assert "    # procman: ignore no-metric - reason\n" in rule_text(specs()["no-metric"], "en")
    assert "    # procman: ignore no-metric - 理由\n" in rule_text(specs()["no-metric"], "zh-CN")


def test_fixed_rules_show_no_settings() -> None:
    for language in ("en", "zh-CN"):
        explained = rule_text(specs()["rule-fault"], language)
        assert "procman: ignore" not in explained
        assert "severity:" not in explained


def test_json_lists_options() -> None:
    data = {rule["rule"]: rule for rule in json.loads(rules_json())["rules"]}
    assert all(data[name]["options"] == json.loads(json.dumps(dict(spec.options))) for name, spec in specs().items())
    assert (data["rule-fault"]["fixed"], data["no-metric"]["fixed"]) == (True, False)
