"""Whether a repository holds recent history only."""

from __future__ import annotations

from pathlib import Path

from procman.errors import RevisionError
from procman.history.folder import find_git_folder


def is_shallow(root: Path) -> bool:
    """Whether a clone ends early, so that what is missing may have been cut off.

    Raises:
        RevisionError: The folder belongs to no repository, or that cannot be read.
    """
    try:
        folder = find_git_folder(str(root))
    except (OSError, ValueError):
        folder = None
    if folder is None:
        raise RevisionError("not-a-repository", folder=str(root))
    return (Path(folder.common) / "shallow").is_file()
