"""Contents of many git objects by one process; reading them one by one through GitPython is 16 times slower."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from procman.errors import RevisionError
from procman.history.environment import clean_environment
from procman.history.program import command_line, last_line

_CHUNK = 1 << 20


def read_objects(
    folder: Path, object_ids: Iterable[str], largest: int, *, offline: bool = False
) -> dict[str, bytes | int]:
    """Contents of objects by id; of one that is larger than ``largest`` bytes only its size.

    Args:
        folder: A folder of the repository.
        object_ids: Ids in full.
        largest: In bytes.
        offline: Whether git must do with the objects that are there.

    Raises:
        RevisionError: git did not finish, or an object is missing.
    """
    wanted = list(dict.fromkeys(object_ids))
    if not wanted:
        return {}
    # Ids go through a file and not a pipe: git would block on its full output while we still write.
    with tempfile.TemporaryFile() as questions, tempfile.TemporaryFile() as complaints:
        questions.write("".join(f"{object_id}\n" for object_id in wanted).encode())
        questions.seek(0)
        with subprocess.Popen(  # noqa: S603 - no shell, no user's word
            command_line(folder, "cat-file", "--batch", "--buffer"),
            env=clean_environment(offline=offline),
            stdin=questions,
            stdout=subprocess.PIPE,
            stderr=complaints,
        ) as process:
            assert process.stdout is not None
            found = {object_id: _next_object(process.stdout, largest) for object_id in wanted}
        complaints.seek(0)
        if process.returncode or any(content is None for content in found.values()):
            raise RevisionError("git-failed", reason=last_line(complaints.read() or b"missing object"))
    return {object_id: content for object_id, content in found.items() if content is not None}


def _next_object(answers: IO[bytes], largest: int) -> bytes | int | None:
    """The next answer: ``<id> <type> <size>``, the content, a newline; or ``<id> missing``."""
    header = answers.readline().split()
    if len(header) != 3:
        return None
    size = int(header[2])
    if size <= largest:
        content = answers.read(size)
        answers.read(1)
        return content
    remaining = size + 1
    while remaining > 0:
        remaining -= len(answers.read(min(_CHUNK, remaining))) or remaining
    return size
