"""The id that git gives to bytes; imports nothing heavy, as an unchanged workspace is recognised by it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_DIGITS_OF_SHA1 = 40


def blob_id(content: bytes, digits: int = _DIGITS_OF_SHA1) -> str:
    """The id of a file with these bytes, which is an address and keeps no secret.

    Args:
        content: The bytes.
        digits: How long the repository's ids are: 64 where it uses SHA-256.
    """
    algorithm = hashlib.sha1 if digits == _DIGITS_OF_SHA1 else hashlib.sha256
    return algorithm(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def stored_forms(content: bytes) -> Iterable[bytes]:
    """As what git may keep a file: as it is, or with the line ends of Unix where it has those of Windows."""
    yield content
    if b"\r\n" in content:
        yield content.replace(b"\r\n", b"\n")
