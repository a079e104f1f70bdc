"""The rules themselves, as a list and one by one."""

from __future__ import annotations

import itertools
import json

from procman.lint.own_rules import OWN_RULES
from procman.lint.registry import RULES
from procman.lint.rule import RuleSpec
from procman.messages import text
from procman.report.lint_wrap import fill

_WIDTH = 100


def specs() -> dict[str, RuleSpec]:
    """All rules by name: by principle, then the engine's own."""
    return {spec.name: spec for spec in (*(rule.spec for rule in RULES), *OWN_RULES)}


def rules_text(language: str) -> str:
    """The rules by principle: name, severity and summary."""
    lines = []
    longest = max(map(len, specs()))
    for principle, group in itertools.groupby(specs().values(), key=lambda spec: spec.principle):
        lines.append(text(language, f"lint.principle.{principle}"))
        for spec in group:
            severity = text(language, f"lint.severity.{spec.severity}")
            lines.append(f"  {spec.name:<{longest}}  {severity}  {summary(spec, language)}")
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def rules_json() -> str:
    """The rules for programs."""
    data = [
        {
            "rule": spec.name,
            "principle": spec.principle,
            "severity": spec.severity,
            "set": spec.set,
            "scope": spec.scope,
            "summary": spec.summary,
            "fix": spec.fix,
        }
        for spec in specs().values()
    ]
    return json.dumps({"version": 1, "rules": data}, ensure_ascii=False, indent=2) + "\n"


def rule_text(spec: RuleSpec, language: str) -> str:
    """One rule: its facts, then its page."""
    facts = [
        text(language, "lint.explain.severity", severity=text(language, f"lint.severity.{spec.severity}")),
        text(language, "lint.explain.set", set=text(language, f"lint.set.{spec.set}")),
        text(language, "lint.explain.principle", principle=text(language, f"lint.principle.{spec.principle}")),
    ]
    if spec.fix:
        facts.append(text(language, f"lint.explain.fix-{spec.fix}"))
    return "\n".join([spec.name, summary(spec, language), "", *facts, "", page(spec, language)]) + "\n"


def summary(spec: RuleSpec, language: str) -> str:
    """What the rule is about, in a line."""
    return text(language, f"rules.{spec.name}")


def page(spec: RuleSpec, language: str) -> str:
    """What the rule checks, why, and the remedy."""
    sections = []
    for section in ("check", "why", "remedy"):
        heading = text(language, f"lint.explain.{section}")
        words = text(language, f"rules.{spec.name}.{section}")
        sections.append(f"{heading}\n{fill(words, _WIDTH, indent='  ')}")
    return "\n\n".join(sections)
