"""The shipped reference document of DOCX: the parts that lie in ``data/reference-docx``, zipped.

Run: python -m tests.reference_docx
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

PARTS = Path(__file__).parent / "data" / "reference-docx"
REFERENCE = Path(__file__).parents[1] / "templates" / "docx" / "reference.docx"
_FIRST = "[Content_Types].xml"


def parts() -> dict[str, bytes]:
    """The parts by name, in the order of the package."""
    names = sorted(path.relative_to(PARTS).as_posix() for path in PARTS.rglob("*") if path.is_file())
    ordered = [_FIRST, *(name for name in names if name != _FIRST)]
    return {name: (PARTS / name).read_bytes() for name in ordered}


def package() -> bytes:
    """The parts as a file for Word, without a date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return stream.getvalue()


if __name__ == "__main__":
    REFERENCE.parent.mkdir(parents=True, exist_ok=True)
    REFERENCE.write_bytes(package())
