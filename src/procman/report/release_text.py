"""A release before it is made, as its maker reads it."""

from __future__ import annotations

from collections.abc import Iterator

from procman.messages import text
from procman.release.contents import Entry
from procman.release.plan import ReleasePlan

_SIGNS = {"new": "+", "changed": "~", "reworded": "~", "withdrawn": "−", "draft": "·"}
_INDENT = "  "


def release_text(plan: ReleasePlan, language: str, message: str | None = None) -> str:
    """The report: what the release brings, who approved it, and what stands against it.

    Args:
        plan: The release.
        language: Language of the report.
        message: What its tag will say; None to leave it out.
    """
    lines = [_title(plan, language)]
    if plan.entries:
        lines += ["", text(language, "release.entries")]
        lines += [_INDENT + _entry(entry, language) for entry in plan.entries]
    if plan.last and plan.result.shared:
        lines += ["", text(language, "release.shared", count=len(plan.result.shared))]
    if plan.approvers:
        names = text(language, "release.separator").join(map(str, plan.approvers))
        lines += ["", text(language, "release.approvers", names=names)]
    if message is not None and not plan.obstacles:
        lines += ["", text(language, "release.message")]
        lines += [(_INDENT + line).rstrip() for line in message.splitlines()]
    lines += _remarks(plan, language)
    return "\n".join(lines) + "\n"


def _title(plan: ReleasePlan, language: str) -> str:
    return text(
        language,
        "release.title" if plan.last else "release.title-first",
        name=plan.name,
        commit=plan.state.commit[:12],
        branch=plan.state.branch or text(language, "release.detached-name"),
        last=plan.last,
    )


def _entry(entry: Entry, language: str) -> str:
    shown = entry.new or entry.old
    assert shown is not None
    versions = dict.fromkeys(side.version for side in (entry.old, entry.new) if side)
    expected = ""
    if entry.kind == "changed" and entry.expected != entry.changes.old_version:
        expected = text(language, "release.entry-expected", version=entry.expected)
    level = f"level-{entry.changes.bump}" if entry.kind == "changed" else f"status-{entry.kind}"
    return text(
        language,
        "release.entry",
        sign=_SIGNS[entry.kind],
        id=entry.id,
        name=shown.name,
        versions=" → ".join(versions),
        level=text(language, f"release.{level}"),
        expected=expected,
    )


def _remarks(plan: ReleasePlan, language: str) -> Iterator[str]:
    if plan.hints:
        yield ""
    for hint in plan.hints:
        yield text(language, "release.hint", text=text(language, f"release.{hint.key}", **hint.arguments))
    if plan.obstacles:
        yield ""
        yield text(language, "release.obstacles")
    for obstacle in plan.obstacles:
        told = text(language, f"release.{obstacle.key}", **obstacle.arguments)
        yield _INDENT + text(language, "release.obstacle", text=told)
