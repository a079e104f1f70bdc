"""Who approved what a release brings: nobody approves what he wrote himself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from procman.errors import UsageError
from procman.history.commits import DefinitionCommit
from procman.history.signed_tags import SignedTag
from procman.records import record
from procman.release.contents import Entry, Obstacle

if TYPE_CHECKING:
    from procman.model.manual import Approvals

_WRITTEN = re.compile(r"([^<>]*[^<>\s])\s*<([^<>\s]+)>|([^<>]+)")


@record(frozen=True, slots=True)
class Person:
    """Somebody, as git or a signature tells.

    Attributes:
        name: May be empty.
        address: Mail address; may be empty.
    """

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.address else self.name

    def is_same(self, other: Person) -> bool:
        """Whether two are one: an equal address or an equal name is enough to doubt it."""
        pairs = ((self.address, other.address), (self.name, other.name))
        return any(one and one.casefold() == another.casefold() for one, another in pairs)


def person(text: str) -> Person:
    """Somebody of ``name <address>``."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return Person(text.strip(), "")
    return Person((found[1] or found[3] or "").strip(), found[2] or "")


def named_approver(text: str) -> Person:
    """Somebody whom the user names on the command line.

    Raises:
        UsageError: It is not ``name <address>`` on one line.
    """
    found = person(text)
    if not found.name or "@" not in found.address or not text.isprintable():
        raise UsageError("approver-format", text=text)
    return found


@record(frozen=True, slots=True)
class Approval:
    """Whoever approved, as far as it counts.

    Attributes:
        approvers: Those who approved a process that they did not write; as their first signature has them.
        obstacles: What the manual's setting asks for and is missing.
    """

    approvers: tuple[Person, ...]
    obstacles: tuple[Obstacle, ...]


def approval(
    setting: Approvals,
    entries: Sequence[Entry],
    paths: dict[str, frozenset[str]],
    commits: Sequence[DefinitionCommit],
    given: Sequence[Person],
    tags: Sequence[SignedTag],
) -> Approval:
    """Compare those who approved with those who wrote.

    Args:
        setting: What the manual asks for.
        entries: What the release brings.
        paths: The files of each process, before and now.
        commits: Those since the last release.
        given: Named on the command line, for everything; they count as ``Approved-by`` lines do.
        tags: Those at the commit, with what their signatures are worth.
    """
    signed = [person(tag.signer) for tag in tags if tag.problem is None]
    accepted: list[Person] = []
    found: list[Obstacle] = []
    for entry in entries:
        if entry.kind == "draft":
            continue
        touching = [commit for commit in commits if paths[entry.id] & commit.paths]
        writers = [person(text) for commit in touching if not commit.is_merge for text in commit.writers]
        written = [person(text) for commit in touching for text in commit.approvals]
        candidates = signed if setting == "signed" else [*given, *written, *signed]
        independent = [each for each in candidates if not any(each.is_same(writer) for writer in writers)]
        accepted += independent
        if setting != "none" and not independent:
            found.append(_missing(setting, entry, candidates))
    if setting == "signed":
        found += _worthless(tags)
    return Approval(tuple(_distinct(accepted)), tuple(found))


def _missing(setting: Approvals, entry: Entry, candidates: Sequence[Person]) -> Obstacle:
    name = (entry.new or entry.old or entry.changes).name
    names = ", ".join(dict.fromkeys(map(str, candidates)))
    if candidates:
        return Obstacle("approved-by-writer", {"id": entry.id, "name": name, "approvers": names})
    return Obstacle(f"not-approved-{setting}", {"id": entry.id, "name": name})


def _worthless(tags: Iterable[SignedTag]) -> Iterator[Obstacle]:
    for tag in tags:
        if tag.problem in ("bad", "other-key"):
            yield Obstacle(f"signature-{tag.problem}", {"tag": tag.name, "signer": tag.signer})


def _distinct(persons: Iterable[Person]) -> Iterator[Person]:
    seen: list[Person] = []
    for each in persons:
        if not any(each.is_same(other) for other in seen):
            seen.append(each)
            yield each
