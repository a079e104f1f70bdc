"""What the bulletin says of every case of ``tests/diff/kinds``, for comparison with ``expected.txt``.

Run to write it anew: python -m tests.documents.view.bulletin.told
"""

from __future__ import annotations

from pathlib import Path

from procman.diff.engine import diff
from procman.documents.view.bulletin.news import News, build_news
from procman.model.definitions import Definitions
from tests.diff.cases import cases

EXPECTED = Path(__file__).with_name("expected.txt")


def news_of(old: Definitions, new: Definitions, language: str = "zh-CN") -> News:
    return build_news(old, new, diff(old, new), language)


def told() -> str:
    """Every role with what it hears, in both languages."""
    lines = []
    for case in cases():
        lines.append(case.name)
        versions = case.versions()
        chinese, english = (news_of(*versions, language) for language in ("zh-CN", "en"))
        for process, other in zip(chinese.processes, english.processes, strict=True):
            for role, said in process.told.items():
                for one, two in zip(said, other.told[role], strict=True):
                    lines.append(f"  {role} [{one.topic}] {_line(one.head, one.text, one.before, one.after)}")
                    lines.append(f"    {_line(two.head, two.text, two.before, two.after)}")
                    lines += [f"    · {detail}" for detail in one.details]
    return "\n".join(lines) + "\n"


def _line(head: str, text: str, before: str, after: str) -> str:
    turn = f" | {before} → {after}" if before or after else ""
    return f"{head} {text}{turn}".strip()


if __name__ == "__main__":
    EXPECTED.write_text(told(), encoding="utf-8")
