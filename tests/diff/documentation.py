"""The page of kinds of change, made from the registry; run this module to write it anew."""

from __future__ import annotations

from pathlib import Path

from procman.diff.change import GROUPS, LEVELS
from procman.diff.changes import manual
from procman.diff.mixes.registry import MIXES
from procman.diff.registry import DICTIONARIES, kinds
from procman.messages import text
from tests.diff.cases import cases, changes_of, mix_versions

PAGE = Path(__file__).parents[2] / "docs" / "changes" / "kinds.md"
_HEAD = """# Kinds of change

`procman diff` reports these. The level is the version that a change asks for by default; `versioning` in `manual.yaml`
decides otherwise by naming kinds: `versioning: {major: [time-limit-changed], minor: [metric-renamed]}`. The highest
level of a process's changes is the version that it needs.

Made from the code by `python -m tests.diff.documentation`.
"""

MIXES_PAGE = PAGE.with_name("mixes.md")
_MIXES_HEAD = """# Dangerous mixes

Changes of one process that are dangerous together, or because of what they meet in it. Every report says them above
all others; in JSON they are `mixes` of a process. They weigh nothing for the version and do not change the exit code.

Made from the code by `python -m tests.diff.documentation`.

| mix | when | example |
| --- | --- | --- |
"""


def page() -> str:
    """The page in Markdown."""
    from procman.diff.engine import diff
    from procman.diff.wording import message

    examples: dict[str, str] = {}
    for case in cases():
        old, new = case.versions()
        for result in (diff(old, new), diff(new, old)):
            for change in changes_of(result):
                examples.setdefault(change.kind.name, message(change, "en").replace("|", "\\|"))
    dictionaries = {kind.name for dictionary in DICTIONARIES for kind in dictionary.kinds}
    dictionaries |= {kind.name for kind in manual.KINDS}
    parts = [_HEAD]
    for group in (*GROUPS, "shared"):
        chosen = [kind for kind in kinds().values() if ("shared" if kind.name in dictionaries else kind.group) == group]
        title = text("en", "diff.shared" if group == "shared" else f"diff.group-{group}")
        parts.append(f"\n## {title}\n\n| kind | level | example |\n| --- | --- | --- |\n")
        chosen.sort(key=lambda kind: -LEVELS.index(kind.level))
        parts += [f"| `{kind.name}` | {kind.level} | {examples[kind.name]} |\n" for kind in chosen]
    return "".join(parts)


def mixes_page() -> str:
    """The page of dangerous mixes in Markdown."""
    from procman.diff.engine import diff
    from procman.diff.wording import mix_sentence

    rows = []
    for finder in MIXES:
        old, new = mix_versions(finder.NAME)
        (mix,) = [mix for process in diff(old, new).processes for mix in process.mixes]
        meaning = " ".join(str(finder.find.__doc__).split())
        rows.append(f"| `{finder.NAME}` | {meaning} | {mix_sentence(mix, 'en')} |\n")
    return _MIXES_HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    MIXES_PAGE.write_text(mixes_page(), encoding="utf-8", newline="\n")
