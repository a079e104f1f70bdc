"""The tags by which a workspace was released."""

from __future__ import annotations

import datetime
from pathlib import Path

from procman.history.program import run_git
from procman.records import record

_FIELDS = (
    "refname:strip=2",
    "objecttype",
    "objectname",
    "*objecttype",
    "*objectname",
    "creatordate:unix",
    "creatordate:short",
    "taggername",
    "authorname",
    "contents:subject",
    "contents:body",
)
_FORMAT = "".join(f"%({field})%00" for field in _FIELDS)


@record(frozen=True, slots=True)
class ReleaseTag:
    """A tag.

    Attributes:
        commit: Id of the commit that it stands for.
        annotated: Whether it says by itself who made it, when and why; else its commit speaks for it.
        moment: When it was made, in seconds since 1970.
        date: The day on which it was made, where its maker was; None where git has no sound date.
        author: Who made it.
        message: What its maker said, without signatures.
    """

    name: str
    commit: str
    annotated: bool
    moment: int
    date: datetime.date | None
    author: str
    message: str


def release_tags(root: Path, pattern: str, end: str) -> list[ReleaseTag]:
    """The tags that are releases and come before a commit or stand at it; of several at one commit the one that counts.

    That is the one by which ``git describe`` calls the commit: an annotated one before others, and the latest of them.

    Args:
        root: The workspace.
        pattern: Which tags are releases, as a shell pattern: ``v[0-9]*``.
        end: Id of the commit.

    Raises:
        RevisionError: git did not finish.
    """
    # Without --no-column a setting of the repository could have git start another program.
    options = ("--list", "--no-column", "--color=never", "--sort=refname", f"--merged={end}", f"--format={_FORMAT}")
    values = run_git(root, "tag", *options, "--", pattern, offline=True).decode("utf-8", "replace").split("\0")
    size = len(_FIELDS)
    tags: dict[str, ReleaseTag] = {}
    for start in range(0, len(values) - size, size):
        tag = _tag(
            root,
            [
                value.removeprefix("\n") if not place else value
                for place, value in enumerate(values[start : start + size])
            ],
        )
        other = tags.get(tag.commit)
        if other is None or (tag.annotated, tag.annotated and tag.moment) > (
            other.annotated,
            other.annotated and other.moment,
        ):
            tags[tag.commit] = tag
    return list(tags.values())


def _tag(root: Path, values: list[str]) -> ReleaseTag:
    name, kind, own_id, kind_inside, id_inside, moment, made_on, tagger, author, subject, body = values
    commit = own_id if kind == "commit" else id_inside
    if "commit" not in (kind, kind_inside):  # a tag of a tag
        commit = run_git(root, "rev-parse", f"{own_id}^{{commit}}", offline=True).decode().strip()
    return ReleaseTag(
        name=name,
        commit=commit,
        annotated=kind != "commit",
        moment=int(moment or 0),
        date=day(made_on),
        author=tagger or author,
        message=f"{subject}\n\n{body}".strip(),
    )


def day(text: str) -> datetime.date | None:
    """A day as git prints it; None where it has no sound one."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
