"""Checks many files on several processors at once, where that is cheap: by forking on Linux.

A worker has everything that was loaded at no price, checks its share, and hands back what ``lint.cache.codec`` makes of
it. Where no fork is to be had, or a worker comes to grief, the files are checked one after another, with the same
results.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from procman.lint.cache.codec import decode, encode
from procman.lint.checking import FileCheck

# Below this a fork takes longer than it saves: a file takes some milliseconds, a fork about two.
_FEWEST_FILES = 12
_MOST_WORKERS = 4
_INTERRUPTED = 130

Check = Callable[[str], FileCheck]
"""Reads and checks the file at a path."""


def check_all(paths: Sequence[str], check: Check, jobs: int) -> Iterator[tuple[str, FileCheck]]:
    """Check files; the order of the results is that of the paths.

    Args:
        paths: The files.
        check: Checks one.
        jobs: On how many processors at most; with one, and with few files, everything happens here and results keep
            their fixes.
    """
    count = min(jobs, _MOST_WORKERS, len(paths) * 2 // _FEWEST_FILES)
    if count < 2 or not may_fork():
        for path in paths:
            yield path, check(path)
        return
    shares = [paths[place::count] for place in range(count)]
    workers = [(share, *_start(share, check)) for share in shares[1:]]
    found = {path: check(path) for path in shares[0]}
    for share, worker, pipe in workers:
        found.update(_finish(share, worker, pipe, check))
    for path in paths:
        yield path, found[path]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def may_fork() -> bool:
    """Whether a fork is safe: on Linux, and while no other thread could hold a lock."""
    threading = sys.modules.get("threading")
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


def _start(share: Sequence[str], check: Check) -> tuple[int, int]:
    """Fork a worker; its process id and the end of the pipe from which its results can be read."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker:
        os.close(writing)
        return worker, reading
    code = 1
    try:
        os.close(reading)
        made = ((path, check(path)) for path in share)
        results = [(path, encode(one), one.blob, one.crashed) for path, one in made]
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(marshal.dumps(results))
        code = 0
    except KeyboardInterrupt:
        code = _INTERRUPTED
    finally:
        os._exit(code)  # nothing of the parent's may be flushed or closed here


def _finish(share: Sequence[str], worker: int, pipe: int, check: Check) -> Iterator[tuple[str, FileCheck]]:
    with os.fdopen(pipe, "rb") as results:
        content = results.read()
    _, status = os.waitpid(worker, 0)
    if status:  # killed, out of memory, …: what it was to do is done here
        yield from ((path, check(path)) for path in share)
        return
    made: list[Any] = marshal.loads(content)  # noqa: S302 - written by the worker a moment ago
    for path, text, blob, crashed in made:
        known = decode(text, path)
        known.encoded, known.blob, known.crashed = text, blob, crashed
        yield path, known
