"""The tables of what lint keeps."""

from __future__ import annotations

from procman.caching.database import Database, Format, digest

FORMAT = Format(
    1,
    """
CREATE TABLE stamp (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, blob TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE listing (state TEXT PRIMARY KEY, digest TEXT NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE check_result (
    space TEXT, path TEXT, blob TEXT, day INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (space, path, blob)
) WITHOUT ROWID;
CREATE TABLE report (key TEXT PRIMARY KEY, day INTEGER NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
""",
)


def open_database(root: str, folder: str | None = None) -> Database:
    """The cache of a workspace.

    Args:
        root: The workspace's folder.
        folder: Where caches are; None for the usual place.
    """
    return Database(digest(root)[:16], FORMAT, folder)
