"""Definition files of many versions, listed by two runs of git however many versions there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from procman.history.listing import DEFINITIONS_FOLDER, LINK, is_definition, listed_files
from procman.history.program import run_git

Files = dict[str, str]
"""Ids of contents by path in the workspace; links are left out."""


def files_of_commits(root: Path, commits: Sequence[str]) -> list[Files]:
    """The definition files of each of some commits.

    Args:
        root: The workspace.
        commits: Ids; the more two neighbours have in common, the less git has to say.

    Raises:
        RevisionError: git did not finish.
    """
    if not commits:
        return []
    listing = run_git(root, "ls-tree", "-r", "-z", commits[0], "--", f"{DEFINITIONS_FOLDER}/", offline=True)
    versions = [_files(listing)]
    for paths, listing in _differences(root, commits):
        files = {path: object_id for path, object_id in versions[-1].items() if path not in paths}
        versions.append(files | _files(listing))
    return versions


def _files(listing: bytes) -> Files:
    files = listed_files(listing).items()
    return {path: entry.object_id for path, entry in files if entry.mode != LINK and is_definition(path)}


def _differences(root: Path, commits: Sequence[str]) -> Iterator[tuple[set[str], bytes]]:
    """For each commit but the first: the paths that differ from the commit before, and a listing of what they are now.

    The listing is as ``ls-tree`` writes it.
    """
    pairs = "".join(f"{commit} {before}\n" for before, commit in pairwise(commits)).encode()
    options = ("--stdin", "--always", "-r", "--no-renames", "--relative", "-z")
    printed = run_git(root, "diff-tree", *options, "--", f"{DEFINITIONS_FOLDER}/", offline=True, questions=pairs)
    # Of each pair the first id, then for each file ``:mode mode id id letter`` and its path.
    words = iter(printed.split(b"\0")[:-1])
    differences: list[tuple[set[str], list[bytes]]] = []
    for word in words:
        if not word.startswith(b":"):
            differences.append((set(), []))
            continue
        path = next(words)
        _, mode, _, object_id, _ = word.split(b" ")
        differences[-1][0].add(path.decode("utf-8", "surrogateescape"))
        differences[-1][1].append(b"%b blob %b\t%b\0" % (mode, object_id, path))
    yield from ((paths, b"".join(lines)) for paths, lines in differences)
