"""The sqlite file of a cache: opened if it can be, thrown away if it is broken, done without if it must be."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

_PATIENCE = 0.5  # seconds; another procman writes for some milliseconds at the end of its run


class Format(NamedTuple):
    """What a cache's file holds.

    Attributes:
        version: Another number whenever the tables are others; a file of another format starts anew.
        tables: The statements that make them, each ended by a semicolon.
    """

    version: int
    tables: str


def cache_folder() -> str | None:
    """The folder for caches: what PROCMAN_CACHE_DIR says, else the system's; None where no home is known."""
    named = os.environ.get("PROCMAN_CACHE_DIR")
    if named:
        return named
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return f"{base}/procman" if base and os.path.isabs(base) else None


def digest(*parts: str) -> str:
    """A short name for texts that are long."""
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(part.encode("utf-8", "surrogateescape") + b"\0")
    return made.hexdigest()


class Database:
    """The file of one cache; every failure of it is a miss, never an error."""

    def __init__(self, name: str, format: Format, folder: str | None = None) -> None:
        """Open the cache, or make it.

        Args:
            name: The file's name without its ending.
            format: What the file holds.
            folder: Where caches are; None for the usual place.
        """
        self._format = format
        base = folder or cache_folder()
        self._path = f"{base}/{name}.sqlite" if base else None
        self._base = base
        self._connection: sqlite3.Connection | None = None
        self._inherited: list[sqlite3.Connection | None] = []
        self._process = os.getpid()
        self._connect()

    @property
    def usable(self) -> bool:
        """Whether there is a cache at all."""
        return self._connection is not None

    def _connect(self) -> None:
        if self._path and self._base:
            try:
                self._connection = self._open(self._base, self._path)
            except (OSError, sqlite3.Error):
                self._connection = None

    def _connect_anew_after_fork(self) -> None:
        """SQLite forbids to carry a connection over a fork, even to close it there: it is put aside."""
        if self._process != os.getpid():
            self._inherited.append(self._connection)
            self._process = os.getpid()
            if self._connection is not None:
                self._connection = None
                self._connect()

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query finds; nothing where the cache cannot be read."""
        self._connect_anew_after_fork()
        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, parameters).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def write(self, changes: Iterable[tuple[str, Iterable[Sequence[Any]]]]) -> None:
        """Write all of it or nothing.

        Args:
            changes: Statements, each with the rows to carry it out for.
        """
        self._connect_anew_after_fork()
        if self._connection is None:
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for statement, rows in changes:
                self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self, base: str, path: str) -> sqlite3.Connection:
        os.makedirs(base, mode=0o700, exist_ok=True)
        for attempt in range(2):
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            try:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version != self._format.version:
                    self._make(connection, version)
                connection.execute("PRAGMA synchronous=OFF")
                return connection
            except sqlite3.DatabaseError as error:
                connection.close()
                if attempt or isinstance(error, sqlite3.OperationalError):
                    raise
                os.remove(path)
        raise AssertionError("the second attempt returns or raises")

    def _make(self, connection: sqlite3.Connection, version: int) -> None:
        """Make the tables; those of another format go."""
        connection.execute("BEGIN IMMEDIATE")
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found == version:  # else another process was faster
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                connection.execute(f'DROP TABLE "{name}"')
            for statement in self._format.tables.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={self._format.version}")
        connection.execute("COMMIT")

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without; a file that is broken in itself is removed, so that the next run has a cache again."""
        self.close()
        busy_or_barred = isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error)
        if self._path and not busy_or_barred:
            try:
                os.remove(self._path)
            except OSError:
                return
