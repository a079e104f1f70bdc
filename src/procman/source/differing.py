"""Two versions of a workspace as far as they differ: what is the same in both is neither read nor validated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from procman.source.tree import KeptTree
from procman.source.workspace import DICTIONARIES, Workspace, load

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.source.tree import FileTree


def load_differing(old: FileTree, new: FileTree) -> tuple[Workspace, Workspace]:
    """Load the dictionaries, the processes whose files differ, and those that their comparison needs besides.

    When a dictionary differs these are all, as everybody whom its entries matter to has to be told. Otherwise they are
    the processes that a differing one names, and those whose id came, went or moved, as another file may declare it
    too. An id that two files declare in both versions is no difference.

    Args:
        old: The files of the version before.
        new: The files of the version after.

    Returns:
        Both versions, of light twins.
    """
    in_old, in_new = frozenset(old.paths()), frozenset(new.paths())
    common = sorted(in_old & in_new)
    same = _same(old, new, common)
    differing = (in_old | in_new) - same
    if differing & set(DICTIONARIES):
        return _both(old, new, None)
    found = _both(old, new, differing)
    named = _named(found)
    if not named:
        return found
    more = _declaring(new, sorted(same - set(DICTIONARIES)), named)
    return _both(old, new, differing | more, found) if more else found


def _both(
    old: FileTree,
    new: FileTree,
    paths: frozenset[str] | None,
    known: tuple[Workspace, Workspace] | tuple[None, None] = (None, None),
) -> tuple[Workspace, Workspace]:
    for tree in (old, new):
        if isinstance(tree, KeptTree):
            tree.fetch(tree.paths() if paths is None else (*DICTIONARIES, *paths))
    before = load(old, known[0], paths=paths)
    return before, load(new, known[1] or before, paths=paths)


def _same(old: FileTree, new: FileTree, paths: Collection[str]) -> frozenset[str]:
    """Files of both versions with the same bytes."""
    if isinstance(old, KeptTree) and isinstance(new, KeptTree):
        ids = {path: (old.object_id(path), new.object_id(path)) for path in paths}
        same = {path for path, (before, after) in ids.items() if before is not None and before == after}
        return frozenset(same)
    from procman.errors import UnreadableError

    def content(tree: FileTree, path: str) -> bytes | None:
        try:
            return tree.read(path)
        except UnreadableError:
            return None

    return frozenset(path for path in paths if (found := content(old, path)) and found == content(new, path))


def _named(found: tuple[Workspace, Workspace]) -> set[str]:
    """Ids that other files may declare: partners and called processes, and what came, went or stands elsewhere now."""
    files = [workspace.files for workspace in found]
    elsewhere = {one for one in files[0].keys() | files[1].keys() if files[0].get(one) != files[1].get(one)}
    partners: set[str] = set()
    for workspace in found:
        definitions = workspace.definitions
        for process in definitions.processes.values():
            partners |= {one for one in _partners(process) if definitions.organisation.name(one) == one}
    return elsewhere | (partners - (files[0].keys() & files[1].keys()))


def _partners(process: Process) -> Iterable[str]:
    for document in process.inputs.values():
        yield from document.suppliers
    for output in process.outputs.values():
        yield from output.takers
    for step in process.steps.values():
        if step.process:
            yield step.process


def _declaring(tree: FileTree, paths: Collection[str], ids: Collection[str]) -> frozenset[str]:
    """Files in which one of some ids occurs; most of them declare it, and to be sure takes less than to look closer."""
    wanted = [one.encode() for one in ids]
    return frozenset(path for path in paths if any(one in tree.read(path) for one in wanted))
