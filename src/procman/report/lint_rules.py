"""The rules themselves, as a list and one by one."""

from __future__ import annotations

import itertools
import json
from typing import Any

from procman.lint.own_rules import OWN_RULES
from procman.lint.registry import RULES
from procman.lint.rule import RuleSpec
from procman.messages import text
from procman.report.lint_text import width
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
            "options": dict(spec.options),
            "fixed": spec.fixed,
            "fix": spec.fix,
        }
        for spec in specs().values()
    ]
    return json.dumps({"version": 1, "rules": data}, ensure_ascii=False, indent=2) + "\n"


def rule_text(spec: RuleSpec, language: str) -> str:
    """One rule: its facts, its page, then how it is set and suppressed."""
    facts = [
        text(language, "lint.explain.severity", severity=text(language, f"lint.severity.{spec.severity}")),
        text(language, "lint.explain.set", set=text(language, f"lint.set.{spec.set}")),
        text(language, "lint.explain.principle", principle=text(language, f"lint.principle.{spec.principle}")),
    ]
    if spec.fix:
        facts.append(text(language, f"lint.explain.fix-{spec.fix}"))
    parts = [spec.name, summary(spec, language), "", *facts, "", page(spec, language), "", settings(spec, language)]
    return "\n".join(parts) + "\n"


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


def settings(spec: RuleSpec, language: str) -> str:
    """How the manual sets the rule, with its defaults, and how one element is excepted."""
    heading = text(language, "lint-report.explain-settings")
    if spec.fixed:
        return f"{heading}\n  {text(language, 'lint-report.explain-fixed')}"
    reason = text(language, "lint-report.explain-reason")
    return "\n".join(
        [
            heading,
            f"  {text(language, 'lint-report.explain-manual')}",
            "    lint:",
            "      rules:",
            *_defaults(spec),
            f"  {text(language, 'lint-report.explain-suppress')}",
            f"    # procman: ignore {spec.name} - {reason}",
        ]
    )


def _defaults(spec: RuleSpec) -> list[str]:
    """Severity and options of a rule as YAML: in one line where that fits, else a line each."""
    pairs = {"severity": spec.severity} | {name: written(value) for name, value in spec.options.items()}
    line = f"        {spec.name}: {{{', '.join(f'{name}: {value}' for name, value in pairs.items())}}}"
    if width(line) <= _WIDTH:
        return [line]
    lines = [f"        {spec.name}:"]
    for name, value in pairs.items():
        line = f"          {name}: {value}"
        default = spec.options.get(name)
        if width(line) > _WIDTH and isinstance(default, tuple):
            lines += [f"          {name}:", *(f"            - {json_text(item)}" for item in default)]
        else:
            lines.append(line)
    return lines


def written(default: Any) -> str:
    """The default of an option as YAML in one line."""
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return f"[{', '.join(map(json_text, default))}]"
    return json_text(default) if isinstance(default, str) else str(default)


def json_text(word: str) -> str:
    """A text in quotes, which YAML reads as JSON does."""
    return json.dumps(word, ensure_ascii=False)
