"""The environment in which git runs: the user's settings, but no variable that leads to another repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

# A hook runs with GIT_DIR, GIT_INDEX_FILE and others set to the repository it was started in; what stays is
# configuration (a CI container grants safe.directory by GIT_CONFIG_COUNT) and where git itself is installed.
_KEPT = ("GIT_EXEC_PATH", "GIT_CONFIG_COUNT", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
_KEPT_PREFIXES = ("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
_SET = {
    "GIT_LITERAL_PATHSPECS": "1",  # a folder called *.d is a folder, not a pattern
    "GIT_OPTIONAL_LOCKS": "0",  # reading must not disturb a git that works here at the same time
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PYTHON_REFRESH": "quiet",  # a missing git is told by procman, with the remedy
}
# In a partial clone git fetches what is missing by itself, with the programs that the repository names for it. Older
# versions do not know the first variable; the second allows no way of fetching at all.
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ":"}


_IDENTITY = ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE")


def clean_environment(*, offline: bool = False, identity: bool = False) -> dict[str, str]:
    """A copy of the environment for git.

    Args:
        offline: Whether git must do with the objects that are there.
        identity: Whether the variables stay that say who makes a tag, and when.
    """
    allowed = _IDENTITY if identity else ()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or _stays(name) or name in allowed
    }
    return kept | _SET | (_OFFLINE if offline else {})


@contextmanager
def in_clean_environment() -> Iterator[None]:
    """GitPython reads ``os.environ`` itself, so that it has to be clean while GitPython works."""
    before = dict(os.environ)
    cleaned = clean_environment()
    for name in before.keys() - cleaned.keys():
        del os.environ[name]
    os.environ.update(cleaned)
    try:
        yield
    finally:
        for name in cleaned.keys() - before.keys():
            del os.environ[name]
        os.environ.update(before)


def _stays(name: str) -> bool:
    return name in _KEPT or name.startswith(_KEPT_PREFIXES)
