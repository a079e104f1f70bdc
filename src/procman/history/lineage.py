"""Which releases contain which commits, where branches part and come together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from procman.history.release_tags import ReleaseTag


class Lineage:
    """Releases and the commits in them. A set of releases is a number with a bit for each, the oldest first."""

    def __init__(self, tags: Sequence[ReleaseTag], parents: Mapping[str, Sequence[str]]) -> None:
        """Work it out.

        Args:
            tags: Oldest first.
            parents: See ``commit_parents``.
        """
        self._tags = tags
        self._containing: defaultdict[str, int] = defaultdict(int)
        bits = {tag.commit: 1 << number for number, tag in enumerate(tags)}
        for commit, its_parents in parents.items():
            self._containing[commit] |= bits.get(commit, 0)
            for parent in its_parents:
                self._containing[parent] |= self._containing[commit]
        self._before = [self._set(self._ancestors(number)) for number in range(len(tags))]

    def containing(self, commit: str) -> int:
        """The releases that contain a commit."""
        return self._containing[commit]

    def before(self, number: int) -> Iterable[int]:
        """The releases that a release contains."""
        return (other for other in range(number) if self._before[number] >> other & 1)

    def came_with(self, commit: str, number: int) -> bool:
        """Whether a release contains a commit that none of those before it contained."""
        containing = self._containing[commit]
        return bool(containing >> number & 1) and not containing & self._before[number]

    def latest(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Tags of those of some releases that no other one of them contains, latest first."""
        asked = sorted(numbers, reverse=True)
        together = self._set(asked)
        return tuple(
            self._tags[each].name
            for each in asked
            if not self._containing[self._tags[each].commit] & together & ~(1 << each)
        )

    def _ancestors(self, number: int) -> Iterable[int]:
        return (other for other in range(number) if self._containing[self._tags[other].commit] >> number & 1)

    @staticmethod
    def _set(numbers: Iterable[int]) -> int:
        return sum(1 << number for number in numbers)
