"""Independent pieces of work on several processors at once, by forking on Linux; elsewhere one after another."""

from __future__ import annotations

import marshal
import os
import selectors
import signal
import struct
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from procman.lint import workers as lint_workers

_HEAD: Final = struct.Struct("<IQ")
_CHUNK: Final = 1 << 16
_INTERRUPTED: Final = 130
_THREADS: Final = Path("/proc/self/task")

_PIPE: Final = 1 << 20
"""So much of their results workers can leave while nobody reads yet."""

Work = Callable[[int], list[bytes]]
"""Does the piece at a place; what it changes stays in the worker that does it."""
Errand = Callable[[], object]
"""Something that the one who waits for workers can do until then."""


def spread(
    weights: Sequence[float], work: Work, jobs: int, meanwhile: Errand | None = None
) -> Generator[tuple[int, list[bytes]], None, None]:
    """Do pieces of work.

    Close the iterator when it is given up early, so that no worker outlives it.

    Args:
        weights: About how long each piece takes, in any unit.
        work: Does the piece at a place of ``weights``; what it changes is lost where a worker does it.
        jobs: On how many processors at most; with one everything happens here.
        meanwhile: Done here while workers work; not at all where there are none.

    Yields:
        Place and result, in the order in which they are ready. The results themselves are always the same.
    """
    heaviest_first = sorted(range(len(weights)), key=lambda place: (-weights[place], place))
    count = min(jobs, len(weights))
    if count < 2 or not may_fork():
        yield from ((place, work(place)) for place in range(len(weights)))
        return
    left = set(heaviest_first)
    crew = _Crew()
    try:
        for number in range(count):
            crew.start(heaviest_first[number::count], work)
        if meanwhile:
            meanwhile()
        for place, result in crew.results():
            left.discard(place)
            yield place, result
    finally:
        crew.stop()
    # what a worker that was killed, ran out of memory or failed left undone is done here, where an error can be told
    yield from ((place, work(place)) for place in sorted(left))


def may_fork() -> bool:
    """Whether a fork is safe: typst, once used, keeps threads of its own, and would wait for them in vain."""
    try:
        return lint_workers.may_fork() and len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


class _Crew:
    """The workers of one run."""

    def __init__(self) -> None:
        self._workers: dict[int, int] = {}  # the pipe's end to read from, and the process

    def start(self, share: Sequence[int], work: Work) -> None:
        reading, writing = os.pipe()
        _widen(writing)
        process = os.fork()
        if process:
            os.close(writing)
            self._workers[reading] = process
            return
        code = 1
        try:
            # a worker must notice when nobody reads any longer, so no other one may hold its pipe
            for pipe in (reading, *self._workers):
                os.close(pipe)
            with os.fdopen(writing, "wb") as pipe_file:
                for place in share:
                    result = marshal.dumps(work(place))
                    pipe_file.write(_HEAD.pack(place, len(result)) + result)
                    pipe_file.flush()
            code = 0
        except KeyboardInterrupt:
            code = _INTERRUPTED
        finally:
            os._exit(code)  # nothing of the parent's may be flushed or closed here

    def results(self) -> Iterator[tuple[int, list[bytes]]]:
        """What the workers send, until the last has ended."""
        with selectors.DefaultSelector() as selector:
            for pipe in self._workers:
                selector.register(pipe, selectors.EVENT_READ, bytearray())
            while selector.get_map():
                for key, _ in selector.select():
                    content = os.read(key.fd, _CHUNK)
                    if not content:
                        selector.unregister(key.fd)
                    key.data.extend(content)
                    yield from _whole(key.data)

    def stop(self) -> None:
        """End every worker that still works."""
        for pipe, process in self._workers.items():
            os.close(pipe)
            os.kill(process, signal.SIGKILL)  # one that has ended is still ours until it is waited for
            os.waitpid(process, 0)
        self._workers.clear()


def _widen(pipe: int) -> None:
    """Give a pipe more room where the system lets us; without, a worker waits until somebody reads."""
    import fcntl

    with suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _whole(received: bytearray) -> Iterator[tuple[int, list[bytes]]]:
    """Take the results that have come wholly."""
    while len(received) >= _HEAD.size:
        place, size = _HEAD.unpack_from(received)
        end = _HEAD.size + size
        if len(received) < end:
            return
        result = marshal.loads(received[_HEAD.size : end])  # noqa: S302 - written by a worker a moment ago
        del received[:end]
        yield place, result
