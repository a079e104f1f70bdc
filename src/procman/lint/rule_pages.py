"""The documentation pages and the English texts of the rules, written from the rules themselves.

Run: python -m procman.lint.rule_pages docs/rules
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from pathlib import Path
from typing import Any

from procman.lint.own_rules import OWN_RULES
from procman.lint.registry import RULES
from procman.lint.rule import RuleSpec

ENGLISH = Path(__file__).parents[1] / "messages" / "en" / "rules.yaml"
HAND_WRITTEN = frozenset({"coverage.md"})
"""Pages beside those of the rules that nobody generates."""
_INTRODUCTION = """\
What `procman lint` checks, by the principle that a rule serves. `procman explain RULE` prints a page in the terminal,
in the language of the manual.

- **Errors** contradict the definition itself or a law that it cites; `lint` then exits with 1. **Warnings** and
  **infos** do so with `--fail-on warning` or `--fail-on info`. A file or a `manual.yaml` that cannot be read and a
  suppression of a rule that does not exist exit with 2, a rule that itself failed with 3.
- **Another severity** for the whole manual: `lint: {rules: {vague-words: off}}` in `processes/manual.yaml`; `off`,
  `info`, `warning` or `error`.
- **One exception**: `# procman: ignore RULE - reason` on the line of an element or the line above. It covers the
  element with all that it holds. The reason is part of the record; without it the comment has no effect, and a comment
  that is no longer needed is reported.
- **Fixes**: `procman lint --fix` writes what changes no meaning; with `--unsafe` also what a person has to look at,
  such as the id that was probably meant. `--diff` shows it and writes nothing. The pages say which rules have a fix.
- **One run**: `--select` and `--ignore` take rules, principles (`compliance`) and sets (`correct`, `recommended`).

Baseline, `--since`, formats, CI and hooks: [living with lint](../lint.md). Which rule sees what other checkers look
for, and what is refused: [where the rules come from](coverage.md)."""
_FIXES = {"safe": "fixed by `lint --fix`", "unsafe": "where it is plain what was meant, fixed by `lint --fix --unsafe`"}
_SETS = {"correct": "must hold", "recommended": "recommended"}


def pages() -> dict[str, str]:
    """The text of every page by the name of its file; ``README.md`` lists them."""
    specs = [*(rule.spec for rule in RULES), *OWN_RULES]
    return {f"{spec.name}.md": _page(spec) for spec in specs} | {"README.md": _index(specs)}


def english() -> str:
    """The catalogue ``messages/en/rules.yaml``: the docstrings, by the keys that every language has."""
    lines = ["# Written by python -m procman.lint.rule_pages from the docstrings of the rules."]
    for spec in (*(rule.spec for rule in RULES), *OWN_RULES):
        lines.append(f"{spec.name}: {json.dumps(spec.summary, ensure_ascii=False)}")
        _, *parts = re.split(r"^(?:What it checks|Why|Remedy):$", spec.page, flags=re.MULTILINE)
        for section, part in zip(("check", "why", "remedy"), parts, strict=True):
            words = " ".join(part.split()).replace("{", "{{").replace("}", "}}")
            lines.append(f"{spec.name}.{section}: {json.dumps(words, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _page(spec: RuleSpec) -> str:
    facts = f"Severity: {spec.severity} · {_SETS[spec.set]} · principle: {spec.principle}"
    if spec.fix:
        facts += f" · {_FIXES[spec.fix]}"
    body = re.sub(r"^(What it checks|Why|Remedy):$", r"## \1\n", spec.page.partition("\n")[2], flags=re.MULTILINE)
    body = re.sub(r"^    ", "", body, flags=re.MULTILINE)
    return f"# {spec.name}\n\n{spec.summary}\n\n{facts}\n{body.rstrip()}\n\n{_ending(spec)}\n"


def _ending(spec: RuleSpec) -> str:
    if spec.fixed:
        return "This rule always runs; it can neither be turned off nor suppressed."
    options = "".join(f"- `{name}`: {_default(value)}\n" for name, value in spec.options.items())
    options = f"## Options\n\n{options}\n" if options else ""
    return options + (
        "## Settings\n\n"
        f"In `processes/manual.yaml`: `lint: {{rules: {{{spec.name}: off}}}}`, or `info`, `warning`, `error`. For one\n"
        f"element: `# procman: ignore {spec.name} - reason` on its line or the line above."
    )


def _default(value: Any) -> str:
    """The default of an option, as it would be written."""
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join(value) + "]" if isinstance(value, tuple) else str(value)


def _index(specs: list[RuleSpec]) -> str:
    lines = ["# Rules", "", *_INTRODUCTION.splitlines()]
    for principle, group in itertools.groupby(specs, key=lambda spec: spec.principle):
        lines += ["", f"## {principle.capitalize()}", "", "| Rule | Severity | What is wrong |", "| --- | --- | --- |"]
        lines += [f"| [{spec.name}]({spec.name}.md) | {spec.severity} | {spec.summary} |" for spec in group]
    return "\n".join(lines) + "\n"


def main(folder: Path, catalogue: Path = ENGLISH) -> None:
    """Write the pages and the English catalogue, and remove the pages of rules that are gone."""
    catalogue.write_text(english(), encoding="utf-8", newline="\n")
    folder.mkdir(parents=True, exist_ok=True)
    written = pages()
    for path in folder.glob("*.md"):
        if path.name not in written and path.name not in HAND_WRITTEN:
            path.unlink()
    for name, content in written.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
